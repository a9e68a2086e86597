import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { digestOfFolder } from '../../../src/shared/digest.ts';

const folder = mkdtempSync(join(tmpdir(), 'standfirst-'));
const write = (path: string, text: string) => {
  writeFileSync(join(folder, path), text);
};

beforeEach(() => {
  rmSync(folder, { recursive: true });
  mkdirSync(join(folder, 'code'), { recursive: true });
  write('style.css', 'a { color: red }');
  write('code/entry.mjs', 'export {};');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the digest of a folder', () => {
  it('is the same for the same files', () => {
    const before = digestOfFolder(folder);
    write('style.css', 'a { color: red }');
    expect(digestOfFolder(folder)).toBe(before);
  });

  it.each<[string, () => void]>([
    [
      'has another byte',
      () => {
        write('style.css', 'a { color: rea }');
      },
    ],
    [
      'is cut off',
      () => {
        write('style.css', 'a {');
      },
    ],
    [
      'is empty',
      () => {
        write('style.css', '');
      },
    ],
    [
      'is taken away',
      () => {
        rmSync(join(folder, 'code/entry.mjs'));
      },
    ],
    [
      'is added',
      () => {
        write('code/more.mjs', 'x');
      },
    ],
    [
      'has another name',
      () => {
        rmSync(join(folder, 'style.css'));
        write('styles.css', 'a { color: red }');
      },
    ],
    [
      'is where another was',
      () => {
        write('style.css', 'export {};');
        write('code/entry.mjs', 'a { color: red }');
      },
    ],
  ])('is another when a file %s', (_what, change) => {
    const before = digestOfFolder(folder);
    change();
    expect(digestOfFolder(folder)).not.toBe(before);
  });
});
