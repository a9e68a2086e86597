import { keepSettings, LOOKS, readSettings } from './reader-settings.ts';
import { isSaved, readSaved, toggleSaved } from './saved-stories.ts';

/** Listening, saving and text settings beside a story. Not seen until this script runs, since none works without it. */
class StoryTools extends HTMLElement {
  connectedCallback(): void {
    for (const skip of document.querySelectorAll<HTMLElement>('a[href="#story-tools"]')) skip.hidden = false;
    this.#setUpListen();
    this.#setUpSave();
    this.#setUpShare();
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

  /** What one listens with is loaded when it is asked for. */
  #setUpListen(): void {
    const button = this.querySelector<HTMLButtonElement>('[data-action="listen"]');
    const { url = '', headline = '' } = this.dataset;
    if (!button) return;
    if (!('speechSynthesis' in window || document.querySelector('.text > .recording audio'))) {
      button.hidden = true;
      return;
    }
    let stop: (() => void) | undefined;
    const show = (listening: boolean) => {
      button.setAttribute('aria-pressed', String(listening));
      button.textContent = (listening ? this.dataset.stop : this.dataset.listen) ?? '';
    };
    button.addEventListener('click', () => {
      if (stop) {
        stop();
        return;
      }
      const end = () => {
        stop = undefined;
        show(false);
      };
      stop = end;
      show(true);
      import('./listen/listen.ts')
        .then(({ Listening }) => {
          // Stopped before it was there.
          if (stop !== end) return;
          const listening = new Listening(readSaved(), false, end);
          stop = () => {
            listening.close();
          };
          return listening.start({ url, headline, page: document }, button);
        })
        .catch(end);
    });
  }

  /** The menu closes by Escape and by a press beside it, as menus do. */
  #setUpShare(): void {
    const menu = this.querySelector<HTMLDetailsElement>('.share-menu');
    if (!menu) return;
    menu.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || !menu.open) return;
      menu.open = false;
      menu.querySelector('summary')?.focus();
    });
    document.addEventListener('click', ({ target }) => {
      if (target instanceof Node && !menu.contains(target)) menu.open = false;
    });
  }

  #setUpSettings(): void {
    const form = this.querySelector('form');
    if (!form) return;
    const settings: Record<string, unknown> = { ...readSettings() };
    for (const input of form.querySelectorAll('input')) input.checked = (settings[input.name] ?? '') === input.value;
    form.addEventListener('change', () => {
      const chosen = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
      keepSettings(chosen);
      const { dataset } = document.documentElement;
      for (const name of LOOKS) {
        if (chosen[name]) dataset[name] = chosen[name];
        else Reflect.deleteProperty(dataset, name);
      }
    });
  }
}

customElements.define('story-tools', StoryTools);
