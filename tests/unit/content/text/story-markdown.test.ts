import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../../src/content/text/render.ts';
import { mayHaveMarks, splitStory, withDateline } from '../../../../src/content/text/story-markdown.ts';
import english from '../../../../src/messages/languages/en.ts';

const SETTING = { words: { notes: 'Notes', backToText: 'Back from {number}', quotes: english.punctuation }, name: 'text' };

/** A story’s text as the site prints it. */
function render(markdown: string): string {
  return renderMarkdown(markdown, SETTING, false).trim();
}

describe('the text of a story', () => {
  it.each([
    { what: 'a paragraph', markdown: 'The harbour opened.', html: '<p>The harbour opened.</p>' },
    { what: 'a crosshead', markdown: '## What was rebuilt', html: '<h2 id="what-was-rebuilt">What was rebuilt</h2>' },
    { what: 'straight quotes and dashes made typographic', markdown: '"It\'s open" -- at last...', html: '<p>“It’s open” – at last…</p>' },
    { what: 'a struck word', markdown: 'a ~~b~~', html: '<p>a <del>b</del></p>' },
    {
      what: 'a photo on a line of its own',
      markdown: '![The Moon](moon)',
      html: '<story-mark data-kind="photo" data-target="moon"></story-mark>',
    },
    {
      what: 'a story placed in it',
      markdown: '::related{story="2026/foghorn"}',
      html: '<story-mark data-kind="related" data-target="2026/foghorn"></story-mark>',
    },
    {
      what: 'a note with a title',
      markdown: ':::note[How high]\nHigh *enough*.\n\nHigher.\n:::',
      html: '<div class="note margin" role="note"><p class="note-title">How high</p><p>High <em>enough</em>.</p><p>Higher.</p></div>',
    },
    { what: 'a note without a title', markdown: ':::note\nHigh.\n:::', html: '<div class="note margin" role="note"><p>High.</p></div>' },
    { what: 'a pull quote', markdown: ':::pull\nIt went down again.\n:::', html: '<aside class="pull"><p>It went down again.</p></aside>' },
  ])('is printed: $what', ({ markdown, html }) => {
    expect(render(markdown)).toBe(html);
  });

  it.each([
    { where: 'between paragraphs', markdown: 'Before.\n\n<!-- Ask her first.\n\nThen again. -->\n\nAfter.' },
    { where: 'within a paragraph', markdown: 'Before <!-- Ask her first. --> and after.' },
    { where: 'beside HTML', markdown: '<b>Before</b><!-- Ask her first. -->\n\nAfter.' },
    { where: 'in a list', markdown: '- Before.\n- <!-- Ask her first. --> After.' },
    { where: 'that is never closed', markdown: 'Before.\n\n<!-- Ask her first.\n\nAnd again.' },
  ])('never holds a comment $where', ({ markdown }) => {
    expect(mayHaveMarks(markdown)).toBe(true);
    const html = render(markdown);
    expect(html).toContain('Before');
    expect(html).not.toMatch(/Ask|again|<!--/);
    if (markdown.includes('fter.')) expect(html).toContain('fter.');
  });

  it('never holds the picture itself, which the layout prints with its credit', () => {
    expect(render('Before.\n\n![The Moon](moon)\n\nAfter.')).not.toContain('<img');
  });

  it('shows what stands in a block of code as it is written', () => {
    const html = render('```\n::related{story="x"}\n![](moon)\n```');
    expect(html).toContain('::related{story="x"}\n![](moon)');
    expect(html).not.toContain('story-mark');
  });

  it.each(['at 12:20 GMT', 'in 2:01:53', 'a ratio of 3:2', 'Fuente:EFE', 'الساعة:نص'])('keeps every letter after a colon: %s', (text) => {
    expect(render(`It sailed ${text}.`)).toBe(`<p>It sailed ${text}.</p>`);
  });
});

describe('a table in a story', () => {
  const table = '| Harbour | Metres |\n|:--|--:|\n| Leith | 5 |\n| Oban | 4 |';

  it('has no style attributes, which the site’s security policy would block', () => {
    expect(render(table)).not.toContain('style=');
    expect(render('| a | b |\n|:-:|--|\n| 1 | 2 |')).not.toContain('style=');
  });

  it('marks its columns of figures, head and cells alike, and no other', () => {
    const html = render(table);
    expect(html).toContain('<th class="number">Metres</th>');
    expect(html).toContain('<td class="number">5</td>');
    expect(html).toContain('<th>Harbour</th>');
    expect(html).toContain('<td>Leith</td>');
  });
});

