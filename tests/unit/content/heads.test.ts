import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { collectionsOf, contentOf } from '../../../src/content/collections.ts';
import { findEmbargoes } from '../../../src/content/embargo.ts';
import { checkHouseRules, textCacheVersion } from '../../../src/content/house-rules/rulebook.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { PackedJson } from '../../../src/content/packed-json.ts';
import { ReadingCache } from '../../../src/content/reading-cache.ts';
import type { ArticleData } from '../../../src/content/schemas/article.ts';
import { headOf, makeHead } from '../../../src/content/story-head.ts';
import { quotedStory } from '../../../src/content/text/quoted-fields.ts';
import { buildIndex } from '../../../src/site/queries/index-builder.ts';
import { listFiles } from '../../../src/site/queries/pages.ts';
import { getPublishedMedia } from '../../../src/site/queries/published-media.ts';
import { listServerFiles } from '../../../src/site/queries/redirects.ts';
import { listSearchParts, partPictures } from '../../../src/site/queries/search.ts';
import { copyNewsroom, type NewsroomCopy } from '../../support/overlay.ts';
import { buildViews } from '../../support/view-press.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');

let copy: NewsroomCopy;
const folderBefore = process.cwd();
beforeEach(() => {
  copy = copyNewsroom(fileURLToPath(new URL('../../fixtures/newsroom/', import.meta.url)));
  process.chdir(copy.root);
});
afterEach(() => {
  vi.restoreAllMocks();
  process.chdir(folderBefore);
  copy.remove();
});

/** The newsroom as a build reads it that comes after another. */
async function readRemembered() {
  const cache = new ReadingCache(join(copy.root, '.cache/content.log'), 'one');
  const { newsroom, faults } = await readNewsroom(copy.root, copy.contentDir, cache, { now: NOW });
  cache.save();
  if (!newsroom || faults.length > 0) throw new Error('The newsroom has a fault.');
  const words = new ReadingCache(join(copy.root, '.cache/words.log'), textCacheVersion(newsroom));
  const findings = checkHouseRules(newsroom, { now: NOW, cache: words, located: 'errors' });
  words.save();
  return { newsroom, findings };
}

describe('The head of a story', () => {
  it('is all that is asked of remembered stories to find out which pages are to be made', async () => {
    const { newsroom: before, findings } = await readRemembered();
    const record = await buildViews(buildIndex(contentOf(collectionsOf(before, { now: NOW })), { now: NOW }));

    const unpack = vi.spyOn(PackedJson.prototype, 'thing', 'get');
    const { newsroom, findings: again } = await readRemembered();
    const index = buildIndex(contentOf(collectionsOf(newsroom, { now: NOW })), { now: NOW });
    const { looked } = await buildViews(index, { before: record });
    for (const part of listSearchParts(index)) partPictures(index, part);
    getPublishedMedia(index);
    listServerFiles(index, listFiles(index));
    findEmbargoes(newsroom, NOW);

    expect(looked).toEqual([]);
    expect(again).toEqual(findings);
    // Which corrections there are is told with their words.
    const corrected = newsroom.articles.filter((story) => headOf(story).corrections !== undefined);
    const unpacked = new Set(unpack.mock.results.map(({ value }) => (value as ArticleData).headline));
    expect(corrected.length).toBeGreaterThan(0);
    expect(unpacked).toEqual(new Set(corrected.map(({ data }) => data.headline)));
  });

  it('says the same as the story’s fields, and nothing of it is a matter of the language’s quotation marks', async () => {
    const { newsroom } = await readRemembered();
    const { newsroom: remembered } = await readRemembered();
    const marks = { quoteOpen: '«', quoteClose: '»', innerQuoteOpen: '‹', innerQuoteClose: '›', apostrophe: '’' };
    for (const [place, story] of newsroom.articles.entries()) {
      expect(headOf(remembered.articles[place] ?? story)).toEqual(makeHead(story.data));
      const { photos, ...head } = makeHead(quotedStory(story.data, marks));
      const { photos: written, ...before } = makeHead(story.data);
      expect([head, photos?.map(({ photo }) => photo)]).toEqual([before, written?.map(({ photo }) => photo)]);
    }
  });
});
