import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { withScrollBoxes } from '../../../../src/content/text/scroll-boxes.ts';

const NAMES = { table: 'Table', code: 'Code' };

/** The names of the boxes in a text, in their order. */
const boxesOf = (html: string) =>
  [...html.matchAll(/role="group" aria-label="([^"]*)" tabindex="0"><(?:table|pre)/gi)].map(([, name]) => name);

describe('what may be wider than a page', () => {
  it.each([
    { what: 'a table of Markdown', markdown: '| Harbour | Metres |\n|:--|--:|\n| Leith | 5 |', names: ['Table'] },
    { what: 'a table in HTML', markdown: 'Before.\n\n<table><tr><td>Leith</td></tr></table>\n\nAfter.', names: ['Table'] },
    {
      what: 'a table with a caption, by which it is called',
      markdown: '<TABLE class="wide">\n<caption>The <b>“high”</b>\n water & more</caption><tr><td>5</td></tr></TABLE>',
      names: ['The “high” water &#38; more'],
    },
    { what: 'a block of code', markdown: 'Before.\n\n```sql\nSELECT 1;\n```', names: ['Code'] },
    { what: 'an indented block', markdown: 'Before.\n\n    SELECT 1;', names: ['Code'] },
    {
      what: 'a table in a list, code in a quotation',
      markdown: '- One\n\n  | a |\n  |---|\n  | b |\n\n> ```\n> c\n> ```',
      names: ['Table', 'Code'],
    },
    { what: 'a table in a table', markdown: '<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>', names: ['Table'] },
  ])('stands in a box that can be moved by keyboard and has a name: $what', ({ markdown, names }) => {
    const { html } = markdownToHtml(markdown, { features: { gfm: true } });
    const boxed = withScrollBoxes(html, NAMES);
    expect(boxesOf(boxed)).toEqual(names);
    // Nothing else of the text is other than it was.
    expect(boxed.replace(/<div class="(?:table|code)-scroll"[^>]*>/g, '').replace(/(<\/(?:table|pre)>)<\/div>/gi, '$1')).toBe(html);
  });

  it('leaves a text without any as it is', () => {
    const html = '<p>A <code>word</code> &eacute; <br/>and a &lt;table&gt;</p>';
    expect(withScrollBoxes(html, NAMES)).toBe(html);
  });

  it('leaves charts and what stands in such a box already', () => {
    const html = '<figure class="chart"><table></table></figure><div class="table-scroll" tabindex="0"><table></table></div>';
    expect(withScrollBoxes(html, NAMES)).toBe(html);
  });
});
