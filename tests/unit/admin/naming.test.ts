import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChangeCheck } from '../../../src/admin/change-check.ts';
import { deletedAlong, leftBehind } from '../../../src/admin/repository/deleted-along.ts';
import { addressesOf } from '../../../src/admin/repository/named-links.ts';
import { faultsWithout } from '../../../src/admin/repository/naming.ts';
import { Known } from '../../../src/content/checks/references/known.ts';
import { pagesAround } from '../../../src/content/checks/references/redirects-file-check.ts';
import type { Fault } from '../../../src/content/faults/fault.ts';
import { copyNewsroom, type NewsroomCopy } from '../../support/overlay.ts';
import { SMALL_NEWSROOM } from '../../support/project.ts';
import { listFiles } from '../../support/site.ts';

const PATHS = listFiles(SMALL_NEWSROOM).filter((path) => /^(articles\/.*\.mdx?|(photos|authors|topics)\/.*|pages\/.*\.mdx?)$/.test(path));

/** How the service is asked for the files of a newsroom. */
const filesIn = (contentDir: string) => listFiles(contentDir).map((path) => ({ path: `content/${path}`, sha: path }));
const readIn = (contentDir: string) => (file: { sha: string }) => Promise.resolve(readFileSync(join(contentDir, file.sha), 'utf8'));
const told = (faults: readonly Fault[]) => faults.map(({ file, line, field, problem }) => ({ file, line, field, problem }));
const throughGit = async ({ contentDir }: NewsroomCopy, gone: readonly string[]) =>
  told(
    await faultsWithout(
      gone.map((path) => `content/${path}`),
      filesIn(contentDir),
      readIn(contentDir),
    ),
  );
const onThisComputer = async (check: ChangeCheck, gone: readonly string[]) =>
  told(await check.faultsOf(new Map(gone.map((path) => [path, undefined]))));

describe('Who names a file that is to be deleted', () => {
  let copy: NewsroomCopy;
  let check: ChangeCheck;

  beforeAll(async () => {
    copy = copyNewsroom(SMALL_NEWSROOM);
    const file = join(copy.contentDir, 'articles/en/2026/foghorn.md');
    const { newsroom } = await new ChangeCheck(copy.root, copy.contentDir).read();
    if (!newsroom) throw new Error('The newsroom has faults.');
    const pages = addressesOf(
      newsroom,
      PATHS.filter((path) => path !== 'pages/es/about.md').map((path) => `content/${path}`),
    );
    writeFileSync(
      file,
      `${readFileSync(file, 'utf8')}\n${pages.map((page) => `[There](${page}), or [there](${page.replace(/\/$/, '')}).\n`).join('\n')}`,
    );
    check = new ChangeCheck(copy.root, copy.contentDir);
  });
  afterAll(() => {
    copy.remove();
  });

  test.each(PATHS)('%s: through Git the same is said as by the check of this computer', async (path) => {
    const gone = [path, ...(await check.belongingsOf(path))];
    expect(await throughGit(copy, gone)).toEqual(await onThisComputer(check, gone));
  });

  test('A photo that is a picture alone is named, too', async () => {
    const file = join(copy.contentDir, 'photos/harbour.yaml');
    const words = readFileSync(file);
    rmSync(file);
    const [first, ...others] = await throughGit(copy, ['photos/harbour.jpg']);
    expect(first?.problem).toBe('“harbour” is not a photo.');
    expect(others).toEqual((await onThisComputer(check, ['photos/harbour.jpg'])).slice(1));
    writeFileSync(file, words);
  });

  test('A picture may take the place of another of the same photo', async () => {
    const replacing = (written: string) =>
      faultsWithout(['content/photos/moon.jpg'], filesIn(copy.contentDir), readIn(copy.contentDir), [written]);
    expect(await replacing('content/photos/moon.png')).toEqual([]);
    expect((await replacing('content/photos/sun.png')).length).toBeGreaterThan(0);
  });

  test('A text may become one with components in one commit, under the name by which others know it', async () => {
    const renaming = (from: string, to: string) => leftBehind([from], filesIn(copy.contentDir), readIn(copy.contentDir), [to]);
    const story = 'content/articles/en/2026/harbour-opens.md';
    expect(await renaming(story, story.replace('.md', '.mdx'))).toEqual([]);
    expect((await renaming(story, story.replace('opens.md', 'closes.mdx'))).length).toBeGreaterThan(0);
  });

  test.each([
    ['escaped letters', '"\\u0068arbours"'],
    ['an escaped line end', '"har\\\n    bours"'],
    ['an anchor', '&topic harbours'],
    ['another kind of value', '!!str harbours'],
  ])('A name that is written with %s in YAML is found', async (_what, written) => {
    const file = join(copy.contentDir, 'articles/en/2026/foghorn.md');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace(/^topics:.*\n/m, '').replace(/^byline:/m, `topics:\n  - ${written}\nbyline:`));
    const found = (await throughGit(copy, ['topics/harbours.yaml'])).filter((fault) => fault.file.endsWith('foghorn.md'));
    writeFileSync(file, before);
    expect(found).toMatchObject([{ problem: '“harbours” is not a topic.' }]);
  });

  test('Some are named and some are not, so that the sameness says something', async () => {
    const counts = await Promise.all(PATHS.map(async (path) => (await throughGit(copy, [path])).length > 0));
    expect(new Set(counts)).toEqual(new Set([true, false]));
  });
});

