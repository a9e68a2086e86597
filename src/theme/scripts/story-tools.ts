import { keepSettings, readSettings } from './reader-settings.ts';
import { isSaved, toggleSaved } from './saved-stories.ts';

/** Save and text settings beside a story. Hidden until this script runs, since neither works without it. */
class StoryTools extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    for (const skip of document.querySelectorAll<HTMLElement>('a[href="#story-tools"]')) skip.hidden = false;
    this.#setUpSave();
    this.#setUpSettings();
  }

  #setUpSave(): void {
    const button = this.querySelector<HTMLButtonElement>('[data-action="save"]');
    const { url, headline = '', label = '' } = this.dataset;
    if (!button || url === undefined) return;
    const show = (saved: boolean) => {
      button.setAttribute('aria-pressed', String(saved));
      button.textContent = (saved ? this.dataset.saved : this.dataset.save) ?? '';
    };
    show(isSaved(url));
    button.addEventListener('click', () => {
      show(toggleSaved({ url, headline, label }));
    });
  }

  #setUpSettings(): void {
    const form = this.querySelector('form');
    if (!form) return;
    const settings = readSettings();
    for (const input of form.querySelectorAll('input')) {
      input.checked = (settings[input.name as 'theme' | 'text'] ?? '') === input.value;
    }
    form.addEventListener('change', () => {
      const data = new FormData(form);
      const chosen = { theme: textOf(data.get('theme')), text: textOf(data.get('text')) };
      keepSettings(chosen);
      const { dataset } = document.documentElement;
      for (const key of ['theme', 'text'] as const) {
        document.documentElement.toggleAttribute(`data-${key}`, chosen[key] !== '');
        if (chosen[key] !== '') dataset[key] = chosen[key];
      }
    });
  }
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}

customElements.define('story-tools', StoryTools);
