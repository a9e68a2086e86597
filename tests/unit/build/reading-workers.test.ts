import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/shared/digest.ts';
import { readTextFile, type TextFile } from '../../../src/content/text-file.ts';
import { readOnAllCores } from '../../../src/build/reading-workers.ts';

/** Enough for a thread on every core of a large machine. */
const COUNT = 4000;
const contentDir = mkdtempSync(join(tmpdir(), 'standfirst-reading-'));
const place = { contentDir, shownDir: 'content' };
const files: TextFile[] = [];

beforeAll(() => {
  mkdirSync(join(contentDir, 'authors'));
  for (let number = 0; number < COUNT; number += 1) {
    const path = `authors/reporter-${number}.yaml`;
    const text = `kind: person\n${number % 500 === 7 ? 'nmae' : 'name'}: Reporter ${number}\n`;
    writeFileSync(join(contentDir, path), text);
    files.push({ path, size: text.length, known: number % 500 === 9 ? digestOf(Buffer.from(text)) : undefined });
  }
});
afterAll(() => {
  rmSync(contentDir, { recursive: true });
});

describe('reading on all cores', () => {
  it('finds what reading in turn finds, in the same order', async () => {
    let read = 0;
    const found = await readOnAllCores(place, files, (count) => (read += count));
    expect(found).toEqual(files.map((file) => readTextFile(place, file)));
    expect(found[7]).toMatchObject({ faults: expect.arrayContaining([expect.objectContaining({ field: 'nmae', line: 2 })]) as unknown });
    expect(found[9]).toEqual({ digest: files[9]?.known });
    expect(found[10]).toMatchObject({ value: { data: { name: 'Reporter 10' } } });
    expect(read).toBe(COUNT);
  });

  it('fails when a file is taken away meanwhile, whichever thread was to read it', async () => {
    for (const start of [0, COUNT - 64]) {
      const missing = files.map((file, index) => (index >= start && index < start + 64 ? { ...file, path: `${file.path}.gone` } : file));
      await expect(readOnAllCores(place, missing, () => undefined)).rejects.toThrow('ENOENT');
    }
  });

  it('starts no thread for a few files', async () => {
    expect(await readOnAllCores(place, files.slice(0, 3), () => undefined)).toHaveLength(3);
    expect(await readOnAllCores(place, [], () => undefined)).toEqual([]);
  });
});
