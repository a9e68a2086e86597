import { describe, expect, it } from 'vitest';
import { readBodyFacts } from '../../../src/content/checks/body-check.ts';
import { readLiteral } from '../../../src/content/text/literal.ts';
import { boundsFault } from '../../../src/content/checks/mdx-bounds.ts';

function problemsOf(body: string): string {
  const { faults } = readBodyFacts({ file: 'story.mdx', text: body, data: undefined, body });
  return faults.map(({ problem }) => problem).join('\n');
}

describe('A story in MDX', () => {
  it.each([
    ['an expression', '{globalThis.process.exit(1)}'],
    ['an expression in a sentence', 'Words {evil()} words'],
    ['an expression in a heading', '## {evil()}'],
    ['an expression in a cell', '| a |\n|---|\n| {evil()} |'],
    ['an expression in a footnote', 'a[^1]\n\n[^1]: {evil()}'],
    ['an expression in a note', ':::note\n{evil()}\n:::'],
    ['an expression in a label', ':::note[{evil()}]\nWords.\n:::'],
    ['an expression after a colon', 'Foto:dpa[{evil()}]'],
    ['an expression in the words of a link', '[{evil()}](/)'],
    ['an expression in an element', '<b>{evil()}</b>'],
    ['an expression in a component', '<Factbox title="a">\n{evil()}\n</Factbox>'],
    ['an expression between remarks', '{/* a */ evil() /* b */}'],
    ['a template with an expression', '{`${evil()}`}'],
    ['a tagged template', '{evil`a`}'],
    ['an import', 'import "node:fs"'],
    ['an export', 'export const a = evil()'],
    ['an export of components', 'export const components = { p: evil }'],
    ['an attribute of code', '<b title={evil()}>a</b>'],
    ['a property of code', '<Factbox title={evil()}>\nWords.\n</Factbox>'],
    ['a spread', '<b {...evil()}>a</b>'],
    ['a spread in a component', '<Factbox {...evil()}>\nWords.\n</Factbox>'],
    ['an element in an attribute', '<b title={<evil.x />}>a</b>'],
    ['what a script takes for a remark', '<Chart title="a" note="b" rows={[[\'a\' <!--x[evil()]\n, 1]]} />'],
    ['HTML that is set', '<div set:html="<script>alert(1)</script>"></div>'],
    ['HTML that is set in a part', '<Fragment set:html="<script>" />'],
    ['HTML that is set in a component', '<Factbox title="a" set:html="<script>">\nWords.\n</Factbox>'],
    ['what starts in the browser', '<Factbox title="a" client:load>\nWords.\n</Factbox>'],
    ['what starts in the browser, in an element', '<b client:only="x">a</b>'],
    ['what is asked of the server', '<b server:defer>a</b>'],
    ['a raw element', '<script is:inline>alert(1)</script>'],
    ['variables of a style', '<style define:vars={{ a: 1 }}>x</style>'],
    ['a list of classes', '<b class:list={["a"]}>a</b>'],
    ['a transition', '<b transition:name="a">a</b>'],
    ['a handler', '<b onclick="alert(1)">a</b>'],
    ['a handler of React', '<b onClick={"alert(1)"}>a</b>'],
    ['HTML of React', '<b dangerouslySetInnerHTML={{ __html: "x" }}>a</b>'],
    ['a slot', '<b slot="a">a</b>'],
    ['a name space', '<svg:script>alert(1)</svg:script>'],
    ['a member', '<a.b>a</a.b>'],
    ['a component that is passed in', '<props.components.Embed />'],
    ['a component that nobody knows', '<Evil />'],
    ['an element of its own', '<x-a>a</x-a>'],
    ['what a layout fills in', '<story-mark data-kind="photo" data-target="x" />'],
    ['a property that is inherited', '<Factbox __proto__={{ title: "a" }}>\nWords.\n</Factbox>'],
    ['a link that is code', '[a](javascript:evil)'],
    ['an address that is code', '<a href="javascript:evil">a</a>'],
    ['an address that is code, in brackets', '<a href={"javascript:evil"}>a</a>'],
    ['an item alone', '<li>a</li>'],
    ['a paragraph in a paragraph', '<p>\nWords.\n</p>'],
    ['fields of its own', '---\na: b\n---\nWords.'],
    ['fields of TOML', '+++\na = 1\n+++\nWords.'],
    ['fields after an empty line', '\n\n---\na: b\n---\nWords.'],
    ['a byte order mark', '\uFEFF~~~\n{evil()}\n~~~'],
  ])('cannot hold %s', (_what, body) => {
    expect(problemsOf(`${body}\n`)).not.toBe('');
    if (!/^[\s\uFEFF]*(?:---|\+\+\+|\uFEFF)/.test(body)) expect(problemsOf(`Words first.\n\n${body}\n`)).not.toBe('');
  });

  it.each([
    ['brackets in values', `{${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['brackets in a property', `<Chart title="a" note="b" rows={${'['.repeat(10_000)}${']'.repeat(10_000)}} />`],
    ['signs before a value', `{${'!'.repeat(10_000)}1}`],
    ['words before a value', `{${'typeof '.repeat(10_000)}1}`],
    ['arrows', `{${'a=>'.repeat(10_000)}1}`],
    ['sums', `{1${'+1'.repeat(10_000)}}`],
    ['templates', `{${'`${'.repeat(10_000)}}`],
    ['an export', `export const a = ${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
    ['elements', `${'<div>'.repeat(10_000)}a${'</div>'.repeat(10_000)}`],
    ['elements on lines', `${'<div>\n'.repeat(2000)}a\n${'</div>\n'.repeat(2000)}`],
    ['nothing', `${'<>'.repeat(2000)}a${'</>'.repeat(2000)}`],
    ['emphasis', `${'*a **b '.repeat(400)}c${'** d*'.repeat(400)}`],
    ['properties', `<Factbox ${'title="a" '.repeat(1000)}>\nWords.\n</Factbox>`],
    ['values one after another', '{a}'.repeat(10_000)],
    ['remarks one after another', '{/* a */}'.repeat(10_000)],
    ['elements that are never closed', '<details>\n\n'.repeat(10_000)],
  ])('ten thousand deep is a fault, told before anything fails on it: %s', { timeout: 10_000 }, (_what, body) => {
    expect(problemsOf(`Words first.\n\n${body}\n`)).not.toBe('');
  });

  it('may have long charts, brackets in quotation marks and words that code has, too', () => {
    const rows = Array.from({ length: 2000 }, (_, place) => `['Year ${place} (in part) & more!', -${place}.5]`).join(',\n');
    const words = 'What is new in the case of the dam, or else void? '.repeat(400);
    expect(
      boundsFault(`<Chart title="a" note="b" rows={[\n${rows}\n]} />\n\n{'{'} {/* see [here] (there) */}\n\n${words}`),
    ).toBeUndefined();
  });
});

describe('A value in curly brackets', () => {
  it.each([
    "['a' <!--x[evil()]\n]",
    '[1\n--> evil()\n, 2]',
    '(evil(), 1)',
    '[...a]',
    '{ get a() { return 1 } }',
    '{ [evil()]: 1 }',
    'a',
    '/a/',
    '1n',
    'null',
  ])('is no code: %s', (code) => {
    expect(readLiteral(code)).toBeUndefined();
  });
});
