import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectionsOf, contentOf } from '../../../../src/content/collections.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import type { NewsroomIndex } from '../../../../src/site/queries/newsroom-index.ts';
import { buildIndex } from '../../../../src/site/queries/index-builder.ts';
import { getStory } from '../../../../src/site/queries/stories.ts';
import { sitemapFiles } from '../../../../src/site/queries/sitemaps.ts';
import { copyNewsroom } from '../../../support/overlay.ts';

const NOW = Date.parse('2026-04-01T12:00:00Z');
const copy = copyNewsroom(fileURLToPath(new URL('../../../fixtures/newsroom/', import.meta.url)));
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(copy.contentDir, path)), { recursive: true });
  writeFileSync(join(copy.contentDir, path), text);
};
const story = (name: string, more: string) => {
  put(
    `articles/en/2026/${name}.md`,
    `---\nheadline: ${name}\nsection: news/coast\nkind: ${name.startsWith('live') ? 'live' : 'news'}\npublished: 2026-03-20T06:00:00+00:00\nbyline: [coast-desk]\n${more}---\nThe river rises.\n`,
  );
};
const post = (story: string, time: string) => {
  put(
    `live/en/2026/${story}/${time.replace(':', '')}.md`,
    `---\npublished: 2026-03-20T${time}:00+00:00\nheadline: Post at ${time}\n---\n**Level** reported.\n\n- Wet\n`,
  );
};

story('unchanged', '');
story('updated', 'updated: 2026-03-20T09:00:00+00:00\n');
story(
  'corrected',
  'updated: 2026-03-20T09:00:00+00:00\ncorrections: [{ date: 2026-03-21T10:00:00+01:00, wrong: It was five., right: It was six. }]\n',
);
story('live-night', 'live: { status: live, started: 2026-03-20T06:00:00+00:00 }\n');
post('live-night', '07:10');
post('live-night', '08:20');
put('live/en/2026/live-night/later.md', '---\npublished: 2026-04-02T08:20:00+00:00\nheadline: Still to come\n---\nNot yet.\n');
story('discussed', 'comments: open\n');
put('comments/en/2026/discussed/01.yaml', 'name: A reader\ndate: 2026-03-25T08:20:00+00:00\ntext: I see.\n');

const { newsroom, faults } = await readNewsroom(copy.root, copy.contentDir, undefined, { now: NOW });
// Texts are found from the project’s folder, in which all commands run.
const before = process.cwd();
beforeAll(() => {
  process.chdir(copy.root);
});
afterAll(() => {
  process.chdir(before);
  copy.remove();
});

function indexOf(): NewsroomIndex {
  expect(faults).toEqual([]);
  if (!newsroom) throw new Error('There is no newsroom.');
  return buildIndex(contentOf(collectionsOf(newsroom, { now: NOW })), { now: NOW });
}

const CASES = [
  ['unchanged', '2026-03-20T06:00:00+00:00'],
  ['updated', '2026-03-20T09:00:00+00:00'],
  ['corrected', '2026-03-21T09:00:00+00:00'],
  ['live-night', '2026-03-20T08:20:00+00:00'],
  ['discussed', '2026-03-20T06:00:00+00:00'],
] as const;

describe('the moment of a story’s last change', () => {
  it.each(CASES)('is the same on its page, in its head, in JSON-LD and in the sitemap: %s', async (name, moment) => {
    const index = indexOf();
    const found = index.stories.get(`en/2026/${name}`);
    if (!found) throw new Error(`There is no story “${name}”.`);
    expect(Date.parse(found.changed)).toBe(Date.parse(moment));
    const view = getStory(index, found);
    expect(view.head.article?.modified).toBe(moment);
    expect(view.head.jsonLd[0]).toHaveProperty('dateModified', moment);
    expect(view.updatedFull?.datetime).toBe(moment === '2026-03-20T06:00:00+00:00' ? undefined : moment);
    const month = sitemapFiles(index).find(({ path }) => path === 'sitemaps/2026-03.xml');
    const xml = month?.kind === 'data' ? await month.text(undefined as never) : '';
    expect(xml).toMatch(new RegExp(`/${name}/</loc>\\s*<lastmod>${moment.replaceAll('+', '\\+')}`));
  });

  it('comes with the words of each live post for search engines, and with none of one that waits', () => {
    const index = indexOf();
    const live = index.stories.get('en/2026/live-night');
    if (!live) throw new Error('There is no live story.');
    const data = JSON.stringify(getStory(index, live).head.jsonLd[0]);
    expect(JSON.parse(data)).toMatchObject({
      liveBlogUpdate: [
        { headline: 'Post at 08:20', articleBody: expect.stringMatching(/^Level reported\.\s+Wet$/) as string },
        { headline: 'Post at 07:10', articleBody: expect.stringMatching(/^Level reported\.\s+Wet$/) as string },
      ],
    });
    expect(data).not.toContain('Still to come');
  });
});
