import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { PackedJson } from '../../../src/content/packed-json.ts';
import { ReadingCache, type Remembered } from '../../../src/content/reading-cache.ts';

const parent = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(parent, { recursive: true });
});

/** New for each test. */
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(parent, 'cache-'));
  file = join(folder, 'below/content.log');
});

const DAMAGED = 'What was remembered of the content is damaged.';

function reading(text: string): Remembered {
  return { stamp: `stamp of ${text}`, digest: `digest of ${text}`, value: { kind: 'data', data: { headline: text } } };
}

function open(version = 'one'): ReadingCache {
  return new ReadingCache(file, version);
}

function write(entries: Record<string, string>, version = 'one'): void {
  const cache = open(version);
  for (const [path, text] of Object.entries(entries)) cache.set(path, reading(text));
  cache.save();
}

function entriesOf(cache: ReadingCache): Record<string, unknown> {
  return Object.fromEntries(
    cache
      .paths()
      .sort()
      .map((path) => [path, cache.get(path)]),
  );
}

const ENTRIES = { 'site.yaml': 'The Tideline', 'articles/en/2026/foghorn.md': 'Foghorn\u2028 “año” \n الميناء', 'topics/tides.yaml': '' };
const REMEMBERED = Object.fromEntries(
  Object.entries(ENTRIES)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => [path, reading(text)]),
);

describe('what was read of a content folder', () => {
  it('is remembered', () => {
    write(ENTRIES);
    expect(entriesOf(open())).toEqual(REMEMBERED);
    expect(open().distrusted).toBeUndefined();
  });

  it('is there from the start in a folder where nothing was remembered', () => {
    expect(open().paths()).toEqual([]);
    expect(open().distrusted).toBeUndefined();
  });

  it('is kept in memory alone when there is no file for it', () => {
    const cache = new ReadingCache(undefined, 'one');
    cache.set('site.yaml', reading('a'));
    cache.save();
    expect(cache.get('site.yaml')).toEqual(reading('a'));
    expect(cache.distrusted).toBeUndefined();
  });

  it('is passed over when other code has read it, and then written anew', () => {
    write(ENTRIES);
    expect(open('two').paths()).toEqual([]);
    expect(open('two').distrusted).toBeUndefined();
    write({ 'site.yaml': 'Other' }, 'two');
    expect(entriesOf(open('two'))).toEqual({ 'site.yaml': reading('Other') });
    expect(open('one').paths()).toEqual([]);
  });

  it('is what was read last', () => {
    write(ENTRIES);
    write({ 'site.yaml': 'second' });
    write({ 'site.yaml': 'third' });
    expect(open().get('site.yaml')).toEqual(reading('third'));
  });

  it('is forgotten of files that are gone', () => {
    write(ENTRIES);
    const cache = open();
    cache.retain((path) => path === 'site.yaml');
    cache.save();
    expect(entriesOf(open())).toEqual({ 'site.yaml': reading('The Tideline') });
  });
});

describe('its file', () => {
  it('only grows by what has changed', () => {
    write(Object.fromEntries(Array.from({ length: 100 }, (_, number) => [`articles/en/${number}.md`, `story ${number}`])));
    const before = readFileSync(file);
    write({ 'articles/en/7.md': 'other' });
    const after = readFileSync(file);
    expect(after.subarray(0, before.length)).toEqual(before);
    expect(after.toString('utf8', before.length).match(/stamp of /g)).toEqual(['stamp of ']);
  });

  it('is written anew once a quarter of it is of no use, and holds the same then', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, number) => [`articles/en/${number}.md`, `story ${number}`]));
    write(many);
    const { size } = statSync(file);
    for (let number = 0; number < 200; number += 1) write({ 'articles/en/7.md': `story ${number}` });
    expect(statSync(file).size).toBeLessThan(size * 1.5);
    expect(open().get('articles/en/7.md')).toEqual(reading('story 199'));
    expect(open().paths()).toHaveLength(100);
  });

  it('is left alone when nothing has changed', () => {
    write(ENTRIES);
    const before = statSync(file);
    const cache = open();
    cache.retain((path) => path in ENTRIES);
    cache.save();
    expect(statSync(file).mtimeMs).toBe(before.mtimeMs);
  });

  it('leaves nothing beside it', () => {
    write(ENTRIES);
    expect(readdirSync(join(folder, 'below'))).toEqual(['content.log']);
  });
});

