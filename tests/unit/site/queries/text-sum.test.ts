import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextSum } from '../../../../src/site/queries/text-sum.ts';

function sumOf(texts: readonly string[]): string {
  const sum = new TextSum();
  for (const text of texts) sum.add(text);
  return sum.toString();
}

describe('a sum of texts', () => {
  it('is the same for the same texts, and another for others', () => {
    // Letters that lie beside each other, and texts that differ in nothing but where one ends.
    const text = fc.oneof(fc.string({ unit: fc.constantFrom('a', 'b', '\0'), maxLength: 4 }), fc.string());
    fc.assert(
      fc.property(fc.array(text), fc.array(text), (one, other) => {
        expect(sumOf([...one])).toBe(sumOf(one));
        expect(sumOf(one) === sumOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [
      ['ab', 'c'],
      ['a', 'bc'],
    ],
    [
      ['a', ''],
      ['', 'a'],
    ],
    [['a'], ['a', '']],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [['2026-11-24T10:00:00Z'], ['2026-11-24T10:00:01Z']],
  ])('tells %j from %j', (one, other) => {
    expect(sumOf(one)).not.toBe(sumOf(other));
  });
});
