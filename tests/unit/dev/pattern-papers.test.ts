import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { collectionsOf, contentOf } from '../../../src/content/collections.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import type { Newsroom } from '../../../src/content/newsroom-model.ts';
import { ARTICLE_KINDS } from '../../../src/content/schemas/article.ts';
import { LEAD_MODES } from '../../../src/content/schemas/front.ts';
import { STORY_COMPONENTS } from '../../../src/content/schemas/story-components.ts';
import { answerPatterns } from '../../../src/dev/pattern-papers.ts';
import { SPECIMENS } from '../../../src/dev/specimens.ts';
import { getPatternPages, givePatterns } from '../../../src/site/queries/pattern-papers.ts';
import { temporaryFolder } from '../../support/build.ts';
import { ROOT } from '../../support/site.ts';

let paper: Newsroom;

beforeAll(async () => {
  const { newsroom, faults } = await readNewsroom(ROOT, join(ROOT, 'tests/fixtures/patterns'));
  expect(faults).toEqual([]);
  if (!newsroom) throw new Error('The newspaper of patterns cannot be read.');
  paper = newsroom;
  givePatterns(contentOf(collectionsOf(paper, { now: Date.UTC(2026, 2, 2, 12), everything: false })), 'https://example.org/paper/');
});

test('The newspaper of patterns has every kind of story and every component', () => {
  expect([...new Set(paper.articles.map(({ data }) => data.kind))].sort()).toEqual([...ARTICLE_KINDS].sort());
  const used = new Set(paper.articles.flatMap(({ text }) => text.components.map(({ name }) => name)));
  expect(Object.keys(STORY_COMPONENTS).filter((name) => !used.has(name as keyof typeof STORY_COMPONENTS))).toEqual([]);
});

test('Every specimen of the page of patterns is one of its pages', () => {
  const paths = new Set(getPatternPages().map(({ params }) => `${params.path}/`));
  const missing = SPECIMENS.flatMap(({ specimens }) => specimens.map(({ path }) => path)).filter((path) => !paths.has(path));
  expect(missing).toEqual([]);
});

test('It stands once for each way in which a front begins, below the newspaper’s own address', () => {
  for (const mode of LEAD_MODES) {
    const front = getPatternPages().find(({ params }) => params.path === mode)?.props.page;
    expect(front?.url).toBe(`https://example.org/paper/_patterns/${mode}/`);
    expect(front?.view()).toMatchObject({ leadMode: mode });
  }
});

test('What is changed in its files while it is shown is shown', async () => {
  const project = temporaryFolder();
  const copy = join(project.path, 'tests/fixtures/patterns');
  cpSync(join(ROOT, 'tests/fixtures/patterns'), copy, { recursive: true });
  const nameShown = async () => {
    await answerPatterns(project.path, paper, '/', '_patterns/');
    return getPatternPages()
      .find(({ params }) => params.path === 'normal')
      ?.props.page.view();
  };
  try {
    const before = await nameShown();
    const site = join(copy, 'site.yaml');
    writeFileSync(site, readFileSync(site, 'utf8').replace(/^name: .*$/m, 'name: The Changed Paper'));
    expect(JSON.stringify(before)).not.toContain('The Changed Paper');
    expect(JSON.stringify(await nameShown())).toContain('The Changed Paper');
  } finally {
    project.remove();
  }
});

test('It is gone when it is taken away', () => {
  givePatterns(undefined, 'https://example.org/');
  expect(getPatternPages()).toEqual([]);
});
