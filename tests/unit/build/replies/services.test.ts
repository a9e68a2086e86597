import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { context, find, named, node, shown, SKEET, status, texts, thread, TOOT } from '../../../support/social-replies.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'standfirst-replies-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('Replies on Mastodon', () => {
  it('are asked for where the post is, and are words with a name, a handle, a time and an address', async () => {
    const asked: string[] = [];
    const found = await find(root, named(TOOT), (question) => {
      asked.push(question);
      return context(status('2', { in_reply_to_id: '1' }), status('1'));
    });
    expect(asked).toEqual(['https://mastodon.example/api/v1/statuses/100/context']);
    expect(shown(found)).toEqual([
      {
        id: '1',
        answers: '100',
        name: 'Ana',
        handle: '@ana@other.example',
        date: '2026-11-22T11:01:00.000Z',
        text: 'Reply 1',
        url: 'https://other.example/@ana/1',
        alsoAt: ['https://mastodon.example/@ana@other.example/1'],
      },
      expect.objectContaining({ id: '2', answers: '1' }),
    ]);
    expect(found.notes).toEqual([]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['with a warning', { spoiler_text: 'Politics' }],
    ['called sensitive', { sensitive: true }],
    ['for followers alone', { visibility: 'private' }],
    ['of a picture alone', { content: '' }],
    ['that leads to a script', { url: 'javascript:alert(1)' }],
    ['that leads to a host with somebody’s name before it', { url: 'https://mastodon.example@evil.example/1' }],
    ['from the future', { created_at: '9999-01-01T00:00:00Z' }],
    ['without a time', { created_at: 'yesterday' }],
    ['that is nothing', { account: null }],
  ])('%s is left out, and no other', async (_what, changes) => {
    expect(texts(await find(root, named(TOOT), () => context(status('1', changes), status('2'), 7, null)))).toEqual(['Reply 2']);
  });

  it('cannot bring anything but words into a page', async () => {
    const content = `<p>Fine <b onclick="x()">words</b><script>alert(1)</script><style>p{}</style><br>&lt;img src=x onerror=x&gt;\u202Eeslaf\u202C</p>${'<i>'.repeat(5000)}<p>${'Z\u0300\u0301\u0302\u0303\u0304\u0305'.repeat(3)}</p><iframe src="https://evil.example"></iframe>`;
    const [reply] = shown(
      await find(root, named(TOOT), () =>
        context(status('1', { content, account: { acct: 'ana', display_name: '\u202E<b>\u200Bnews\nroom' } })),
      ),
    );
    expect(reply).toMatchObject({ name: '<b>news room', handle: '@ana@mastodon.example' });
    expect(reply?.text.split('\n\n')[0]).toBe('Fine words\n<img src=x onerror=x>eslaf');
    expect(reply?.text).not.toMatch(/alert|p\{\}|evil|\p{M}{5}/u);
  });

  it('are cut where they are endless', async () => {
    const found = await find(root, named(TOOT), () =>
      context(...Array.from({ length: 60 }, (_, place) => status(String(place), { content: 'w'.repeat(30_000) }))),
    );
    expect(shown(found)).toHaveLength(50);
    expect(shown(found)[0]?.text).toHaveLength(2000);
  });
});

describe('Replies on Bluesky', () => {
  it('are asked for by their public address, with those below them', async () => {
    const asked: string[] = [];
    const found = await find(root, named(SKEET), (question) => {
      asked.push(question);
      return thread([node('b', {}, [node('c')]), { notFound: true, uri: 'at://x' }, { blocked: true }]);
    });
    expect(asked).toEqual([
      'https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?depth=6&parentHeight=0&uri=at%3A%2F%2Ftideline.example%2Fapp.bsky.feed.post%2F3aaa',
    ]);
    expect(shown(found)).toEqual([
      expect.objectContaining({ text: 'Reply b', name: 'Ana', handle: '@ana.example', url: 'https://bsky.app/profile/did:plc:ana/post/b' }),
      expect.objectContaining({ text: 'Reply c', answers: 'at://did:plc:ana/app.bsky.feed.post/b' }),
    ]);
  });

  it('that are labelled, hidden by the newspaper’s account or by people who are not to be shown without an account are left out', async () => {
    const shy = { did: 'did:plc:shy', handle: 'shy.example', labels: [{ val: '!no-unauthenticated' }] };
    const gate = { threadgate: { record: { hiddenReplies: ['at://did:plc:ana/app.bsky.feed.post/d'] } } };
    const nodes = [node('b', { labels: [{ val: 'graphic-media' }] }), node('c', { author: shy }), node('d', {}, [node('e')]), node('f')];
    expect(texts(await find(root, named(SKEET), () => thread(nodes, gate)))).toEqual(['Reply f']);
  });

  it('may be nested as deep as anybody likes', async () => {
    let deep = node('x');
    for (let depth = 0; depth < 20_000; depth += 1) deep = node('x', {}, [deep]);
    expect((await find(root, named(SKEET), () => thread([deep]))).notes).toEqual([]);
  });
});
