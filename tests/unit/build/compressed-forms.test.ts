import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { addCompressedForms } from '../../../src/build/compressed-forms.ts';
import { OutputRecord } from '../../../src/build/output-record.ts';
import type { MadeFiles } from '../../../src/build/plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const LONG = 'A sentence of a page. '.repeat(100);
const staging = join(folder, 'staging');
const output = join(folder, 'output');

function put(top: string, path: string, text: string): void {
  mkdirSync(dirname(join(top, path)), { recursive: true });
  writeFileSync(join(top, path), text);
}

const planOf = (files: Record<string, boolean>): MadeFiles => ({
  templates: '',
  pictureSets: [],
  files: new Map(Object.entries(files).map(([path, fresh]) => [path, { key: path, fresh }])),
});
const recordOf = (files: ReadonlyMap<string, { key: string }>): OutputRecord =>
  new OutputRecord([
    {
      templates: '',
      pictureSets: [],
      removed: [],
      inputs: () => {
        throw new Error('Nothing asks for them.');
      },
      files: [...files].map(([path, { key }]) => [path, { key, size: LONG.length, modified: 0 }] as const),
    },
  ]);

describe('Compressed forms', () => {
  test('stand beside longer texts, and beside nothing else', async () => {
    put(staging, 'index.html', LONG);
    put(staging, 'short.txt', 'short');
    put(staging, 'picture.avif', LONG);
    const plan = planOf({ 'index.html': true, 'short.txt': true, 'picture.avif': true });
    await addCompressedForms(plan, undefined, { staging, folder: output });
    expect([...plan.files.keys()]).toEqual(['index.html', 'short.txt', 'picture.avif', 'index.html.br', 'index.html.gz']);
    expect(brotliDecompressSync(readFileSync(join(staging, 'index.html.br'))).toString()).toBe(LONG);
    expect(gunzipSync(readFileSync(join(staging, 'index.html.gz'))).toString()).toBe(LONG);
  });

  test('are left alone while their text is, and made from the output where they are missing', async () => {
    put(output, 'kept/index.html', LONG);
    const made = planOf({ 'kept/index.html': false });
    await addCompressedForms(made, recordOf(new Map([['kept/index.html', { key: 'kept/index.html' }]])), { staging, folder: output });
    expect(made.files.get('kept/index.html.br')?.fresh).toBe(true);
    expect(existsSync(join(staging, 'kept/index.html.br'))).toBe(true);

    rmSync(join(staging, 'kept'), { recursive: true });
    const again = planOf({ 'kept/index.html': false });
    await addCompressedForms(again, recordOf(made.files), { staging, folder: output });
    expect(again.files.get('kept/index.html.br')?.fresh).toBe(false);
    expect(existsSync(join(staging, 'kept'))).toBe(false);
  });

  test('do not take the place of a file of the newspaper’s own', async () => {
    put(staging, 'table.csv', LONG);
    const plan = planOf({ 'table.csv': true, 'table.csv.gz': true });
    await addCompressedForms(plan, undefined, { staging, folder: output });
    expect(plan.files.get('table.csv.gz')?.key).toBe('table.csv.gz');
    expect(existsSync(join(staging, 'table.csv.gz'))).toBe(false);
  });
});
