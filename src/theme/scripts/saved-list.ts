import { readSaved, toggleSaved, type SavedStory } from './saved-stories.ts';

/** The reader’s saved stories, newest first, each with a button that takes it out. */
class SavedList extends HTMLElement {
  connectedCallback(): void {
    this.#listen?.addEventListener('click', () => void this.#listenToAll());
    this.#show();
  }

  get #listen(): HTMLButtonElement | null {
    return this.querySelector('button[data-action="listen"]');
  }

  async #listenToAll(): Promise<void> {
    const [button, stories] = [this.#listen, readSaved()];
    const [first] = stories;
    if (!button || !first) return;
    button.disabled = true;
    const free = () => {
      button.disabled = false;
    };
    try {
      const { Listening } = await import('./listen/listen.ts');
      await new Listening(stories, true, free).start(first, button);
    } catch {
      // Without a network it may be pressed again.
      free();
    }
  }

  #show(): void {
    const list = this.querySelector('ul');
    const note = this.querySelector('p');
    if (!list || !note) return;
    const stories = readSaved();
    note.hidden = stories.length > 0;
    if (this.#listen) this.#listen.hidden = stories.length === 0 || !('speechSynthesis' in window);
    note.textContent = this.dataset.none ?? '';
    list.replaceChildren(...stories.map((story) => this.#row(story)));
  }

  #row(story: SavedStory): HTMLLIElement {
    const link = document.createElement('a');
    link.href = story.url;
    link.textContent = story.headline;
    const headline = document.createElement('p');
    headline.className = 'headline rank-4';
    headline.append(link);
    const label = document.createElement('p');
    label.className = 'label';
    label.textContent = story.label;
    const words = document.createElement('div');
    words.append(headline, label);
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = this.dataset.remove ?? '';
    button.setAttribute('aria-label', `${this.dataset.remove ?? ''}${this.dataset.colon ?? ': '}${story.headline}`);
    button.addEventListener('click', () => {
      toggleSaved(story);
      this.#show();
    });
    const row = document.createElement('li');
    row.append(words, button);
    return row;
  }
}

customElements.define('saved-list', SavedList);
