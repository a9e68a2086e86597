import { mdxToJs } from 'satteri';
import { describe, expect, it } from 'vitest';
import french from '../../../../src/messages/languages/fr.ts';
import german from '../../../../src/messages/languages/de.ts';
import type { TextSetting } from '../../../../src/content/text/printed-text.ts';
import { renderMarkdown } from '../../../../src/content/text/render.ts';
import { storyPlugins } from '../../../../src/content/text/story-markdown.ts';
import { TEXT_FEATURES } from '../../../../src/content/text/tree.ts';
import { plainText } from '../../../../src/content/text/words.ts';

const GERMAN: TextSetting = { words: { notes: 'N', backToText: '{number}', quotes: german.punctuation }, name: 'text' };
const FRENCH: TextSetting = { words: { notes: 'N', backToText: '{number}', quotes: french.punctuation }, name: 'text' };
const render = (body: string, setting = GERMAN) => renderMarkdown(body, setting).trim();

describe('quotation marks in a text', () => {
  it.each([
    ['across emphasis', 'Er sagte "*ja*, **\'sicher\'**" und ging.', '<p>Er sagte „<em>ja</em>, <strong>‚sicher‘</strong>“ und ging.</p>'],
    ['around a link', '"[Ja](/b "Titel")"', '<p>„<a href="/b" title="Titel">Ja</a>“</p>'],
    ['after a line’s end', 'Er sagte:\n"Ja"\nund ging.', '<p>Er sagte:\n„Ja“\nund ging.</p>'],
    ['in each paragraph by itself', '"Eins\n\n"Zwei"', '<p>„Eins</p>\n<p>„Zwei“</p>'],
    ['not in code', '"`"a"`" und `b\'c`', '<p>„<code>"a"</code>“ und <code>b\'c</code></p>'],
    ['not in the code of HTML', 'Mit <code>"a"</code> "b"', '<p>Mit <code>"a"</code> „b“</p>'],
    ['not in attributes', '<b title="x">"q"</b>', '<p><b title="x">„q“</b></p>'],
    ['in blocks of HTML', '<p class="a">Er: "ja"</p>', '<p class="a">Er: „ja“</p>'],
    ['not where a backslash or an entity says so', '"A" \\"B\\" &quot;C&quot;', '<p>„A“ "B" "C"</p>'],
    ['not in addresses', "Siehe <https://example.org/it's>", '<p>Siehe <a href="https://example.org/it\'s">https://example.org/it\'s</a></p>'],
    ['in headings, whose ids stay', '## Das "Wort"', '<h2 id="das-wort">Das „Wort“</h2>'],
  ])('are the language’s %s', (_where, body, html) => {
    expect(render(body).replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&#39;', "'")).toBe(html);
  });

  it('have their narrow spaces in French, also where an ordinary one is written', () => {
    expect(render('Il dit : « *Oui* », puis "non".', FRENCH)).toBe('<p>Il dit : «\u202f<em>Oui</em>\u202f», puis «\u202fnon\u202f».</p>');
  });

  it('are the same where a text holds marks, and in what is searched', () => {
    const body = 'Er sagte "ja" und \'nein\'.\n\n| "a" | b |\n|---|---|\n| c | "d" |';
    expect(render(body)).toContain('<p>Er sagte „ja“ und ‚nein‘.</p>');
    expect(render(body)).toContain('„d“');
    expect(plainText(body, 'md', german.punctuation)).toBe('Er sagte „ja“ und ‚nein‘. „a“ b c „d“');
  });

  it('are the same in MDX, where expressions and properties stay', () => {
    const { code } = mdxToJs('Er sagte "ja" <code>"x"</code>\n\n<Factbox title="A">\nEs "ist"\n</Factbox>', {
      ...storyPlugins(() => GERMAN),
      features: TEXT_FEATURES,
      fileURL: new URL('file:///site/content/articles/de/2026/a.mdx'),
    });
    expect(code).toContain('Er sagte „ja“ ');
    expect(code).toContain('Es „ist“');
    expect(code).toMatch(/\\"x\\"|'"x"'/);
  });
});
