import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { LineKind } from '../../../src/admin/forms/line-kinds.ts';
import type { Selected, TextEdit } from '../../../src/admin/forms/text-edits.ts';
import type { EmphasisKind } from '../../../src/admin/forms/word-pieces.ts';
import { readTextTree } from '../../../src/content/text/tree.ts';
import { inLength } from '../../support/length.ts';
import { seedOfEdits } from '../../support/seed.ts';

/** What stands in an article, each word once: by it a word is found again after an edit. */
const WORDS = ['wall', 'Ñandú', 'مرفأ', '海', '港口', '😀', 'l’eau', '2.', 'C&amp;A', 'e\u0301t', '👩‍🚒', 'co-op', 'a\\*b', '1986.'];

const token = fc.constantFrom(...WORDS);
const MARK = fc.constantFrom('', '', '', '“', '”', '«', '»', '"', '(', ')', '。', '，', '!', ':', '…', '\\', '#', '-');
const SPACE = fc.constantFrom(' ', ' ', ' ', '', '\n');

type Build = (next: () => number) => string;

const plain: fc.Arbitrary<Build> = fc.tuple(MARK, token, MARK).map(
  ([before, word, behind]) =>
    (next) =>
      `${before}${word}Q${String(next())}x${behind}`,
);
const around =
  (begin: string, end: string) =>
  (inner: Build): Build =>
  (next) =>
    begin + inner(next) + end;
const inline: fc.Arbitrary<Build> = fc.letrec<{ one: Build; some: Build }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { arbitrary: plain, weight: 6 },
    ...['**', '*', '__', '_', '~~'].map((sign) => ({ arbitrary: tie('some').map(around(sign, sign)), weight: 1 })),
    { arbitrary: tie('some').map(around('[', '](/a_(b)_c)')), weight: 1 },
    {
      arbitrary: fc.constantFrom<Build>(
        () => '`c*d`',
        () => '[^n]',
        () => '<https://sea.example/a_b>',
        () => '<br>',
        () => '12:20',
      ),
      weight: 1,
    },
  ),
  some: fc.array(fc.tuple(tie('one'), SPACE), { minLength: 1, maxLength: 4 }).map(
    (parts): Build =>
      (next) =>
        parts
          .map(([part, space]) => part(next) + space)
          .join('')
          .trim(),
  ),
})).some;

const inLines = (text: string, first: string, others: string): string =>
  text
    .split('\n')
    .map((line, at) => (at === 0 ? first : others) + line)
    .join('\n');

const block: fc.Arbitrary<Build> = fc.letrec<{ block: Build; blocks: Build }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    { arbitrary: inline, weight: 5 },
    {
      arbitrary: inline.map(
        (words): Build =>
          (next) =>
            `## ${words(next).replaceAll('\n', ' ')}`,
      ),
      weight: 1,
    },
    {
      arbitrary: fc.tuple(inline, inline).map(
        ([head, cell]): Build =>
          (next) =>
            `| ${head(next).replaceAll('\n', ' ')} | b |\n| --- | --- |\n| ${cell(next).replaceAll('\n', ' ')} | d |`,
      ),
      weight: 1,
    },
    {
      arbitrary: fc.constantFrom<Build>(
        () => '```\n**code** - x\n```',
        () => '::related{story="2026/a"}',
        () => '![](moon)',
        () => '[^n]: A note',
      ),
      weight: 1,
    },
    {
      arbitrary: tie('blocks').map(
        (inner): Build =>
          (next) =>
            inLines(inner(next), '> ', '> '),
      ),
      weight: 1,
    },
    {
      arbitrary: tie('blocks').map(
        (inner): Build =>
          (next) =>
            inLines(inner(next), '- ', '  '),
      ),
      weight: 1,
    },
    {
      arbitrary: fc.tuple(inline, inline).map(
        ([one, two]): Build =>
          (next) =>
            `${inLines(one(next), '1. ', '   ')}\n${inLines(two(next), '2. ', '   ')}`,
      ),
      weight: 1,
    },
    {
      arbitrary: inline.map(
        (inner): Build =>
          (next) =>
            `:::note[A *title*]\n${inner(next)}\n:::`,
      ),
      weight: 1,
    },
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map(
    (some): Build =>
      (next) =>
        some.map((one) => one(next)).join('\n\n'),
  ),
})).blocks;

