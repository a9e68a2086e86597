import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { collectionsOf, contentOf } from '../../../../src/content/collections.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import { shippedLanguages } from '../../../../src/messages/language-files.ts';
import { buildIndex } from '../../../../src/site/queries/index-builder.ts';
import { copyNewsroom } from '../../../support/overlay.ts';
import { buildViews } from '../../../support/view-press.ts';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const THREE_STORIES = fileURLToPath(new URL('../../../fixtures/three-stories/', import.meta.url));
const folderBefore = process.cwd();

afterEach(() => {
  process.chdir(folderBefore);
});

it.each(shippedLanguages())(
  'a newspaper of three stories has all its pages in %s, and no place in a text is left unfilled',
  async (language) => {
    const copy = copyNewsroom(THREE_STORIES);
    try {
      const site = join(copy.contentDir, 'site.yaml');
      const line = `{ code: ${language}, name: Own, short: Ow, locale: ${language} }`;
      writeFileSync(site, readFileSync(site, 'utf8').replace(/\{ code: es.*\}/, line));
      renameSync(join(copy.contentDir, 'articles/es'), join(copy.contentDir, 'articles', language));
      process.chdir(copy.root);
      const { newsroom, faults } = await readNewsroom(copy.root, copy.contentDir, undefined, { now: NOW });
      expect(faults).toEqual([]);
      if (!newsroom) throw new Error('The newsroom could not be read.');
      const index = buildIndex(contentOf(collectionsOf(newsroom, { now: NOW })), { now: NOW });
      const views: string[] = [];
      const { keys } = await buildViews(index, {
        change: (file) =>
          file.kind === 'data'
            ? file
            : {
                ...file,
                view: () => {
                  const view = file.view();
                  views.push(JSON.stringify(view));
                  return view;
                },
              },
      });
      expect(Object.keys(keys).length).toBeGreaterThan(20);
      expect(views.length).toBeGreaterThan(10);
      expect(views.filter((view) => /"[^"]*\{\w+\}/.test(view.replace(/"url":"[^"]*"/g, '')))).toEqual([]);
    } finally {
      process.chdir(folderBefore);
      copy.remove();
    }
  },
);
