import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portableHtml } from '../../../../src/site/feeds/portable-html.ts';
import { readBodyFacts } from '../../../../src/content/checks/body-check.ts';
import { findRepeatedWords } from '../../../../src/content/house-rules/repeats.ts';
import { wordsOf } from '../../../../src/content/house-rules/words.ts';
import type { SourceFile } from '../../../../src/content/source-file.ts';
import { buildSlug } from '../../../../src/shared/headline-slug.ts';
import { splitStory, withDateline } from '../../../../src/content/text/story-markdown.ts';
import { findLinks } from '../../../../src/content/text/links.ts';
import { findMarks } from '../../../../src/content/text/marks.ts';
import { readProse } from '../../../../src/content/text/prose.ts';
import { renderMarkdown } from '../../../../src/content/text/render.ts';
import { readSoundTree } from '../../../../src/content/text/sound-tree.ts';
import { countWords, paragraphsOf } from '../../../../src/content/text/words.ts';
import { inLength } from '../../../support/length.ts';
import { StepCounter } from '../../../support/steps.ts';
import english from '../../../../src/messages/languages/en.ts';

const SETTING = { words: { notes: 'Notes', backToText: 'Back from {number}', quotes: english.punctuation }, name: 'text' };

function facts(body: string, file: string) {
  return readBodyFacts({ file, body, text: body } as SourceFile);
}

/** All that reads a text, or what was made of one. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'the check': (text) => facts(text, 'a.md'),
  'the check of MDX': (text) => facts(text, 'a.mdx'),
  'words, marks, links and prose': (text) => {
    const tree = readSoundTree(text, 'md');
    if (!tree) return;
    const prose = readProse(text, tree);
    const places = findLinks(text, tree).map(({ at }) => prose.offsetOf(at));
    return [paragraphsOf(tree), countWords(tree), findMarks(tree, text), places, findRepeatedWords(prose.text, wordsOf(prose.text), 'en')];
  },
  'pages and feeds': (text) => {
    if (!readSoundTree(text, 'md') || facts(text, 'a.md').faults.length > 0) return;
    return splitStory(withDateline(renderMarkdown(text, SETTING), 'Leith')).map((part) =>
      'html' in part ? portableHtml(part.html, 'https://tideline.example/') : '',
    );
  },
  'HTML of any kind': (text) => [splitStory(text), withDateline(text, 'Leith'), portableHtml(text, 'https://tideline.example/')],
  'an address': (text) => buildSlug(text),
};

const FRAGMENTS = [
  ...[
    '‹',
    '‹a› ',
    '[',
    '![',
    '](',
    '](<',
    '[a](b ',
    '![](',
    '[^1]',
    '\n\n[^',
    '(',
    ')',
    '*',
    '_',
    '**a ',
    '_a ',
    '*a_',
    '**a** ',
    '~',
    '`',
    '`a` ',
  ],
  ...[
    '&',
    '&eacute;',
    '&#',
    '"',
    "'",
    '...',
    '--',
    '\\',
    '$',
    '+',
    '#',
    '=',
    '|',
    '\n| a',
    '| a |\n|--|\n',
    '| a &amp; "b" ',
    '\t',
    '\n',
    ' \n',
    'a  \n',
  ],
  ...[
    '<',
    '<a ',
    '<b>',
    '</b>',
    '<div>',
    '<div></b>',
    '<div/>',
    '<p>a',
    '<td>',
    '<table>',
    '<div>\n',
    '<a href="b">',
    '<a href="b">c</a> ',
    '<br>',
    '<story-mark ',
  ],
  ...['<!--', '<!-- ', '<!-- a -->', '<!-- a -->\n\n', '<?', '<![CDATA[', '<!doctype ', '{/*', '{/* a */}', '{ /* a */ }\n\n', '{//\n'],
  ...[':::', '::', ':a[', 'a:b[c]', 'a:b{c}', '::a[x]\n', '::related{story="x"}\n\n', ':::note\n', ':::note\nx\n:::\n\n', '12:20 '],
  ...[
    '> ',
    '- ',
    '1. ',
    '- [ ] a\n',
    '  - a\n',
    '# ',
    '## a\n\n',
    '## ???\n\n',
    'a\n===\n\n',
    '***\n',
    '    a\n\n',
    '``` \n',
    '~~~\n',
    'a[^1]\n\n[^1]: b\n\n',
  ],
  ...[
    '[a]: b\n',
    '[a]: b\n\n[a]\n\n',
    '![](a)\n\n',
    'https://a.b ',
    'http://',
    'a@b.c ',
    '<https://a.b>',
    'the the ',
    'e\u0301',
    '👩‍👩‍👧 ',
    '\u202e',
    '-- ',
  ],
  ...['{', '}', '{1}', '{"a"} ', '{[', '{(', '<Chart ', '<Sidenote title="a">', '</Sidenote>', '<b {...a}>', '<>', 'export a\n\n'],
];

const repeated = (fragment: string) => (length: number) => fragment.repeat(Math.ceil(length / fragment.length));
const numbered = (write: (number: number) => string, width: number) => (length: number) =>
  Array.from({ length: Math.ceil(length / width) }, (_, number) => write(number)).join('\n\n');
const around = (before: string, after: string) => (length: number) => {
  const count = Math.ceil(length / (before.length + after.length));
  return `${before.repeat(count)}x${after.repeat(count)}`;
};

const TEXTS: readonly [what: string, text: (length: number) => string][] = [
  ...FRAGMENTS.map((fragment): [string, (length: number) => string] => [JSON.stringify(fragment), repeated(fragment)]),
  ['notes', numbered((number) => `a[^${number}]\n\n[^${number}]: b`, 20)],
  ['notes within notes', numbered((number) => `[^${number}]: a[^${number + 1}]`, 16)],
  ['links by reference', numbered((number) => `[a${number}]\n\n[a${number}]: b`, 18)],
  ['elements in elements', around('<div>', '</div>')],
  ['components in components', around('<Factbox title="a">\n\n', '\n\n</Factbox>')],
  ['elements in elements of MDX', around('<b>', '</b>')],
  ['emphasis in emphasis', around('*a ', ' b*')],
  ['brackets in brackets', around('[', '](b)')],
  ['values in values', (length) => `<Chart rows={${around('[', ']')(length)}} />`],
  ['lists in lists', (length) => Array.from({ length: Math.ceil(Math.sqrt(length)) }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
];

const SHORT = inLength(1500, 8000);
/** Of 50,000 letters one took minutes, where a pattern went back again and again; what patterns do is not among the steps. */
const LONG = inLength(9000, 50_000);

describe('A text of one thing, again and again', () => {
  const steps = new StepCounter();
  beforeAll(async () => {
    await steps.start();
  });
  afterAll(async () => {
    await steps.stop();
  });

  it.each(TEXTS)('%s is read in steps that grow with its length, not with its square', { timeout: 60_000 }, async (_what, text) => {
    for (const [reader, read] of Object.entries(READERS)) {
      const [short, long] = [text(SHORT), text(LONG)];
      const first = await steps.count(() => read(short));
      const second = await steps.count(() => read(long));
      // Six times the length: thirty-six times the steps would be the square. What is refused at once takes hardly any.
      expect(second, reader).toBeLessThan(10 * Math.max(first, 40_000));
    }
  });
});
