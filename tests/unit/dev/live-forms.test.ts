import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { formRefusal } from '../../../src/dev/desk/form-request.ts';
import { deskRoomOfTests } from '../../support/desk-room-of-tests.ts';

const STORY = 'en/2026/spring-tide';
const FOLDER = 'content/live/en/2026/spring-tide';
const room = deskRoomOfTests(Date.parse('2026-02-28T20:15:30Z'));

beforeEach(() => {
  const file = join(room.copy.contentDir, `articles/${STORY}.md`);
  writeFileSync(
    file,
    readFileSync(file, 'utf8')
      .replace('status: ended', 'status: live')
      .replace(/ {2}ended: .*\n/, ''),
  );
});

const read = (path: string): string => readFileSync(join(room.copy.root, path), 'utf8');
const post = { task: 'post', story: STORY, once: '1', headline: 'The wall holds', text: 'It stands.\r\n\r\nAll is well.' };

/** The values of the hidden fields of a post’s form. */
async function seenOf(name: string): Promise<string> {
  const page = await room.get('/_desk/live/');
  return new RegExp(`name="post" value="${STORY}/${name}"><input type="hidden" name="seen" value="([^"]+)"`).exec(page)?.[1] ?? '';
}

describe('A post from a form', () => {
  test('It becomes a file, with lines that end as they do in files', async () => {
    const answer = await room.send('/_desk/live/', { ...post, key: 'true', byline: ['ines-marlow'] });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/^\/_desk\/live\/\?story=.*done=post.*#post-2015$/);
    expect(read(`${FOLDER}/2015.md`)).toBe(
      '---\npublished: 2026-02-28T20:15:30+00:00\nheadline: The wall holds\nkey: true\nbyline: [ines-marlow]\n---\nIt stands.\n\nAll is well.\n',
    );
  });

  test('Sent twice by an impatient finger, it is one; another text is another', async () => {
    const answers = await Promise.all([room.send('/_desk/live/', post), room.send('/_desk/live/', post)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(readdirSync(join(room.copy.root, FOLDER))).toEqual(['1815.md', '1940.md', '2015.md']);
    await room.send('/_desk/live/', { ...post, text: 'It stands still.' });
    expect(existsSync(join(room.copy.root, `${FOLDER}/2015-2.md`))).toBe(true);
  });

  test('What is wrong stands at its field in the check’s words, with all that was typed, and the picture is kept', async () => {
    const picture = await sharp({ create: { width: 1600, height: 1000, channels: 3, background: '#357' } })
      .jpeg()
      .toBuffer();
    expect(await (await room.send('/_desk/live/', { ...post, headline: ' ' })).text()).toMatch(
      /id="new-headline-fault"><span>“headline” is missing/,
    );
    const wrong = { ...post, text: '# Big', alt: 'A <wall>', credit: 'Ana Pires', picture: new Blob([new Uint8Array(picture)]) };
    const answer = await room.send('/_desk/live/', wrong);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toMatch(/id="new-text-fault"><span>“# Big” makes a heading of the first rank/);
    expect(page).toMatch(/id="new-caption-fault"><span>The picture “spring-tide-2015” has no caption/);
    expect(page).toContain('value="A &#60;wall&#62;"');
    expect(readdirSync(join(room.copy.root, FOLDER))).toEqual(['1815.md', '1940.md']);
    const waiting = /name="waiting" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const mended = { ...post, alt: 'A wall', caption: 'The wall at eight.', credit: 'Ana Pires', waiting };
    expect((await room.send('/_desk/live/', mended)).status).toBe(303);
    expect(read(`${FOLDER}/2015.md`)).toContain('photos:\n  - photo: spring-tide-2015\n');
    expect(readFileSync(join(room.copy.contentDir, 'photos/spring-tide-2015.jpg'))).toEqual(picture);
    expect(readdirSync(join(room.copy.root, '.desk/waiting'))).toEqual([]);
  });

  test('A correction over a file that another has changed is not saved', async () => {
    const seen = await seenOf('1815');
    const change = {
      task: 'change',
      story: STORY,
      post: `${STORY}/1815`,
      seen,
      headline: 'The steps',
      text: 'The sea has covered four of the twelve steps.',
      time: '2026-02-28T18:15',
    };
    const file = `${FOLDER}/1815.md`;
    const theirs = read(file).replace('four', 'five');
    writeFileSync(join(room.copy.root, file), theirs);
    const answer = await room.send('/_desk/live/', change);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Somebody else has changed this meanwhile.');
    expect(read(file)).toBe(theirs);
    expect(
      (await room.send('/_desk/live/', { ...change, seen: await seenOf('1815'), text: 'The sea has covered five of the twelve steps.' }))
        .status,
    ).toBe(303);
    expect(read(file)).toBe(
      theirs.replace('The first steps are under water', 'The steps').replace(/\n---\n/, '\nupdated: 2026-02-28T20:15:30+00:00\n---\n'),
    );
  });

  test('A post is withdrawn with its reason, and the coverage ended', async () => {
    const withdraw = { task: 'withdraw', story: STORY, post: `${STORY}/1815`, seen: await seenOf('1815') };
    expect((await room.send('/_desk/live/', { ...withdraw, reason: '' })).status).toBe(422);
    expect((await room.send('/_desk/live/', { ...withdraw, reason: 'They were dry.' })).status).toBe(303);
    expect(read(`${FOLDER}/1815.md`)).toContain('withdrawn: They were dry.\nupdated: 2026-02-28T20:15:30+00:00\n---\nThe sea has covered');
    await room.send('/_desk/live/', { task: 'end', story: STORY });
    const again = await room.send('/_desk/live/', { task: 'end', story: STORY, once: '2' });
    expect(await again.text()).toContain('This coverage has ended already, at 2026-02-28T20:15:30+00:00.');
    expect(read(`content/articles/${STORY}.md`)).toContain(
      '  status: ended\n  started: 2026-02-28T18:00:00+00:00\n  ended: 2026-02-28T20:15:30+00:00\n',
    );
  });

  test('What the desk tells is not read from another site, but a link may lead there', () => {
    const isRefused = (site?: string, mode = 'cors', method = 'GET'): boolean => {
      const fetched = site === undefined ? {} : { 'sec-fetch-site': site, 'sec-fetch-mode': mode };
      const request = { method, socket: { remoteAddress: '127.0.0.1' }, headers: { host: 'localhost:4321', ...fetched } };
      return formRefusal(request as unknown as IncomingMessage) !== undefined;
    };
    expect([isRefused(), isRefused('same-origin'), isRefused('none', 'navigate')]).toEqual([false, false, false]);
    for (const site of ['same-site', 'cross-site']) {
      for (const mode of ['cors', 'no-cors', 'websocket']) expect([mode, isRefused(site, mode)]).toEqual([mode, true]);
      expect(isRefused(site, 'navigate')).toBe(false);
      expect(isRefused(site, 'navigate', 'POST')).toBe(true);
    }
  });

  test('Forms from elsewhere are refused', async () => {
    for (const headers of [
      {},
      { Origin: 'http://localhost:1' },
      { Origin: 'null' },
      { Origin: room.origin, 'Sec-Fetch-Site': 'cross-site' },
    ])
      expect((await room.send('/_desk/live/', post, headers as Record<string, string>)).status).toBe(403);
    for (const task of ['toString', 'constructor']) expect((await room.send('/_desk/live/', { ...post, task })).status).toBe(404);
    expect(read(`content/articles/${STORY}.md`)).toContain('status: live\n');
    expect((await room.send('/_desk/live/', { ...post, story: '../../articles/en/2026' })).status).toBe(404);
    expect(readdirSync(join(room.copy.root, FOLDER))).toEqual(['1815.md', '1940.md']);
  });
});
