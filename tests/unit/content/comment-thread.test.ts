import { describe, expect, it } from 'vitest';
import { buildThread, type Threadable, type ThreadNode } from '../../../src/content/comment-thread.ts';

/** A thread written down: `1(2(3)) 4` is 3 under 2 under 1, then 4. */
function show(nodes: ThreadNode<string>[]): string {
  return nodes.map(({ value, replies }) => (replies.length > 0 ? `${value}(${show(replies)})` : value)).join(' ');
}

function comment(id: string, sortKey: number, replyTo?: string): Threadable<string> {
  return { id, sortKey, value: id, ...(replyTo === undefined ? {} : { replyTo }) };
}

describe('a discussion', () => {
  it.each([
    { what: 'is empty without comments', comments: [], expected: '' },
    { what: 'runs from the oldest to the newest', comments: [comment('b', 2), comment('a', 3), comment('c', 1)], expected: 'c b a' },
    { what: 'puts comments of the same moment in order of their ids', comments: [comment('b', 1), comment('a', 1)], expected: 'a b' },
    {
      what: 'puts an answer under what it answers',
      comments: [comment('a', 1), comment('b', 2), comment('c', 3, 'a')],
      expected: 'a(c) b',
    },
    {
      what: 'puts answers under answers',
      comments: [comment('a', 1), comment('b', 2, 'a'), comment('c', 3, 'b'), comment('d', 4, 'c')],
      expected: 'a(b(c(d)))',
    },
    {
      what: 'puts answers beside each other where they would stand too deep for a phone',
      comments: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id, place, ids) => comment(id, place, ids[place - 1])),
      expected: 'a(b(c(d(e(f g h)))))',
    },
    {
      what: 'runs from the oldest to the newest among answers too',
      comments: [comment('a', 1), comment('c', 5, 'a'), comment('b', 3, 'a')],
      expected: 'a(b c)',
    },
    { what: 'keeps an answer that is dated before what it answers', comments: [comment('a', 5), comment('b', 1, 'a')], expected: 'a(b)' },
    { what: 'keeps an answer to a comment that is not there', comments: [comment('a', 1), comment('b', 2, 'gone')], expected: 'a b' },
    { what: 'keeps a comment that answers itself', comments: [comment('a', 1, 'a')], expected: 'a' },
    { what: 'keeps two comments that answer each other', comments: [comment('a', 1, 'b'), comment('b', 2, 'a')], expected: 'a b' },
    {
      what: 'keeps three comments that answer each other in a ring',
      comments: [comment('a', 1, 'c'), comment('b', 2, 'a'), comment('c', 3, 'b')],
      expected: 'a b c',
    },
    {
      what: 'keeps an answer to a comment in a ring',
      comments: [comment('a', 1, 'b'), comment('b', 2, 'a'), comment('c', 3, 'b')],
      expected: 'a b c',
    },
  ])('$what', ({ comments, expected }) => {
    expect(show(buildThread(comments))).toBe(expected);
  });

  it('leaves the list that it was given as it was', () => {
    const comments = [comment('b', 2), comment('a', 1)];
    buildThread(comments);
    expect(comments.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
