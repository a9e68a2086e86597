import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFolder } from '../../../src/build/cached-folder.ts';

let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'standfirst-cached-'));
});

afterEach(() => {
  rmSync(parent, { recursive: true });
});

function make(name: string, files: Record<string, string>): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

test('A folder that was made is put into its place', () => {
  const [unfinished, folder] = [make('new', { code: 'new', complete: '' }), join(parent, 'kept')];
  keepFolder(unfinished, folder, 'complete');
  expect(readFileSync(join(folder, 'code'), 'utf8')).toBe('new');
  expect(existsSync(unfinished)).toBe(false);
});

test('One that another build has finished meanwhile is left as it is', () => {
  const [unfinished, folder] = [make('new', { code: 'new', complete: '' }), make('kept', { code: 'theirs', complete: '' })];
  keepFolder(unfinished, folder, 'complete');
  expect(readFileSync(join(folder, 'code'), 'utf8')).toBe('theirs');
  expect(existsSync(unfinished)).toBe(false);
});

test('One that was never finished is replaced', () => {
  const [unfinished, folder] = [make('new', { code: 'new', complete: '' }), make('kept', { code: 'half', rest: '' })];
  keepFolder(unfinished, folder, 'complete');
  expect(readFileSync(join(folder, 'code'), 'utf8')).toBe('new');
  expect(existsSync(join(folder, 'rest'))).toBe(false);
});
