import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shardFolder } from '../../src/build/shards.ts';
import { differences, temporaryFolder } from '../support/build.ts';
import { startBuild } from '../support/command.ts';
import { IS_SHORT } from '../support/length.ts';
import { findLeaks, findLeaksInBytes, type Leak } from '../support/leaks.ts';
import { Likeness, lookOf } from '../support/likeness.ts';
import { Press, type Built } from '../support/press.ts';
import { copyProject, type Project } from '../support/project.ts';
import {
  EMBARGO_ENDS,
  NEVER,
  plantNothing,
  plantSecrets,
  UNSHOWN,
  type Planted,
  type SecretStory,
  type Withheld,
} from '../support/secret-newsroom.ts';
import { commit, plantHistory } from '../support/secret-history.ts';
import { Secrets } from '../support/secrets.ts';
import { listFiles } from '../support/site.ts';

/**
 * Drafts and embargoed stories of every kind are planted in a small newsroom, every word of theirs a secret one, and looked for in
 * everything that builds leave behind. That the search finds what is there is shown by the same stories once they are out.
 */
const BEFORE = Date.parse('2026-11-22T12:00:00Z');
const AFTER = Date.parse('2026-12-02T12:00:00Z');

const HOSTS = 'hosting: [netlify, apache, nginx, caddy, s3]\n';

const silent = newsroom();
const telling = newsroom();
const folder = temporaryFolder();
const shards = join(folder.path, 'shards');
let planted: Planted;
/** What the secret pictures look like, by id. */
let likenesses: Map<string, Likeness>;

/** What was found at each stage, in the output and in what is left beside it. */
const found: Record<
  'before' | 'afterEmbargo' | 'allOut' | 'someRemoved' | 'someWithdrawn' | 'withdrawn' | 'shards' | 'merged' | 'command',
  Leak[]
> = {
  before: [],
  afterEmbargo: [],
  allOut: [],
  someRemoved: [],
  someWithdrawn: [],
  withdrawn: [],
  shards: [],
  merged: [],
  command: [],
};
const differing: Record<'before' | 'withdrawn' | 'merged', string[]> = { before: [], withdrawn: [], merged: [] };
/** The secret pictures and recordings that were there, by stage: those byte for byte, and those whose likeness is in a picture. */
const files: Record<'before' | 'allOut' | 'someRemoved' | 'withdrawn', { same: string[]; alike: string[] }> = {
  before: { same: [], alike: [] },
  allOut: { same: [], alike: [] },
  someRemoved: { same: [], alike: [] },
  withdrawn: { same: [], alike: [] },
};
let commandSaid = '';
let noticePage = '';
/** What nginx, Caddy, Apache and Netlify are told once stories have been taken down. */
let hostFiles: string[] = [];
let removal: Built | undefined;
let withdrawal: Built | undefined;

function newsroom(): Project {
  const project = copyProject();
  appendFileSync(join(project.contentDir, 'site.yaml'), HOSTS);
  return project;
}

function leaksOf(project: Project, built: Built): Leak[] {
  const { said, ...report } = built;
  return [
    ...findLeaks(project.output),
    ...findLeaks(`${project.output}-hosting`).map((leak) => ({ ...leak, path: `dist-hosting/${leak.path}` })),
    ...findLeaksInBytes(Buffer.from(said.join('\n')), 'what it printed'),
    ...findLeaksInBytes(Buffer.from(JSON.stringify(report)), 'its report'),
  ];
}

const PICTURE = /\.(jpe?g|png|webp|avif|gif|tiff)$/;

/** The secret pictures that each picture of a build shows, by its digest: most are there in several builds. */
const showing = new Map<string, string[]>();

async function secretsShownIn(bytes: Buffer): Promise<string[]> {
  const look = await lookOf(bytes);
  const shown: string[] = [];
  for (const [id, likeness] of likenesses) if (await likeness.isIn(look)) shown.push(id);
  return shown;
}

async function secretFilesIn(output: string): Promise<{ same: string[]; alike: string[] }> {
  const same = new Set<string>();
  const alike = new Set<string>();
  for (const path of listFiles(output)) {
    const bytes = readFileSync(join(output, path));
    const digest = createHash('sha256').update(bytes).digest('hex');
    const own = planted.files.get(digest);
    if (own !== undefined) same.add(own);
    if (!PICTURE.test(path)) continue;
    const shown = showing.get(digest) ?? (await secretsShownIn(bytes));
    showing.set(digest, shown);
    for (const id of shown) alike.add(id);
  }
  return { same: [...same].sort(), alike: [...alike].sort() };
}

function pageOf(story: SecretStory | undefined): string {
  const [, slug = ''] = (story?.key ?? '').split('/');
  const path = listFiles(telling.output).find((file) => file.endsWith(`/${slug}/index.html`));
  if (path === undefined) throw new Error('Nothing stands in the place of a story that was taken down.');
  return join(telling.output, path);
}

