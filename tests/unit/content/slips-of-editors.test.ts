import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkHouseRules } from '../../../src/content/house-rules/rulebook.ts';
import { formatFault, type Fault } from '../../../src/content/faults/fault.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { ReadingCache } from '../../../src/content/reading-cache.ts';
import { SLIPS, STORY, type Slip } from '../../support/slips.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const cache = new ReadingCache(undefined, '');
/** A Saturday in winter, after all that the newsroom of the fixtures has published. */
const NOW = Date.parse('2026-11-28T14:30:00Z');
const PATH = 'articles/en/2026/slip.md';

/** What the story lacks by itself. */
const WANTING = ['standfirst', 'leadPhotoWidth'];

/** What is told of a story, and of nothing else. */
async function faultsOf(story: string): Promise<Fault[]> {
  const options = { now: NOW, changed: new Map([[PATH, Buffer.from(story)]]) };
  const { newsroom, faults } = await readNewsroom(fixtures, `${fixtures}newsroom`, cache, options);
  const house = newsroom && faults.length === 0 ? checkHouseRules(newsroom, { now: NOW }) : [];
  return [...faults, ...house].filter(({ file, rule }) => file.endsWith(PATH) && !WANTING.includes(rule ?? ''));
}

const withSlip = ({ right, wrong }: Slip): string => STORY.replace(right, () => wrong);

describe('A slip is mended by following its message once', () => {
  it('There are eighty, and the story is sound without them', async () => {
    expect(SLIPS.length).toBeGreaterThanOrEqual(80);
    expect(await faultsOf(STORY)).toEqual([]);
  });

  it.each(SLIPS)('$wrong', async (slip) => {
    const faults = await faultsOf(withSlip(slip));
    expect(faults, 'one slip is told once').toHaveLength(1);
    const [fault] = faults;
    if (slip.mended === undefined) expect(fault?.mend).toContain(slip.told);
    else {
      expect(fault?.mend).toContain(slip.told ?? slip.mended);
      expect(await faultsOf(STORY.replace(slip.right, () => slip.mended ?? ''))).toEqual([]);
    }
  });

  it.each([
    { path: 'site.yaml', right: 'timeZone: Europe/London', wrong: 'timeZone: London', mend: 'Write “Europe/London”.' },
    { path: 'site.yaml', right: 'locale: en-GB', wrong: 'locale: en_GB', mend: 'Write “en-GB”.' },
    { path: 'site.yaml', right: 'direction: rtl', wrong: 'direction: right', mend: '“rtl”' },
    { path: 'site.yaml', right: 'status: off-air', wrong: 'status: off', mend: '“off-air”' },
    { path: 'site.yaml', right: '- email', wrong: '- twitter', mend: '“x”' },
    { path: 'site.yaml', right: '{ days: 2 }', wrong: '{days:2}', mend: 'Write “days: 2”.' },
    { path: 'sections.yaml', right: 'sections:\n', wrong: '', mend: 'Write “sections:” on a line above the first' },
    { path: 'fronts/en.yaml', right: 'lead: 2026/harbour-opens', wrong: 'lead: harbour-opens', mend: 'Write “2026/harbour-opens”' },
    { path: 'editions/en/2026-03-02.yaml', right: '- 2026/spring-tide', wrong: '- Spring-tide', mend: 'Write “2026/spring-tide”' },
  ])('in $path, too: $wrong', async ({ path, right, wrong, mend }) => {
    const text = readFileSync(`${fixtures}newsroom/${path}`, 'utf8');
    expect(text).toContain(right);
    const changed = new Map([[path, Buffer.from(text.replace(right, wrong))]]);
    const { faults } = await readNewsroom(fixtures, `${fixtures}newsroom`, cache, { now: NOW, changed });
    expect(faults.find(({ file }) => file.endsWith(path))?.mend).toContain(mend);
  });

  it('The words are those that were found good', async () => {
    const told = [];
    for (const slip of SLIPS) told.push(`${slip.wrong}\n\n${(await faultsOf(withSlip(slip))).map((fault) => formatFault({ ...fault, allowed: undefined })).join('\n')}`);
    await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot(`${fixtures}slips/told.txt`);
  });
});
