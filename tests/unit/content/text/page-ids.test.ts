import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HeadingIds, PAGE_ID_STEMS, PAGE_IDS } from '../../../../src/content/text/heading-ids.ts';
import { ROOT } from '../../../support/site.ts';

const ID = /\sid=(?:"([^"]*)"|\{`([^`$]*)-\$\{[^`]*`\}|\{([^}]*)\})/g;

describe('The ids of pages', () => {
  const files = globSync('src/{theme,pages}/**/*.astro', { cwd: ROOT });

  it('that templates write are all known to the headings of texts', () => {
    const unknown = files.flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(ID)].flatMap(([written, fixed, stem]) => {
        if (fixed !== undefined) return PAGE_IDS.includes(fixed) ? [] : [`${file}:${written}`];
        return stem === undefined || PAGE_ID_STEMS.includes(stem) ? [] : [`${file}:${written}`];
      }),
    );
    expect(files.length).toBeGreaterThan(30);
    expect(unknown).toEqual([]);
  });

  it('that scripts give are known, too', () => {
    const given = globSync('src/theme/scripts/**/*.ts', { cwd: ROOT }).flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\.id (?:\|\||\?\?)?= '([^']+)'/g)].map(([, id = '']) => id),
    );
    expect(given).toContain('changed');
    expect(given.filter((id) => !PAGE_IDS.includes(id) && !PAGE_ID_STEMS.some((stem) => id.startsWith(`${stem}-`)))).toEqual([]);
  });

  it('are none of the ids of headings', () => {
    const ids = new HeadingIds();
    for (let round = 0; round < 3; round += 1)
      for (const words of [...PAGE_IDS, ...PAGE_ID_STEMS]) {
        const id = ids.idOf(words);
        expect(PAGE_IDS).not.toContain(id);
        expect(PAGE_ID_STEMS.some((stem) => id === stem || id.startsWith(`${stem}-`))).toBe(false);
      }
  });
});
