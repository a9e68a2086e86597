import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FoundReplies } from '../../../../src/build/replies/find-replies.ts';
import { DownloadError } from '../../../../src/shared/web-answer.ts';
import {
  context,
  find,
  named,
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

const MINUTE = 60_000;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'standfirst-replies-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('A build', () => {
  it('asks nobody where no story names a post, nor for one that is not out', async () => {
    const fail = () => {
      throw new Error('Asked.');
    };
    const waiting: Stories = {
      [STORY]: { published: '2027-01-01T00:00:00+00:00', replies: [{ post: TOOT }] },
      'en/2026/draft': { draft: true, replies: [{ post: TOOT }] },
    };
    expect(await find(root, { [STORY]: {} }, fail)).toEqual({ replies: new Map(), notes: [] });
    expect(await find(root, waiting, fail)).toEqual({ replies: new Map(), notes: [] });
  });

  it('shows what was fetched before, with a note, when a server does not answer', async () => {
    await find(root, named(TOOT), () => context(status('1')));
    const later = NOW + 30 * MINUTE;
    const found = await find(
      root,
      named(TOOT, SKEET),
      () => {
        throw new DownloadError('its server does not answer');
      },
      later,
    );
    expect(texts(found)).toEqual(['Reply 1']);
    expect(found.notes).toEqual([
      `The replies to ${SKEET} could not be fetched: its server does not answer. None are shown.`,
      `The replies to ${TOOT} could not be fetched: its server does not answer. Those of 2026-11-22 12:00 UTC are shown.`,
    ]);
  });

  it('keeps what it has when a server says something else', async () => {
    await find(root, named(TOOT), () => context(status('1')));
    const found = await find(root, named(TOOT), () => ({ error: 'Record not found' }), NOW + 30 * MINUTE);
    expect(texts(found)).toEqual(['Reply 1']);
    expect(found.notes[0]).toContain('the server answers with something else');
  });

  it('asks again after ten minutes, and of older stories the more seldom the older they are', async () => {
    let asked = 0;
    const ask = () => {
      asked += 1;
      return context();
    };
    const old: Stories = { [STORY]: { published: '2026-11-12T12:00:00+00:00', replies: [{ post: TOOT }] } };
    const at = async (stories: Stories, minutes: number) => {
      asked = 0;
      await find(root, stories, ask, NOW + minutes * MINUTE);
      return asked;
    };
    expect([await at(named(TOOT), 0), await at(named(TOOT), 9), await at(named(TOOT), 10)]).toEqual([1, 0, 1]);
    expect([await at(old, 100), await at(old, 400)]).toEqual([0, 1]);
    expect(await at(named(TOOT), -1000)).toBe(0);
  });

  it('asks once about a post that two stories name', async () => {
    let asked = 0;
    const found = await find(
      root,
      { ...named(TOOT), 'es/2026/puerto': { replies: [{ post: TOOT, hide: ['https://other.example/@ana/1'] }] } },
      () => {
        asked += 1;
        return context(status('1'));
      },
    );
    expect(asked).toBe(1);
    expect([shown(found).length, shown(found, 'es/2026/puerto').length]).toEqual([1, 0]);
  });

  it.each(['https://other.example/@ana/1', 'https://mastodon.example/@ana@other.example/1/'])(
    'leaves out what an editor has hidden as %s, and what answers it',
    async (address) => {
      const statuses = [
        status('1'),
        status('2', { in_reply_to_id: '1' }),
        status('3', { in_reply_to_id: '2', created_at: '2026-11-22T10:00:00Z' }),
        status('4'),
      ];
      const found = await find(root, { [STORY]: { replies: [{ post: TOOT, hide: [address] }] } }, () => context(...statuses));
      expect(texts(found)).toEqual(['Reply 4']);
    },
  );

  it('tells the same replies from others, and forgets posts that no story names', async () => {
    const digest = (found: FoundReplies) => found.replies.get(STORY)?.digest;
    const first = await find(root, named(TOOT), () => context(status('1')));
    const same = await find(root, named(TOOT), () => context(status('1')), NOW + 30 * MINUTE);
    const other = await find(root, named(TOOT), () => context(status('1'), status('2')), NOW + 60 * MINUTE);
    expect(digest(same)).toBe(digest(first));
    expect(digest(other)).not.toBe(digest(first));
    await find(root, named(SKEET), () => thread([]), NOW + 60 * MINUTE);
    expect(shown(await find(root, named(TOOT), () => context(), NOW + 61 * MINUTE))).toEqual([]);
  });

  it('goes on where what it remembers is damaged', async () => {
    await find(root, named(TOOT), () => context(status('1')));
    const file = join(root, '.cache/replies', readdirName(root));
    for (const bytes of [readFileSync(file).subarray(0, 40), Buffer.from('{"x":{"asked":"never"}}')]) {
      writeFileSync(file, bytes);
      expect(texts(await find(root, named(TOOT), () => context(status('2'))))).toEqual(['Reply 2']);
    }
  });
});

function readdirName(folder: string): string {
  return readdirSync(join(folder, '.cache/replies'))[0] ?? '';
}
