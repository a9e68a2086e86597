import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { approve, decline, describeInbox, edit, readInbox } from '../../../src/cli/comment-inbox.ts';
import { createCommentsEndpoint } from '../../../src/cli/comments-endpoint.ts';
import type { Desk } from '../../../src/cli/new-desk.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { copyNewsroom, type NewsroomCopy } from '../../support/overlay.ts';

const SITE = 'https://tideline.example/';
const PAGE = `${SITE}news/coast/2026/03/02/harbour-opens/`;
const STORY = 'en/2026/harbour-opens';
const SOUND = { story: STORY, page: PAGE, name: 'Ada', text: 'Well said.', website: '', seconds: '30' };
const newsroomFolder = fileURLToPath(new URL('../../fixtures/newsroom', import.meta.url));

let inbox: string;
let server: Server;
let address: string;
let now: number;

beforeEach(async () => {
  inbox = mkdtempSync(join(tmpdir(), 'comments-'));
  now = Date.parse('2026-03-02T18:00:00Z');
  server = createCommentsEndpoint({ site: SITE, inbox, now: () => now });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(inbox, { recursive: true });
});

const send = (fields: Record<string, string>) => fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
const sent = async (fields: Record<string, string>) => (await send(fields)).headers.get('location')?.replace(PAGE, '');
const waiting = () => readInbox(inbox).waiting;

describe('The endpoint', () => {
  test('keeps a comment as a file and leads back to the story', async () => {
    expect(await sent({ ...SOUND, email: 'ada@example.org' })).toBe('#your-comment-sent');
    expect(readdirSync(inbox)).toEqual([expect.stringMatching(/^20260302180000-[0-9a-f]{8}\.json$/)]);
    expect(waiting()).toMatchObject([
      { story: STORY, name: 'Ada', text: 'Well said.', email: 'ada@example.org', received: '2026-03-02T18:00:00.000Z' },
    ]);
  });

  test.each([
    ['the field that people do not see is filled in', { website: 'https://spam.example' }, '#your-comment-sent'],
    ['it was written in a second', { seconds: '1' }, '#your-comment-refused'],
    ['it has no name', { name: '  ' }, '#your-comment-refused'],
    ['it says nothing', { text: '' }, '#your-comment-refused'],
    ['it is huge', { text: 'x'.repeat(5001) }, '#your-comment-refused'],
    ['its story is a path to somewhere else', { story: '../../etc/passwd' }, '#your-comment-refused'],
    ['its form was made up', { form: '1.abc' }, undefined],
  ])('keeps nothing when %s', async (_, fields, place) => {
    expect(await sent({ ...SOUND, ...fields })).toBe(place);
    expect(waiting()).toEqual([]);
  });

  test.each(['https://elsewhere.example/', 'javascript:alert(1)', '', `https://tideline.example.evil.example/`])(
    'leads nobody to %s',
    async (page) => {
      const answer = await send({ ...SOUND, page });
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
      expect(waiting()).toEqual([]);
    },
  );

  test('shows what was sent without scripts once more, harmlessly, and takes it when it is sent again', async () => {
    const answer = await send({ ...SOUND, seconds: '', text: '"><script>alert(1)</script>' });
    const page = await answer.text();
    expect([answer.status, waiting()]).toEqual([200, []]);
    expect(page).not.toContain('<script');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const form = /name="form" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const again = { ...SOUND, text: '"><script>alert(1)</script>', form };
    expect(await sent(again)).toBe('#your-comment-refused');
    now += 10_000;
    expect(await sent(again)).toBe('#your-comment-sent');
    expect(waiting()).toHaveLength(1);
    now += 2 * 60 * 60 * 1000;
    expect(await sent(again)).toBeUndefined();
  });

  test('takes five from one address in ten minutes, and no more', async () => {
    for (let count = 0; count < 7; count += 1) await send(SOUND);
    expect(waiting()).toHaveLength(5);
    now += 11 * 60 * 1000;
    expect(await sent(SOUND)).toBe('#your-comment-sent');
  });

  test('ends a message that is too large, and answers no other question', async () => {
    const large = await fetch(address, { method: 'POST', body: 'x'.repeat(1_000_000) }).catch(() => undefined);
    expect(large?.status ?? 413).toBe(413);
    expect((await fetch(address)).status).toBe(405);
    expect(readdirSync(inbox)).toEqual([]);
  });
});