describe('Links to what is to be deleted, wherever they stand and however they are written', () => {
  const FOGHORN = 'articles/en/2026/foghorn.md';
  const POST = 'live/en/2026/spring-tide/1815.md';
  const PROBE = 'articles/en/2026/probe.md';
  const probe = (fields = '') =>
    `---\nheadline: A probe of the harbour\nsection: news\nkind: news\npublished: 2026-02-01T10:00:00+00:00\nbyline: [ines-marlow]\n${fields}---\nWords.\n`;
  const AT = '/news/2026/02/01/probe/';
  const link = (target: string) => `\n\n[There](${target}).\n`;
  const event = (url: string) =>
    `title: { en: A walk, es: Un paseo, ar: نزهة }\nstart: 2026-12-01T10:00:00+00:00\nplace: The quay\nurl: ${url}\n`;
  const page = (title: string) => `---\ntitle: ${title}\nsummary: More of it.\ngroup: about\norder: 9\n---\nWords.\n`;
  const front = (url: string) =>
    readFileSync(join(SMALL_NEWSROOM, 'fronts/en.yaml'), 'utf8').replace(
      'blocks:\n',
      `blocks:\n  - { title: A notice, text: Words., url: ${url} }\n`,
    );

  const said = async (
    gone: string,
    { write = {}, append = {} }: { write?: Record<string, string>; append?: Record<string, string> },
  ): Promise<{ git: object[]; here: object[] }> => {
    const copy = copyNewsroom(SMALL_NEWSROOM);
    const at = (path: string) => join(copy.contentDir, path);
    for (const [path, text] of Object.entries(write)) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), text);
    }
    for (const [path, text] of Object.entries(append)) writeFileSync(at(path), readFileSync(at(path), 'utf8') + text);
    const check = new ChangeCheck(copy.root, copy.contentDir);
    const { faults } = await check.read();
    expect(faults).toEqual([]);
    const all = [gone, ...(await check.belongingsOf(gone))];
    const git = told(
      await faultsWithout(
        all.map((path) => `content/${path}`),
        filesIn(copy.contentDir),
        readIn(copy.contentDir),
      ),
    );
    const here = told(await check.faultsOf(new Map(all.map((path) => [path, undefined]))));
    copy.remove();
    return { git, here };
  };

  test.each([
    ['in a live post', PROBE, { write: { [PROBE]: probe() }, append: { [POST]: link(AT) } }],
    [
      'in a live post, from its story’s page',
      PROBE,
      { write: { [PROBE]: probe() }, append: { [POST]: link('../../../../../2026/02/01/probe/') } },
    ],
    [
      'in a live post, to a story in another language',
      'articles/es/2026/sonda.md',
      {
        write: { 'articles/es/2026/sonda.md': probe() },
        append: { [POST]: link('/es/news/2026/02/01/sonda/') },
      },
    ],
    ['in a live post, to a page', 'pages/es/zz.md', { write: { 'pages/es/zz.md': page('Otra') }, append: { [POST]: link('/es/zz/') } }],
    [
      'to an earlier address, in a text',
      PROBE,
      {
        write: { [PROBE]: probe('redirects: [/old/page-one/]\n') },
        append: { [FOGHORN]: link('/old/page-one/') },
      },
    ],
    [
      'to an earlier address, on a page',
      PROBE,
      {
        write: { [PROBE]: probe('redirects: [/old/page-one/]\n') },
        append: { 'pages/en/about.md': link('/old/page-one') },
      },
    ],
    [
      'to an earlier address, of a front',
      PROBE,
      {
        write: { [PROBE]: probe('redirects: [/old/page-one/]\n'), 'fronts/en.yaml': front('/old/p%61ge-one/') },
      },
    ],
    ['of an event', PROBE, { write: { [PROBE]: probe(), 'events/walk.yaml': event(AT) } }],
    ['to a faulty draft', PROBE, { write: { [PROBE]: probe('draft: true\nbogus: 1\n') }, append: { [FOGHORN]: link(AT) } }],
    [
      'beside another faulty draft',
      PROBE,
      {
        write: { [PROBE]: probe(), 'articles/en/2026/other.md': probe('draft: true\nbogus: 1\n') },
        append: { [FOGHORN]: link(AT) },
      },
    ],
    ['with an escaped letter', PROBE, { write: { [PROBE]: probe() }, append: { [FOGHORN]: link(AT.replace('o', '%6F')) } }],
    ['with an entity', PROBE, { write: { [PROBE]: probe() }, append: { [FOGHORN]: link(AT.replace('o', '&#111;')) } }],
    [
      'with a hyphen behind a backslash',
      'articles/en/2026/a-b.md',
      {
        write: { 'articles/en/2026/a-b.md': probe() },
        append: { [FOGHORN]: link('/news/2026/02/01/a\\-b/') },
      },
    ],
    [
      'from a page below',
      'pages/en/zz.md',
      {
        write: { 'pages/en/zz.md': page('Above'), 'pages/en/zz/below.md': `${page('Below')}${link('..')}` },
      },
    ],
    [
      'of an edition of the day',
      'editions/en/2026-03-10.yaml',
      {
        write: { 'editions/en/2026-03-10.yaml': 'stories: [2026/foghorn]\n' },
        append: { [FOGHORN]: link('/editions/2026-03-10/') },
      },
    ],
  ])('%s', async (_where, gone, files) => {
    const { git, here } = await said(gone, files);
    expect(here).not.toEqual([]);
    expect(git).toEqual(here);
  });

  test('One that was dead before keeps nothing, though its address ends like that', async () => {
    const append = { [FOGHORN]: link('/old/news/2026/02/01/probe-two/') + link('/old/news/2026/02/01/probe/') };
    const { git } = await said(PROBE, { write: { [PROBE]: probe() }, append });
    expect(git).toEqual([]);
  });
});