/** Articles as they are written, and heaps of signs as nobody writes them. */
const text = fc.oneof(
  {
    arbitrary: block.map((build) => {
      let count = 0;
      return build(() => (count += 1));
    }),
    weight: 4,
  },
  {
    arbitrary: fc.array(fc.constantFrom(...Array.from('ab*_ \n->#[]()`“。~|:1.\\!&')), { maxLength: 30 }).map((signs) => signs.join('')),
    weight: 1,
  },
);

const selection = text.chain((written) =>
  fc
    .tuple(fc.nat({ max: written.length }), fc.nat({ max: written.length }))
    .map(([one, other]): Selected => ({ text: written, start: Math.min(one, other), end: Math.max(one, other), format: 'md' })),
);

const HELD = { numRuns: inLength(60, 3000, 20), seed: seedOfEdits() };
/** At length, some thousand texts are read six times over. */
const HELD_MILLISECONDS = 600_000;

interface Edits {
  emphasise: (selected: Selected, kind: EmphasisKind) => TextEdit | undefined;
  beginLines: (selected: Selected, kind: LineKind) => TextEdit | undefined;
  begunLink: (selected: Selected) => { words: string };
  writeLink: (selected: Selected, address: string, words: string) => TextEdit | undefined;
  placeBlock: (selected: Selected, written: string) => TextEdit | undefined;
  tree: typeof readTextTree;
}

async function load(): Promise<Edits> {
  const [{ emphasise }, { beginLines }, { begunLink, writeLink }, { placeBlock }, { readTextTree: tree }] = await Promise.all([
    import('../../../src/admin/forms/emphasis.ts'),
    import('../../../src/admin/forms/line-kinds.ts'),
    import('../../../src/admin/forms/written-link.ts'),
    import('../../../src/admin/forms/placed-block.ts'),
    import('../../../src/content/text/tree.ts'),
  ]);
  return { emphasise, beginLines, begunLink, writeLink, placeBlock, tree };
}

function edited({ text: before }: Selected, { from, to, written }: TextEdit): string {
  return before.slice(0, from) + written + before.slice(to);
}

const UNTOLD = new Set(['children', 'position', 'data']);

/** The letters of a text one by one, each with whether it stands in what is asked for; and everything beside that, as one text. */
function told(tree: Root, kind: Nodes['type']): { letters: [string, boolean][]; rest: string } {
  const letters: [string, boolean][] = [];
  const rest: string[] = [];
  const go = (node: Nodes, isOn: boolean): void => {
    if (node.type === 'text') {
      for (const sign of withoutDashes(node.value)) {
        if (/[\p{L}\p{N}]/u.test(sign)) letters.push([sign, isOn]);
        rest.push(sign);
      }
      return;
    }
    const { type } = node;
    const children: readonly Nodes[] = 'children' in node ? node.children : [];
    if (type !== kind) rest.push(JSON.stringify(node, (key, value: unknown) => (UNTOLD.has(key) ? undefined : value)));
    for (const child of children) go(child, isOn || type === kind);
    if (type !== kind) rest.push(`</${type}>`);
  };
  go(tree, false);
  return { letters, rest: rest.join('') };
}

/** The words that are whole in a piece of a text, by their numbers. */
function wordsIn(piece: string): string[] {
  return [...piece.matchAll(/Q\d+x/g)].map(([word]) => word);
}

/** Whether each letter of a word stands in what is asked for; none of a word that is not in the text itself. */
function stateOf({ letters }: ReturnType<typeof told>, word: string): boolean[] {
  const at = letters.findIndex((_, place) => Array.from(word).every((letter, offset) => letters[place + offset]?.[0] === letter));
  return at < 0 ? [] : letters.slice(at, at + word.length).map(([, isOn]) => isOn);
}

/** Where the blocks begin and end that a selection touches. */
function touched(tree: Root, { start, end }: Selected): [number, number] {
  const ranges = tree.children.map(({ position }) => [position?.start.offset ?? 0, position?.end.offset ?? 0] as const);
  const own = ranges.filter(([from, to]) => from <= end && to >= start);
  return [Math.min(start, ...own.map(([from]) => from)), Math.max(end, ...own.map(([, to]) => to))];
}

