import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { refuseTakenPlaces } from '../../../src/build/taken-places.ts';

const folder = mkdtempSync(join(tmpdir(), 'public-'));
mkdirSync(join(folder, 'quiz'));
writeFileSync(join(folder, 'quiz/index.html'), 'Mine');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('A file of the newspaper’s own in public/', () => {
  test('is refused where the site has a page', () => {
    expect(() => {
      refuseTakenPlaces(folder, ['index.html', 'quiz/index.html']);
    }).toThrow('quiz/index.html would take the place of a page of the site, quiz/index.html. Rename it.');
  });

  test('may lie beside a page, in a folder of its name', () => {
    expect(() => {
      refuseTakenPlaces(folder, ['index.html', 'quiz/answers/index.html', 'quiz.html']);
    }).not.toThrow();
  });
});
