import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { writeTable } from '../../../src/admin/forms/written-table.ts';
import { readTextTree } from '../../../src/content/text/tree.ts';

/** The words of a node, and where its links lead. Two hyphens are a dash to the build. */
function readersOf(node: Nodes): { words: string; links: string[] } {
  if (node.type === 'text') return { words: node.value.replaceAll('—', '---').replaceAll('–', '--').replaceAll('…', '...'), links: [] };
  const parts = 'children' in node ? node.children.map(readersOf) : [{ words: `<${node.type}>`, links: [] }];
  const words = parts.map((part) => part.words).join('');
  const own = node.type === 'link' ? [node.url] : [];
  return {
    words: node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete' ? `<${words}>` : words,
    links: [...own, ...parts.flatMap((part) => part.links)],
  };
}

describe.each([
  ['the room’s parser', true],
  ['the build’s parser', false],
])('A table that is written by %s', (_name, isInBrowser) => {
  let write: typeof writeTable;

  beforeAll(async () => {
    if (isInBrowser) vi.doMock('satteri', () => import('../../../src/admin/browser/text-parser.ts'));
    vi.resetModules();
    ({ writeTable: write } = await import('../../../src/admin/forms/written-table.ts'));
  });
  afterAll(() => {
    vi.doUnmock('satteri');
    vi.resetModules();
  });

  /** What a build reads of one copied cell. */
  const cellOf = (cell: string): { words: string; links: string[] } => {
    const tree = readTextTree(`${write(`Site\tN\n${cell}\t1`)}\n`, 'md');
    const [table] = tree.children;
    const read = table?.type === 'table' ? table.children[1]?.children[0] : undefined;
    return read ? readersOf(read) : { words: '', links: [] };
  };

  test.each([
    ['https://example.org/a_b?x=1&y=2', ['https://example.org/a_b?x=1&y=2']],
    ['www.example.org/a_b', ['http://www.example.org/a_b']],
    ['https://example.org/a_b_c~d~ and *this*', ['https://example.org/a_b_c~d']],
    ['anna_b@example.org', ['mailto:anna_b@example.org']],
    ['a_b_c https://example.org/a_b', ['https://example.org/a_b']],
  ])('%s leads where it leads', (cell, links) => {
    const read = cellOf(cell);
    expect(read.words).toBe(cell);
    expect(read.links.map((link) => link.replace(/~$/, ''))).toEqual(links);
  });

  test('has the words of each cell, whatever signs are in it', () => {
    const sign = fc.constantFrom(
      ...Array.from('ab \\[]*_`<>{}~&|!@:/.#?=-'),
      'www.a.org/',
      'https://a.org/',
      'a_b@b.org',
      '&amp;',
      '&copy=',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(sign, { minLength: 1, maxLength: 12 }), (signs) => {
        const cell = signs.join('').trim().replace(/\s+/g, ' ');
        fc.pre(cell !== '');
        expect(cellOf(cell).words).toBe(cell);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