describe.each([
  ['the room’s parser', true],
  ['the build’s parser', false],
])('By %s', (_name, isInBrowser) => {
  let edits: Edits;

  beforeAll(async () => {
    if (isInBrowser) vi.doMock('satteri', () => import('../../../src/admin/browser/text-parser.ts'));
    vi.resetModules();
    edits = await load();
  });
  afterAll(() => {
    vi.doUnmock('satteri');
    vi.resetModules();
  });

  test.each(['strong', 'emphasis'] as const)(
    '%s: the letters that are selected have it then, and all else is as it was',
    (kind) => {
      let made = 0;
      let asked = 0;
      fc.assert(
        fc.property(selection, (selected) => {
          const edit = edits.emphasise(selected, kind);
          asked += 1;
          if (!edit) return;
          const tree = edits.tree(selected.text, 'md');
          const [from, to] = touched(tree, selected);
          expect(edit.from).toBeGreaterThanOrEqual(from);
          expect(edit.to).toBeLessThanOrEqual(to);
          if (selected.start === selected.end && edit.written.includes('words')) return;
          made += 1;
          const after = edited(selected, edit);
          const [before, then] = [told(tree, kind), told(edits.tree(after, 'md'), kind)];
          expect(then.rest).toBe(before.rest);
          const inside = wordsIn(selected.text.slice(selected.start, selected.end));
          const outside =
            selected.start === selected.end
              ? []
              : wordsIn(`${selected.text.slice(0, selected.start)} ${selected.text.slice(selected.end)}`);
          const own = inside.flatMap((word) => stateOf(before, word));
          const states = inside.flatMap((word) => stateOf(then, word));
          expect(new Set(states).size).toBeLessThanOrEqual(1);
          if (own.includes(false)) expect(states).toContain(true);
          for (const word of outside) expect(stateOf(then, word)).toEqual(stateOf(before, word));
          // A second time, it is as it was, unless only a part of it was so before.
          const again = { ...selected, text: after, start: edit.selected[0], end: edit.selected[1] };
          const back = edits.emphasise(again, kind);
          if (!back) {
            expect(before.letters.some(([, isOn]) => isOn)).toBe(true);
            return;
          }
          const last = told(edits.tree(edited(again, back), 'md'), kind);
          expect(last.rest).toBe(before.rest);
          if (own.every((state) => state === own[0] && state !== states[0]))
            for (const word of [...inside, ...outside]) expect(stateOf(last, word)).toEqual(stateOf(before, word));
        }),
        HELD,
      );
      expect(made / asked).toBeGreaterThan(0.5);
    },
    HELD_MILLISECONDS,
  );

  const KINDS: readonly LineKind[] = ['heading', 'list', 'numbers', 'quotation'];

  test.each(KINDS)(
    '%s: the words stay, and what is beside stays where it is',
    (kind) => {
      let made = 0;
      let asked = 0;
      fc.assert(
        fc.property(selection, (selected) => {
          const edit = edits.beginLines(selected, kind);
          asked += 1;
          if (!edit) return;
          made += 1;
          if (selected.text.trim() === '') return;
          const after = edited(selected, edit);
          const [before, then] = [blocksIn(edits.tree(selected.text, 'md')), blocksIn(edits.tree(after, 'md'))];
          expect(then.map(({ words }) => words).join('')).toBe(before.map(({ words }) => words).join(''));
          // What no line of the selection is of.
          const [from, to] = [selected.text.lastIndexOf('\n', selected.start - 1), selected.text.indexOf('\n', selected.end)];
          const places = new Map(then.map(({ words, place }) => [words, place]));
          for (const { words, place, start, end } of before)
            if ((end <= from || (to >= 0 && start > to)) && /Q\d+x/.test(words) && !/list|blockquote/.test(place))
              expect(places.get(words)).toBe(place);
        }),
        HELD,
      );
      expect(made / asked).toBeGreaterThan(0.25);
    },
    HELD_MILLISECONDS,
  );

  test(
    'A link has the words that were selected, and nothing else',
    () => {
      let made = 0;
      let asked = 0;
      fc.assert(
        fc.property(selection, (selected) => {
          const { words } = edits.begunLink(selected);
          const edit = edits.writeLink(selected, 'https://example.org/a_(b)?c=1&copy;=2', words === '' ? 'A [new] *one*' : words);
          asked += 1;
          if (!edit) return;
          made += 1;
          const tree = edits.tree(edited(selected, edit), 'md');
          const { letters } = told(tree, 'link');
          const before = told(edits.tree(selected.text, 'md'), 'link');
          if (words !== '') expect(letters.map(([letter]) => letter).join('')).toBe(before.letters.map(([letter]) => letter).join(''));
          expect(JSON.stringify(tree)).toContain('"https://example.org/a_%28b%29?c=1&copy;=2"');
          for (const word of wordsIn(words)) for (const state of stateOf({ letters, rest: '' }, word)) expect(state).toBe(true);
          // What both parsers have read alike, both read alike.
          const [built, now] = [selected.text, edited(selected, edit)].map((written) => told(readTextTree(written, 'md'), 'link'));
          if (built?.rest === before.rest && String(built.letters) === String(before.letters)) expect(now?.letters).toEqual(letters);
        }),
        HELD,
      );
      expect(made / asked).toBeGreaterThan(0.2);
    },
    HELD_MILLISECONDS,
  );

  test(
    'What is placed stands by itself, and all else is as it was',
    () => {
      let made = 0;
      fc.assert(
        fc.property(selection, fc.constantFrom(...PLACED), fc.boolean(), (some, placed, isCursor) => {
          const selected = isCursor ? { ...some, end: some.start } : some;
          const edit = edits.placeBlock(selected, placed);
          if (!edit) return;
          made += 1;
          const [before, own, then] = [selected.text, placed, edited(selected, edit)].map((written) => blocksIn(edits.tree(written, 'md')));
          if (!before || !own || !then) throw new Error('A text has no blocks.');
          const at = then.findIndex(({ words }) => words === own[0]?.words);
          const found = then.splice(at, own.length);
          expect(found.map(({ words }) => words)).toEqual(own.map(({ words }) => words));
          for (const [place, one] of found.entries())
            expect(one.place).toMatch(new RegExp(`^ root( containerDirective)*${(own[place]?.place ?? '').slice(5)}$`));
          expect(joined(then)).toEqual(joined(before));
        }),
        HELD,
      );
      expect(made).toBeGreaterThan(HELD.numRuns * 0.99);
    },
    HELD_MILLISECONDS,
  );
});

