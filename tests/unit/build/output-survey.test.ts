import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LookedFolders } from '../../../src/build/looked-folders.ts';
import { OutputRecord } from '../../../src/build/output-record.ts';
import { surveyOutput } from '../../../src/build/output-survey.ts';
import type { OutputFile } from '../../../src/build/record-layer.ts';
import { temporaryFolder } from '../../support/build.ts';

const PATHS = ['index.html', 'news/index.html', 'news/2026/a/index.html', 'news/2026/b/index.html', 'news/2026/b/feed.json', 'icon.svg'];
/** Long after the files were written: their times tell of every change. */
const LATER = Date.now() + 60_000;

let temporary: ReturnType<typeof temporaryFolder>;
let output: string;
let kept: string;

beforeEach(() => {
  temporary = temporaryFolder();
  output = join(temporary.path, 'dist');
  kept = join(temporary.path, 'folders');
  for (const path of PATHS) put(path);
});
afterEach(() => {
  temporary.remove();
});

/** Writes a file as the record has it. */
function put(path: string, text = path): void {
  mkdirSync(dirname(join(output, path)), { recursive: true });
  writeFileSync(join(output, path), text);
  utimesSync(join(output, path), 1000, 1000);
}

function recordOf(paths: readonly string[]): OutputRecord {
  const files = paths.map((path): [string, OutputFile] => [path, { key: path, size: path.length, modified: 1_000_000 }]);
  return new OutputRecord([
    {
      templates: '',
      pictureSets: [],
      files,
      removed: [],
      inputs: () => {
        throw new Error('Nothing is asked of what files were made from.');
      },
    },
  ]);
}

class Counting extends LookedFolders {
  looked = 0;
  override add(...facts: Parameters<LookedFolders['add']>): void {
    this.looked += 1;
    super.add(...facts);
  }
}

/** Looks through the output as a build does that remembers earlier looks. Returns what is strange, and how many folders were looked through. */
function survey(paths: readonly string[] = PATHS, now = LATER): [strange: string | undefined, looked: number] {
  const folders = new Counting(kept, now);
  const strange = surveyOutput(output, recordOf(paths), folders);
  if (strange === undefined) folders.keep();
  return [strange, folders.looked];
}

describe('an output that is looked through again', () => {
  it('has only those folders read in which a name is new, gone or another', () => {
    expect(survey()).toEqual([undefined, 5]);
    expect(survey()).toEqual([undefined, 0]);
    put('news/2026/a/more.html');
    expect(survey([...PATHS, 'news/2026/a/more.html'])).toEqual([undefined, 1]);
    rmSync(join(output, 'news/2026/b/feed.json'));
    expect(survey([...PATHS.filter((path) => !path.endsWith('feed.json')), 'news/2026/a/more.html'])).toEqual([undefined, 1]);
    expect(survey([...PATHS.filter((path) => !path.endsWith('feed.json')), 'news/2026/a/more.html'])).toEqual([undefined, 0]);
  });

  it('is read again where it was changed so shortly before that its times may not tell', () => {
    expect(survey(PATHS, Date.now())).toEqual([undefined, 5]);
    expect(survey()).toEqual([undefined, 5]);
  });

  it.each(['', 'x', 'damaged for a long time, and longer'])(
    'is read again where what was remembered is not as it was written: %s',
    (bytes) => {
      survey();
      writeFileSync(kept, bytes);
      expect(survey()).toEqual([undefined, 5]);
      expect(survey()).toEqual([undefined, 0]);
    },
  );

  it('is read again where a byte of what was remembered is another', () => {
    survey();
    const bytes = readFileSync(kept);
    for (const place of bytes.keys()) {
      const damaged = Buffer.from(bytes);
      damaged[place] = (damaged[place] ?? 0) ^ 1;
      writeFileSync(kept, damaged);
      expect(survey()).toEqual([undefined, 5]);
    }
  });

  it('is strange when something comes into a folder that was empty and is not of the output', () => {
    mkdirSync(join(output, 'news/empty'));
    expect(survey()[0]).toBeUndefined();
    writeFileSync(join(output, 'news/empty/x.html'), '');
    expect(survey()[0]).toBe('The output was changed by other hands: news/empty/x.html does not belong there.');
  });

  it('is strange whenever it is to who has never looked at it', () => {
    const folder = fc.constantFrom('', 'news/', 'news/2026/', 'news/2026/a/', 'news/2026/b/', 'zebra/', 'news/2026/c/');
    const name = fc.constantFrom('index.html', 'feed.json', 'x.html', 'a', 'b');
    const change = fc.record({
      what: fc.constantFrom('put', 'write', 'remove', 'move', 'link', 'folder', 'restore'),
      folder,
      name,
      other: folder,
    });
    const at = (path: string) => join(output, path);
    const tryTo = (act: () => void) => {
      try {
        act();
      } catch (error) {
        // A file stands where a folder would have to be, or the other way round.
        if (!(error instanceof Error && 'code' in error)) throw error;
      }
    };
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        rmSync(output, { recursive: true, force: true });
        for (const path of PATHS) put(path);
        survey();
        for (const { what, folder, name, other } of changes) {
          const path = folder + name;
          tryTo(() => {
            if (what === 'put') put(path);
            if (what === 'write') put(path, `${path} `);
            if (what === 'remove') rmSync(at(path), { recursive: true, force: true });
            if (what === 'move' && existsSync(at(path))) renameSync(at(path), at(other + name));
            if (what === 'link') symlinkSync('index.html', at(path));
            if (what === 'folder') mkdirSync(at(path), { recursive: true });
            if (what === 'restore') {
              rmSync(output, { recursive: true, force: true });
              for (const one of PATHS) put(one);
            }
          });
          expect(survey()[0] === undefined, JSON.stringify(changes)).toBe(surveyOutput(output, recordOf(PATHS)) === undefined);
        }
      }),
      { numRuns: 300 },
    );
  });
});
