import { parseHTML } from 'linkedom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nameOf } from '../../../../src/theme/scripts/pictures/picture-names.ts';
import { showPictures } from '../../../../src/theme/scripts/pictures/picture-viewer.ts';

function show(body: string): Document {
  const page = parseHTML(`<!doctype html><html lang="en"><body><main>${body}</main></body></html>`).document;
  Object.assign(page, { adoptedStyleSheets: [] });
  vi.stubGlobal('document', page);
  return page;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the address of a picture', () => {
  it('is the one that its place came with, whatever else stands on the page', () => {
    const page = show(
      '<figure></figure><figure id="the-boat"></figure><div id="picture-2"><figure></figure></div><div id="picture-3"><figure></figure></div>',
    );
    const figures = [...page.querySelectorAll('figure')];
    expect(figures.map((figure, place) => nameOf(figure, place + 1))).toEqual(['picture-1', 'picture-4', 'picture-2', 'picture-3']);
    expect(figures.map(({ id }) => id)).toEqual(['picture-1', 'the-boat', '', '']);
  });

  it('leads to the picture itself, once', () => {
    const page = show('<figure></figure><div id="picture-1"><figure></figure></div><figure></figure>');
    const names = [...page.querySelectorAll('figure')].map((figure, place) => nameOf(figure, place + 1));
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(page.querySelectorAll(`#${name}`)).toHaveLength(1);
  });
});

describe('pictures in the whole window', () => {
  it('are opened once when they are pressed twice', async () => {
    const page = show('<figure data-picture="picture-1"><img src="/a.jpg"></figure>');
    const prototype = Object.getPrototypeOf(Object.getPrototypeOf(page.createElement('dialog'))) as HTMLElement;
    Object.defineProperties(prototype, {
      showModal: {
        configurable: true,
        value(this: HTMLElement) {
          this.setAttribute('open', '');
        },
      },
      scrollIntoView: { configurable: true, value: () => undefined },
    });
    vi.stubGlobal('HTMLElement', prototype.constructor);
    vi.stubGlobal('location', { href: 'https://tideline.example/' });
    vi.stubGlobal('history', { state: null, replaceState: () => undefined });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
    vi.stubGlobal(
      'CSSStyleSheet',
      class {
        replaceSync(): void {
          // None is shown.
        }
      },
    );
    const figures = [...page.querySelectorAll('figure')];
    await Promise.all([showPictures(figures, 0), showPictures(figures, 0)]);
    expect(page.querySelectorAll('dialog')).toHaveLength(1);
  });
});
