import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as bodyCheck from '../../../src/content/checks/body-check.ts';
import { splitFrontMatter } from '../../../src/content/front-matter.ts';

const FIXTURES = ['tests/fixtures/invalid', 'tests/fixtures/newsroom', 'tests/fixtures/patterns'];

/** Slips of editors, each of which a build refuses. */
const SLIPS: readonly [ending: 'md' | 'mdx', text: string][] = [
  ['md', '# Big'],
  ['md', 'Big\n===\n\nWords.'],
  ['md', 'Words.\n\n<iframe src="https://example.org/"></iframe>'],
  ['md', 'Words.\n\n<script>alert(1)</script>'],
  ['md', '<img src="x.jpg" onerror="alert(1)">'],
  ['md', '[Here](javascript:alert(1))'],
  ['md', '![A ferry](ferry)'],
  ['md', 'A photo ![](moon) in words.'],
  ['md', '![](C:\\Users\\Ana\\moon.jpg)'],
  ['md', '::related{story="2026/no-such-story"}'],
  ['md', '::related'],
  ['md', '- ::related{story="2026/harbour-opens"}'],
  ['md', '::note\nWords.'],
  ['md', ':::pull Said somebody\nWords.\n:::'],
  ['md', ':::note[Title] and more\nWords.\n:::'],
  ['md', '::embed{url="https://example.org/"}'],
  ['md', ':::factbox\nWords.\n:::'],
  ['md', 'Words <!-- not closed'],
  ['md', '<<<<<<< HEAD\nMine.\n=======\nTheirs.\n>>>>>>> theirs'],
  ['mdx', '<Factbox title="Tides">\n\nWords.'],
  ['mdx', 'Words.\n\n</Factbox>'],
  ['mdx', '<Factbox title="Tides">\n\n<PullQuote>\n\nWords.\n\n</Factbox>'],
  ['mdx', '<Fatcbox title="Tides">\n\nWords.\n\n</Fatcbox>'],
  ['mdx', '<Figure photo="ferry" />'],
  ['mdx', "<Gallery photos={['moon', 'ferry']} arrangement=\"rows\" />"],
  ['mdx', '<Gallery photos={[1 + 1]} />'],
  ['mdx', '<Embed url="https://nowhere.example/x" title="A post" />'],
  ['mdx', '<!-- A remark -->'],
  ['mdx', 'Fewer <10 of them.'],
  ['mdx', 'A bracket { of words.'],
  ['mdx', 'Words {1 +} more.'],
  ['mdx', 'import x from "y"\n\nWords.'],
  ['mdx', '<Figure photo="moon" width=wide />'],
  ['mdx', '<PullQuote>Words.</PullQuote> after it.'],
];

let inBrowser: typeof bodyCheck;

beforeAll(async () => {
  vi.doMock('satteri', () => import('../../../src/admin/browser/text-parser.ts'));
  vi.resetModules();
  inBrowser = await import('../../../src/content/checks/body-check.ts');
});

afterAll(() => {
  vi.doUnmock('satteri');
  vi.resetModules();
});

/** What is said of a text by one parser or the other. */
function told({ readBodyFacts, checkBody }: typeof bodyCheck, file: string, text: string, body: string) {
  const facts = readBodyFacts({ file, text, data: {}, body });
  const faults = checkBody(file, facts, { photos: ['moon'], stories: new Map([['2026/harbour-opens', '']]) });
  return { faults, components: facts.components, marks: facts.marks };
}

test.each(FIXTURES)('Every text in %s has the same faults by the parser of browsers, in the same words and on the same lines', (folder) => {
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.mdx?$/.test(file));
  for (const file of texts.sort()) {
    const text = readFileSync(join(folder, file), 'utf8');
    const split = splitFrontMatter(text);
    if ('fault' in split) continue;
    expect.soft(told(inBrowser, file, text, split.body), file).toEqual(told(bodyCheck, file, text, split.body));
  }
});

test.each(SLIPS)('In %s, %j is refused in the same words by both', (ending, text) => {
  const { faults } = told(bodyCheck, `story.${ending}`, text, text);
  expect(faults).not.toEqual([]);
  expect(told(inBrowser, `story.${ending}`, text, text).faults).toEqual(faults);
});