describe('what is packed', () => {
  const packed = (text: string): Remembered => ({ ...reading(text), packed: PackedJson.of({ headline: text, n: [1, null] }) });

  it('is there when it is asked for, and stays packed when the log is written anew', () => {
    const cache = open();
    for (let number = 0; number < 50; number += 1) cache.set(`articles/en/${number}.md`, packed(`Foghorn “año” ${number}`));
    cache.set('site.yaml', reading('The Tideline'));
    cache.save();
    const again = open();
    expect(again.get('articles/en/7.md')?.packed?.thing).toEqual({ headline: 'Foghorn “año” 7', n: [1, null] });
    expect(again.get('site.yaml')).toEqual(reading('The Tideline'));
    for (let number = 20; number < 40; number += 1) again.set(`articles/en/${number}.md`, packed(`other ${number}`));
    for (let number = 40; number < 50; number += 1) again.delete(`articles/en/${number}.md`);
    again.save();
    const whole = open();
    expect(whole.paths()).toHaveLength(41);
    for (let number = 0; number < 40; number += 1) {
      const text = number < 20 ? `Foghorn “año” ${number}` : `other ${number}`;
      expect(whole.get(`articles/en/${number}.md`)).toMatchObject(reading(text));
      expect(whole.get(`articles/en/${number}.md`)?.packed?.thing).toMatchObject({ headline: text });
    }
  });
});

describe('that what was found of files holds', () => {
  const PATHS = ['a.md', 'b.md', 'c.md'];
  /** With so many others, a few changes do not have the log written anew. */
  const OTHERS = Array.from({ length: 20 }, (_, number) => `${number}.yaml`);
  const holding = (cache: ReadingCache, ground = 'ground') => PATHS.filter(cache.holdsOn(ground));

  function marked(): void {
    const cache = open();
    for (const path of [...PATHS, ...OTHERS]) cache.set(path, reading(path));
    cache.mark('ground', ['c.md']);
    cache.save();
  }

  it('is known of all but the excepted, also in a later build, and on that ground alone', () => {
    marked();
    expect(holding(open())).toEqual(['a.md', 'b.md']);
    expect(holding(open(), 'other')).toEqual([]);
    expect(holding(open('two'))).toEqual([]);
  });

  it.each([
    [
      'holds something else',
      (cache: ReadingCache) => {
        cache.set('a.md', reading('other'));
      },
      ['b.md'],
      [],
    ],
    [
      'was touched',
      (cache: ReadingCache) => {
        cache.set('a.md', { ...reading('a.md'), stamp: 'later' });
      },
      ['a.md', 'b.md'],
      [],
    ],
    [
      'is new',
      (cache: ReadingCache) => {
        cache.set('d.md', reading('d'));
      },
      ['a.md', 'b.md'],
      [],
    ],
    [
      'is gone',
      (cache: ReadingCache) => {
        cache.delete('a.md');
      },
      ['b.md'],
      ['a.md'],
    ],
  ])('is not known of a file that %s, before and after it was saved', (_what, change, expected, gone) => {
    marked();
    const cache = open();
    change(cache);
    expect([holding(cache), [...cache.gone]]).toEqual([expected, gone]);
    cache.save();
    expect([holding(cache), [...cache.gone]]).toEqual([expected, gone]);
    const later = open();
    expect([holding(later), [...later.gone]]).toEqual([expected, gone]);
    later.mark('ground', []);
    later.save();
    expect([holding(open()), [...open().gone]]).toEqual([gone.length > 0 ? ['b.md', 'c.md'] : PATHS, []]);
  });

  it('is written when it alone is new, and the log left alone when nothing is', () => {
    marked();
    const before = readFileSync(file);
    const cache = open();
    cache.mark('ground', ['c.md']);
    cache.save();
    expect(readFileSync(file)).toEqual(before);
    cache.mark('other', []);
    cache.save();
    expect(readFileSync(file).subarray(0, before.length)).toEqual(before);
    expect(holding(open(), 'other')).toEqual(PATHS);
    expect(open().get('a.md')).toEqual(reading('a.md'));
  });
});

