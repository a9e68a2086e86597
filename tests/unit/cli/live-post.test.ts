import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endCoverage, listCoverage, postLive, type LiveDesk } from '../../../src/cli/live-post.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { copyNewsroom, type NewsroomCopy } from '../../support/overlay.ts';

const newsroomFolder = fileURLToPath(new URL('../../fixtures/newsroom', import.meta.url));
const now = Date.parse('2026-02-28T20:15:30Z');
let copy: NewsroomCopy;
let desk: LiveDesk;

beforeEach(async () => {
  copy = copyNewsroom(newsroomFolder);
  const { newsroom } = await readNewsroom(copy.root, copy.contentDir, undefined, { now });
  if (!newsroom) throw new Error('It cannot be read.');
  desk = { newsroom, root: copy.root, contentDir: copy.contentDir, now };
});

afterEach(() => {
  copy.remove();
});

const read = (path: string): string => readFileSync(join(copy.root, path), 'utf8');

describe('Live coverage from a terminal', () => {
  test('A post is a file of its own, at its time; two in one minute are two', async () => {
    const flags = { story: 'en/2026/spring-tide', headline: 'The tide: it turns', key: true, author: ['ines-marlow'], text: 'It *turns*.' };
    const path = await postLive(flags, desk);
    expect(path).toBe('content/live/en/2026/spring-tide/2015.md');
    expect(read(path)).toBe(
      "---\npublished: 2026-02-28T20:15:30+00:00\nheadline: 'The tide: it turns'\nkey: true\nbyline:\n  - ines-marlow\n---\n\nIt *turns*.\n",
    );
    expect(await postLive({ ...flags, key: false }, desk)).toBe('content/live/en/2026/spring-tide/2015-2.md');
  });

  test('What the build would refuse is not written', async () => {
    const post = postLive({ story: 'en/2026/spring-tide', headline: 'New', text: '# Big' }, desk);
    await expect(post).rejects.toThrow('Write “## Big”.');
    await expect(postLive({ story: 'en/2026/foghorn', headline: 'New', text: 'x' }, desk)).rejects.toThrow(
      'is not the id of live coverage',
    );
    await expect(postLive({ story: 'en/2026/spring-tide', text: 'x' }, desk)).rejects.toThrow('--headline');
  });

  test('Its end is written into the story, and all else in it stays as it was', async () => {
    const file = 'content/articles/en/2026/spring-tide.md';
    const before = read(file);
    expect(await endCoverage('en/2026/spring-tide', desk)).toBe(file);
    const changed = read(file)
      .split('\n')
      .filter((line) => !before.split('\n').includes(line));
    expect(changed).toEqual(['  ended: 2026-02-28T20:15:30+00:00']);
    expect(listCoverage(desk)).toMatch(/goes on|en\/2026/);
  });
});
