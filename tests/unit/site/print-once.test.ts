import { describe, expect, it } from 'vitest';
import { printOnce } from '../../../src/site/print-once.ts';

function counter(): { print: () => Promise<string>; count: () => number } {
  let count = 0;
  return {
    print: () => {
      count += 1;
      return Promise.resolve(`print ${count}`);
    },
    count: () => count,
  };
}

describe('what is printed from the same things', () => {
  it('is printed once', async () => {
    const { print, count } = counter();
    const [chrome, head] = [{}, {}];
    expect(await printOnce('footer', [chrome, head], print)).toBe('print 1');
    expect(await printOnce('footer', [chrome, head], print)).toBe('print 1');
    expect(count()).toBe(1);
  });

  it('is printed once even when it is asked for again before it is done', async () => {
    const { print, count } = counter();
    const chrome = {};
    expect(await Promise.all([printOnce('footer', [chrome], print), printOnce('footer', [chrome], print)])).toEqual(['print 1', 'print 1']);
    expect(count()).toBe(1);
  });

  it('is another print under another name', async () => {
    const { print } = counter();
    const chrome = {};
    expect([await printOnce('footer', [chrome], print), await printOnce('masthead', [chrome], print)]).toEqual(['print 1', 'print 2']);
  });

  it('is another print from other things, though they be equal', async () => {
    const { print } = counter();
    expect([await printOnce('footer', [{ a: 1 }], print), await printOnce('footer', [{ a: 1 }], print)]).toEqual(['print 1', 'print 2']);
  });

  it('is another print from more, from fewer and in another order', async () => {
    const { print, count } = counter();
    const [a, b] = [{}, {}];
    const all: [object, ...object[]][] = [[a], [a, b], [b, a], [b], [a, a]];
    for (const of of all) await printOnce('footer', of, print);
    expect(count()).toBe(all.length);
    for (const of of all) await printOnce('footer', of, print);
    expect(count()).toBe(all.length);
  });
});
