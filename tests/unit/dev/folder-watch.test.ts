import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchFolder, type FileEvent } from '../../../src/dev/folder-watch.ts';

let folder: string;
let events: [FileEvent, string][];
let watching: { close(): void };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'standfirst-watch-'));
  mkdirSync(join(folder, 'articles/en'), { recursive: true });
  writeFileSync(join(folder, 'articles/en/first.md'), 'One');
  events = [];
  watching = watchFolder(folder, (event, path) => events.push([event, path.slice(folder.length + 1)]));
});

afterEach(() => {
  watching.close();
  rmSync(folder, { recursive: true });
});

function heard(event: FileEvent, path: string): Promise<void> {
  return vi.waitFor(() => {
    expect(events).toContainEqual([event, path]);
  });
}

describe('A watched folder', () => {
  test('says nothing of what was there', async () => {
    writeFileSync(join(folder, 'site.yaml'), '');
    await heard('made', 'site.yaml');
    expect(events.map(([, path]) => path)).not.toContain('articles/en/first.md');
  });

  test('tells of a file that was written, however deep it lies', async () => {
    appendFileSync(join(folder, 'articles/en/first.md'), ' Two');
    await heard('changed', 'articles/en/first.md');
  });

  test('tells of a file that took another’s place', async () => {
    writeFileSync(join(folder, 'first.md.part'), 'New');
    renameSync(join(folder, 'first.md.part'), join(folder, 'articles/en/first.md'));
    await heard('made', 'articles/en/first.md');
  });

  test('tells of a file that was deleted', async () => {
    unlinkSync(join(folder, 'articles/en/first.md'));
    await heard('gone', 'articles/en/first.md');
  });

  test('tells of what a new folder holds, and of what is written there later', async () => {
    mkdirSync(join(folder, 'live/en'), { recursive: true });
    writeFileSync(join(folder, 'live/en/post.md'), 'Now');
    await heard('made', 'live/en/post.md');
    events = [];
    appendFileSync(join(folder, 'live/en/post.md'), ' and then');
    await heard('changed', 'live/en/post.md');
  });

  test('goes on when a folder is deleted and made again', async () => {
    rmSync(join(folder, 'articles'), { recursive: true });
    await heard('gone', 'articles');
    mkdirSync(join(folder, 'articles'));
    writeFileSync(join(folder, 'articles/second.md'), 'Two');
    await heard('made', 'articles/second.md');
  });
});