describe('What goes with a story', () => {
  const DRAWING = 'articles/en/2026/only.mdx';
  const FIGURES = 'articles/en/2026/levels-of-one.csv';

  test.each([
    ['nobody else', undefined, [FIGURES]],
    ['a draft', ['\nsection:', '\ndraft: true\nsection:'], []],
    ['a faulty draft', ['\nsection:', '\ndraft: true\nbogus: 1\nsection:'], []],
    ['a draft with fields that cannot be read', ['---\n', '---\ndraft: true\nstandfirst: Bad: words\n'], []],
    ['a draft without an end to its fields', ['\n---\n', '\n'], []],
    ['a draft that is being written', ['<Chart', '<Factbox>\n\n<Chart'], []],
  ] as const)('Its figures, where they are drawn by it and %s', async (_who, change, expected) => {
    const copy = copyNewsroom(SMALL_NEWSROOM);
    const at = (path: string) => join(copy.contentDir, path);
    const text = readFileSync(at('articles/en/2026/why-tides.mdx'), 'utf8').replace('quay-levels.csv', 'levels-of-one.csv');
    writeFileSync(at(FIGURES), readFileSync(at('articles/en/2026/quay-levels.csv')));
    writeFileSync(at(DRAWING), text);
    if (change) writeFileSync(at('articles/en/2026/other.mdx'), text.replace(change[0], change[1]));
    const local = await new ChangeCheck(copy.root, copy.contentDir).belongingsOf(DRAWING);
    const { belongings } = await deletedAlong([`content/${DRAWING}`], filesIn(copy.contentDir), readIn(copy.contentDir));
    copy.remove();
    expect(local).toEqual(expected);
    expect(belongings.map(({ path }) => path)).toEqual(expected.map((path) => `content/${path}`));
  });

  test('Its posts and comments, faulty ones too, and those of a faulty draft', async () => {
    const copy = copyNewsroom(SMALL_NEWSROOM);
    const own = ['live/en/2026/half/1815.md', 'live/en/2026/half/1830.md', 'comments/en/2026/half/01.yaml'];
    for (const path of own) mkdirSync(dirname(join(copy.contentDir, path)), { recursive: true });
    for (const path of own) writeFileSync(join(copy.contentDir, path), 'bogus: 1\n');
    const story = readFileSync(join(copy.contentDir, 'articles/en/2026/spring-tide.md'), 'utf8');
    const half = 'articles/en/2026/half.md';
    writeFileSync(join(copy.contentDir, half), story.replace('\nsection:', '\ndraft: true\nbogus: 1\nsection:'));
    const local = await new ChangeCheck(copy.root, copy.contentDir).belongingsOf(half);
    copy.remove();
    expect(local.sort()).toEqual(own.toSorted());
  });
});

