import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildDeskReport } from '../../../src/content/desk-report.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { deskPage } from '../../../src/dev/desk-page.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));

test('The desk’s page links each story to its form, says what is missing, and writes headlines as text', async () => {
  const story = (headline: string, fields: string): Buffer =>
    Buffer.from(`---\nheadline: ${headline}\nsection: news/coast\nkind: news\nbyline: []\n${fields}\n---\n\nFour words are here.\n`);
  const changed = new Map([
    ['articles/en/2026/work.md', story('"<b>Work</b> & more"', 'published: 2026-04-10T06:00:00+01:00\ndraft: true')],
    ['articles/en/2026/parts.mdx', story('Parts', 'published: 2026-06-12T06:00:00+01:00')],
    ['photos/moon.yaml', Buffer.from('caption: The moon.\ncredit: Agency\n')],
  ]);
  const now = Date.parse('2026-06-10T12:00:00Z');
  const { newsroom } = await readNewsroom(fixtures, `${fixtures}newsroom`, undefined, { now, changed });
  if (!newsroom) throw new Error('It cannot be read.');
  const page = deskPage({ name: 'The Tideline', report: buildDeskReport(newsroom, now), comments: 3, faults: 1, base: '/paper/' });
  expect(page).toContain('href="/paper/admin/#/collections/stories-en/entries/2026/work"');
  expect(page).toContain('href="/paper/admin/#/collections/components-en/entries/2026/parts"');
  expect(page).toContain('href="/paper/admin/#/collections/photos/entries/moon"');
  expect(page).toContain('It is a draft of more than 30 days ago.');
  expect(page).toContain('1 fault in the content');
  expect(page).toContain('<a href="/paper/_desk/comments/">Comments (3)</a>');
  expect(page).not.toContain('<b>Work');
});
