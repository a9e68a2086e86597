import renderer from '@astrojs/mdx/server.js';
import { describe, expect, it } from 'vitest';
import { settleMdx } from '../../../../src/content/checks/checked-mdx.ts';
import { renderMarkdown } from '../../../../src/content/text/render.ts';
import arabic from '../../../../src/messages/languages/ar.ts';
import spanish from '../../../../src/messages/languages/es.ts';
import { makeComponent } from '../../../../src/site/queries/mdx-component.ts';

const WORDS = { notes: 'Notas', backToText: 'Volver desde {number}', quotes: spanish.punctuation };

/** A text in MDX as the HTML of its page. */
async function render(body: string, words = WORDS): Promise<string> {
  const component = makeComponent(settleMdx('content/articles/es/2026/a.mdx', body), { words, name: 'text' });
  const { html } = await (renderer.renderToStaticMarkup as (this: unknown, ...args: unknown[]) => Promise<{ html: string }>).call(
    { result: { renderers: [{ name: 'astro:jsx', ssr: renderer }], clientDirectives: new Map() } },
    component,
  );
  return html;
}

describe('A text in MDX', () => {
  it.each([
    'The ferry left.',
    '## Main\n\n## ???\n\nA[^1] b[^1].\n\n[^1]: x',
    'Leser:innen[^1] und Foto:dpa[agency](https://example.org)\n\n[^1]: n',
    'He said "it\'s \'over\'".\n\n:::pull\n"Never."\n:::',
    '::related{story="2026/a"}\n\n- a\n- b\n\n| a | b |\n|---|--:|\n| 1 | 2 |',
  ])('is printed as in Markdown: %j', async (body) => {
    const plain = (html: string) =>
      html
        .replaceAll(/\s+/g, ' ')
        .replaceAll('> <', '><')
        .replaceAll(/="(?:true)?"/g, '')
        .trim();
    expect(plain(await render(body))).toBe(plain(renderMarkdown(body, { words: WORDS, name: 'text' })));
  });

  it('has the words of its edition for its notes', async () => {
    const { notes, backToText, punctuation } = arabic;
    const html = await render('A[^1].\n\n[^1]: x', { notes, backToText, quotes: punctuation });
    expect(html).toContain('هوامش');
    expect(html).toContain('العودة إلى النص من الهامش 1');
  });

  it('is never run when it has a fault', async () => {
    for (const body of ['{process.exit(1)}', 'import fs from "node:fs"', '<Unknown />', '<p set:html="x">a</p>'])
      await expect(async () => render(body)).rejects.toThrow('content/articles/es/2026/a.mdx');
  });
});
