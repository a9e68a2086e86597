import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildThread, type Threadable } from '../../../src/content/comment-thread.ts';
import { splitFrontMatter } from '../../../src/content/front-matter.ts';
import { FieldLines } from '../../../src/content/faults/field-lines.ts';
import { boundsFault } from '../../../src/content/checks/mdx-bounds.ts';
import { checkRedirects } from '../../../src/content/checks/redirect-check.ts';

/** Readers of what may be as long as somebody likes, by the steps that they take, which are counted and not timed. */
afterEach(() => {
  vi.restoreAllMocks();
});

/** Of twice as much, no more than a little over twice as many steps. */
function expectLinear(stepsOf: (size: number) => number): void {
  const [one, two, four] = [1000, 2000, 4000].map(stepsOf) as [number, number, number];
  expect(two).toBeLessThan(one * 2.3);
  expect(four).toBeLessThan(two * 2.3);
}

function calls(spy: { mock: { calls: unknown[] } }, run: () => void): number {
  const before = spy.mock.calls.length;
  run();
  return spy.mock.calls.length - before;
}

describe('Redirects', () => {
  const site = {
    address: 'https://a.example/',
    ownerOf: () => undefined,
    storyAt: () => undefined,
    isPage: () => false,
    pages: () => ['/a/'],
  };

  it.each([
    ['that lead nowhere', (place: number) => `/nowhere-${place}/`],
    ['that lead to the same', () => '/nowhere/'],
    ['that each lead to the next', (place: number) => `/old-${place + 1}/`],
    ['that each lead to the one before', (place: number) => `/old-${place - 1}/`],
    ['that lead round in a circle', (place: number, count: number) => `/old-${(place + 1) % count}/`],
    ['that run into a circle', (place: number, count: number) => `/old-${Math.min(place + 1, count - 2 + (place % 2))}/`],
  ])('%s are each followed once', (_what, target) => {
    const spy = vi.spyOn(globalThis, 'decodeURI');
    expectLinear((count) =>
      calls(spy, () => {
        const redirects = Array.from({ length: count }, (_, place) => ({ from: `/old-${place}/`, to: target(place, count) }));
        checkRedirects(redirects, site);
      }),
    );
  });
});

describe('Comments', () => {
  it.each([
    ['that each answer the one before', (place: number) => (place === 0 ? undefined : `c${place - 1}`)],
    ['that each answer the next', (place: number) => `c${place + 1}`],
    ['that all answer one', (place: number) => (place === 0 ? undefined : 'c0')],
    ['that answer one another all round', (place: number, count: number) => `c${(place + 1) % count}`],
  ])('%s are each placed once', (_what, answered) => {
    expectLinear((count) => {
      let steps = 0;
      const comments = Array.from({ length: count }, (_, place): Threadable<string> => ({
        id: `c${place}`,
        sortKey: place,
        value: '',
        get replyTo() {
          steps += 1;
          return answered(place, count);
        },
      }));
      buildThread(comments);
      return steps;
    });
  });

  it('ten thousand deep are shown no deeper than a page can be', () => {
    const comments = Array.from({ length: 10_000 }, (_, place): Threadable<number> => ({
      id: `c${place}`,
      sortKey: place,
      value: place,
      ...(place === 0 ? {} : { replyTo: `c${place - 1}` }),
    }));
    let count = 0;
    const depthOf = (nodes: ReturnType<typeof buildThread<number>>): number =>
      nodes.reduce((deepest, { replies }) => {
        count += 1;
        return Math.max(deepest, 1 + depthOf(replies));
      }, 0);
    expect(depthOf(buildThread(comments))).toBe(6);
    expect(count).toBe(10_000);
  });
});

describe('The lines of fields', () => {
  it.each([
    ['of a list', (count: number) => `list:\n${'  - a: b\n    c: d\n'.repeat(count)}`, (place: number) => ['list', place, 'c']],
    [
      'of a group',
      (count: number) => Array.from({ length: count }, (_, place) => `f${place}: a\n`).join(''),
      (place: number) => [`f${place}`],
    ],
    ['that are not there', (count: number) => 'a: b\n'.repeat(count), (place: number) => [`f${place}`]],
  ])('%s are found in one pass, however many are asked for', (_what, write, path) => {
    const spy = vi.spyOn(String.prototype, 'trimStart');
    expectLinear((count) =>
      calls(spy, () => {
        const lines = new FieldLines(write(count), true);
        for (let place = 0; place < count; place += 1) lines.lineOf(path(place));
      }),
    );
  });
});

describe('What is read before anything is parsed', () => {
  it.each(['{', '{a', '{[', '{"a"}', "{'", '{`', '{/*', '{/* */}', 'export ', 'import a\n', '<', '<a ', '</', '\\{'])(
    'takes each part of %j once',
    (fragment) => {
      const spy = vi.spyOn(RegExp.prototype, 'exec');
      expectLinear((count) =>
        Math.max(
          1,
          calls(spy, () => boundsFault(fragment.repeat(count))),
        ),
      );
    },
  );

  it.each(['a: b\n', '---a\n', '--', '+++', '\r', '\r\n', '\u2028', '#\n', '\n'])('cuts front matter of %j at once', (fragment) => {
    const spy = vi.spyOn(String.prototype, 'indexOf');
    expectLinear((count) =>
      Math.max(
        1,
        calls(spy, () => splitFrontMatter(`---\n${fragment.repeat(count)}`)),
      ),
    );
  });
});
