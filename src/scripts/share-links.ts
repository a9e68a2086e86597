/** Copies the story’s address where the reader asks for it; without a script the same link simply leads to the story. */
class ShareLinks extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-copy]') : null;
      if (!link || !('clipboard' in navigator)) return;
      event.preventDefault();
      void navigator.clipboard.writeText(link.href).then(() => {
        const status = this.querySelector('[role="status"]');
        if (status) status.textContent = this.dataset.copied ?? '';
        const before = link.textContent;
        link.textContent = this.dataset.copied ?? before;
        setTimeout(() => {
          link.textContent = before;
        }, 2500);
      });
    });
  }
}

customElements.define('share-links', ShareLinks);