describe('damage to its file', () => {
  /** The file as it is after two builds. */
  function writeTwice(): Buffer {
    rmSync(file, { force: true });
    write(Object.fromEntries(Array.from({ length: 9 }, (_, number) => [`topics/${number}.yaml`, `topic ${number}`])));
    const cache = open();
    cache.set('topics/3.yaml', { ...reading('changed'), packed: PackedJson.of({ name: 'packed' }) });
    cache.mark('ground', ['topics/4.yaml']);
    cache.save();
    return readFileSync(file);
  }

  it('is noticed wherever a byte is another', () => {
    const bytes = writeTwice();
    for (let place = 0; place < bytes.length; place += 1) {
      const damaged = Buffer.from(bytes);
      damaged[place] = (bytes[place] ?? 0) ^ 1;
      writeFileSync(file, damaged);
      const cache = open();
      expect([cache.distrusted, cache.paths()], `byte ${place}`).toEqual([DAMAGED, []]);
    }
  });

  it('is noticed wherever the file breaks off, unless whole blocks are left, which are true', () => {
    const bytes = writeTwice();
    const second = bytes.lastIndexOf('{"version"') - 16;
    for (let length = 0; length < bytes.length; length += 1) {
      writeFileSync(file, bytes);
      truncateSync(file, length);
      const cache = open();
      const isWhole = length === 0 || length === second;
      expect(cache.distrusted, `${length} bytes`).toBe(isWhole ? undefined : DAMAGED);
      if (!isWhole) expect(cache.paths()).toEqual([]);
    }
  });

  it('is noticed when something strange is at its end', () => {
    writeTwice();
    appendFileSync(file, 'x');
    expect(open().distrusted).toBe(DAMAGED);
  });

  it('is mended by the next build', () => {
    writeTwice();
    truncateSync(file, 100);
    write({ 'site.yaml': 'a' });
    expect(entriesOf(open())).toEqual({ 'site.yaml': reading('a') });
    expect(open().distrusted).toBeUndefined();
  });
});

describe('its generation', () => {
  it('grows when a file holds something else, is new or is gone', () => {
    const cache = new ReadingCache(undefined, 'one');
    const generations = [
      () => {
        cache.set('site.yaml', reading('a'));
      },
      () => {
        cache.set('site.yaml', reading('b'));
      },
      () => {
        cache.delete('site.yaml');
      },
    ].map((change) => {
      change();
      return cache.generation;
    });
    expect(generations).toEqual([1, 2, 3]);
  });

  it('stays when a file was written again as it was, or was not there before', () => {
    const cache = new ReadingCache(undefined, 'one');
    cache.set('site.yaml', reading('a'));
    cache.set('site.yaml', { ...reading('a'), stamp: 'later' });
    cache.delete('nothing.yaml');
    expect(cache.generation).toBe(1);
  });
});

describe('what another thread has written meanwhile', () => {
  const opened = (cache: ReadingCache) => {
    cache.refresh();
    return entriesOf(cache);
  };

  it('is read on from where the log ended', () => {
    write(ENTRIES);
    const cache = open();
    write({ 'site.yaml': 'changed', 'articles/en/2026/new.md': 'new' });
    const whole = readFileSync(file);
    // What was read before is not looked at again.
    writeFileSync(file, Buffer.concat([Buffer.alloc(20, 'x'), whole.subarray(20)]));
    expect(opened(cache)).toEqual({ ...REMEMBERED, 'site.yaml': reading('changed'), 'articles/en/2026/new.md': reading('new') });
  });

  it('is read whole when the log was written anew', () => {
    write({ ...ENTRIES, 'articles/en/2026/old.md': 'old' });
    const cache = open();
    rmSync(file);
    write(ENTRIES);
    expect(opened(cache)).toEqual(REMEMBERED);
  });

  it.each([
    ['there was none before', () => undefined],
    [
      'there was one of other code before',
      () => {
        write({ 'site.yaml': 'old' }, 'zero');
      },
    ],
    [
      'it was damaged before',
      () => {
        write({ 'site.yaml': 'old' });
        truncateSync(file, 30);
      },
    ],
  ])('is read whole when %s', (_when, before) => {
    before();
    const cache = open();
    expect(cache.paths()).toEqual([]);
    write(ENTRIES);
    expect(opened(cache)).toEqual(REMEMBERED);
  });

  it('is nothing when nothing was written', () => {
    write(ENTRIES);
    const cache = open();
    expect(opened(cache)).toEqual(REMEMBERED);
  });

  it('is refused when it is damaged', () => {
    write(ENTRIES);
    const cache = open();
    appendFileSync(file, 'half a li');
    expect(() => {
      cache.refresh();
    }).toThrow(DAMAGED);
  });
});
