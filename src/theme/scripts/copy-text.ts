/** Copies the text of the field in it. Its button is hidden where no script can do that. */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const field = this.querySelector('textarea');
    if (!button || !field || !('clipboard' in navigator)) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      field.select();
      void navigator.clipboard.writeText(field.value).then(() => {
        const status = this.querySelector('[role="status"]');
        if (status) status.textContent = this.dataset.copied ?? '';
      });
    });
  }
}

customElements.define('copy-text', CopyText);
