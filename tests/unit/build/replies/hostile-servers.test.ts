import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { createServer as createSocketServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askForReplies } from '../../../../src/build/replies/reply-question.ts';
import { DownloadError } from '../../../../src/shared/web-answer.ts';
import {
  context,
  find,
  named,
  node,
  NOW,
  shown,
  SKEET,
  status,
  STORY,
  texts,
  thread,
  TOOT,
  type Stories,
} from '../../../support/social-replies.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'standfirst-replies-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const failing = (message: string, facts?: { status?: number; pause?: number }) => () => {
  throw new DownloadError(message, facts);
};

describe('What is withdrawn', () => {
  it('by its author is gone here, and from what is kept', async () => {
    await find(root, named(TOOT), () => context(status('1'), status('2')));
    expect(texts(await find(root, named(TOOT), () => context(status('2')), NOW + HOUR))).toEqual(['Reply 2']);
    expect(readFileSync(keptFile(), 'utf8')).not.toContain('Reply 1');
  });

  it.each<[string, string, () => unknown]>([
    ['a post that is deleted', TOOT, failing('the server answered 404', { status: 404 })],
    ['one that is gone for good', TOOT, failing('the server answered 410', { status: 410 })],
    ['an account that is no more', SKEET, failing('the server answered 400', { status: 400 })],
    ['a post that Bluesky does not find', SKEET, () => ({ thread: { notFound: true, uri: 'at://x' } })],
    ['one of an account that is blocked', SKEET, () => ({ thread: { blocked: true, uri: 'at://x' } })],
  ])('with %s is shown no longer, and the editor is told where it is named', async (_what, post, answer) => {
    await find(root, named(post), () => (post === TOOT ? context(status('1')) : thread([node('b')])));
    const found = await find(root, named(post), answer, NOW + HOUR);
    expect(texts(found)).toEqual([]);
    expect(found.notes).toEqual([
      `${post} is not there any more, or not for everybody: no replies to it are shown. Take it out of ${STORY}, or correct its address.`,
    ]);
    expect(readFileSync(keptFile(), 'utf8')).not.toContain('Reply');
  });

  it('nobody can know of a server that is silent for a month: nothing of it is shown then', async () => {
    await find(root, named(TOOT), () => context(status('1')));
    const silent = failing('its server cannot be found');
    expect(texts(await find(root, named(TOOT), silent, NOW + 29 * DAY))).toEqual(['Reply 1']);
    const found = await find(root, named(TOOT), silent, NOW + 31 * DAY);
    expect(texts(found)).toEqual([]);
    expect(found.notes[0]).toContain('Those of 2026-11-22 12:00 UTC are shown no longer');
    expect(texts(await find(root, named(TOOT), () => context(status('2')), NOW + 39 * DAY))).toEqual(['Reply 2']);
  });

  it('is asked for once a week at least, of the oldest story and after a clock that was far ahead', async () => {
    const old: Stories = { [STORY]: { published: '1926-01-01T00:00:00+00:00', replies: [{ post: TOOT }] } };
    await find(root, old, () => context(status('1')));
    expect(texts(await find(root, old, () => context(), NOW + 7 * DAY))).toEqual([]);
    await find(root, named(TOOT), () => context(status('1')), Date.parse('2099-01-01T00:00:00Z'));
    expect(texts(await find(root, named(TOOT), () => context(status('2')), NOW + 8 * DAY))).toEqual(['Reply 2']);
  });

  it('by an editor is meant by any address under which it is seen', async () => {
    for (const hidden of [
      'https://other.example/@ana/1?utm_source=x#top',
      'http://OTHER.example/users/ana/statuses/1',
      'https://mastodon.example/deck/@ana@other.example/1/',
    ])
      expect(texts(await find(root, hiding(TOOT, hidden), () => context(status('1')), NOW))).toEqual([]);
    for (const hidden of [
      'https://bsky.app/profile/ana.example/post/b?ref_src=embed',
      'https://bsky.app/profile/another-name.example/post/b/liked-by',
    ])
      expect(texts(await find(root, hiding(SKEET, hidden), () => thread([node('b')])))).toEqual([]);
  });

  it('by an editor in vain is told', async () => {
    const elsewhere = 'https://third.example/@ana@other.example/55';
    const found = await find(root, hiding(TOOT, elsewhere), () => context(status('1')));
    expect(found.notes).toEqual([
      `${STORY} hides ${elsewhere}, which is none of the replies to ${TOOT}. If it is still shown, copy the address from its time on the page; if it is gone, take the line out.`,
    ]);
    expect((await find(root, hiding(TOOT, elsewhere), () => context())).notes).toEqual([]);
  });
});

