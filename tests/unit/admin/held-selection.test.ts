import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emphasise } from '../../../src/admin/forms/emphasis.ts';
import { HeldSelection } from '../../../src/admin/forms/held-selection.ts';

/** Follows a text with what is held between two bars, or the cursor at one, to another; `_` is where what was typed ends. */
function followed(before: string, after: string): string {
  const start = before.indexOf('|');
  const end = Math.max(start, before.lastIndexOf('|') - 1);
  const held = new HeldSelection(before.replaceAll('|', ''), start, end);
  const cursor = after.indexOf('_');
  const text = after.replace('_', '');
  held.follow(text, cursor < 0 ? text.length : cursor);
  const shown = `${text.slice(0, held.start)}|${text.slice(held.start, held.end)}`;
  if (held.isGone) return 'gone';
  return start === end ? shown + text.slice(held.end) : `${shown}|${text.slice(held.end)}`;
}

describe('A selection that is held', () => {
  test.each([
    ['stays where the text behind it changes', 'The |wall| holds.', 'The wall held_.', 'The |wall| held.'],
    ['moves with what is typed before it', 'The |wall| holds.', 'The old _wall holds.', 'The old |wall| holds.'],
    ['moves with what is taken away before it', 'The old |wall| holds.', 'The _wall holds.', 'The |wall| holds.'],
    ['holds what is typed within it', 'The |wall| holds.', 'The waxx_ll holds.', 'The |waxxll| holds.'],
    ['does not take in what is typed right before it', 'see |again|', 'see a_again', 'see a|again|'],
    ['does not take in what is typed right behind it', '|again| and', 'againn_ and', '|again|n and'],
    ['keeps what is left of it', 'The |old wall| holds.', 'The _wall holds.', 'The |wall| holds.'],
    ['is gone with its words', 'The |wall| holds.', 'The _ holds.', 'gone'],
    ['is gone when other words stand in their place', 'The |wall| holds.', 'The quay_ holds.', 'gone'],
    ['a cursor goes on with what is typed at it', 'The wa| holds.', 'The wall_ holds.', 'The wall| holds.'],
    ['a cursor stays before what is typed behind it', 'The| wall', 'The wall holds_', 'The| wall holds'],
  ])('%s', (_what, before, after, expected) => {
    expect(followed(before, after)).toBe(expected);
  });

  test('follows an edit letter by letter: what was selected in the words that had signs put around them is selected then', () => {
    const text = 'The harbour opened again on Monday.';
    const edit = emphasise({ text, start: 4, end: 34, format: 'md' }, 'strong');
    if (!edit) throw new Error('Nothing was edited.');
    const held = new HeldSelection(text, text.indexOf('again'), text.indexOf('again') + 5);
    const after = text.slice(0, edit.from) + edit.written + text.slice(edit.to);
    held.follow(after, edit.splices);
    expect(after).toBe('The **harbour opened again on Monday**.');
    expect(after.slice(held.start, held.end)).toBe('again');
  });

  test('has its words after whatever is typed or taken away elsewhere', () => {
    const words = fc.stringMatching(/^[ab ]{0,6}$/);
    fc.assert(
      fc.property(words, words, fc.array(fc.tuple(fc.boolean(), fc.nat(), words, fc.nat({ max: 3 }))), (head, tail, changes) => {
        let [before, behind] = [head, tail];
        const held = new HeldSelection(`${before}<ab>${behind}`, before.length, before.length + 4);
        for (const [isBefore, at, typed, taken] of changes) {
          const own = isBefore ? before : behind;
          const place = at % (own.length + 1);
          const changed = own.slice(0, place) + typed + own.slice(place + taken);
          if (isBefore) before = changed;
          else behind = changed;
          held.follow(`${before}<ab>${behind}`, (isBefore ? 0 : before.length + 4) + place + typed.length);
        }
        expect([held.start, held.end]).toEqual([before.length, before.length + 4]);
      }),
    );
  });
});
