import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { findNotices, formatNotices } from '../../../src/lib/newsroom/notices.ts';
import { readNewsroom } from '../../../src/lib/newsroom/newsroom.ts';
import { copyNewsroom } from '../../support/overlay.ts';

const copy = copyNewsroom(fileURLToPath(new URL('../../fixtures/newsroom', import.meta.url)));
const file = join(copy.contentDir, 'site.yaml');
writeFileSync(file, `${readFileSync(file, 'utf8')}security:\n  contact: [mailto:a@tideline.example]\n  expires: 2027-06-01T00:00:00Z\n`);

afterAll(() => {
  copy.remove();
});

async function noticesAt(moment: string): Promise<string> {
  const { newsroom, faults } = await readNewsroom(copy.root, copy.contentDir);
  expect(faults).toEqual([]);
  return newsroom ? formatNotices(findNotices(newsroom, Date.parse(moment))) : '';
}

describe('the end of security.txt', () => {
  it('is no matter while it is some months away', async () => {
    expect(await noticesAt('2026-11-22T12:00:00Z')).toBe('');
  });

  it.each([
    ['2027-05-20T00:00:00Z', 'is near. From then on security.txt will not be published.'],
    ['2027-06-01T00:00:00Z', 'has passed. security.txt is not published any more.'],
    ['2025-11-22T12:00:00Z', 'is more than a year away; whoever reads security.txt may not trust it.'],
  ])('is told of at %s, with where to mend it', async (moment, problem) => {
    expect(await noticesAt(moment)).toBe(
      `Note: content/site.yaml, line 45, security.expires\n  “2027-06-01T00:00:00Z” ${problem}\n  Mend: See that “contact” is still right, and write a moment less than a year from now.`,
    );
  });
});
