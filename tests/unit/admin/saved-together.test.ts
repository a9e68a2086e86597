import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { finishPending, saveTogether } from '../../../src/admin/desk/saved-together.ts';
import { digestOf } from '../../../src/shared/digest.ts';

let root: string;
let content: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'standfirst-')));
  content = join(root, 'content');
  mkdirSync(join(content, 'photos'), { recursive: true });
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

test('Files that belong together are in their places, and nothing is left beside them', () => {
  saveTogether(
    root,
    content,
    new Map([
      ['photos/a.yaml', Buffer.from('alt: A\n')],
      ['live/en/1.md', Buffer.from('x')],
    ]),
  );
  expect(readFileSync(join(content, 'live/en/1.md'), 'utf8')).toBe('x');
  expect(readdirSync(join(root, '.desk/pending'))).toEqual([]);
});

test('What a process that was ended had begun is finished, but not over what has become another file since', () => {
  const pending = join(root, '.desk/pending/one');
  mkdirSync(join(pending, 'photos'), { recursive: true });
  for (const name of ['a', 'b', 'c']) writeFileSync(join(pending, `photos/${name}.yaml`), `alt: ${name}\n`);
  writeFileSync(join(content, 'photos/b.yaml'), 'alt: before\n');
  writeFileSync(join(content, 'photos/c.yaml'), 'alt: theirs\n');
  writeFileSync(
    join(pending, 'files.json'),
    JSON.stringify([{ path: 'photos/a.yaml' }, { path: 'photos/b.yaml', before: digestOf('alt: before\n') }, { path: 'photos/c.yaml' }]),
  );
  mkdirSync(join(root, '.desk/pending/two'));
  finishPending(root, content);
  expect(['a', 'b', 'c'].map((name) => readFileSync(join(content, `photos/${name}.yaml`), 'utf8'))).toEqual([
    'alt: a\n',
    'alt: b\n',
    'alt: theirs\n',
  ]);
  expect(readdirSync(join(root, '.desk/pending'))).toEqual([]);
});
