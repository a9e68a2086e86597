import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  correctLive,
  describeCoverage,
  endCoverage,
  openLiveDesk,
  postLive,
  withdrawLive,
  type LiveDesk,
} from '../../../src/cli/live-post.ts';
import { copyNewsroom, type NewsroomCopy } from '../../support/overlay.ts';

const newsroomFolder = fileURLToPath(new URL('../../fixtures/newsroom', import.meta.url));
const now = Date.parse('2026-02-28T20:15:30Z');
const STORY = 'en/2026/spring-tide';
let copy: NewsroomCopy;
let desk: LiveDesk;

beforeEach(async () => {
  copy = copyNewsroom(newsroomFolder);
  desk = await openLiveDesk(copy.root, copy.contentDir, now);
});

afterEach(() => {
  copy.remove();
});

const read = (path: string): string => readFileSync(join(copy.root, path), 'utf8');

/** The desk as it finds the files at that moment. */
const again = (): Promise<LiveDesk> => openLiveDesk(copy.root, copy.contentDir, now);

async function pictureFile(name: string): Promise<string> {
  const file = join(copy.root, name);
  writeFileSync(
    file,
    await sharp({ create: { width: 1600, height: 1000, channels: 3, background: '#357' } })
      .jpeg()
      .toBuffer(),
  );
  return file;
}

/** What is said of a post with a picture of its own, which has no caption yet. */
async function wallFlags() {
  return {
    story: STORY,
    headline: 'The wall',
    text: 'It holds.',
    picture: await pictureFile('IMG_1.JPG'),
    alt: 'A wall',
    credit: 'Ana Pires',
  };
}