describe('Redirects that lead to pages which are there because of a story', () => {
  let copy: NewsroomCopy;
  let check: ChangeCheck;

  beforeAll(async () => {
    copy = copyNewsroom(SMALL_NEWSROOM);
    // Eight stories of one day make a page of it.
    const story = readFileSync(join(copy.contentDir, 'articles/es/2026/abre-el-puerto.md'), 'utf8').replace(
      /^(?:translationOf|redirects):.*\n/gm,
      '',
    );
    const day = /^published: (\d{4})-(\d{2})-(\d{2})/m.exec(story)?.slice(1).join('/') ?? '';
    for (let count = 2; count <= 8; count += 1) writeFileSync(join(copy.contentDir, `articles/es/2026/puerto-${String(count)}.md`), story);
    const { newsroom } = await new ChangeCheck(copy.root, copy.contentDir).read();
    if (!newsroom) throw new Error('The newsroom has faults.');
    const known = new Known(newsroom);
    const pages = newsroom.articles.flatMap((article) => pagesAround(article, known).lists);
    const targets = [...new Set([...pages, `/es/archive/${day}/`, '/news/', '/about/'])];
    const lines = targets.map((to, at) => `  - { from: /old-${String(at)}/, to: ${to} }\n`);
    writeFileSync(join(copy.contentDir, 'redirects.yaml'), `redirects:\n${lines.join('')}`);
    check = new ChangeCheck(copy.root, copy.contentDir);
  });
  afterAll(() => {
    copy.remove();
  });

  test.each([...PATHS, 'articles/es/2026/puerto-2.md'])(
    '%s: through Git the same is said as by the check of this computer',
    async (path) => {
      const gone = [path, ...(await check.belongingsOf(path))];
      expect(await throughGit(copy, gone)).toEqual(await onThisComputer(check, gone));
    },
  );

  test('The last story of a month, of a section’s month, of an author, of a topic or of a day’s page is kept', async () => {
    const kinds = new Set<string>();
    for (const path of [...PATHS.filter((one) => one.startsWith('articles/')), 'articles/es/2026/puerto-2.md'])
      for (const { file, problem } of await throughGit(copy, [path, ...(await check.belongingsOf(path))]))
        if (file === 'content/redirects.yaml')
          kinds.add(
            /\/(authors|topics|archive\/\d+\/\d+\/\d+|archive|\w+\/\d+\/\d+)\//.exec(problem)?.[1]?.replace(/\d+/g, '0') ?? problem,
          );
    expect([...kinds].sort()).toEqual(['archive', 'archive/0/0/0', 'authors', 'coast/0/0', 'news/0/0', 'topics']);
  });
});
