import { parsePage } from './fetched-page.ts';
import { comparePosts, type PostDifference } from './live-difference.ts';
import { pauseBefore, sinceThen } from './live-rhythm.ts';

const TICK_MILLISECONDS = 20_000;

/**
 * Follows live coverage that goes on: asks the coverage’s head whether there is more, and offers what is new. Nothing that is read moves
 * until the reader asks for it. It rests while the page is hidden or the device is offline, and stops when the coverage has ended.
 */
class LiveFollower extends HTMLElement {
  #newest = this.dataset.newest ?? '';
  #quiet = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isAsking = false;
  #hasEnded = false;
  /** The posts of the newest page that was fetched, newest first. */
  #incoming: HTMLElement[] = [];
  #incomingKey: Element | null = null;

  connectedCallback(): void {
    this.#button.addEventListener('click', () => {
      this.#show();
    });
    const wake = () => {
      clearTimeout(this.#timer);
      this.#tellTimes();
      if (this.#isAwake) void this.#ask();
    };
    document.addEventListener('visibilitychange', wake);
    addEventListener('online', wake);
    setInterval(() => {
      if (!document.hidden) this.#tellTimes();
    }, TICK_MILLISECONDS);
    this.#tellTimes();
    this.#plan();
  }

  get #isAwake(): boolean {
    return !document.hidden && navigator.onLine && !this.#hasEnded;
  }

  get #button(): HTMLButtonElement {
    return this.querySelector('button') ?? document.createElement('button');
  }

  get #posts(): HTMLElement[] {
    return postsIn(this.parentElement);
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (!this.#isAwake) return;
    this.#timer = setTimeout(() => void this.#ask(), pauseBefore({ quiet: this.#quiet, failures: this.#failures }, Math.random()));
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      const head = (await (await get(this.dataset.head ?? '')).json()) as { newest: string; state: string };
      const hasNews = (head.newest !== this.#newest || head.state === 'ended') && (await this.#fetch(head.newest));
      this.#quiet = hasNews ? 0 : this.#quiet + 1;
      this.#failures = 0;
    } catch {
      this.#failures += 1;
    }
    this.#isAsking = false;
    this.#plan();
  }

  /** Fetches the page as it is now; false while it is still the one that is known. What is taken of it is offered. */
  async #fetch(newest: string): Promise<boolean> {
    // The state in the address keeps what lies between from answering with an earlier one.
    const page = parsePage(await (await get(`${location.pathname}?state=${newest}`)).text());
    const follower = page.querySelector<HTMLElement>('live-follower');
    const box = page.querySelector('.live-posts > .posts');
    // A login, or what a host says that is out of order. Coverage whose only post was taken away has the box, and nothing in it.
    if (!box) throw new Error('This is not the page.');
    const posts = postsIn(box);
    this.#hasEnded = !follower;
    if (follower?.dataset.newest === this.#newest) return false;
    this.#newest = follower?.dataset.newest ?? newest;
    // The record of coverage that has ended begins with the first post.
    this.#incoming = this.#hasEnded ? posts.reverse() : posts;
    this.#incomingKey = page.querySelector('.live-posts > .key');
    const state = page.querySelector('.live-state');
    if (state) document.querySelector('.live-state')?.replaceWith(document.importNode(state, true));
    this.#tellTimes();
    this.#offer();
    return true;
  }

  #difference(): PostDifference {
    return comparePosts(this.#posts.filter((post) => !post.classList.contains('gone')).map(stateOf), this.#incoming.map(stateOf));
  }

  #offer(): void {
    const { fresh, changed, gone } = this.#difference();
    const incoming = new Map(this.#incoming.map((post) => [post.id, post]));
    for (const post of this.#posts) {
      const isWithdrawn = gone.includes(post.id) || (changed.includes(post.id) && incoming.get(post.id)?.classList.contains('withdrawn'));
      post.classList.toggle('outdated', isWithdrawn === true);
    }
    const button = this.#button;
    const text = fresh.length > 0 ? this.#count(fresh.length) : (this.dataset.changed ?? '');
    button.hidden = fresh.length + changed.length + gone.length === 0;
    if (button.textContent !== text) button.textContent = text;
  }

  #count(count: number): string {
    const locale = this.dataset.locale ?? 'en';
    const offers = JSON.parse(this.dataset.offers ?? '{}') as Record<string, string>;
    const offer = offers[new Intl.PluralRules(locale).select(count)] ?? offers.other ?? '';
    return offer.replace(/\p{Nd}+/u, new Intl.NumberFormat(locale).format(count));
  }

  /** Puts what was offered into its places. Posts that are as they were are left alone. */
  #show(): void {
    const { fresh, changed, gone } = this.#difference();
    const known = new Map(this.#posts.map((post) => [post.id, post]));
    const firstNew = this.#incoming.find(({ id }) => fresh.includes(id) || changed.includes(id));
    for (const id of gone) this.#withdraw(known.get(id));
    const end = this.parentElement?.lastElementChild?.nextSibling ?? null;
    let place: Element | null = this.#posts[0] ?? null;
    for (const post of this.#incoming) {
      while (place?.classList.contains('gone')) place = place.nextElementSibling;
      const own = known.get(post.id);
      const isAsItWas = own !== undefined && !fresh.includes(post.id) && !changed.includes(post.id);
      if (isAsItWas && own === place) {
        place = place.nextElementSibling;
        continue;
      }
      const shown = isAsItWas ? own : document.importNode(post, true);
      if (!isAsItWas) shown.classList.add('fresh');
      if (own === place) place = place.nextElementSibling;
      if (!isAsItWas) own?.remove();
      this.parentElement?.insertBefore(shown, place ?? end);
    }
    this.#showKey();
    this.#offer();
    this.#tellTimes();
    this.#moveTo(firstNew?.id ?? gone[0]);
  }

  /** Says of a post that its page does not have any more that it was withdrawn; nothing of it is left. */
  #withdraw(post: HTMLElement | undefined): void {
    if (!post) return;
    post.classList.add('gone', 'withdrawn');
    const headline = post.querySelector('.headline');
    if (headline) headline.textContent = this.dataset.withdrawn ?? '';
    for (const part of post.querySelectorAll('.prose, .mended, .post-foot')) part.remove();
  }

  #showKey(): void {
    const own = document.querySelector('.live-posts > .key');
    const incoming = this.#incomingKey && document.importNode(this.#incomingKey, true);
    if (own && incoming) own.replaceWith(incoming);
    else if (incoming) document.querySelector('.live-posts')?.prepend(incoming);
    else own?.remove();
  }

  #moveTo(id: string | undefined): void {
    const post = id === undefined ? null : document.getElementById(id);
    if (!post) return;
    post.tabIndex = -1;
    post.focus({ preventScroll: true });
    post.scrollIntoView();
  }

  #tellTimes(): void {
    for (const line of document.querySelectorAll<HTMLElement>('.live-posts .ago, .live-state .ago')) {
      const then = Date.parse(line.parentElement?.querySelector('time')?.dateTime ?? '');
      const text = sinceThen(then, Date.now(), this.dataset.locale ?? 'en');
      if (line.textContent !== text) line.textContent = text;
    }
  }
}

function postsIn(box: Element | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>(':scope > .post') ?? [])];
}

function stateOf({ id, dataset }: HTMLElement): { id: string; digest: string } {
  return { id, digest: dataset.digest ?? '' };
}

async function get(address: string): Promise<Response> {
  const answer = await fetch(address, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${address}: ${String(answer.status)}`);
  return answer;
}

customElements.define('live-follower', LiveFollower);
