import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestsOf } from '../support/build.ts';
import { Press } from '../support/press.ts';
import { inLength } from '../support/length.ts';
import { copyProject } from '../support/project.ts';
import { listFiles } from '../support/site.ts';
import { layStock, SMALL_STOCK } from '../support/stock.ts';

const project = copyProject();
const press = new Press(project);
const STORY = join(project.contentDir, 'articles/en/2026/foghorn.md');
const PAGE = 'news/coast/2026/01/15/foghorn/index.html';
const VERSIONS = ['one', 'two'].map((word) => `${readFileSync(STORY, 'utf8')}\nIt was tried ${word} more time.\n`);
/** What builds of the two versions from nothing have written. */
const outputs: Record<string, string>[] = [];
let current = 0;

beforeAll(async () => {
  for (const version of [1, 0]) {
    edit(version);
    await press.build({ force: true });
    outputs[version] = digestsOf(project.output);
  }
});

afterAll(() => {
  press.close();
  project.remove();
});

function edit(version: number): void {
  current = version;
  writeFileSync(STORY, VERSIONS[version] ?? '');
}

/** The only file of its name in the cache. */
function inCache(folder: string, name: RegExp): string {
  const parent = join(project.root, '.cache', folder);
  const [file, ...others] = listFiles(parent).filter((path) => name.test(path));
  if (file === undefined || others.length > 0) throw new Error(`${parent} does not hold one file like ${String(name)}.`);
  return join(parent, file);
}

const remembered = () => inCache('content', /(?<!-words)\.log$/);
const rememberedWords = () => inCache('content', /-words\.log$/);
const record = () => inCache('press', /\/record$/);
const published = (path: string) => join(project.output, path);

function flipByte(file: string, place: number): void {
  const bytes = readFileSync(file);
  bytes[place] = (bytes[place] ?? 0) ^ 4;
  writeFileSync(file, bytes);
}

function shorten(file: string): void {
  truncateSync(file, readFileSync(file).length - 9);
}

function remove(path: string): void {
  rmSync(path, { recursive: true });
}

/** So that the output is looked through by another thread, as that of a large archive is. */
function lengthenRecord(): void {
  truncateSync(record(), 4_000_000);
}

interface Damage {
  what: string;
  damage: () => void;
  /** Why everything is built. */
  reason?: string;
  /** What is said besides. */
  said?: string;
}

const FORGOTTEN = '  What was remembered of the content is damaged. All of it is read again.';
const DAMAGED = 'The record of the last build is damaged.';
const UNKNOWN = 'How the output was built is not known.';
const NOTHING = 'Nothing has been built here yet.';
const byOthers = (what: string) => `The output was changed by other hands: ${what}.`;

