import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentPlace } from '../../../src/content/content-list.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { isBesideFace, isStrayFile, listStrayFiles } from '../../../src/content/stray-files.ts';
import { copyNewsroom, type NewsroomCopy } from '../../support/overlay.ts';
import { SMALL_NEWSROOM } from '../../support/project.ts';

let copy: NewsroomCopy;
beforeAll(() => {
  copy = copyNewsroom(SMALL_NEWSROOM);
});
afterAll(() => {
  copy.remove();
});

const STRAYS = ['Thumbs.db', 'photos/Thumbs.db', 'photos/desktop.ini', 'articles/en/.DS_Store', 'articles/en/2026/ferry.md~', 'media/Icon\r'];

describe('files that a computer puts into folders for itself', () => {
  it('are no faults, wherever they lie, and can be named', async () => {
    for (const path of STRAYS) {
      mkdirSync(join(copy.contentDir, path, '..'), { recursive: true });
      writeFileSync(join(copy.contentDir, path), 'x');
    }
    expect((await readNewsroom(copy.root, copy.contentDir)).faults).toEqual([]);
    expect(listStrayFiles(contentPlace(copy.root, copy.contentDir))).toEqual(STRAYS.map((path) => `content/${path}`).sort());
  });

  it('are known by their names alone', () => {
    expect(['thumbs.db', 'Desktop.ini', '._harbour.jpg', '~$story.docx', '.story.md.swp'].filter((name) => !isStrayFile(name))).toEqual([]);
    expect(['story.md', 'thumbs.jpg', 'desktop.yaml', 'data.db'].filter(isStrayFile)).toEqual([]);
  });

  it('are not what a licence asks to lie beside a face, which is no fault there and nowhere else', async () => {
    const licences = ['OFL.txt', 'LICENSE', 'licence.md', 'FONTLOG.txt', 'README-brand.txt'];
    expect(licences.filter((name) => !isBesideFace(name) || isStrayFile(name))).toEqual([]);
    expect(['license.woff2', 'olf.txt', 'readme.html', 'licenses.zip'].filter(isBesideFace)).toEqual([]);
    for (const folder of ['fonts/brand', 'logo']) {
      mkdirSync(join(copy.contentDir, folder), { recursive: true });
      writeFileSync(join(copy.contentDir, folder, 'OFL.txt'), 'x');
    }
    const { faults } = await readNewsroom(copy.root, copy.contentDir);
    expect(faults.map(({ file, problem }) => `${file}: ${problem}`)).toEqual([
      'content/logo/OFL.txt: “OFL.txt” is not a kind of file that belongs here.',
    ]);
    rmSync(join(copy.contentDir, 'logo/OFL.txt'));
  });

  it('do not hide what the newsroom has put in the wrong place', async () => {
    writeFileSync(join(copy.contentDir, 'articles/en/2026/minutes.docx'), 'x');
    const { faults } = await readNewsroom(copy.root, copy.contentDir);
    expect(faults.map(({ problem }) => problem)).toEqual(['“minutes.docx” is not a kind of file that belongs here.']);
  });
});
