import { describe, expect, it } from 'vitest';
import { flattenSections } from '../../../src/content/section-tree.ts';
import type { SectionNode } from '../../../src/content/schemas/section.ts';

const tree: SectionNode[] = [
  {
    id: 'news',
    name: 'News',
    colour: 'red',
    sections: [
      { id: 'world', name: 'World', covers: 'Far away.' },
      { id: 'ukraine', name: 'Ukraine', colour: 'gold', sections: [{ id: 'explained', name: 'Explained' }] },
    ],
  },
  { id: 'science', name: { en: 'Science', es: 'Ciencia' } },
];

const sections = flattenSections(tree);

describe('the section tree', () => {
  it('lists every section in reading order, each before its subsections', () => {
    expect(sections.map(({ path }) => path)).toEqual(['news', 'news/world', 'news/ukraine', 'news/ukraine/explained', 'science']);
  });

  it.each([
    { path: 'news', colour: 'red', why: 'has its own colour' },
    { path: 'news/world', colour: 'red', why: 'takes over the colour above it' },
    { path: 'news/ukraine', colour: 'gold', why: 'keeps its own colour below another' },
    { path: 'news/ukraine/explained', colour: 'gold', why: 'takes over the nearest colour above it' },
    { path: 'science', colour: 'blue', why: 'is blue when no colour is given' },
  ])('$path $why', ({ path, colour }) => {
    expect(sections.find((section) => section.path === path)?.colour).toBe(colour);
  });

  it.each([
    { path: 'news', depth: 0, ancestors: [], children: ['news/world', 'news/ukraine'] },
    { path: 'news/world', depth: 1, ancestors: ['news'], children: [] },
    { path: 'news/ukraine', depth: 1, ancestors: ['news'], children: ['news/ukraine/explained'] },
    { path: 'news/ukraine/explained', depth: 2, ancestors: ['news', 'news/ukraine'], children: [] },
    { path: 'science', depth: 0, ancestors: [], children: [] },
  ])('$path knows what is above and directly below it', ({ path, ...place }) => {
    expect(sections.find((section) => section.path === path)).toMatchObject(place);
  });

  it('carries names and summaries as they are written, and invents none', () => {
    expect(sections[4]?.name).toEqual({ en: 'Science', es: 'Ciencia' });
    expect(sections[1]?.covers).toBe('Far away.');
    expect(sections[0]?.covers).toBeUndefined();
  });

  it('is empty for no sections', () => {
    expect(flattenSections([])).toEqual([]);
  });
});
