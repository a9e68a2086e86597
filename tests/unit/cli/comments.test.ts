import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readInbox } from '../../../src/admin/desk/comment-desk.ts';
import { approve, decline, describeInbox, edit } from '../../../src/cli/comment-inbox.ts';
import { createCommentsEndpoint, type EndpointOptions } from '../../../src/cli/comments-endpoint.ts';
import type { Desk } from '../../../src/cli/content-desk.ts';
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
  await start();
});

afterEach(() => {
  stop();
  rmSync(inbox, { recursive: true, force: true });
});

async function start(options: Partial<EndpointOptions> = {}): Promise<void> {
  server = createCommentsEndpoint({ site: SITE, inbox, now: () => now, ...options });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
}

function stop(): void {
  server.closeAllConnections();
  server.close();
}

const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers });
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

  test('says to what fills in the field that people do not see that all is well, and keeps nothing', async () => {
    expect(await sent({ ...SOUND, website: 'https://spam.example' })).toBe('#your-comment-sent');
    expect(waiting()).toEqual([]);
  });

  test.each([
    ['it was written in a second', { seconds: '1' }, 429],
    ['it has no name', { name: '  ' }, 422],
    ['it says nothing', { text: '' }, 422],
    ['it is huge', { text: 'x'.repeat(5001) }, 422],
    ['its story is a path to somewhere else', { story: '../../etc/passwd' }, 422],
    ['its form was made up', { form: '1.abc' }, 200],
  ])('keeps nothing when %s, and shows the text', async (_, fields, status) => {
    const comment = { ...SOUND, refused: 'Please wait & see.', again: 'Once & again.', ...fields };
    const answer = await send(comment);
    const page = await answer.text();
    expect(answer.status).toBe(status);
    expect(page).toContain(`>${comment.text}</p>`);
    expect(page).toContain(status === 200 ? '<p>Once &#38; again.</p>' : '<p>Please wait &#38; see.</p>\n<p lang="en"');
    expect(waiting()).toEqual([]);
  });

  test('counts the end of a line as one letter, as the form does', async () => {
    const text = `${'a'.repeat(2000)}${'\r\n'.repeat(1000)}${'b'.repeat(2000)}`;
    expect(await sent({ ...SOUND, text })).toBe('#your-comment-sent');
    expect((await send({ ...SOUND, text: `${text}b` })).status).toBe(422);
  });

  test('loses no text when it cannot keep it', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    stop();
    await start({ mostWaiting: 1 });
    expect(await sent(SOUND)).toBe('#your-comment-sent');
    const full = await send({ ...SOUND, text: 'One too many.' });
    expect([full.status, await full.text()]).toEqual([503, expect.stringContaining('One too many.')]);
    expect(waiting()).toHaveLength(1);
    expect(told).not.toHaveBeenCalled();
    stop();
    await start();
    rmSync(inbox, { recursive: true });
    writeFileSync(inbox, 'No folder.');
    const failed = await send({ ...SOUND, text: 'To nowhere.' });
    expect([failed.status, await failed.text()]).toEqual([500, expect.stringContaining('To nowhere.')]);
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
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
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('send your comment once more');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const form = /name="form" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const again = { ...SOUND, text: '"><script>alert(1)</script>', form };
    expect((await send(again)).status).toBe(429);
    now += 10_000;
    expect(await sent(again)).toBe('#your-comment-sent');
    expect(waiting()).toHaveLength(1);
    now += 2 * 60 * 60 * 1000;
    expect(await sent(again)).toBeUndefined();
  });

  test('takes five from one address in ten minutes, and no more', async () => {
    for (let count = 0; count < 7; count += 1) await send(SOUND);
    expect(waiting()).toHaveLength(5);
    const refused = await send({ ...SOUND, text: 'One more.', send: 'Go' });
    const page = await refused.text();
    expect([refused.status, page]).toEqual([429, expect.stringContaining('>One more.</p>')]);
    expect(page).toContain('<button>Go</button>');
    now += 11 * 60 * 1000;
    expect(await sent(SOUND)).toBe('#your-comment-sent');
  });

  test('counts what it keeps: a comment that is sent twice without scripts is one', async () => {
    for (let count = 0; count < 5; count += 1) {
      const form = /name="form" value="([^"]+)"/.exec(await (await send({ ...SOUND, seconds: '' })).text())?.[1] ?? '';
      now += 10_000;
      expect(await sent({ ...SOUND, form })).toBe('#your-comment-sent');
    }
    expect((await send(SOUND)).status).toBe(429);
  });

  test('believes who is said to ask only behind a web server of one’s own, and only the last of them', async () => {
    for (let count = 0; count < 7; count += 1) await send(SOUND, { 'x-forwarded-for': `192.0.2.${String(count)}` });
    expect(waiting()).toHaveLength(5);
    stop();
    await start({ isBehindProxy: true });
    for (let count = 0; count < 7; count += 1) await send(SOUND, { 'x-forwarded-for': `192.0.2.${String(count)}, 198.51.100.7` });
    expect(waiting()).toHaveLength(10);
    expect(await sent({ ...SOUND })).toBe('#your-comment-sent');
  });

  test('answers a message that is too large with a sentence, and no other question', async () => {
    const large = await fetch(address, { method: 'POST', body: 'x'.repeat(300_000) });
    expect([large.status, await large.text()]).toEqual([413, 'This comment is too large.\n']);
    expect((await fetch(address)).status).toBe(405);
    expect(readdirSync(inbox)).toEqual([]);
  });

  test('does not read on for ever', async () => {
    const ended = await new Promise<string>((end) => {
      const endless = request(address, { method: 'POST' });
      const part = 'x'.repeat(100_000);
      const write = () => {
        if (!endless.destroyed) endless.write(part, write);
      };
      endless.on('close', () => {
        end('closed');
      });
      endless.on('error', () => undefined);
      write();
    });
    expect(ended).toBe('closed');
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
    // It may hold an e-mail address.
    for (const name of ['a1.json', 'declined/a1-as-sent.json']) expect(statSync(join(inbox, name)).mode & 0o777).toBe(0o600);
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