const PLACED = [
  '::related{story="2026/placed"}',
  ':::pull\nPlaced.\n:::',
  ':::note[Placed]\n- one placed\n\n> two placed\n:::',
  '::::note\n:::note\nPlaced.\n:::\n::::',
  '```\nplaced\n```',
  '| placed | b |\n| --- | --- |\n| c | d |',
] as const;

/** Blocks with those together that stand one behind the other in the same, as the parts of a paragraph do. */
function joined(blocks: readonly Block[]): string[] {
  const parts: { place: string; words: string }[] = [];
  for (const { place, words } of blocks) {
    const last = parts.at(-1);
    if (last?.place === place) last.words += words;
    else parts.push({ place, words });
  }
  return parts.filter(({ place }) => place !== '').map(({ place, words }) => `${place}: ${words}`);
}

interface Block {
  words: string;
  place: string;
  start: number;
  end: number;
}

/** What a text holds, block by block: its words and signs, without the spaces between them, and what it stands in. */
function blocksIn(tree: Root): Block[] {
  const blocks: Block[] = [];
  const go = (node: Nodes, place: string): void => {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const words = wordsOf(node).replace(/\s/g, '');
    if (node.type === 'paragraph' || node.type === 'heading' || !('children' in node))
      blocks.push({ words, place: `${place} ${node.type}`, start, end });
    else if (node.children.length === 0) blocks.push({ words, place, start, end });
    else for (const child of node.children) go(child, `${place} ${node.type}`);
  };
  go(tree, '');
  return blocks;
}

/** Hyphens are dashes to the build’s parser, unless one is escaped or has something between it and the next. */
function withoutDashes(words: string): string {
  return words.replaceAll('—', '---').replaceAll('–', '--').replaceAll('…', '...');
}

function wordsOf(node: Nodes): string {
  if (node.type === 'leafDirective') return `<${node.attributes?.story ?? ''}>`;
  if ('value' in node) return node.type === 'text' ? withoutDashes(node.value) : `<${node.type} ${node.value}>`;
  if (!('children' in node)) return node.type === 'break' ? '' : `<${node.type}>`;
  const words = node.children.map(wordsOf).join('');
  return ['emphasis', 'strong', 'delete', 'link'].includes(node.type) ? `<${node.type} ${words}>` : words;
}