function setDrafts(draft: boolean, ending = ''): void {
  for (const { file, withheld } of planted.stories) {
    if (withheld !== 'draft' || !file.endsWith(ending)) continue;
    const path = join(telling.contentDir, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^draft: .*$/m, `draft: ${String(draft)}`));
  }
}

const NOTICE = 'We have taken this story down.';

/** Takes every story in Markdown that was a draft down: one in two with a notice. */
function takeDown(): void {
  for (const [place, { file }] of storiesTakenDown().entries()) {
    const path = join(telling.contentDir, file);
    const notice = place % 2 === 0 ? `, notice: ${NOTICE}` : '';
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^draft: .*$/m, `$&\nremoved: { date: ${EMBARGO_ENDS}${notice} }`));
  }
}

function bringBack(): void {
  for (const { file } of storiesTakenDown()) {
    const path = join(telling.contentDir, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^removed: .*\n/m, ''));
  }
}

function storiesTakenDown() {
  return planted.stories.filter(({ withheld, file }) => withheld === 'draft' && file.endsWith('.md'));
}

/** What is written but not out is in the history, too. */
function commitSecrets(): void {
  if (existsSync(join(telling.root, '.git'))) commit(telling.root, '2026-11-20T12:00:00Z', 'Write ahead');
}

beforeAll(async () => {
  plantNothing(silent.contentDir);
  const secrets = new Secrets();
  const inHistory = secrets.mint(`${NEVER}, draft of a published story, in its history`);
  for (const { root } of [silent, telling]) plantHistory(root, inHistory);
  planted = await plantSecrets(telling.contentDir, secrets);
  likenesses = new Map([...planted.pictures].map(([id, picture]) => [id, new Likeness(picture)]));
  commitSecrets();
  const [quiet, press] = [new Press(silent), new Press(telling)];
  await quiet.build({ now: BEFORE });
  quiet.close();

  found.before = leaksOf(telling, await press.build({ now: BEFORE }));
  differing.before = differences(silent.output, telling.output);
  files.before = await secretFilesIn(telling.output);

  if (!IS_SHORT) {
    for (const number of [1, 2]) await press.buildShard({ number, of: 2 }, shardFolder(shards, { number, of: 2 }), BEFORE);
    found.shards = findLeaks(shards);
    const merged = join(folder.path, 'merged');
    await press.merge(shards, merged);
    found.merged = findLeaks(merged);
    differing.merged = differences(silent.output, merged);
  }

  found.afterEmbargo = leaksOf(telling, await press.build({ now: AFTER }));
  if (IS_SHORT) {
    press.close();
    return;
  }
  setDrafts(false);
  found.allOut = leaksOf(telling, await press.build({ now: AFTER }));
  files.allOut = await secretFilesIn(telling.output);

  // What is compiled stays the same, so that only what has changed is made.
  takeDown();
  removal = await press.build({ now: AFTER });
  found.someRemoved = leaksOf(telling, removal);
  files.someRemoved = await secretFilesIn(telling.output);
  noticePage = readFileSync(pageOf(storiesTakenDown()[0]), 'utf8');
  hostFiles = ['dist-hosting/nginx-redirects.conf', 'dist-hosting/redirects.caddy', 'dist/.htaccess', 'dist/_redirects'].map((path) =>
    readFileSync(join(telling.root, path), 'utf8'),
  );
  bringBack();
  setDrafts(true, '.md');
  withdrawal = await press.build({ now: AFTER });
  found.someWithdrawn = leaksOf(telling, withdrawal);
  setDrafts(true);
  found.withdrawn = leaksOf(telling, await press.build({ now: BEFORE }));
  differing.withdrawn = differences(silent.output, telling.output);
  files.withdrawn = await secretFilesIn(telling.output);
  press.close();

  const report = join(folder.path, 'report.json');
  const record = join(folder.path, 'next-embargo.json');
  const outputs = join(folder.path, 'github-output');
  const { code, printed } = await startBuild(telling, ['--report', report, '--next-embargo', record], {
    SOURCE_DATE_EPOCH: String(BEFORE / 1000),
    GITHUB_OUTPUT: outputs,
  }).done;
  expect(code, printed).toBe(0);
  commandSaid = printed;
  found.command = [
    ...findLeaks(telling.output),
    ...findLeaksInBytes(Buffer.from(printed), 'what it printed'),
    ...[report, record, outputs].flatMap((file) => findLeaksInBytes(readFileSync(file), file)),
  ];
}, 600_000);

afterAll(() => {
  for (const one of [silent, telling, folder]) one.remove();
});