describe('A server that asks for a rest', () => {
  const other = TOOT.replace('100', '101');
  it('gets it, for as long as it says, and for all its posts', async () => {
    const asked: string[] = [];
    const busy = (question: string) => {
      asked.push(question);
      throw new DownloadError('the server answered 429', { status: 429, pause: 2 * HOUR });
    };
    const posts = Array.from({ length: 9 }, (_, place) => TOOT.replace('100', `20${String(place)}`));
    const found = await find(root, named(...posts), busy);
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(found.notes.join()).toContain('mastodon.example asks for a rest until 2026-11-22 14:00 UTC');
    asked.length = 0;
    await find(root, named(...posts), busy, NOW + HOUR);
    expect(asked).toEqual([]);
    await find(root, named(...posts), busy, NOW + 2 * HOUR);
    expect(asked).not.toEqual([]);
  });

  it('gets no more than a day', async () => {
    await find(root, named(other), failing('the server answered 503', { status: 503, pause: 1e15 }));
    expect(texts(await find(root, named(other), () => context(status('1')), NOW + DAY))).toEqual(['Reply 1']);
  });
});

describe('A thread', () => {
  it('that names a reply twice, or goes round in a circle, has each once', async () => {
    const twice = context(
      status('1', { in_reply_to_id: '2' }),
      status('1'),
      status('2', { in_reply_to_id: '1' }),
      status('3', { in_reply_to_id: '3' }),
    );
    expect(texts(await find(root, named(TOOT), () => twice))).toEqual(['Reply 1', 'Reply 2', 'Reply 3']);
    const ring = node('b');
    ring.replies = [ring, node('b'), node('c', {}, [ring])];
    expect(texts(await find(root, named(SKEET), () => thread([ring])))).toEqual(['Reply b', 'Reply c']);
  });

  it('of any size is read in a moment', async () => {
    const before = performance.now();
    const wide = thread([
      node(
        'b',
        {},
        Array.from({ length: 300_000 }, () => 0),
      ),
      node('c'),
    ]);
    expect(texts(await find(root, named(SKEET), () => wide))).toEqual(['Reply b', 'Reply c']);
    const blank = `a${' '.repeat(150_000)}b`;
    const post = node('d', { record: { text: blank, createdAt: '2026-11-22T11:30:00Z' } });
    expect((await find(root, named(SKEET), () => thread([post]), NOW + HOUR)).notes).toEqual([]);
    const named100 = context(status('1', { account: { acct: 'ana', display_name: blank } }), ...Array.from({ length: 30_000 }, () => 0));
    expect((await find(root, named(TOOT), () => named100, NOW + HOUR)).notes).toEqual([]);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('of a post that is named twice, in two forms, is asked for and shown once', async () => {
    const asked: string[] = [];
    const forms = [TOOT, `${TOOT}/`, TOOT.replace('mastodon.example', 'Mastodon.Example')];
    const found = await find(root, named(...forms), (question) => {
      asked.push(question);
      return context(status('1'));
    });
    expect([asked.length, texts(found)]).toEqual([1, ['Reply 1']]);
  });
});

describe('A reply', () => {
  it.each<[string, Record<string, unknown>]>([
    ['of the year 0', { created_at: '0000-01-01T00:00:00Z' }],
    ['of before there were years', { created_at: '-000001-01-01T00:00:00Z' }],
    ['of somebody whom the server limits', { account: { acct: 'ana', display_name: 'Ana', limited: true } }],
    ['of somebody whom it shows no more', { account: { acct: 'ana', display_name: 'Ana', suspended: true } }],
    ['of nobody', { account: { acct: '', display_name: '' } }],
    ['that only shows a picture of the server', { content: '<p>:blobcat:</p>', emojis: [{ shortcode: 'blobcat' }] }],
    ['of what nobody can see', { content: '<p>\u3164\u2800\u200D</p>' }],
    ['that leads to this computer', { url: 'https://localhost/@ana/1' }],
    ['that leads to a number', { url: 'https://2130706433/@ana/1' }],
    ['that leads to an endless address', { url: `https://other.example/${'a'.repeat(2000)}` }],
  ])('%s is left out', async (_what, changes) => {
    expect(texts(await find(root, named(TOOT), () => context(status('1', changes), status('2'))))).toEqual(['Reply 2']);
  });

  it('that its author has labelled is left out', async () => {
    const record = { text: 'Own label', createdAt: '2026-11-22T11:30:00Z', labels: { values: [{ val: 'porn' }] } };
    expect(texts(await find(root, named(SKEET), () => thread([node('b', { record }), node('c')])))).toEqual(['Reply c']);
  });

  it.each(Object.keys(status('1')))('with something else in “%s” takes no other with it', async (field) => {
    for (const value of [null, 5, '', [], {}, true, ['x']]) {
      rmSync(join(root, '.cache'), { recursive: true, force: true });
      const found = await find(root, named(TOOT), () => context(status('1', { [field]: value }), status('2')));
      expect(texts(found)).toContain('Reply 2');
      expect(found.notes).toEqual([]);
    }
  });

  it('has words where HTML has signs of its own, and a name that can be seen', async () => {
    const content =
      '<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x</annotation></semantics></math> :wave: a:b:c</p>';
    const account = { acct: 'ana', display_name: '\u200C\u3164' };
    const [reply] = shown(await find(root, named(TOOT), () => context(status('1', { content, account, emojis: [{ shortcode: 'wave' }] }))));
    expect(reply).toMatchObject({ text: '漢(kan) x a:b:c', name: '@ana@mastodon.example' });
  });

  it('takes forty lines at most, and an address as browsers understand it', async () => {
    const changes = { content: `<p>${'a<br>'.repeat(500)}</p>`, url: 'https://m\u0430stodon.example/@a\n/1 "x"' };
    const [reply] = shown(await find(root, named(TOOT), () => context(status('1', changes))));
    expect(reply?.text.split('\n')).toHaveLength(40);
    expect(reply?.url).toBe('https://xn--mstodon-2fg.example/@a/1%20%22x%22');
  });

  it('that was kept with what cannot be shown is forgotten', async () => {
    await find(root, named(TOOT), () => context(status('1')));
    const kept = readFileSync(keptFile(), 'utf8');
    for (const [right, wrong] of [
      ['"date":"2026-11-22T11:01:00.000Z"', '"date":"yesterday"'],
      ['"url":"https:', '"url":"javascript:'],
    ] as const) {
      writeFileSync(keptFile(), kept.replace(right, wrong));
      expect(texts(await find(root, named(TOOT), failing('it is silent'))).length).toBe(0);
    }
  });
});

describe('An answer', () => {
  const answers: Record<string, (answer: ServerResponse) => void> = {
    '/headers': (answer) => answer.writeHead(200, { x: 'y'.repeat(20_000) }).end('{}'),
    '/cut': (answer) => {
      answer.writeHead(200, { 'content-length': '100' }).write('{');
      setTimeout(() => answer.destroy(), 5);
    },
    '/slow': (answer) => {
      answer.writeHead(200);
      const drip = setInterval(() => answer.write(' '), 10);
      answer.on('close', () => {
        clearInterval(drip);
      });
    },
    '/mark': (answer) => answer.end('\uFEFF{"descendants":[]}'),
    '/file': (answer) => answer.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    '/round': (answer) => answer.writeHead(302, { location: '/round' }).end(),
    '/rest': (answer) => answer.writeHead(429, { 'retry-after': '3600' }).end(),
    '/rest-until': (answer) => answer.writeHead(503, { 'retry-after': new Date(Date.now() + HOUR).toUTCString() }).end(),
    '/rest-oddly': (answer) => answer.writeHead(429, { 'retry-after': 'soon' }).end(),
  };
  const limits = { allowPrivate: true, largest: 10_000, milliseconds: 150 };
  const server = createServer(({ url = '' }, answer) => answers[url]?.(answer));
  const shell = createSocketServer((socket) => {
    socket.on('error', () => undefined).write('SSH-2.0-OpenSSH\r\n');
  });
  const originOf = (one: Server) => `127.0.0.1:${String((one.address() as AddressInfo).port)}`;
  const failureOf = (address: string): Promise<unknown> =>
    askForReplies(address, 'https://tideline.example/', limits).catch((error: unknown) => error);

  beforeEach(async () => {
    for (const one of [server, shell]) await new Promise<void>((ready) => one.listen(0, '127.0.0.1', ready));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
    shell.close();
  });

  it.each([
    ['/headers', 'its server does not answer as those of the web do'],
    ['/cut', 'its server broke the answer off'],
    ['/slow', 'it did not come within 0.15 seconds'],
    ['/file', '“file:” is not an address of the web'],
    ['/round', 'the server sends on more than 5 times'],
  ])('%s is told in an editor’s words', async (path, message) => {
    expect(await failureOf(`http://${originOf(server)}${path}`)).toEqual(new DownloadError(message));
  });

  it('of another kind of server is told so', async () => {
    expect(await failureOf(`http://${originOf(shell)}/`)).toMatchObject({ message: 'its server does not answer as those of the web do' });
    expect(await failureOf(`https://${originOf(server)}/`)).toMatchObject({ message: 'its server cannot prove who it is' });
  });

  it('may begin with a mark of its encoding', async () => {
    expect(await failureOf(`http://${originOf(server)}/mark`)).toEqual({ descendants: [] });
  });

  it('says for how long its server wants to rest', async () => {
    expect(await failureOf(`http://${originOf(server)}/rest`)).toMatchObject({ status: 429, pause: HOUR });
    const { pause } = (await failureOf(`http://${originOf(server)}/rest-until`)) as DownloadError;
    expect(Math.abs((pause ?? 0) - HOUR)).toBeLessThan(5000);
    expect(await failureOf(`http://${originOf(server)}/rest-oddly`)).toMatchObject({ status: 429, pause: undefined });
  });
});

const hiding = (post: string, hidden: string): Stories => ({ [STORY]: { replies: [{ post, hide: [hidden] }] } });

function keptFile(): string {
  const folder = join(root, '.cache/replies');
  return join(folder, readdirSync(folder)[0] ?? '');
}
