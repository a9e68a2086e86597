import { DOMParser, parseHTML } from 'linkedom';
import { afterEach, expect, it, vi } from 'vitest';

const post = (id: string, text = id, digest = text) =>
  `<article class="post" id="${id}" data-digest="${digest}"><h3 class="headline">${text}</h3></article>`;
const page = (newest: string, ...posts: string[]) =>
  `<!doctype html><html><body><section class="live-posts"><div class="posts"><h2>Updates</h2>
    <live-follower data-head="/head.json" data-newest="${newest}" data-offers='{"other":"2 new posts"}' data-changed="Changed" data-withdrawn="Withdrawn"><button hidden></button></live-follower>
    ${posts.join('')}</div></section></body></html>`;

/** A page that is open, and asks its host once when it is told to. */
async function follow(before: string) {
  const { document, HTMLElement, customElements } = parseHTML(before);
  const answers = { head: '', page: '' };
  let wake = (): void => undefined;
  const globals = {
    document,
    // Those of the library are empty once an element has been upgraded.
    HTMLElement: class extends HTMLElement {
      override get dataset(): Record<string, string> {
        return Object.fromEntries([...this.attributes].map(({ name, value }) => [name.replace('data-', ''), value]));
      }
    },
    customElements,
    DOMParser,
    location: { pathname: '/storm/' },
    navigator: { onLine: true },
    addEventListener: (_name: string, listener: () => void) => (wake = listener),
    setInterval: () => 0,
    setTimeout: () => 0,
    fetch: (address: string) => {
      return Promise.resolve(new Response(address === '/head.json' ? answers.head : answers.page));
    },
  };
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  vi.resetModules();
  await import('../../../../src/theme/scripts/live-follower.ts');
  return {
    async ask(newest: string, html: string) {
      Object.assign(answers, { head: JSON.stringify({ state: 'live', newest }), page: html });
      wake();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      await new Promise((settled) => {
        setImmediate(settled);
      });
    },
    button: () => document.querySelector<HTMLButtonElement>('live-follower button'),
    outdated: () => [...document.querySelectorAll('.outdated')].map(({ id }) => id),
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('A post that was taken away by hand is struck through, also when it was the only one', async () => {
  const open = await follow(page('1', post('a')));
  await open.ask('2', page('2'));
  expect([open.outdated(), open.button()?.hidden]).toEqual([['a'], false]);
});

it('A page of a host that is out of order, or of a login, takes no post away', async () => {
  const open = await follow(page('1', post('a')));
  await open.ask('2', '<!doctype html><html><body><h1>Sign in</h1></body></html>');
  expect([open.outdated(), open.button()?.hidden]).toEqual([[], true]);
  await open.ask('2', page('2', post('b'), post('a')));
  expect([open.outdated(), open.button()?.hidden]).toEqual([[], false]);
});
