const SHOWN_MILLISECONDS = 2500;

/** Copies the story’s address where the reader asks for it. The link to it is hidden where no script can do that. */
class ShareLinks extends HTMLElement {
  #label: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    if (!('clipboard' in navigator)) return;
    for (const link of this.querySelectorAll('a[data-copy]')) link.closest('li')?.removeAttribute('hidden');
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-copy]') : null;
      if (!link) return;
      event.preventDefault();
      void navigator.clipboard.writeText(link.href).then(() => {
        const status = this.querySelector('[role="status"]');
        if (status) status.textContent = this.dataset.copied ?? '';
        this.#label ??= link.textContent;
        link.textContent = this.dataset.copied ?? this.#label;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
          link.textContent = this.#label ?? '';
        }, SHOWN_MILLISECONDS);
      });
    });
  }
}

customElements.define('share-links', ShareLinks);
