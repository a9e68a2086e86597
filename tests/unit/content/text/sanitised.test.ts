import fc from 'fast-check';
import type { Root } from 'hast';
import { raw } from 'hast-util-raw';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { readBodyFacts } from '../../../../src/content/checks/body-check.ts';
import { ALLOWED_ELEMENTS } from '../../../../src/content/text/allowed-markup.ts';
import { MAIN_TEXT } from '../../../../src/content/text/printed-text.ts';
import { renderMarkdown } from '../../../../src/content/text/render.ts';
import english from '../../../../src/messages/languages/en.ts';

/** The list once more, in the words of a library that takes away what is not on it. What the site itself puts into texts is let through. */
const SCHEMA: Schema = {
  tagNames: [...ALLOWED_ELEMENTS, 'aside', 'section'],
  attributes: {
    '*': ['lang', 'dir', 'title', 'className', 'role', 'tabIndex', 'ariaLabel', 'ariaDescribedBy', 'id', 'dataFootnotes'],
    a: ['href', 'hrefLang', 'dataFootnoteRef', 'dataFootnoteBackref'],
    blockquote: ['cite'],
    del: ['cite', 'dateTime'],
    ins: ['cite', 'dateTime'],
    q: ['cite'],
    col: ['span'],
    colgroup: ['span'],
    data: ['value'],
    details: ['open'],
    li: ['value'],
    ol: ['reversed', 'start', 'type'],
    td: ['colSpan', 'rowSpan', 'headers', 'scope', 'abbr'],
    th: ['colSpan', 'rowSpan', 'headers', 'scope', 'abbr'],
    time: ['dateTime'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], cite: ['http', 'https', 'mailto', 'tel'] },
  ancestors: { li: ['ol', 'ul'], tr: ['table'], td: ['table'], th: ['table'], tbody: ['table'], thead: ['table'] },
  clobber: [],
};

const SETTING = { words: { notes: 'Notes', backToText: 'Back {number}', quotes: english.punctuation }, name: MAIN_TEXT };

/** What a browser makes of HTML, as HTML again. */
function readAgain(html: string): Root {
  return raw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root;
}

const PART = fc.constantFrom(
  ...[
    '<b>',
    '</b>',
    '<i title="',
    '">',
    '<div>',
    '</div>',
    '<p>',
    '</p>',
    '<ul><li>',
    '</li></ul>',
    '<li>',
    '<table><tr><td>',
    '</td></tr></table>',
  ],
  ...[
    '<script>',
    '</script>',
    '<a href="',
    'javascript:x',
    'https://a.example/',
    '</a>',
    '<svg>',
    '<math>',
    '<mi>',
    '<template>',
    '<style>',
    '</style>',
    '<!--',
    '-->',
  ],
  ...[
    '<img src=x onerror=y>',
    '<h2>',
    '</h2>',
    '<td>',
    '<br>',
    '<',
    '>',
    '"',
    "'",
    '`',
    '``',
    '/',
    '=',
    ' ',
    '\n',
    '\n\n',
    '\t',
    '&lt;',
    '&#58;',
    '&Tab;',
    '<details open>',
    '</details>',
  ],
  ...[
    '<summary>',
    '</summary>',
    '[a](',
    ')',
    '[a]: ',
    '[a]',
    '![a](b)',
    '**',
    '_',
    '# ',
    '## ',
    '- ',
    '> ',
    '| a | b |\n|---|---|\n| ',
    ' | ',
    ':::note[',
    ']\n',
    '\n:::\n',
    '[^1]',
    '[^1]: ',
  ],
  ...[
    'on',
    'click=',
    'words',
    '\\',
    '<noscript>',
    '<title>',
    '</title>',
    '<textarea>',
    '<ruby>',
    '<rt>',
    '</ruby>',
    '<q cite="',
    '</q>',
    '<x ',
    '\u000c',
    '\u0000',
    '\u2028',
    '<?',
    '<![CDATA[',
    ']]>',
  ],
);

describe('What the check lets through', () => {
  it('is left as it is by a library that takes away what is not allowed', { timeout: 60_000 }, () => {
    let sound = 0;
    fc.assert(
      fc.property(fc.array(PART, { maxLength: 12 }), (parts) => {
        const body = `Words.\n\n${parts.join('')}\n`;
        const { faults, marks } = readBodyFacts({ file: 'story.md', text: body, data: undefined, body });
        if (faults.length > 0 || marks.some(({ kind }) => kind !== 'related')) return;
        sound += 1;
        const tree = readAgain(renderMarkdown(body, SETTING));
        expect(toHtml(sanitize(tree, SCHEMA))).toBe(toHtml(tree));
      }),
      { numRuns: 6000, seed: 2026 },
    );
    expect(sound).toBeGreaterThan(500);
  });
});
