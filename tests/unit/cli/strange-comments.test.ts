import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readInbox } from '../../../src/admin/desk/comment-desk.ts';
import { approve, decline, describeInbox, edit, refuseStray } from '../../../src/cli/comment-inbox.ts';
import { createCommentsEndpoint, readEndpointCall } from '../../../src/cli/comments-endpoint.ts';
import type { Desk } from '../../../src/cli/content-desk.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { copyNewsroom, type NewsroomCopy } from '../../support/overlay.ts';
import { SMALL_NEWSROOM } from '../../support/project.ts';

const STORY = 'en/2026/harbour-opens';
const FOLDER = `comments/${STORY}`;
const now = Date.parse('2026-03-03T20:00:00Z');

let inbox: string;
beforeEach(() => {
  inbox = mkdtempSync(join(tmpdir(), 'comments-'));
});
afterEach(() => {
  rmSync(inbox, { recursive: true, force: true });
});

describe('A comment that waits', () => {
  let copy: NewsroomCopy;
  let desk: Desk;
  beforeEach(async () => {
    copy = copyNewsroom(SMALL_NEWSROOM);
    const { newsroom } = await readNewsroom(copy.root, copy.contentDir, undefined, { now });
    if (!newsroom) throw new Error('It cannot be read.');
    desk = { newsroom, root: copy.root, contentDir: copy.contentDir, now };
  });
  afterEach(() => {
    copy.remove();
  });

  const put = (id: string, comment: object = {}, before = '') => {
    const whole = { story: STORY, name: 'Ada', text: 'Well said.', received: '2026-03-02T18:00:00.000Z', ...comment };
    writeFileSync(join(inbox, `${id}.json`), before + JSON.stringify(whole));
  };
  const published = () => readdirSync(join(copy.contentDir, FOLDER)).sort();
  const read = (path: string) => readFileSync(join(copy.root, path), 'utf8');

  test('is published beside one that is approved at the same moment, and neither takes the other’s place', async () => {
    put('a', { text: 'First.' });
    put('b', { text: 'Second.' });
    const paths = await Promise.all([approve('a', inbox, desk), approve('b', inbox, desk)]);
    expect(new Set(paths).size).toBe(2);
    expect(paths.map((path) => /text: (.*)/.exec(read(path))?.[1])).toEqual(['First.', 'Second.']);
  });

  test('is published once where two editors approve it at the same moment', async () => {
    put('a');
    const before = published().length;
    const both = await Promise.allSettled([approve('a', inbox, desk), approve('a', inbox, desk)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(String(both.find((one) => one.status === 'rejected')?.reason)).toContain('Somebody else has published or declined this comment');
    expect(published()).toHaveLength(before + 1);
  });

  test.each([
    ['yes', '# One\n# Two\n  # Three'],
    ['2026-01-01', '<!-- "x\\ --> {/* y */} {\n/* z */} C #1 &'],
    ['<<', '---\nname: Ines\n...\n!!js/function x'],
    ['012', '\uFFFF\uFDD0- a\n- *b &c'],
    ["~ a: b'", '"'],
  ])('signed %s is published as it was typed: %j', async (name, text) => {
    put('a', { name, text });
    const path = await approve('a', inbox, desk);
    const { newsroom } = await readNewsroom(copy.root, copy.contentDir, undefined, { now });
    const own = newsroom?.comments.find(({ source }) => source.file === path);
    expect(own?.data).toMatchObject({ name, text: text.replace(/[\uFFFF\uFDD0]/g, '') });
  });

  test.each([
    ['name', '\u3164\u2800'],
    ['text', '\u200C\u200D\u0000\u0301'],
  ])('is not published when nobody can see its %s', async (field, nothing) => {
    put('a', { [field]: nothing });
    await expect(approve('a', inbox, desk)).rejects.toThrow(`“${field}” is empty.`);
  });

  test('from a moment to come is told so', async () => {
    put('a', { received: '2031-01-01T00:00:00Z' });
    await expect(approve('a', inbox, desk)).rejects.toThrow(/line 2, date\n {2}“2031-01-01T00:00:00\+00:00” is still to come/);
  });

  test.each(['../site.yaml', '../../content/site.yaml', '', 'en/2026'])('of “%s” is put nowhere', async (story) => {
    put('a', { story });
    await expect(approve('a', inbox, desk)).rejects.toThrow('is not a story');
  });

  test('of a story whose file has a fault is told to wait for it', async () => {
    const file = join(copy.contentDir, `articles/${STORY}.md`);
    writeFileSync(file, readFileSync(file, 'utf8').replace('headline:', 'heading:'));
    const { newsroom = desk.newsroom } = await readNewsroom(copy.root, copy.contentDir, undefined, { now });
    put('a');
    await expect(approve('a', inbox, { ...desk, newsroom })).rejects.toThrow('The file of the story “en/2026/harbour-opens” has a fault');
  });

  test('whose story was moved is told which it may be, and how it is named', async () => {
    put('a', { story: 'en/2025/harbour-opens' });
    await expect(approve('a', inbox, desk)).rejects.toThrow(
      /Did you mean “en\/2026\/harbour-opens”\?[^]*npm run comments -- edit a --story <id>/,
    );
    edit('a', { story: STORY }, inbox);
    expect(await approve('a', inbox, desk)).toContain(FOLDER);
  });

  test('is found among what is none, each told with the reason', () => {
    put('a', {}, '\uFEFF');
    put('b', { received: '2026-03-02T19:00:00+01:00' });
    mkdirSync(join(inbox, 'c.json'));
    writeFileSync(join(inbox, 'd.json'), '{"story": ');
    put('e', { name: 7 });
    put('f', { received: 'yesterday' });
    writeFileSync(join(inbox, 'g.json'), '[]');
    const { waiting, unread } = readInbox(inbox);
    expect(waiting.map(({ id, received }) => [id, received])).toEqual([
      ['a', '2026-03-02T18:00:00.000Z'],
      ['b', '2026-03-02T18:00:00.000Z'],
    ]);
    expect(unread).toEqual([
      'c.json (it is a folder)',
      'd.json (it is no JSON)',
      'e.json (“name” is missing, or no text)',
      'f.json (“received” is no moment, like 2026-11-21T09:00:00Z)',
      'g.json (it is no comment)',
    ]);
  });

  test('that is published already, and was sent or brought once more, is pointed out', () => {
    const [published] = desk.newsroom.comments.filter(({ id }) => id.startsWith(STORY));
    put('a', published?.data);
    put('b', { ...published?.data, text: 'Something else.' });
    expect(describeInbox(inbox, desk).match(/! The same is below the story already, in 01\.yaml/g)).toHaveLength(1);
  });

  test('commands no terminal, by whatever field', () => {
    put('a', { story: 'a\u001B[31m\nb', email: '\u202Ex\u0007@a.example' });
    const told = describeInbox(inbox, desk);
    expect(told).toContain('“a[31m b”, which is no story here');
    expect(told).toContain('<x@a.example>');
  });

  test('is read in a moment, however many spaces are in it', () => {
    put('a', { name: `A${' '.repeat(200_000)}B`, text: `a${' '.repeat(200_000)}b` });
    const before = performance.now();
    readInbox(inbox);
    expect(performance.now() - before).toBeLessThan(1000);
  });

  test('is meant by its whole name, also where another begins like it, and by no empty one', () => {
    put('a1');
    put('a12');
    expect(decline('a1', inbox)).toBe('a1');
    expect(() => decline('', inbox)).toThrow('No comment “” waits.');
    expect(existsSync(join(inbox, 'a12.json'))).toBe(true);
  });

  test('is not changed into one without a name or words', () => {
    put('a');
    expect(() => edit('a', { name: ' \u200B', text: 'New.' }, inbox)).toThrow('--name is empty');
    expect(readInbox(inbox).waiting[0]).toMatchObject({ name: 'Ada', text: 'Well said.' });
  });
});

describe('The endpoint', () => {
  const SITE = 'https://tideline.example/';
  const SOUND = { story: STORY, page: `${SITE}news/`, name: 'Ada', text: 'Well said.', website: '', seconds: '30' };
  let server: Server;
  let address: string;
  beforeEach(async () => {
    server = createCommentsEndpoint({ site: SITE, inbox, now: () => now, isBehindProxy: true });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (body: BodyInit, from = '192.0.2.1') =>
    fetch(address, { method: 'POST', body, redirect: 'manual', headers: { 'x-forwarded-for': from } });
  const form = (changes: Record<string, string>, more: [string, string][] = []) => {
    const fields = new URLSearchParams({ ...SOUND, ...changes });
    for (const [name, value] of more) fields.append(name, value);
    return fields;
  };

  test('is not got round by a trap that is there twice', async () => {
    expect((await send(form({}, [['website', 'https://spam.example']]))).status).toBe(303);
    expect(readdirSync(inbox)).toEqual([]);
  });

  test.each(['\u0000', '\u200B\u2060', '\u3164', '\u2800', '\u0301'])(
    'takes no name and no text that nobody can see: %j',
    async (nothing) => {
      expect((await send(form({ name: nothing }))).status).toBe(422);
      expect((await send(form({ text: nothing }))).status).toBe(422);
      expect(readdirSync(inbox)).toEqual([]);
    },
  );

  test.each(['es-419/2026/puerto', 'zh-Hant-HK/2026/gang', 'ckb/2026/bendar'])('takes comments on %s', async (story) => {
    expect((await send(form({ story }))).headers.get('location')).toContain('#your-comment-sent');
  });

  test('counts all that comes from one network of IPv6 as one', async () => {
    const ends = ['::1', '::2', ':0:0:0:3', ':a:b:c:d', '::ffff', '::7'];
    const statuses = [];
    for (const end of ends) statuses.push((await send(form({}), `2001:db8:1:2${end}`)).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
    expect((await send(form({}), '2001:db8:1:3::1')).status).toBe(303);
    expect((await send(form({}), '2001:db8::1')).status).toBe(303);
  });

  test('says of another kind of message how comments are sent', async () => {
    const parts = new FormData();
    parts.append('name', 'Ada');
    const answer = await send(parts);
    expect([answer.status, await answer.text()]).toEqual([415, 'A comment is sent as application/x-www-form-urlencoded, as forms are.\n']);
  });
});

describe('A call', () => {
  test.each<[string | undefined, string[], object, string, string]>([
    ['approve', ['a'], { text: 'x' }, 'comments-inbox', '--text: that is said to “edit” only.'],
    [undefined, [], { name: 'x', story: 'y' }, 'comments-inbox', '--name and --story: that is said to “edit” only.'],
    ['edit', ['a', 'b'], { text: 'x' }, 'comments-inbox', 'Only one comment is edited at a time'],
    ['decline', ['a'], {}, '/nowhere/inbox', 'There is no folder “/nowhere/inbox”.'],
  ])('of which something would be left aside is refused: %s %j %j', (deed, ids, changes, folder, message) => {
    expect(() => {
      refuseStray(deed, ids, changes, folder);
    }).toThrow(message);
  });

  test('that says nothing in vain is taken, whatever else the program knows of it', () => {
    for (const deed of [undefined, 'approve', 'decline', 'edit'])
      expect(() => {
        refuseStray(deed, ['a'], { ...(deed === 'edit' ? { text: 'x' } : {}), help: false } as object, 'comments-inbox');
      }).not.toThrow();
  });

  test('of the endpoint says what is wrong with it', () => {
    expect(readEndpointCall(['--site', 'https://example.org/', '--proxy'])).toMatchObject({ port: 8787, proxy: true });
    expect(readEndpointCall([])).toContain('Say whose comments are taken');
    expect(readEndpointCall(['--site', 'example.org'])).toContain('Say whose comments are taken');
    expect(readEndpointCall(['--site', 'https://example.org/', '--port', 'http'])).toContain('and not “http”');
    expect(readEndpointCall(['--sight', 'https://example.org/'])).toContain('node comments-endpoint.ts --site');
  });
});