describe('the dateline', () => {
  const text = '<p>The harbour opened.</p>\n<p>The wall stands.</p>';

  it.each([
    {
      what: 'stands at the head of the first paragraph only',
      html: text,
      dateline: 'London',
      expected: '<p><span class="dateline">London</span> — The harbour opened.</p>\n<p>The wall stands.</p>',
    },
    {
      what: 'stands there when white space comes first',
      html: '\n  <p>The harbour opened.</p>',
      dateline: 'London',
      expected: '<p><span class="dateline">London</span> — The harbour opened.</p>',
    },
    { what: 'is left out when the story has none', html: text, dateline: undefined, expected: text },
    {
      what: 'is left out when the text begins with a crosshead',
      html: '<h2>A</h2><p>B</p>',
      dateline: 'London',
      expected: '<h2>A</h2><p>B</p>',
    },
    { what: 'is left out when the text begins with preformatted text', html: '<pre>A</pre>', dateline: 'London', expected: '<pre>A</pre>' },
    { what: 'is left out when there is no text', html: '', dateline: 'London', expected: '' },
    {
      what: 'is text, whatever is written in it',
      html: '<p>A</p>',
      dateline: 'Kyiv & <b>Lviv</b>',
      expected: '<p><span class="dateline">Kyiv &#38; &#60;b&#62;Lviv&#60;/b&#62;</span> — A</p>',
    },
    { what: 'may hold a dollar sign', html: '<p>A</p>', dateline: '$& $1', expected: '<p><span class="dateline">$&#38; $1</span> — A</p>' },
  ])('$what', ({ html, dateline, expected }) => {
    expect(withDateline(html, dateline)).toBe(expected);
  });
});

describe('a story cut where something is placed in it', () => {
  const photo = '<story-mark data-kind="photo" data-target="moon"></story-mark>';
  const related = '<story-mark data-kind="related" data-target="2026/foghorn"></story-mark>';

  it.each([
    { what: 'is one piece when nothing is placed', html: '<p>A</p>', parts: [{ html: '<p>A</p>' }] },
    { what: 'is nothing when there is no text', html: '', parts: [] },
    { what: 'is nothing when there is only white space', html: ' \n ', parts: [] },
    {
      what: 'comes in order',
      html: `<p>A</p>${photo}<p>B</p>${related}<p>C</p>`,
      parts: [
        { html: '<p>A</p>' },
        { kind: 'photo', target: 'moon' },
        { html: '<p>B</p>' },
        { kind: 'related', target: '2026/foghorn' },
        { html: '<p>C</p>' },
      ],
    },
    {
      what: 'has no empty pieces between two marks or at its ends',
      html: `${photo}\n${related}\n`,
      parts: [
        { kind: 'photo', target: 'moon' },
        { kind: 'related', target: '2026/foghorn' },
      ],
    },
    {
      what: 'keeps how photos stand beside others',
      html: photo.replace('></', ' data-beside="grid"></') + photo.replace('></', ' data-beside="row"></'),
      parts: [
        { kind: 'photo', target: 'moon', beside: 'grid' },
        { kind: 'photo', target: 'moon', beside: 'row' },
      ],
    },
    { what: 'is not cut at a mark of another kind', html: '<story-mark data-kind="x" data-target="y"></story-mark>', parts: 1 },
  ])('$what', ({ html, parts }) => {
    if (typeof parts === 'number') expect(splitStory(html)).toEqual([{ html }]);
    else expect(splitStory(html)).toEqual(parts);
  });

  it('keeps how wide a photo is to be', () => {
    const mark = (width: string) => `<story-mark data-kind="photo" data-target="moon"${width}></story-mark>`;
    expect(splitStory(mark(' data-width="full"'))).toEqual([{ kind: 'photo', target: 'moon', width: 'full' }]);
    expect(splitStory(mark(' data-width="wide"'))).toEqual([{ kind: 'photo', target: 'moon', width: 'wide' }]);
    expect(splitStory(mark(' data-width="huge"'))).toEqual([{ kind: 'photo', target: 'moon' }]);
  });

  it('is cut at every mark that the Markdown of a story makes', () => {
    const html = render('One.\n\n![The Moon](moon)\n\nTwo.\n\n::related{story="2026/foghorn"}');
    expect(splitStory(html)).toEqual([
      { html: '<p>One.</p>\n' },
      { kind: 'photo', target: 'moon' },
      { html: '\n<p>Two.</p>\n' },
      { kind: 'related', target: '2026/foghorn' },
    ]);
  });
});
