import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { importCycles, readImportGraph } from '../support/import-graph.ts';

const graph = readImportGraph(fileURLToPath(new URL('../../src', import.meta.url)));

/** The lists of pages and of what they lead to; the group may only grow smaller. */
const KNOWN = new Set([
  'queries/feed-ids.ts',
  'queries/feed-items.ts',
  'queries/feeds.ts',
  'queries/pages.ts',
  'queries/podcast.ts',
  'queries/redirects.ts',
  'queries/sitemaps.ts',
  'queries/standing-pages.ts',
  'queries/statements.ts',
]);

test('the graph holds components, types and what is collected by a pattern', () => {
  expect(graph.get('layouts/StoryLayout.astro')).toContain('layouts/Document.astro');
  expect(graph.get('layouts/StoryLayout.astro')).toContain('lib/views/story.ts');
  expect(graph.get('lib/messages.ts')).toContain('messages/es.ts');
});

test('no file imports what imports it', () => {
  const cycles = importCycles(graph).filter((cycle) => !cycle.every((file) => KNOWN.has(file)));
  expect(cycles.map((cycle) => cycle.join(', '))).toEqual([]);
});

test.each([
  { name: 'two files', imports: { a: ['b'], b: ['a'], c: ['a'] }, cycles: [['a', 'b']] },
  { name: 'a file that imports itself', imports: { a: ['a'] }, cycles: [['a']] },
  {
    name: 'a cycle behind a way that leads out',
    imports: { a: ['b', 'd'], b: ['c'], c: ['b'], d: ['e'], e: ['d', 'b'] },
    cycles: [
      ['b', 'c'],
      ['d', 'e'],
    ],
  },
  { name: 'a way that parts and meets again', imports: { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, cycles: [] },
])('finds $name', ({ imports, cycles }) => {
  expect(importCycles(new Map(Object.entries(imports)))).toEqual(cycles);
});
