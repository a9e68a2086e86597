import { dropOldest, forgetAll, readAt } from './read-records.ts';

/** The latest corrections that a page names, of which only those are shown whose stories this browser opened before they were made. */
class CorrectedSince extends HTMLElement {
  connectedCallback(): void {
    let shown = 0;
    try {
      dropOldest();
      for (const line of this.querySelectorAll<HTMLElement>('li')) {
        const read = readAt(line.querySelector('a')?.pathname ?? '');
        line.hidden = read === undefined || read >= Date.parse(line.querySelector('time')?.dateTime ?? '');
        if (!line.hidden) shown += 1;
      }
    } catch {
      // A browser that keeps nothing has read nothing.
    }
    for (const list of this.querySelectorAll<HTMLElement>('section')) list.hidden = shown === 0;
    const forget = this.querySelector('button');
    this.hidden = shown === 0 && !forget;
    forget?.addEventListener('click', () => {
      forgetAll();
      for (const list of this.querySelectorAll<HTMLElement>('section')) list.hidden = true;
      const status = this.querySelector('[role="status"]');
      if (status) status.textContent = this.dataset.forgotten ?? '';
    });
  }
}

customElements.define('corrected-since', CorrectedSince);
