import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildDeskReport } from '../../../src/content/desk-report.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));

test('The desk is told what is out today, scheduled and in work, by names and not by ids, and which rights end soon', async () => {
  const story = (headline: string, fields: string): Buffer =>
    Buffer.from(`---\nheadline: ${headline}\nsection: news/coast\nkind: news\nbyline: [ines-marlow]\n${fields}\n---\n\nFour words are here.\n`);
  const changed = new Map([
    ['articles/en/2026/early.md', story('Early', 'published: 2026-06-10T06:00:00+01:00')],
    ['articles/en/2026/late.md', story('Late', 'published: 2026-06-10T11:00:00+01:00')],
    ['articles/en/2026/soon.md', story('Soon', 'published: 2026-06-10T18:00:00+01:00')],
    ['articles/en/2026/later.md', story('Later', 'published: 2026-06-12T18:00:00+01:00')],
    ['articles/en/2026/work.md', story('Work', 'published: 2026-06-10T06:00:00+01:00\ndraft: true')],
    [
      'articles/en/2026/down.md',
      story('Down', 'published: 2026-06-10T07:00:00+01:00\nremoved: { date: 2026-06-10T09:00:00+01:00, notice: It was wrong. }'),
    ],
    ['photos/moon.yaml', Buffer.from('alt: The moon\ncaption: The moon.\ncredit: Agency. Do not use after 30 June 2026\n')],
  ]);
  const now = Date.parse('2026-06-10T12:00:00Z');
  const { newsroom } = await readNewsroom(fixtures, `${fixtures}newsroom`, undefined, { now, changed });
  if (!newsroom) throw new Error('It cannot be read.');
  const report = buildDeskReport(newsroom, now);
  const headlines = (stories: readonly { headline: string }[]): string[] => stories.map(({ headline }) => headline);
  expect(headlines(report.outToday)).toEqual(['Late', 'Early']);
  expect(headlines(report.scheduled).slice(0, 2)).toEqual(['Soon', 'Later']);
  expect(headlines(report.inWork)).toContain('Work');
  expect(headlines(report.removed)).toEqual(['Down']);
  expect(report.outToday[0]).toMatchObject({ state: 'out', section: 'Coast', byline: ['Inés Marlow'], words: 4 });
  expect(report.days[0]).toEqual({ day: '2026-06-10', stories: 2, words: 8 });
  expect(report.rights).toMatchObject([{ photo: 'moon', ends: '2026-06-30T23:59:59Z', ended: false }]);
});
