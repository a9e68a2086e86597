import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changePost, setCoverage, withdrawPost } from '../../../src/admin/desk/live-desk.ts';
import { correctLive, describeOutlook, openLiveDesk, postLive, withdrawLive, type LiveDesk } from '../../../src/cli/live-post.ts';
import { copyNewsroom, type NewsroomCopy } from '../../support/overlay.ts';
import { SMALL_NEWSROOM } from '../../support/project.ts';

const now = Date.parse('2026-02-28T20:15:30Z');
const STORY = 'en/2026/spring-tide';
const FOLDER = 'content/live/en/2026/spring-tide';
const STORY_FILE = `content/articles/${STORY}.md`;
let copy: NewsroomCopy;
let desk: LiveDesk;

const read = (path: string): string => readFileSync(join(copy.root, path), 'utf8');
const change = (path: string, from: string | RegExp, to: string): void => {
  writeFileSync(join(copy.root, path), read(path).replace(from, to));
};
const open = (moment = now): Promise<LiveDesk> => openLiveDesk(copy.root, copy.contentDir, moment);
const posts = (): string[] => readdirSync(join(copy.root, FOLDER)).sort();

beforeEach(async () => {
  copy = copyNewsroom(SMALL_NEWSROOM);
  change(STORY_FILE, /status: ended\n {2}(started.*)\n {2}ended: .*\n/, 'status: live\n  $1\n');
  desk = await open();
});
afterEach(() => {
  copy.remove();
});

describe('Posts of two reporters at one moment', () => {
  test('are both written, each with its own picture', async () => {
    const picture = async (background: string, name: string): Promise<string> => {
      const file = join(copy.root, name);
      writeFileSync(
        file,
        await sharp({ create: { width: 1600, height: 1000, channels: 3, background } })
          .jpeg()
          .toBuffer(),
      );
      return file;
    };
    const words = { story: STORY, text: 'It holds.', alt: 'A wall', caption: 'The wall.', credit: 'Ana Pires' };
    const paths = await Promise.all([
      postLive({ ...words, headline: 'First', picture: await picture('#357', 'a.jpg') }, desk),
      postLive({ ...words, headline: 'Second', picture: await picture('#753', 'b.jpg') }, await open()),
    ]);
    expect(posts()).toEqual(['1815.md', '1940.md', '2015-2.md', '2015.md']);
    const told = paths.map((path) => ['headline', '- photo'].map((field) => new RegExp(`${field}: (.*)`).exec(read(path))?.[1]));
    expect(told.map(([headline]) => headline)).toEqual(['First', 'Second']);
    expect(new Set(told.map(([, photo]) => photo)).size).toBe(2);
  });

  test('that one of them corrects while another withdraws it are not put back', async () => {
    const both = await Promise.all([
      withdrawPost(desk.ground, desk.newsroom, `${STORY}/1815`, 'It was dry.'),
      changePost(desk.ground, desk.newsroom, `${STORY}/1815`, { headline: 'Dry steps' }),
      setCoverage(desk.ground, desk.newsroom, STORY, 'ended'),
      setCoverage(desk.ground, desk.newsroom, STORY, 'live'),
    ]);
    const [withdrawn, changed, ended, goesOn] = both.map(({ faults }) => faults.map(({ problem }) => problem));
    expect([withdrawn, changed].flat()).toEqual(['Somebody else has changed this meanwhile.']);
    expect(goesOn?.length === 0 || ended?.length === 0).toBe(true);
    expect(/^withdrawn:/m.test(read(`${FOLDER}/1815.md`))).toBe(withdrawn?.length === 0);
  });
});

describe('A time', () => {
  test('that no clock shows is told', async () => {
    for (const time of ['2026-02-30T12:00', '2026-02-28T25:00', '18:30', 'noon', '2026-02-28', ''])
      await expect(postLive({ story: STORY, headline: 'New', text: 'x', time }, desk)).rejects.toThrow(
        `--time: “${time}” is no day and time of the calendar. Write it as 2026-11-21T12:20, which is when clocks in Europe/London show it`,
      );
    expect(posts()).toEqual(['1815.md', '1940.md']);
  });

  test('may be written in several ways', async () => {
    for (const [time, published] of [
      [' 2026-02-28 19:20 ', '2026-02-28T19:20:00+00:00'],
      ['2026-02-28T19:20:45', '2026-02-28T19:20:00+00:00'],
      ['2026-02-28T19:20:00+01:00', '2026-02-28T19:20:00+01:00'],
    ] as const)
      expect(read(await postLive({ story: STORY, headline: 'New', text: 'x', time }, desk))).toContain(`published: ${published}\n`);
  });
});

describe('What is said in vain', () => {
  test('is a correction of what was withdrawn', async () => {
    await withdrawLive({ story: STORY, post: '1815', reason: 'It was dry.' }, desk);
    const before = read(`${FOLDER}/1815.md`);
    await expect(correctLive({ story: STORY, post: '1815', correction: 'It was five.' }, await open())).rejects.toThrow(
      'This post was withdrawn (“It was dry.”), and nothing else of it is published.',
    );
    expect(read(`${FOLDER}/1815.md`)).toBe(before);
  });

  test('is a post without words, or with words that nobody can see', async () => {
    const nothing = () => ' \n ';
    await expect(postLive({ story: STORY, headline: ' ' }, desk, nothing)).rejects.toThrow(/--headline is missing[^]*two hyphens/);
    await expect(postLive({ story: STORY, headline: 'New' }, desk, nothing)).rejects.toThrow('--text is missing');
    await expect(postLive({ story: STORY, headline: '\u200B\u3164', text: 'x' }, desk)).rejects.toThrow(
      'has nothing in it that can be seen',
    );
  });
});

test('Coverage and posts whose files have a fault are told of as such', async () => {
  change(`${FOLDER}/1815.md`, 'headline:', 'heading:');
  await expect(withdrawLive({ story: STORY, post: '1815', reason: 'x' }, await open())).rejects.toThrow(
    `Something in the file of ${STORY}/1815 is wrong; “npm run check” says what`,
  );
  change(STORY_FILE, 'headline:', 'heading:');
  for (const story of [STORY, undefined])
    await expect(postLive({ story, headline: 'New', text: 'x' }, await open())).rejects.toThrow(
      `Something in the file of ${STORY} is wrong`,
    );
});

test('After a call an editor is told when readers have what was written', async () => {
  expect(describeOutlook('post', { story: STORY }, desk)).toBe('The next build publishes it.');
  expect(describeOutlook('post', { story: STORY, time: '2026-02-28T23:00' }, desk)).toContain(
    'after 2026-02-28T23:00:00+00:00 publishes it.',
  );
  const early = await open(now - 60 * 60 * 1000);
  expect(describeOutlook('post', { story: STORY }, early)).toContain('which is before another post');
  expect(describeOutlook('withdraw', { story: STORY, post: '1815' }, early)).toBe('The next build publishes it.');
});
