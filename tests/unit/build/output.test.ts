import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_INPUTS } from '../../../src/build/inputs.ts';
import { Output, type OutputChanges } from '../../../src/build/output.ts';
import type { OutputPlan, OutputRecord } from '../../../src/build/output-record.ts';
import { listFiles } from '../../support/site.ts';

const parent = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(parent, { recursive: true });
});

/** New for each test. */
let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(parent, 'project-'));
  folder = join(root, 'dist');
});

type Files = Record<string, string>;

function planOf(files: Files, fresh: (path: string) => boolean, templates: string): OutputPlan {
  const rows = Object.entries(files).map(([path, text]) => [path, { key: `key of ${text}`, fresh: fresh(path) }] as const);
  return { templates, pictureSets: [], files: new Map(rows), inputs: NO_INPUTS };
}

function stage(output: Output, path: string, text: string): void {
  mkdirSync(dirname(join(output.staging, path)), { recursive: true });
  writeFileSync(join(output.staging, path), text);
}

/** A build that makes what has another text than before, and keeps the rest. */
function publish(files: Files, templates = 'one'): OutputChanges {
  const output = new Output(folder, root);
  output.open();
  try {
    const earlier = output.readRecord();
    const old = 'distrusted' in earlier ? undefined : earlier.record;
    const isFresh = (path: string) => !old?.files.has(path) || readFileSync(join(folder, path), 'utf8') !== files[path];
    for (const [path, text] of Object.entries(files)) if (isFresh(path)) stage(output, path, text);
    const onTopOf = old?.bearsMore === true && old.templates === templates ? old : undefined;
    return output.publish({ ...planOf(files, isFresh, templates), onTopOf }, old);
  } finally {
    output.close();
  }
}

