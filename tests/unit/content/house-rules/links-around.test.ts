import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { checkHouseRules } from '../../../../src/content/house-rules/rulebook.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import { copyNewsroom } from '../../../support/overlay.ts';
import { SMALL_NEWSROOM } from '../../../support/project.ts';

/** The dead links that the small newsroom has with more at the end of `site.yaml`, and with files beside it. */
async function deadLinks(settings: string, files: Record<string, string> = {}) {
  const copy = copyNewsroom(SMALL_NEWSROOM);
  try {
    const site = join(copy.contentDir, 'site.yaml');
    writeFileSync(site, readFileSync(site, 'utf8') + settings);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(copy.root, path)), { recursive: true });
      writeFileSync(join(copy.root, path), text);
    }
    const { newsroom, faults } = await readNewsroom(copy.root, copy.contentDir);
    expect(faults).toEqual([]);
    if (!newsroom) throw new Error('The newsroom could not be read.');
    return checkHouseRules(newsroom, { now: Date.parse('2026-11-22T12:00:00Z') }).filter(({ rule }) => rule === 'deadLinks');
  } finally {
    copy.remove();
  }
}

it('tells of links around the pages that lead to no page of this site, with the page that may have been meant', async () => {
  const found = await deadLinks('menu:\n  - { title: About, url: { en: /abot/, es: /es/about/ } }\n  - { title: News, url: /news/ }\n');
  expect(found).toMatchObject([
    {
      field: 'menu[1].url.en',
      problem: '“/abot/” is an address of this site at which there is no page.',
      mend: 'Did you mean “/about/”? Correct the address, or take the link out.',
    },
  ]);
});

it('tells of a link to a page that its edition has nothing for', async () => {
  const found = await deadLinks('menu:\n  - { title: Live, url: { en: /live/, es: /es/live/ } }\n');
  expect(found.map(({ field }) => field)).toEqual(['menu[1].url.es']);
});

it('knows the pages that an engineer has added', async () => {
  const menu = 'menu:\n  - { title: Quiz, url: /quiz/ }\n  - { title: Walks, url: /walks/harbour/ }\n';
  expect(await deadLinks(menu)).toHaveLength(2);
  expect(await deadLinks(menu, { 'src/pages/quiz.astro': '', 'src/pages/walks/[id].astro': '' })).toEqual([]);
});
