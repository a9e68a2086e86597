import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectionsOf, contentOf } from '../../../../src/content/collections.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import { buildIndex } from '../../../../src/site/queries/index-builder.ts';
import type { NewsroomIndex } from '../../../../src/site/queries/newsroom-index.ts';
import { copyNewsroom } from '../../../support/overlay.ts';
import { buildViews } from '../../../support/view-press.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const copy = copyNewsroom(fileURLToPath(new URL('../../../fixtures/newsroom/', import.meta.url)));
const folderBefore = process.cwd();

// Texts are found from the project’s folder, in which all commands run.
beforeAll(() => {
  process.chdir(copy.root);
});
afterAll(() => {
  process.chdir(folderBefore);
  copy.remove();
});

async function indexWith(words: string): Promise<NewsroomIndex> {
  mkdirSync(join(copy.contentDir, 'messages'), { recursive: true });
  writeFileSync(join(copy.contentDir, 'messages/es.yaml'), words);
  const { newsroom, faults } = await readNewsroom(copy.root, copy.contentDir);
  if (!newsroom || faults.length > 0) throw new Error(JSON.stringify(faults));
  return buildIndex(contentOf(collectionsOf(newsroom, { now: NOW })), { now: NOW });
}

it('stand in place of the catalogue’s, which keeps the others', async () => {
  const { words, view } = (await indexWith('readNext: Más sobre esto\nkind: { live: Minuto a minuto }\n')).editions.get('es') ?? {};
  expect([words?.text('readNext'), words?.kind('live'), words?.kind('news'), words?.text('search')]).toEqual([
    'Más sobre esto',
    'Minuto a minuto',
    'Noticia',
    'Buscar',
  ]);
  expect(view?.messages).toEqual({ readNext: 'Más sobre esto', kind: { live: 'Minuto a minuto' } });
});

it('have the pages of their edition made again when one changes, and no other page', async () => {
  const before = await buildViews(await indexWith('readNext: Más\n'));
  const same = await buildViews(await indexWith('readNext: Más\n'), { before });
  expect(same.looked).toEqual([]);
  const after = await buildViews(await indexWith('readNext: Más sobre esto\n'), { before });
  const pages = after.made.filter((path) => path.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.filter((path) => !path.startsWith('es/') && !path.startsWith('/es/'))).toEqual([]);
  expect(after.keys).toEqual((await buildViews(await indexWith('readNext: Más sobre esto\n'))).keys);
});
