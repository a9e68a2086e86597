import { describe, expect, it } from 'vitest';
import { markBoldLines } from '../../../../src/theme/drawing/bold-lines.ts';

describe('a paragraph that is bold from end to end', () => {
  it('is marked, wherever it stands', () => {
    expect(markBoldLines('<p><strong>Who decides?</strong></p>\n<p>Never the writer.</p><p><strong>And then?</strong></p>')).toBe(
      '<p class="bold-line"><strong>Who decides?</strong></p>\n<p>Never the writer.</p><p class="bold-line"><strong>And then?</strong></p>',
    );
  });

  it.each([
    '<p>He said <strong>no</strong></p>',
    '<p><strong>No</strong>, he said.</p>',
    '<p><strong>A</strong> and <strong>B</strong></p>',
  ])('is not one that has other words: %s', (html) => {
    expect(markBoldLines(html)).toBe(html);
  });

  it('is found in one pass, however often it begins', () => {
    const begun = '<p><strong>'.repeat(50_000);
    expect(markBoldLines(begun)).toBe(begun);
  });
});
