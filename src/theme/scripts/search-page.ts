import { SearchEngine, type Hit, type HitData, type Narrowing, type Part } from './search-engine.ts';
import { markWords, readExcerpt, type Letters, type Piece } from './search-words.ts';
import { SpacelessLetters, type Spaceless } from './search-letters.ts';
import { printPiece, buildTime, putPicture } from './search-results.ts';

const SHOWN_AT_ONCE = 10;
const TYPING_MILLISECONDS = 180;
/** So long a reader is left waiting without a word of what to do instead. */
const PATIENCE_MILLISECONDS = 15_000;
const FIELDS = ['q', 'section', 'kind', 'author', 'year'] as const;

/** The page that searches an edition as the reader types. Nothing is fetched before there is something to search for. */
class SearchPage extends HTMLElement {
  #engine: SearchEngine | undefined;
  #letters: Letters = {};
  #spaceless = new SpacelessLetters({ letter: '(?!)', ownSpace: '(?!)' });
  #turn = 0;
  #stage = 0;
  #hits: Hit[] = [];
  #shown = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    this.#letters = JSON.parse(this.dataset.letters ?? '{}') as Letters;
    if (this.dataset.spaceless !== undefined) this.#spaceless = new SpacelessLetters(JSON.parse(this.dataset.spaceless) as Spaceless);
    const parts = JSON.parse(this.dataset.parts ?? '[]') as Part[];
    this.#engine ??= new SearchEngine(this.dataset.runtime ?? '', parts, this.#letters, this.#spaceless);
    this.querySelector('.no-script')?.remove();
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#search();
    });
    form.addEventListener('input', (event) => {
      if (event.target !== this.#input) return;
      history.replaceState(null, '', this.#address());
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => {
        this.#search();
      }, TYPING_MILLISECONDS);
    });
    form.addEventListener('change', (event) => {
      if (event.target === this.#input) return;
      history.pushState(null, '', this.#address());
      this.#search();
    });
    this.#button('more').addEventListener('click', () => void this.#try(() => this.#showMore(true)));
    this.#button('older').addEventListener('click', () => void this.#try(() => this.#goBack()));
    this.addEventListener('keydown', (event) => {
      this.#walk(event);
    });
    window.addEventListener('popstate', () => {
      this.#readAddress();
    });
    this.#readAddress();
    if (this.#input?.value === '') this.#input.focus();
  }

  get #input(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  #field(name: string): HTMLInputElement | HTMLSelectElement | null {
    return this.querySelector(`[name="${name}"]`);
  }

  #value(name: string): string {
    return this.#field(name)?.value.trim() ?? '';
  }

  #button(name: string): HTMLButtonElement {
    const button = this.querySelector<HTMLButtonElement>(`button[data-does="${name}"]`);
    if (!button) throw new Error(`The button “${name}” is missing.`);
    return button;
  }

  #address(): string {
    const pairs = FIELDS.filter((name) => this.#value(name) !== '').map((name) => `${name}=${encodeURIComponent(this.#value(name))}`);
    return pairs.length === 0 ? location.pathname : `${location.pathname}?${pairs.join('&')}`;
  }

  #readAddress(): void {
    const asked = new URLSearchParams(location.search);
    for (const name of FIELDS) {
      const field = this.#field(name);
      if (field) field.value = asked.get(name) ?? '';
      // A filter that this edition does not have limits nothing.
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = '';
    }
    this.#search();
  }

  #narrowing(): Narrowing {
    const is = ['section', 'kind', 'author'].flatMap((name) => (this.#value(name) === '' ? [] : [`${name}:${this.#value(name)}`]));
    return { is, year: this.#value('year') };
  }

  #search(): void {
    clearTimeout(this.#waiting);
    const turn = ++this.#turn;
    void this.#try(async () => {
      const query = this.#value('q');
      const list = this.querySelector('.results');
      if (query === '') {
        list?.replaceChildren();
        this.#take([], 0);
        this.#say('');
        return;
      }
      if (this.#hits.length === 0) this.#say(this.dataset.searching ?? '');
      const { hits, stage } = await this.#find(query, 0);
      if (turn !== this.#turn) return;
      const first = await Promise.all(hits.slice(0, SHOWN_AT_ONCE).map((hit) => hit.data()));
      if (turn !== this.#turn) return;
      list?.replaceChildren(...first.map((data) => this.#row(data, query)));
      this.#take(hits, stage);
      this.#shown = first.length;
      this.#update();
    });
  }

  /** Goes back in time from a stage until there is a page full of stories, or nothing older. */
  async #find(query: string, from: number): Promise<{ hits: Hit[]; stage: number }> {
    const engine = this.#engine;
    const narrowing = this.#narrowing();
    for (let stage = from; ; stage += 1) {
      const hits = (await engine?.find(query, narrowing, stage)) ?? [];
      if (hits.length >= SHOWN_AT_ONCE || narrowing.year !== '' || stage >= (engine?.lastStage ?? 0)) return { hits, stage };
    }
  }

  #take(hits: Hit[], stage: number): void {
    this.#hits = hits;
    this.#stage = stage;
    this.#shown = 0;
    this.#button('more').hidden = true;
    this.#button('older').hidden = true;
  }

  /** Takes in older stories; those that stand there already keep their places. */
  async #goBack(): Promise<void> {
    const turn = ++this.#turn;
    const { hits, stage } = await this.#find(this.#value('q'), this.#stage + 1);
    if (turn !== this.#turn) return;
    const standing = this.#hits.slice(0, this.#shown);
    const known = new Set(standing.map(({ id }) => id));
    this.#hits = [...standing, ...hits.filter(({ id }) => !known.has(id))];
    this.#stage = stage;
    await this.#showMore(true);
  }

  async #showMore(moveFocus: boolean): Promise<void> {
    const turn = this.#turn;
    const query = this.#value('q');
    const more = await Promise.all(this.#hits.slice(this.#shown, this.#shown + SHOWN_AT_ONCE).map((hit) => hit.data()));
    if (turn !== this.#turn) return;
    const rows = more.map((data) => this.#row(data, query));
    this.querySelector('.results')?.append(...rows);
    this.#shown += rows.length;
    if (moveFocus) rows[0]?.querySelector('a')?.focus();
    this.#update();
  }

  #update(): void {
    const hasOlder = this.#value('year') === '' && this.#stage < (this.#engine?.lastStage ?? 0);
    const since = this.#engine?.parts.findLast((part) => part.stage <= this.#stage)?.year ?? '';
    const year = this.querySelector(`option[value="${since}"]`)?.textContent ?? since;
    const limit = hasOlder ? ` ${(this.dataset.since ?? '').replace('{year}', year)}` : '';
    this.#say(this.#hits.length === 0 ? (this.dataset.nothing ?? '') : `${this.#foundText(this.#hits.length)}${limit}`);
    this.#button('more').hidden = this.#shown >= this.#hits.length;
    this.#button('older').hidden = !hasOlder || this.#shown < this.#hits.length;
  }

  #foundText(count: number): string {
    const locale = this.dataset.locale ?? 'en';
    const forms = JSON.parse(this.dataset.found ?? '{}') as Record<string, string>;
    const rule = new Intl.PluralRules(locale).select(count);
    return (forms[rule] ?? forms.other ?? '').replace(/\p{Nd}+/u, new Intl.NumberFormat(locale).format(count));
  }

  #say(text: string): void {
    const line = this.querySelector('.status');
    if (line && line.textContent !== text) line.textContent = text;
  }

  async #try(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn;
    const patience = setTimeout(() => {
      if (turn === this.#turn) this.#say(this.dataset.failed ?? '');
    }, PATIENCE_MILLISECONDS);
    try {
      await work();
    } catch {
      if (turn === this.#turn) this.#giveUp();
    } finally {
      clearTimeout(patience);
    }
  }

  /** Says that the search cannot be had, above the ways to every story that need none. */
  #giveUp(): void {
    this.querySelector('.results')?.replaceChildren();
    this.#take([], 0);
    this.#say(this.dataset.failed ?? '');
  }

  #row(data: HitData, query: string): Element {
    const template = this.querySelector('template');
    const row = document.importNode(template?.content.firstElementChild ?? document.createElement('li'), true);
    const [address = '', facts = ''] = data.url.split('#');
    const shown = new URLSearchParams(facts);
    const put = (selector: string, pieces: Piece[]) => {
      const element = row.querySelector(selector);
      if (pieces.length === 0) element?.remove();
      else element?.replaceChildren(...pieces.map(printPiece));
    };
    const plain = (text: string | null): Piece[] => (text ? [{ text, marked: false }] : []);
    const excerpt = readExcerpt(this.#spaceless.joined(data.excerpt));
    const meta = (name: string): Piece[] => markWords(this.#spaceless.joined(data.meta[name] ?? ''), query, this.#letters, this.#spaceless);
    row.setAttribute('data-colour', shown.get('colour') ?? '');
    row.querySelector('a')?.setAttribute('href', address);
    put('.kicker', plain(shown.get('kicker')));
    put('a', meta('title'));
    put('.standfirst', meta('standfirst'));
    put('.excerpt', excerpt.some(({ marked }) => marked) ? [...plain('… '), ...excerpt, ...plain(' …')] : []);
    put('.place', plain(shown.get('place')));
    row.querySelector('.day')?.replaceWith(buildTime(shown.get('date') ?? '', shown.get('day') ?? ''));
    putPicture(row, shown);
    return row;
  }

  /** Arrow keys lead from the words to the results and along them, Escape back. */
  #walk(event: KeyboardEvent): void {
    const links = [...this.querySelectorAll<HTMLElement>('.results h2 a')];
    const place = links.findIndex((link) => link === event.target);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (place < 0 && event.target !== this.#input) return;
    if (event.key === 'Escape' && place >= 0) this.#input?.focus();
    if (step === undefined || (place < 0 && step < 0)) return;
    const next = place + step < 0 ? this.#input : links[place + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

customElements.define('search-page', SearchPage);
