import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBuild } from '../support/command.ts';
import { ARCHIVES, importInto, makeUploads } from '../support/import.ts';
import { copyProject } from '../support/project.ts';
import { listFiles } from '../support/site.ts';

describe('a site of imported archives', () => {
  const newsroom = copyProject();
  const page = (path: string) => readFileSync(join(newsroom.output, path, 'index.html'), 'utf8');

  beforeAll(async () => {
    const folders = [join(newsroom.root, 'uploads')];
    await makeUploads(folders[0] ?? '', [
      '2021/03/rope.jpg',
      '2021/03/ferry.jpg',
      'content/images/2022/05/lamp.jpg',
      'content/images/2022/05/berths.jpg',
    ]);
    for (const archive of ['quay.wxr.xml', 'lamp.ghost.json', 'buoy.rss.xml', 'beacon.atom.xml'])
      await importInto(newsroom, join(ARCHIVES, archive), { pictures: { folders, download: false, allowPrivate: false } });
    const { code, printed } = await startBuild(newsroom).done;
    expect(code, printed).toBe(0);
  });
  afterAll(() => {
    newsroom.remove();
  });

  it('prints a story with its byline, photos, credits and comments', () => {
    const story = page('harbour/ferries/2021/03/04/ferry-runs-again');
    for (const words of ['Inés Alba', 'Tomás Rey', 'A new rope on the second bollard.', 'Photo: not recorded', 'Then you saw the dogs.'])
      expect(story).toContain(words);
    expect(story).toContain('href="/harbour/2021/03/01/ice-on-the-sound/"');
  });

  it('leads from the old addresses to the new ones', () => {
    expect(page('2021/03/ferry-returns')).toContain('/harbour/ferries/2021/03/04/ferry-runs-again/');
    expect(page('2021/06/το-λιμάνι')).toContain('/news/2021/06/01/to-limani/');
    expect(page('lamp-for-every-berth')).toContain('/harbour-works/2022/05/02/lamp-for-every-berth/');
  });

  it('prints pages, and stories of a feed in their own edition', () => {
    expect(page('about-us/team')).toContain('Inés and Tomás.');
    expect(page('es/luces/2023/02/28/el-faro')).toContain('El faro');
  });

  it('holds nothing that was not public on the old site', () => {
    expect(existsSync(join(newsroom.output, 'news/2021/05/02/memo'))).toBe(false);
    const texts = listFiles(newsroom.output).filter((file) => /\.(html|xml|json|txt)$/.test(file));
    const all = texts.map((file) => readFileSync(join(newsroom.output, file), 'utf8')).join('\n');
    expect(all).not.toMatch(/Not for readers|boathouse key|mooring fees|Notes on moorings|regatta begins at noon|twice a day|secret/);
  });
});