/** Where each secret word was found. In an index of stems one word’s beginning may stand before another’s end, so it proves no word. */
function byWord(leaks: readonly Leak[]): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const { path, words } of leaks.filter((leak) => !leak.path.endsWith('.pf_index')))
    for (const word of words) places.set(word, [...(places.get(word) ?? []), path]);
  return places;
}

/** Where secret words were planted that were not found. */
function missing(leaks: readonly Leak[], isMeant: (place: string) => boolean): string[] {
  const places = byWord(leaks);
  return [...planted.secrets.all].flatMap(([word, place]) => (isMeant(place) && !places.has(word) ? [place] : []));
}

const isOf = (withheld: Withheld) => (place: string) => place.startsWith(withheld);

/** What `npm test` does not look at is not there, rather than passed over. */
function describeWhole(what: string, tests: () => void): void {
  if (!IS_SHORT) describe(what, tests);
}

function testWhole(what: string, proof: () => void): void {
  if (!IS_SHORT) test(what, proof);
}

describe('While stories are kept back', () => {
  test('no byte of the output names them, nor the name of a file, what is printed, or the report', () => {
    expect(found.before).toEqual([]);
  });

  test('the output is the same, byte for byte, as if they were not there', () => {
    expect(differing.before).toEqual([]);
  });

  test('none of their pictures and recordings is there, nor a picture made from one', () => {
    expect(files.before).toEqual({ same: [], alike: [] });
  });

  test('published pages carry nothing of the marks that editors see', () => {
    expect(listFiles(telling.output).filter((path) => readFileSync(join(telling.output, path)).includes('proof-'))).toEqual([]);
  });

  testWhole('shards, which other machines are sent, hold nothing of them; nor does what they are merged into', () => {
    expect([...found.shards, ...found.merged, ...differing.merged]).toEqual([]);
  });

  testWhole('nor does what the command prints, reports and leaves for a scheduler, which has the moment alone', () => {
    expect(found.command).toEqual([]);
    expect(commandSaid).toContain(
      'Next embargo ends on Tuesday 1 December 2026 at 06:00 Europe/London, in 9 days: 12 stories and 3 live posts.\n',
    );
    expect(JSON.parse(readFileSync(join(folder.path, 'next-embargo.json'), 'utf8'))).toEqual({
      next: '2026-12-01T06:00:00Z',
      all: ['2026-12-01T06:00:00Z'],
    });
    expect(readFileSync(join(folder.path, 'github-output'), 'utf8')).toBe('next-embargo=2026-12-01T06:00:00Z\n');
  });
});

describe('Once the embargo has ended', () => {
  test('everything that was under it is found by the same search', () => {
    expect(missing(found.afterEmbargo, isOf('embargo'))).toEqual([]);
  });

  test('drafts of the same day are still in no byte of the output', () => {
    const places = byWord(found.afterEmbargo);
    expect([...planted.secrets.all].filter(([word, place]) => place.startsWith('draft') && places.has(word))).toEqual([]);
  });
});

describeWhole('Once drafts are out too', () => {
  test('every secret word is found', () => {
    expect(missing(found.allOut, (place) => !place.startsWith(NEVER) && !place.startsWith(UNSHOWN))).toEqual([]);
  });

  test('what editors note for each other in comments, and what a withdrawn live post said, is found nowhere', () => {
    const places = byWord(found.allOut);
    expect([...planted.secrets.all].filter(([word, place]) => place.startsWith(NEVER) && places.has(word))).toEqual([]);
  });

  test.each([
    { what: 'pages', path: /\/index\.html$/ },
    { what: 'the front', path: /^index\.html$/ },
    { what: 'RSS', path: /rss\.xml$/ },
    { what: 'Atom', path: /atom\.xml$/ },
    { what: 'JSON feeds', path: /feed\.json$/ },
    { what: 'the podcast', path: /podcast\.xml$/ },
    { what: 'transcripts', path: /transcript\.txt$/ },
    { what: 'sitemaps', path: /^sitemaps\/.*\.xml$/ },
    { what: 'the texts of the search', path: /\.pf_fragment$/, through: /^gzip > bytes/ },
    { what: 'the words of the search', path: /\.pf_index$/, through: /^gzip > bytes/ },
    { what: 'the choices of the search', path: /\.pf_filter$/, through: /^gzip > bytes/ },
    { what: 'recordings', path: /^media\/.*\.mp3$/, through: /^bytes$/ },
    { what: 'films', path: /^media\/.*\.mp4$/, through: /^bytes$/ },
    { what: 'captions', path: /^media\/.*\.vtt$/, through: /^bytes$/ },
    { what: 'what is written into pictures as JPEG', path: /^_pictures\/.*\.jpg$/, through: /^bytes$/ },
    { what: 'what is written into pictures as WebP', path: /^_pictures\/.*\.webp$/, through: /^bytes$/ },
    { what: 'what is written into pictures as AVIF', path: /^_pictures\/.*\.avif$/, through: /^bytes$/ },
    { what: 'names of files', path: /./, through: /^name$/ },
    { what: 'redirects as Netlify reads them', path: /^_redirects$/ },
    { what: 'redirects as Apache reads them', path: /^\.htaccess$/ },
    { what: 'redirects for servers', path: /^dist-hosting\/nginx/ },
    { what: 'the credits', path: /^credits\/index\.html$/ },
    { what: 'the corrections', path: /^corrections\/index\.html$/ },
  ])('the search looks into $what', ({ path, through = /./ }) => {
    expect(found.allOut.some((leak) => path.test(leak.path) && through.test(leak.through))).toBe(true);
  });

  test('every picture is recognised in those that were made from it, and every recording found', () => {
    expect(files.allOut.alike).toEqual([...planted.pictures.keys()].sort());
    expect(files.allOut.same).toEqual([...planted.files.values()].filter((path) => path.startsWith('media/')).sort());
  });
});

