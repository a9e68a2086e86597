import { CAN_KEEP, countKept, isKeeping, startKeeping, stopKeeping } from './kept-pages.ts';

/** Has pages kept for reading without a network, says how many are, and deletes them all. */
class OfflinePages extends HTMLElement {
  connectedCallback(): void {
    if (!CAN_KEEP) return;
    this.hidden = false;
    this.#button('keep')?.addEventListener('click', () => void startKeeping().then(() => this.#show()));
    this.#button('delete')?.addEventListener('click', () => void stopKeeping().then(() => this.#show()));
    void this.#show();
  }

  async #show(): Promise<void> {
    const keeping = await isKeeping();
    const [keep, remove] = [this.#button('keep'), this.#button('delete')];
    const count = this.querySelector<HTMLElement>('[role="status"]');
    if (!keep || !remove || !count) return;
    keep.hidden = keeping;
    remove.hidden = !keeping;
    const kept = keeping ? await countKept() : 0;
    const style = new Intl.NumberFormat(document.documentElement.lang);
    count.textContent = keeping ? (count.dataset.kept ?? '').replace('{count}', style.format(kept)) : '';
  }

  #button(action: string): HTMLButtonElement | null {
    return this.querySelector<HTMLButtonElement>(`button[data-action="${action}"]`);
  }
}

customElements.define('offline-pages', OfflinePages);
