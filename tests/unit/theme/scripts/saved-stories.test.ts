import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isSaved, readSaved, toggleSaved, type SavedStory } from '../../../../src/theme/scripts/saved-stories.ts';

const harbour: SavedStory = { url: '/news/a/', headline: 'Harbour opens', label: 'News' };
const tide: SavedStory = { url: '/news/b/', headline: 'Spring tide', label: 'News' };

/** What a browser keeps, as far as the list of saved stories uses it. */
class Storage {
  readonly #items = new Map<string, string>();

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
}

beforeEach(() => {
  vi.stubGlobal('localStorage', new Storage());
});

describe('the stories that a reader saves', () => {
  it('are none at first', () => {
    expect(readSaved()).toEqual([]);
    expect(isSaved(harbour.url)).toBe(false);
  });

  it('come newest first', () => {
    expect(toggleSaved(harbour)).toBe(true);
    expect(toggleSaved(tide)).toBe(true);
    expect(readSaved()).toEqual([tide, harbour]);
    expect(isSaved(harbour.url)).toBe(true);
  });

  it('are taken out by saving them again, and no other with them', () => {
    toggleSaved(harbour);
    toggleSaved(tide);
    expect(toggleSaved(harbour)).toBe(false);
    expect(readSaved()).toEqual([tide]);
  });

  it.each([
    { what: 'is no JSON', kept: '[{' },
    { what: 'is no list', kept: '{"url":"/news/a/"}' },
    { what: 'is a list of something else', kept: '[null, 5, "x", {}, {"url": 5, "headline": "x"}]' },
    { what: 'leads to another site', kept: '[{"url":"https://evil.example/","headline":"x"}]' },
    { what: 'would run a script', kept: '[{"url":"javascript:alert(1)","headline":"x"}]' },
  ])('are none when what the browser has kept $what', ({ kept }) => {
    localStorage.setItem('saved', kept);
    expect(readSaved()).toEqual([]);
  });

  it('are none when the browser does not let the page read', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('Storage is off.');
      },
    });
    expect(readSaved()).toEqual([]);
  });
});