describe('What waits', () => {
  let copy: NewsroomCopy;
  let desk: Desk;

  beforeEach(async () => {
    copy = copyNewsroom(newsroomFolder);
    const { newsroom } = await readNewsroom(copy.root, copy.contentDir, undefined, { now });
    if (!newsroom) throw new Error('It cannot be read.');
    desk = { newsroom, root: copy.root, contentDir: copy.contentDir, now };
  });

  afterEach(() => {
    copy.remove();
  });

  const put = (id: string, comment: object) => {
    writeFileSync(
      join(inbox, `${id}.json`),
      JSON.stringify({ story: STORY, name: 'Ada', text: 'Well said.', received: '2026-03-02T18:00:00.000Z', ...comment }),
    );
  };

  test('is listed with what to look at twice, and without what cannot be seen', () => {
    put('1', { name: 'Inеs Marlow', text: 'See https://a.example\u202E\u0007', email: 'ada@example.org' });
    put('2', { story: 'en/2026/none' });
    writeFileSync(join(inbox, 'notes.json'), '{}');
    const told = describeInbox(inbox, desk);
    expect(told).toContain(
      '1  2026-03-02 18:00\n  on “Harbour opens again after winter repairs”\n  Inеs Marlow <ada@example.org>:\n    See https://a.example\n',
    );
    expect(told).toContain('mixes letters of Latin and Cyrillic');
    expect(told).toContain('looks like, that of Inés Marlow');
    expect(told).toContain('a link, which will be plain words');
    expect(told).toContain('“en/2026/none”, which is no story here');
    expect(told).toContain('Not comments, and left alone: notes.json');
  });

  test('becomes a file of its story, numbered after the last, as the build takes it', async () => {
    put('20260302180000-aaaaaaaa', { name: ' Ada\u2066 ', text: 'One.\r\n\r\n\r\n\r\nTwo: <b>{x}</b> #\u202E' });
    const path = await approve('20260302', inbox, desk);
    expect(path).toMatch(/^content\/comments\/en\/2026\/harbour-opens\/\d\d\.yaml$/);
    expect(readFileSync(join(copy.root, path), 'utf8')).toBe(
      'name: Ada\ndate: 2026-03-02T18:00:00+00:00\ntext: |-\n  One.\n\n  Two: <b>{x}</b> #\n',
    );
    expect(waiting()).toEqual([]);
    await expect(approve('20260302', inbox, desk)).rejects.toThrow('No comment “20260302” waits.');
  });

  test('is edited, with what was sent kept beside it; declined, it is kept too', () => {
    put('a1', {});
    put('a2', {});
    edit('a1', { text: 'Said well.' }, inbox);
    expect(waiting()[0]).toMatchObject({ name: 'Ada', text: 'Said well.' });
    expect(readFileSync(join(inbox, 'declined/a1-as-sent.json'), 'utf8')).toContain('Well said.');
    expect(() => decline('a', inbox)).toThrow('“a” may be any of these:');
    expect(decline('a2', inbox)).toBe('a2');
    expect(existsSync(join(inbox, 'declined/a2.json'))).toBe(true);
    expect(waiting()).toHaveLength(1);
  });

  test('is not put below what is no story', async () => {
    put('1', { story: 'en/2026/none' });
    await expect(approve('1', inbox, desk)).rejects.toThrow('is not a story');
    put('2', { story: '../../../x' });
    await expect(approve('2', inbox, desk)).rejects.toThrow('is not a story');
  });
});