describeWhole('Once stories that were out have been taken down', () => {
  test('nothing is left of them in any byte but their addresses, while the others stay', () => {
    expect(removal?.reason).toBeUndefined();
    const places = byWord(found.someRemoved);
    const isTakenDown = (place: string) => place.startsWith('draft') && / md(:|$)/.test(place);
    const isAddress = (place: string) => /^draft, \w+, \w+, md: (file name|redirects)$/.test(place);
    const left = [...planted.secrets.all].filter(([word, place]) => isTakenDown(place) && places.has(word) && !isAddress(place));
    expect(left).toEqual([]);
    expect(missing(found.someRemoved, isOf('embargo'))).toEqual([]);
  });

  test('nor of their pictures and recordings', () => {
    const words = [...planted.secrets.all].flatMap(([word, place]) => (/^draft, \w+, \w+, md: photo/.test(place) ? [word] : []));
    expect(files.someRemoved.alike.filter((id) => words.includes(id))).toEqual([]);
    expect(files.someRemoved.alike.length).toBeGreaterThan(0);
  });

  test('the search and the feeds do not know their addresses either, whose pages ask search engines to stay away', () => {
    const addresses = new Set(storiesTakenDown().map(({ key }) => key.split('/')[1] ?? ''));
    const known = found.someRemoved.filter(
      ({ path, words }) =>
        words.some((word) => addresses.has(word)) && !/^(draft|.*index\.html|dist-hosting|\.htaccess|_redirects)/.test(path),
    );
    expect(known.filter(({ through }) => through !== 'name')).toEqual([]);
    expect(noticePage).toContain(NOTICE);
    expect(noticePage).toContain('<meta name="robots" content="noindex');
  });

  test('servers that can are told to answer that those without a notice are gone', () => {
    const [told, gone] = storiesTakenDown().map(({ key }) => key.split('/')[1] ?? '');
    for (const text of hostFiles) {
      const lines = text.split('\n').filter((line) => /410|gone/.test(line));
      expect(lines.some((line) => line.includes(gone ?? ''))).toBe(true);
      expect(lines.some((line) => line.includes(`/${told ?? ''}/`))).toBe(false);
    }
  });
});

describeWhole('Once stories that were out have been withdrawn or put under embargo again', () => {
  test('a build that makes only what has changed leaves no byte of them, while the others stay', () => {
    expect(withdrawal?.reason).toBeUndefined();
    const places = byWord(found.someWithdrawn);
    const isWithdrawn = (place: string) => place.startsWith('draft') && / md(:|$)/.test(place);
    expect([...planted.secrets.all].filter(([word, place]) => isWithdrawn(place) && places.has(word))).toEqual([]);
    expect(missing(found.someWithdrawn, isOf('embargo'))).toEqual([]);
  });

  test('a build that makes everything anew leaves no byte of them', () => {
    expect(found.withdrawn).toEqual([]);
    expect(files.withdrawn).toEqual({ same: [], alike: [] });
  });

  test('the output is the same, byte for byte, as if they had never been there', () => {
    expect(differing.withdrawn).toEqual([]);
  });

  test('no folder is left that bears a name of theirs, or beside the output', () => {
    const beside = readdirSync(telling.root).filter((name) => name.startsWith('.dist'));
    expect(beside).toEqual([]);
  });
});

test('A moment that is not a number of seconds stops the build', async () => {
  const { code, printed } = await startBuild(silent, [], { SOURCE_DATE_EPOCH: 'NaN' }).done;
  expect(code).toBe(1);
  expect(printed).toContain('SOURCE_DATE_EPOCH is “NaN”. It must be a whole number of seconds since 1 January 1970, or not be set.');
});

test('The embargoes of this test end between its two moments', () => {
  expect(Date.parse(EMBARGO_ENDS)).toBeGreaterThan(BEFORE);
  expect(Date.parse(EMBARGO_ENDS)).toBeLessThan(AFTER);
});