function read(): Files {
  return Object.fromEntries(listFiles(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

function readRecord(): OutputRecord {
  const earlier = new Output(folder, root).readRecord();
  if ('distrusted' in earlier) throw new Error(earlier.distrusted);
  return earlier.record;
}

async function distrust(): Promise<string | undefined> {
  const earlier = new Output(folder, root).readRecord();
  return 'distrusted' in earlier ? earlier.distrusted : await earlier.surveying;
}

/** The file in which something is kept about the output. */
function stateFile(name: string): string {
  const [state = ''] = readdirSync(join(root, '.cache/press'));
  return join(root, '.cache/press', state, name);
}

const PAGES: Files = { 'index.html': 'front', 'news/index.html': 'news', 'search/index.json': '[]' };

function manyPages(text: string): Files {
  return Object.fromEntries(Array.from({ length: 600 }, (_, number) => [`news/${number}/index.html`, `${text} ${number}`]));
}

describe('publishing', () => {
  it('puts a first output into place', () => {
    expect(publish(PAGES)).toEqual({ written: 3, removed: 0 });
    expect(read()).toEqual(PAGES);
  });

  it('leaves nothing beside the output', () => {
    publish(PAGES);
    publish({ ...PAGES, 'index.html': 'other' });
    publish(manyPages('a'));
    expect(readdirSync(root).sort()).toEqual(['.cache', 'dist']);
    expect(readdirSync(dirname(stateFile('record')))).toEqual(['record']);
  });

  it('touches only what has changed when that is little', () => {
    publish(PAGES);
    const before = statSync(join(folder, 'news/index.html'));
    expect(publish({ ...PAGES, 'index.html': 'other', 'sport/index.html': 'sport' })).toEqual({ written: 2, removed: 0 });
    expect(read()).toEqual({ ...PAGES, 'index.html': 'other', 'sport/index.html': 'sport' });
    expect(statSync(join(folder, 'news/index.html'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  it('takes files away, and the folders in which nothing is left', () => {
    publish({ ...PAGES, 'sport/football/2026/index.html': 'match' });
    expect(publish(PAGES)).toEqual({ written: 0, removed: 1 });
    expect(read()).toEqual(PAGES);
    expect(existsSync(join(folder, 'sport'))).toBe(false);
  });

  it('makes a folder of what was a page, and a page of what was a folder', () => {
    publish({ 'a/index.html': 'a', 'b/c/index.html': 'c' });
    publish({ 'a/d/index.html': 'd', 'b/index.html': 'b' });
    expect(read()).toEqual({ 'a/d/index.html': 'd', 'b/index.html': 'b' });
  });

  it('puts a whole new folder into place when much has changed, with what stays as it was', async () => {
    publish({ ...PAGES, ...manyPages('a') });
    const before = lstatSync(join(folder, 'index.html'));
    const folderBefore = statSync(folder).ino;
    expect(publish({ ...PAGES, ...manyPages('b') })).toEqual({ written: 600, removed: 0 });
    expect(read()).toEqual({ ...PAGES, ...manyPages('b') });
    expect(statSync(folder).ino).not.toBe(folderBefore);
    expect(lstatSync(join(folder, 'index.html')).mtimeMs).toBe(before.mtimeMs);
    expect(await distrust()).toBeUndefined();
  });

  it('does nothing when nothing has changed', () => {
    publish(PAGES);
    const before = statSync(stateFile('record'));
    expect(publish(PAGES)).toEqual({ written: 0, removed: 0 });
    expect(statSync(stateFile('record')).ino).toBe(before.ino);
  });

  it('leaves the old output when a new one cannot be put together', async () => {
    publish({ ...PAGES, ...manyPages('a') });
    const output = new Output(folder, root);
    output.open();
    const old = readRecord();
    const files = { ...manyPages('b'), 'gone/index.html': 'not there' };
    for (const [path, text] of Object.entries(manyPages('b'))) stage(output, path, text);
    // A file that the record says is in the output, and is not.
    const plan = planOf(files, (path) => path !== 'gone/index.html', 'one');
    expect(() => output.publish(plan, old)).toThrow('ENOENT');
    output.close();
    expect(read()).toEqual({ ...PAGES, ...manyPages('a') });
    expect(await distrust()).toBeUndefined();
  });
});

describe('the record of an output', () => {
  it('says of each file what it was made of', () => {
    publish(PAGES);
    expect([...readRecord().files].map(([path, { key }]) => [path, key])).toEqual([
      ['index.html', 'key of front'],
      ['news/index.html', 'key of news'],
      ['search/index.json', 'key of []'],
    ]);
  });

  it('keeps which pictures a page shows', () => {
    const output = new Output(folder, root);
    output.open();
    stage(output, 'index.html', 'front');
    const plan: OutputPlan = {
      templates: 'one',
      pictureSets: [['harbour.12345678', ['100x50.avif', '200x100.avif']]],
      files: new Map([['index.html', { key: 'k', fresh: true, pictures: [0] }]]),
      inputs: NO_INPUTS,
    };
    output.publish(plan, undefined);
    output.close();
    expect(readRecord().pictureSets).toEqual(plan.pictureSets);
    expect(readRecord().files.get('index.html')?.pictures).toEqual([0]);
  });

  it('is renewed when pages were made of something else and yet have the same bytes', () => {
    publish(PAGES);
    const output = new Output(folder, root);
    output.open();
    const files = new Map(Object.keys(PAGES).map((path) => [path, { key: `other key of ${path}`, fresh: false }]));
    expect(output.publish({ templates: 'two', pictureSets: [], files, inputs: NO_INPUTS }, readRecord())).toEqual({
      written: 0,
      removed: 0,
    });
    output.close();
    expect(readRecord().templates).toBe('two');
    expect(readRecord().files.get('index.html')?.key).toBe('other key of index.html');
  });

  it.each([
    [
      'Nothing has been built here yet.',
      () => {
        rmSync(folder, { recursive: true });
      },
    ],
    [
      'How the output was built is not known.',
      () => {
        rmSync(join(root, '.cache'), { recursive: true });
      },
    ],
    [
      'The record of the last build is damaged.',
      () => {
        writeFileSync(stateFile('record'), '');
      },
    ],
    [
      'The record of the last build is damaged.',
      () => {
        damage(stateFile('record'));
      },
    ],
    [
      'The last build was stopped while it published.',
      () => {
        writeFileSync(stateFile('unfinished'), '');
      },
    ],
    [
      'The output was changed by other hands: extra.txt does not belong there.',
      () => {
        writeFileSync(join(folder, 'extra.txt'), 'x');
      },
    ],
    [
      'The output was changed by other hands: news/index.html is not as it was written.',
      () => {
        writeFileSync(join(folder, 'news/index.html'), 'New');
      },
    ],
    [
      'The output was changed by other hands: news/index.html is not as it was written.',
      () => {
        utimesSync(join(folder, 'news/index.html'), 1, 1);
      },
    ],
    [
      'The output was changed by other hands: files are missing.',
      () => {
        rmSync(join(folder, 'news/index.html'));
      },
    ],
    [
      'The output was changed by other hands: files are missing.',
      () => {
        rmSync(join(folder, 'news'), { recursive: true });
      },
    ],
  ])('is not relied on: %s', async (sentence, change) => {
    publish(PAGES);
    expect(await distrust()).toBeUndefined();
    change();
    expect(await distrust()).toBe(sentence);
    publish(PAGES);
    expect(read()).toEqual(PAGES);
    expect(await distrust()).toBeUndefined();
  });
});

describe('a build that starts', () => {
  it('brings the last output back when the one before it was stopped between taking it away and putting the next in place', () => {
    publish(PAGES);
    renameSync(folder, join(root, '.dist-previous'));
    mkdirSync(join(root, '.dist-next'));
    new Output(folder, root).open();
    expect(read()).toEqual(PAGES);
    expect(existsSync(join(root, '.dist-previous'))).toBe(false);
  });

  it('clears away what another has left half made', () => {
    publish(PAGES);
    mkdirSync(join(root, '.dist-next/half'), { recursive: true });
    mkdirSync(join(root, '.dist-previous/half'), { recursive: true });
    publish({ ...PAGES, 'index.html': 'other' });
    expect(readdirSync(root).sort()).toEqual(['.cache', 'dist']);
    expect(read()).toEqual({ ...PAGES, 'index.html': 'other' });
  });

  it('refuses to run while another builds the same output, and leaves that one’s files alone', () => {
    publish(PAGES);
    mkdirSync(join(root, '.dist-next'));
    const lock = stateFile('lock');
    writeFileSync(lock, String(process.ppid));
    expect(() => {
      new Output(folder, root).open();
    }).toThrow(`Another build of ${folder} is running (process ${process.ppid}). Wait until it is done.`);
    expect(existsSync(join(root, '.dist-next'))).toBe(true);
    expect(readFileSync(lock, 'utf8')).toBe(String(process.ppid));
  });

  it('does not mind one that builds another output', () => {
    publish(PAGES);
    writeFileSync(stateFile('lock'), String(process.ppid));
    expect(() => {
      new Output(join(root, 'other'), root).open();
    }).not.toThrow();
  });

  it('takes over the lock of one that was killed', () => {
    publish(PAGES);
    writeFileSync(stateFile('lock'), String(spawnSync(process.execPath, ['--version']).pid));
    publish({ ...PAGES, 'index.html': 'other' });
    expect(read()).toEqual({ ...PAGES, 'index.html': 'other' });
    expect(existsSync(stateFile('lock'))).toBe(false);
  });
});

function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
