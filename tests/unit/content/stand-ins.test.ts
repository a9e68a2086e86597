import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importedWords } from '../../../src/content/imported-words.ts';
import { checkHouseRules } from '../../../src/content/house-rules/rulebook.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { copyNewsroom } from '../../support/overlay.ts';
import { SMALL_NEWSROOM } from '../../support/project.ts';

describe('what an import could not know of a photo', () => {
  it('is told until somebody writes it', async () => {
    const copy = copyNewsroom(SMALL_NEWSROOM);
    const read = async () => {
      const { newsroom, faults } = await readNewsroom(copy.root, copy.contentDir);
      expect(faults).toEqual([]);
      return newsroom ? checkHouseRules(newsroom, { now: 0 }).filter(({ rule }) => rule === 'standIns') : [];
    };
    expect(await read()).toEqual([]);
    const { credit, alt } = importedWords('en');
    writeFileSync(join(copy.contentDir, 'photos/moon.yaml'), `alt: ${alt}\ncaption: The moon.\ncredit: ${credit}\n`);
    expect((await read()).map(({ file, field, problem }) => [file, field, problem])).toEqual([
      ['content/photos/moon.yaml', 'credit', 'This photo has no credit but the word of the import that there was none: “moon”.'],
      ['content/photos/moon.yaml', 'alt', 'This photo has no description but the words of the import that there was none: “moon”.'],
    ]);
    copy.remove();
  });
});
