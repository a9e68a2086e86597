import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { mayHaveMarks } from '../../../../src/content/text/story-markdown.ts';
import { PAGE_ID_STEMS, PAGE_IDS } from '../../../../src/content/text/heading-ids.ts';
import { renderMarkdown } from '../../../../src/content/text/render.ts';
import spanish from '../../../../src/messages/languages/es.ts';

const WORDS = { notes: 'Notas', backToText: 'Volver desde {number}', quotes: spanish.punctuation };
const render = (body: string, name = 'text') => renderMarkdown(body, { words: WORDS, name });
const idsIn = (html: string) => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);

describe('A plain text', () => {
  const piece = fc.constantFrom(
    ...[
      '## Main\n',
      '# a & b\n',
      '### `x < y`\n',
      'The ferry',
      ' left at 12:20',
      ' a:b[c](/d)',
      '**bold**',
      '*it*',
      '`code`',
      '\n\n',
      '\n',
      '- ',
      '1. ',
      '> ',
    ],
    ...[
      '"quoted"',
      "it's",
      '...',
      '--',
      '&amp;',
      '&eacute;',
      '[a](/b "c")',
      'https://example.org/a:b',
      '\\*',
      '~~x~~',
      '***\n',
      '    ',
      '```\nx\n```\n',
    ],
    ...['- [x] done\n', ':smile:', 'خبر', '注意：**这**', '{x}', '{#id}', '2 < 3', '===\n', '[a]: /b\n', '[a]'],
  );

  it('is printed the same on the short way as on the long one, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const body = pieces.join('');
        if (mayHaveMarks(body)) return;
        const setting = { words: WORDS, name: 'text' };
        expect(renderMarkdown(body, setting, true)).toBe(renderMarkdown(body, setting, false));
      }),
      { numRuns: 1500, seed: 13 },
    );
  });
});

describe('The ids of a text', () => {
  const headings = [...PAGE_IDS, ...PAGE_ID_STEMS, ...PAGE_ID_STEMS.map((stem) => `${stem} 1`), 'On main', '???', '🐟', 'Post', 'Main'];

  it('meet no id that the page has of its own, whatever the headings are', () => {
    const body = headings.map((words) => `## ${words.replaceAll('-', ' ')}\n\nText.[^1]\n\n## ${words}`).join('\n\n');
    const ids = idsIn(render(`${body}\n\n[^1]: Note.`));
    expect(ids).toHaveLength(new Set(ids).size);
    for (const id of ids) {
      expect(PAGE_IDS).not.toContain(id);
      expect(id).not.toMatch(/^(?:comment|post|search|version)(?:-|$)/);
      expect(id).toMatch(/^\S+$/);
    }
  });

  it.each([
    ['## What was rebuilt', ['what-was-rebuilt']],
    ['## A\n\n## A\n\n### A', ['a', 'a-1', 'a-2']],
    ['## Corrections\n\n## On corrections', ['on-corrections', 'on-corrections-1']],
    ['## ???\n\n## !', ['heading', 'heading-1']],
    ['## الميناء', ['الميناء']],
  ])('stay the words of the headings: %s', (body, ids) => {
    expect(idsIn(render(body))).toEqual(ids);
    expect(idsIn(renderMarkdown(body, { words: WORDS, name: 'text' }, false))).toEqual(ids);
  });

  it('are other ones in every text of a page', () => {
    const body = 'A[^1] b[^1] c[^1-2] d[^note-2] e[^note] f[^note].\n\n[^1]: x\n[^1-2]: y\n[^note]: z\n[^note-2]: w';
    const all = ['text', 'post-1', 'post-1-2'].flatMap((name) => idsIn(render(body, name)));
    expect(all).toHaveLength(3 * (6 + 4 + 1));
    expect(new Set(all).size).toBe(all.length);
  });

  it('are what the text’s own links and labels lead to', () => {
    const { document } = parseHTML(`<body>${render('A[^1] b[^1].\n\n[^1]: x', 'post-landfall')}</body>`);
    const targets = [...document.querySelectorAll('[href^="#"]')].map((link) => link.getAttribute('href')?.slice(1) ?? '');
    const labels = [...document.querySelectorAll('[aria-describedby]')].map((link) => link.getAttribute('aria-describedby') ?? '');
    expect(targets).toHaveLength(4);
    for (const id of [...targets, ...labels]) expect(document.getElementById(id), id).not.toBeNull();
  });
});

describe('Notes of a text', () => {
  it('have the words of the edition', () => {
    const html = render('A[^1] b[^1].\n\n[^1]: x');
    expect(html).toContain('<h2 class="visually-hidden" id="text.notes">Notas</h2>');
    expect(html).toContain('aria-label="Volver desde 1"');
    expect(html).toContain('aria-label="Volver desde 1-2"');
    expect(html).not.toMatch(/Footnotes|Back to reference/);
  });

  it('keep words of the text that look like them', () => {
    expect(render('Footnotes: footnote-label.[^1]\n\n[^1]: x')).toContain('Footnotes: footnote-label.');
  });
});

describe('The box of a task', () => {
  it.each([
    ['- [x] read *out*\n  - [ ] inner\n- [ ] signed', ['read out', 'inner', 'signed']],
    ['- [x] loose\n\n- [ ] two', ['loose', 'two']],
  ])('is called by the task’s own words: %s', (body, names) => {
    const { document } = parseHTML(`<body>${render(body)}</body>`);
    expect([...document.querySelectorAll('input')].map((box) => box.getAttribute('aria-label'))).toEqual(names);
  });
});

describe('A directive that is none', () => {
  const note = '<sup><a href="#text.fn-1" id="text.fnref-1" data-footnote-ref aria-describedby="text.notes">1</a></sup>';

  it.each([
    ['Leser:innen[^1] x\n\n[^1]: n', `<p>Leser:innen${note} x</p>`],
    ['Foto:dpa[agency](https://example.org)', '<p>Foto:dpa<a href="https://example.org">agency</a></p>'],
    ['at 12:20, :smile: and a::b', '<p>at 12:20, :smile: and a::b</p>'],
    ['a:b[*c*] d:e{f="g"}', '<p>a:b[<em>c</em>] d:e{f=«g»}</p>'],
    ['x:y[a :z[^1] b]\n\n[^1]: n', `<p>x:y[a :z${note} b]</p>`],
    ['**a**:b[c] `a:b[c]` a\\:b[c]', '<p><strong>a</strong>:b[c] <code>a:b[c]</code> a:b[c]</p>'],
    [':::unknown[a *b*]\nText[^1].\n:::\n\n[^1]: n', `<p>:::unknown[a <em>b</em>]\nText${note}.\n:::</p>`],
    ['::video[*a*]{src="b"}', '<p>::video[<em>a</em>]{src=«b»}</p>'],
    ['::note[a *b*]', '<p>::note[a <em>b</em>]</p>'],
    ['Leser:innen[a] at 12:20, b:c[d]\n\n::related{story="2026/a"}\n\n1:2', '<p>Leser:innen[a] at 12:20, b:c[d]</p>'],
    ['::related{story="2026/a"}\n\nLeser:innen[^1]\n\n[^1]: n', `<p>Leser:innen${note}</p>`],
  ])('is its own letters, and so is what follows: %s', (body, html) => {
    expect(render(body)).toContain(html);
  });
});
