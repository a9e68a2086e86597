import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBuild } from '../support/command.ts';
import { ARCHIVES, importInto, makeUploads } from '../support/import.ts';
import { copyProject } from '../support/project.ts';

describe('a site of folders of Markdown that have been imported', () => {
  const newsroom = copyProject();
  const page = (path: string) => readFileSync(join(newsroom.output, path, 'index.html'), 'utf8');

  beforeAll(async () => {
    for (const site of ['hugo', 'zola', 'eleventy']) {
      const folder = join(newsroom.root, site);
      cpSync(join(ARCHIVES, 'sites', site), folder, { recursive: true });
      const pictures = {
        hugo: ['content/english/reports/2021-03-04-slipway/ramp.jpg', 'content/spanish/reports/2021-03-04-slipway/crane.png'],
        zola: ['content/reefs/2019-05-06-bleaching/reef.jpg'],
        eleventy: ['src/img/knot.jpg'],
      }[site];
      await makeUploads(folder, pictures ?? []);
      await importInto(newsroom, folder);
    }
    const { code, printed } = await startBuild(newsroom).done;
    expect(code, printed).toBe(0);
  });
  afterAll(() => {
    newsroom.remove();
  });

  it('is built at once, with translations and formulas', () => {
    expect(page('es/reports/2021/03/04/slipway')).toContain('La rampa, por fin');
    expect(page('reefs/2018/07/09/survey')).toContain('$$d_1 * d_2 = \\sum_{i=1}^9 d_i$$');
  });

  it('leads from the old addresses to the new ones, and from story to story', () => {
    expect(page('2020/11/old-harbour')).toContain('/reports/2020/11/30/old-harbour/');
    expect(page('news/2019/01/01/reefs')).toContain('href="/reefs/2019/05/06/bleaching');
  });

  it('has no page for what was a draft', () => {
    expect(existsSync(join(newsroom.output, 'notes/boats/1970/01/01/1'))).toBe(false);
  });
});