const DAMAGES: readonly Damage[] = [
  {
    what: 'a byte of what is remembered of the content is another',
    damage: () => {
      flipByte(remembered(), 900);
    },
    said: FORGOTTEN,
  },
  {
    what: 'the end of what is remembered of the content is missing',
    damage: () => {
      shorten(remembered());
    },
    said: FORGOTTEN,
  },
  {
    what: 'the last byte of what is remembered of the content is missing',
    damage: () => {
      truncateSync(remembered(), readFileSync(remembered()).length - 1);
    },
    said: FORGOTTEN,
  },
  {
    what: 'nothing is left in the file of what is remembered of the content',
    damage: () => {
      writeFileSync(remembered(), '');
    },
  },
  {
    what: 'nothing is remembered of the content',
    damage: () => {
      remove(remembered());
    },
  },
  {
    what: 'a byte of what the house rules remember of texts is another',
    damage: () => {
      flipByte(rememberedWords(), 200);
    },
  },
  {
    what: 'nothing is left in the file of what the house rules remember',
    damage: () => {
      writeFileSync(rememberedWords(), '');
    },
  },
  {
    what: 'a byte of the record is another',
    damage: () => {
      flipByte(record(), 900);
    },
    reason: DAMAGED,
  },
  {
    what: 'the first byte of the record is another',
    damage: () => {
      flipByte(record(), 0);
    },
    reason: DAMAGED,
  },
  {
    what: 'the end of the record is missing',
    damage: () => {
      shorten(record());
    },
    reason: DAMAGED,
  },
  {
    what: 'nothing is left in the record',
    damage: () => {
      writeFileSync(record(), '');
    },
    reason: DAMAGED,
  },
  {
    what: 'the record is missing',
    damage: () => {
      remove(record());
    },
    reason: UNKNOWN,
  },
  {
    what: 'a page is missing',
    damage: () => {
      remove(published('news/index.html'));
    },
    reason: byOthers('files are missing'),
  },
  {
    what: 'a picture is missing',
    damage: () => {
      remove(join(published('_pictures'), listFiles(published('_pictures'))[0] ?? ''));
    },
    reason: byOthers('files are missing'),
  },
  {
    what: 'a page is longer',
    damage: () => {
      appendFileSync(published(PAGE), '<p>More.</p>');
    },
    reason: byOthers(`${PAGE} is not as it was written`),
  },
  {
    what: 'a page has another byte',
    damage: () => {
      flipByte(published(PAGE), 900);
    },
    reason: byOthers(`${PAGE} is not as it was written`),
  },
  {
    what: 'a file that is no page has another byte',
    damage: () => {
      flipByte(published('icon.svg'), 9);
    },
    reason: byOthers('icon.svg is not as it was written'),
  },
  {
    what: 'a page has another byte in an output that takes long to look through',
    damage: () => {
      lengthenRecord();
      flipByte(published(PAGE), 900);
    },
    reason: byOthers(`${PAGE} is not as it was written`),
  },
  {
    what: 'a page that has to be printed again is missing in an output that takes long to look through',
    damage: () => {
      lengthenRecord();
      remove(published('news'));
    },
    reason: byOthers('files are missing'),
  },
  {
    what: 'there is a strange file',
    damage: () => {
      writeFileSync(published('news/.DS_Store'), '');
    },
    reason: byOthers('news/.DS_Store does not belong there'),
  },
  {
    what: 'there is a strange file in a folder of its own',
    damage: () => {
      write(published('zebra/a/b.html'));
    },
    reason: byOthers('zebra/a/b.html does not belong there'),
  },
  {
    what: 'there is a link',
    damage: () => {
      symlinkSync('index.html', published('link.html'));
    },
    reason: byOthers('link.html does not belong there'),
  },
  {
    what: 'a folder stands where a page was',
    damage: () => {
      remove(published(PAGE));
      write(published(`${PAGE}/x.html`));
    },
    reason: byOthers(`${PAGE}/x.html does not belong there`),
  },
  {
    what: 'the output is missing',
    damage: () => {
      remove(project.output);
    },
    reason: NOTHING,
  },
  {
    what: 'all that is kept but the compiled code, and the output, are missing',
    damage: () => {
      remove(join(project.root, '.cache'));
      layStock(SMALL_STOCK, join(project.root, '.cache'));
      remove(project.output);
    },
    reason: NOTHING,
  },
  {
    what: 'every picture that is kept is damaged, and the output is missing',
    damage: () => {
      damagePictures();
      remove(project.output);
    },
    reason: NOTHING,
  },
];

/** The code is compiled anew, which takes longest; `damaged-code.test.ts` sees that in every run. */
const LONG_DAMAGES: typeof DAMAGES = [
  {
    what: 'all that is kept between builds is missing',
    damage: () => {
      remove(join(project.root, '.cache'));
    },
    reason: UNKNOWN,
  },
];

function write(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
}

function damagePictures(): void {
  const folder = join(project.root, '.cache/pictures');
  for (const file of listFiles(folder)) flipByte(join(folder, file), 30);
}

describe('The next build makes the output as it would from nothing, and says why', () => {
  // Each leaves a sound output, and a record of it, to the next, with another story than the one before.
  test.each([...DAMAGES, ...inLength([], LONG_DAMAGES)])(
    'when $what, also when a story was changed besides',
    async ({ damage, reason, said }) => {
      damage();
      const built = await press.build();
      expect(built.reason).toBe(reason);
      expect(built.said.filter((line) => line === FORGOTTEN)).toEqual(said === undefined ? [] : [said]);
      if (reason !== undefined) expect(built.said).toContain(`  ${reason} Everything is built.`);
      expect(digestsOf(project.output)).toEqual(outputs[current]);
      expect(await press.build()).toMatchObject({ printed: 0, changes: { written: 0, removed: 0 }, said: [] });

      damage();
      // That the code is compiled anew where it is missing was seen; it is not waited for twice.
      if (!existsSync(join(project.root, '.cache/templates'))) layStock(SMALL_STOCK, join(project.root, '.cache'));
      edit(1 - current);
      await press.build();
      expect(digestsOf(project.output)).toEqual(outputs[current]);
    },
  );
});

describe('An empty folder in the output', () => {
  test('is of no account', async () => {
    mkdirSync(published('empty/folder'), { recursive: true });
    expect(await press.build()).toMatchObject({ printed: 0, changes: { written: 0, removed: 0 } });
    remove(published('empty'));
  });
});