describe('Live coverage from a terminal', () => {
  test('A post is a file of its own, at its time; two in one minute are two', async () => {
    const flags = { story: STORY, headline: 'The tide: it turns', key: true, author: ['ines-marlow'], text: 'It *turns*.' };
    const path = await postLive(flags, desk);
    expect(path).toBe('content/live/en/2026/spring-tide/2015.md');
    expect(read(path)).toBe(
      '---\npublished: 2026-02-28T20:15:30+00:00\nheadline: "The tide: it turns"\nkey: true\nbyline: [ines-marlow]\n---\nIt *turns*.\n',
    );
    expect(await postLive({ ...flags, key: false }, await again())).toBe('content/live/en/2026/spring-tide/2015-2.md');
  });

  test('What the build would refuse is not written', async () => {
    await expect(postLive({ story: STORY, headline: 'New', text: '# Big' }, desk)).rejects.toThrow('Write “## Big”.');
    await expect(postLive({ story: 'en/2026/foghorn', headline: 'New', text: 'x' }, desk)).rejects.toThrow(
      'is not the id of live coverage. None goes on.',
    );
    await expect(postLive({ story: STORY, text: 'x' }, desk)).rejects.toThrow('--headline');
    await expect(postLive({ story: STORY, headline: 'New', text: 'x', time: 'noon' }, desk)).rejects.toThrow('noon');
    expect(existsSync(join(copy.root, 'content/live/en/2026/spring-tide/2015.md'))).toBe(false);
  });

  test('A picture comes along with its words, and without them nothing is written', async () => {
    const flags = await wallFlags();
    await expect(postLive(flags, desk)).rejects.toThrow('The picture “spring-tide-2015” has no caption');
    expect(existsSync(join(copy.root, 'content/photos/spring-tide-2015.jpg'))).toBe(false);
    const path = await postLive({ ...flags, caption: 'The wall at eight.', pin: true }, desk);
    expect(read(path)).toContain('pinned: true\nphotos:\n  - photo: spring-tide-2015\n---\nIt holds.\n');
    expect(read('content/photos/spring-tide-2015.yaml')).toBe('alt: A wall\ncaption: The wall at eight.\ncredit: Ana Pires\n');
    expect(existsSync(join(copy.root, 'content/photos/spring-tide-2015.jpg'))).toBe(true);
  });

  test('A picture that is there already keeps its credit: another is refused, and its other words are those of the post', async () => {
    const flags = { ...(await wallFlags()), caption: 'At eight.' };
    await postLive(flags, desk);
    const photos = read('content/photos/spring-tide-2015.yaml');
    await expect(postLive({ ...flags, credit: 'Inés Marlow' }, await again())).rejects.toThrow(
      'This very picture is there already, as “spring-tide-2015”, and its credit is “Ana Pires”, not “Inés Marlow”.',
    );
    expect(existsSync(join(copy.root, 'content/live/en/2026/spring-tide/2015-2.md'))).toBe(false);
    const path = await postLive({ ...flags, caption: 'At nine.' }, await again());
    expect(read(path)).toContain('photos:\n  - photo: spring-tide-2015\n    caption: At nine.\n    alt: A wall\n');
    expect(read('content/photos/spring-tide-2015.yaml')).toBe(photos);
  });

  test('A correction changes what is said of it, and leaves every other byte', async () => {
    const file = 'content/live/en/2026/spring-tide/1815.md';
    const before = read(file).replace('---\n', '---\n# The harbour office rang at six.\n');
    writeFileSync(join(copy.root, file), before);
    expect(await correctLive({ story: STORY, post: '1815', correction: 'It was five, not six.', pin: true }, await again())).toBe(file);
    expect(read(file)).toBe(
      before.replace(/\n---\n/, '\npinned: true\ncorrection: It was five, not six.\nupdated: 2026-02-28T20:15:30+00:00\n---\n'),
    );
    // To take it down from the top is no change of what it says.
    await correctLive({ story: STORY, post: '1815', pin: false }, await openLiveDesk(copy.root, copy.contentDir, now + 60_000));
    expect(read(file)).toContain('updated: 2026-02-28T20:15:30+00:00\n');
    expect(read(file)).not.toContain('pinned');
    await expect(correctLive({ story: STORY, post: '1816', text: 'x' }, desk)).rejects.toThrow('“1816” is not a post of this coverage.');
  });

  test('A photo that is put into a post later stands after those that it has, once', async () => {
    const file = 'content/live/en/2026/spring-tide/1815.md';
    writeFileSync(join(copy.root, file), read(file).replace('\n---\n', '\nphotos:\n  - photo: moon\n    caption: The moon.\n---\n'));
    await correctLive({ story: STORY, post: '1815', photo: 'harbour' }, await again());
    expect(read(file)).toContain('photos:\n  - photo: moon\n    caption: The moon.\n  - photo: harbour\n');
    const both = read(file);
    await correctLive({ story: STORY, post: '1815', photo: 'moon' }, await again());
    expect(read(file)).toBe(both);
  });

  test('A withdrawn post says why, and its file keeps what was in it', async () => {
    const file = 'content/live/en/2026/spring-tide/1815.md';
    const before = read(file);
    await expect(withdrawLive({ story: STORY, post: '1815' }, desk)).rejects.toThrow('--reason');
    await withdrawLive({ story: STORY, post: '1815', reason: 'It was another ship.' }, desk);
    expect(read(file)).toBe(before.replace(/\n---\n/, '\nwithdrawn: It was another ship.\nupdated: 2026-02-28T20:15:30+00:00\n---\n'));
  });

  test('Its end is written into the story, and all else in it stays as it was', async () => {
    const file = 'content/articles/en/2026/spring-tide.md';
    const ended = read(file);
    await expect(endCoverage(STORY, desk)).rejects.toThrow('This coverage has ended already, at 2026-02-28T21:00:00+00:00.');
    expect(read(file)).toBe(ended);
    const before = ended.replace('status: ended', 'status: live').replace(/ {2}ended: .*\n/, '');
    writeFileSync(join(copy.root, file), before);
    expect(await endCoverage(STORY, await again())).toBe(file);
    const changed = read(file)
      .split('\n')
      .filter((line) => !before.split('\n').includes(line));
    expect(changed).toEqual(['  status: ended', '  ended: 2026-02-28T20:15:30+00:00']);
    expect(describeCoverage(desk)).toMatch(/goes on|en\/2026/);
  });
});
