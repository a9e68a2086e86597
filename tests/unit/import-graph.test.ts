import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { importCycles, readImportGraph } from '../support/import-graph.ts';

const graph = readImportGraph(fileURLToPath(new URL('../../src', import.meta.url)));

test('the graph holds components, types and what is collected by a pattern', () => {
  expect(graph.get('theme/layouts/StoryLayout.astro')).toContain('theme/layouts/Document.astro');
  expect(graph.get('theme/layouts/StoryLayout.astro')).toContain('site/views/story.ts');
  expect(graph.get('messages/messages.ts')).toContain('messages/languages/es.ts');
});

test('no file imports what imports it', () => {
  expect(importCycles(graph).map((cycle) => cycle.join(', '))).toEqual([]);
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
