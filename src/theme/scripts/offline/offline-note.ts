/** Says above a page that there is no network, and of when the page is; or that the one that was asked for is not kept. */
export class OfflineNote extends HTMLElement {
  connectedCallback(): void {
    const show = () => void this.#show();
    addEventListener('online', show);
    addEventListener('offline', show);
    show();
  }

  async #show(): Promise<void> {
    if (navigator.onLine) {
      this.hidden = true;
      return;
    }
    const kept = await caches.match(location.href, { ignoreSearch: true, ignoreVary: true });
    const date = kept?.headers.get('date') ?? undefined;
    const style = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' });
    this.textContent = kept
      ? (this.dataset.now ?? '').replace('{moment}', date === undefined ? '?' : style.format(new Date(date)))
      : (this.dataset.missing ?? '');
    // It may have come back meanwhile.
    this.hidden = navigator.onLine;
  }
}

customElements.define('offline-note', OfflineNote);
