import { beforeEach, describe, expect, it } from 'vitest';
import type { BodyFacts } from '../../../src/content/checks/body-check.ts';
import { ReadingCache } from '../../../src/content/reading-cache.ts';
import { packValue } from '../../../src/content/remembered-value.ts';
import { soundFiles } from '../../../src/content/sound-files.ts';
import { NO_TEXT } from '../../../src/content/story-entry.ts';

const STORY = { headline: 'The tide', section: 'news', published: '2026-03-04T10:00:00Z', byline: ['ines'] };
const PLAIN: BodyFacts = { ...NO_TEXT, isEmpty: false, words: 200 };

let cache: ReadingCache;

function remember(path: string, data: object, text = PLAIN): void {
  cache.set(path, { stamp: path, digest: path, ...packValue(path, { kind: 'data', data, text }) });
}

beforeEach(() => {
  cache = new ReadingCache(undefined, '');
  remember('articles/en/2026/old-wharf.md', STORY);
  remember('articles/en/2026/related.md', { ...STORY, related: ['2026/old-wharf'] });
  remember('articles/es/2026/muelle.md', { ...STORY, translationOf: '2026/old-wharf' });
  remember('articles/en/2026/in-its-text.md', STORY, {
    ...PLAIN,
    marks: [{ kind: 'related', target: '2026/old-wharf', line: 9 }],
  });
  remember('articles/en/2026/another.md', STORY);
  remember('articles/en/2026/faulty.md', STORY);
  remember('photos/wharf.yaml', { alt: 'The wharf.' });
  cache.mark('ground', ['articles/en/2026/faulty.md']);
});

function sound(ground = 'ground'): string[] {
  return cache.paths().filter(soundFiles(cache, ground));
}

describe('files that need not be checked again', () => {
  it('are those that were sound, while nothing is another', () => {
    expect(sound()).toEqual(cache.paths().filter((path) => !path.includes('faulty')));
    expect(sound('other')).toEqual([]);
  });

  it('are those that cannot have named a story that is gone', () => {
    cache.delete('articles/en/2026/old-wharf.md');
    expect(sound()).toEqual(['articles/en/2026/another.md']);
  });

  it('are none when another file is gone, which any may have used', () => {
    cache.delete('photos/wharf.yaml');
    expect(sound()).toEqual([]);
  });
});
