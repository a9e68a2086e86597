import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { finishPending, HalfWritten, saveTogether } from '../../../src/admin/desk/saved-together.ts';
import { failed } from '../../../src/admin/file-answers.ts';
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

test('When one of them cannot be written, all are as they were before, and nothing is left beside them', () => {
  writeFileSync(join(content, 'photos/a.yaml'), 'alt: before\n');
  mkdirSync(join(content, 'live/1.md'), { recursive: true });
  const files = new Map([
    ['photos/a.yaml', Buffer.from('alt: A\n')],
    ['topics/new/b.yaml', Buffer.from('name: B\n')],
    ['live/1.md', Buffer.from('x')],
  ]);
  expect(() => {
    saveTogether(root, content, files);
  }).toThrow('EISDIR');
  expect(readFileSync(join(content, 'photos/a.yaml'), 'utf8')).toBe('alt: before\n');
  expect(readdirSync(content).sort()).toEqual(['live', 'photos']);
  expect(readdirSync(join(root, '.desk/pending'))).toEqual([]);
});

test('Where not even that can be done, it is not said that everything is as it was', () => {
  const answer = failed(new HalfWritten('photos/a.yaml', Object.assign(new Error('no space'), { code: 'ENOSPC' })));
  expect(answer.body).toBe(
    'Only some of the files could be written, and “photos/a.yaml” could not be put back as it was: the disk is full. What is left is kept and is written when “npm run dev” starts again.',
  );
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
