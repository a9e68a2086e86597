import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { format, formatSeconds, Progress } from '../../../src/shared/progress.ts';

describe('a length of time', () => {
  it.each([
    [0, '0.0 s'],
    [0.04, '0.0 s'],
    [1.26, '1.3 s'],
    [9.94, '9.9 s'],
    [9.96, '10 s'],
    [10.4, '10 s'],
    [99.4, '99 s'],
    [99.6, '1 min 40 s'],
    [100, '1 min 40 s'],
    [119.4, '1 min 59 s'],
    [119.6, '2 min 0 s'],
    [3600, '60 min 0 s'],
  ])('of %d seconds is written %s', (seconds, expected) => {
    expect(formatSeconds(seconds)).toBe(expected);
  });
});

describe('a count', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [100_000, '100,000'],
  ])('of %d is written %s', (count, expected) => {
    expect(format(count)).toBe(expected);
  });
});

/** As in a log: what is written is not a terminal. */
vi.mock('node:tty', () => ({ isatty: () => false }));

describe('the progress of a long step, in a log', () => {
  let lines: unknown[];
  beforeEach(() => {
    lines = [];
    vi.useFakeTimers({ toFake: ['performance'] });
    vi.spyOn(console, 'error').mockImplementation((line) => lines.push(line));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('is not shown of a step that takes no time', () => {
    const progress = new Progress('Pages');
    vi.advanceTimersByTime(9_999);
    progress.show(50, 100);
    expect(progress.end()).toBeCloseTo(9.999);
    expect(lines).toEqual([]);
  });

  it('is shown every ten seconds, with how much is left at the pace so far', () => {
    const progress = new Progress('Pages');
    for (let second = 1; second <= 31; second += 1) {
      vi.advanceTimersByTime(1000);
      progress.show(second * 100, 4_000);
    }
    expect(lines).toEqual([
      '  Pages: 1,000 of 4,000, 30 s left',
      '  Pages: 2,000 of 4,000, 20 s left',
      '  Pages: 3,000 of 4,000, 10 s left',
    ]);
  });

  it('does not guess before anything is done', () => {
    const progress = new Progress('Pictures');
    vi.advanceTimersByTime(10_000);
    progress.show(0, 7);
    expect(lines).toEqual(['  Pictures: 0 of 7']);
  });
});
