import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChangeCheck } from '../../../src/admin/change-check.ts';
import { leftBehind } from '../../../src/admin/repository/deleted-along.ts';
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
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n${pages.map((page) => `[There](${page}/), or [there](${page}).\n`).join('\n')}`);
    check = new ChangeCheck(copy.root, copy.contentDir);
  });
  afterAll(() => {
    copy.remove();
  });

  const throughGit = async (gone: readonly string[]) => {
    const away = gone.map((path) => `content/${path}`);
    return told(await faultsWithout(away, filesIn(copy.contentDir), readIn(copy.contentDir)));
  };
  const onThisComputer = async (gone: readonly string[]) => told(await check.faultsOf(new Map(gone.map((path) => [path, undefined]))));

  test.each(PATHS)('%s: through Git the same is said as by the check of this computer', async (path) => {
    const gone = [path, ...(await check.belongingsOf(path))];
    expect(await throughGit(gone)).toEqual(await onThisComputer(gone));
  });

  test('A photo that is a picture alone is named, too', async () => {
    const file = join(copy.contentDir, 'photos/harbour.yaml');
    const words = readFileSync(file);
    rmSync(file);
    const [first, ...others] = await throughGit(['photos/harbour.jpg']);
    expect(first?.problem).toBe('“harbour” is not a photo.');
    expect(others).toEqual((await onThisComputer(['photos/harbour.jpg'])).slice(1));
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
    const found = (await throughGit(['topics/harbours.yaml'])).filter((fault) => fault.file.endsWith('foghorn.md'));
    writeFileSync(file, before);
    expect(found).toMatchObject([{ problem: '“harbours” is not a topic.' }]);
  });

  test('Some are named and some are not, so that the sameness says something', async () => {
    const counts = await Promise.all(PATHS.map(async (path) => (await throughGit([path])).length > 0));
    expect(new Set(counts)).toEqual(new Set([true, false]));
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

  const throughGit = async (gone: readonly string[]) => {
    const away = gone.map((path) => `content/${path}`);
    return told(await faultsWithout(away, filesIn(copy.contentDir), readIn(copy.contentDir)));
  };

  test.each([...PATHS, 'articles/es/2026/puerto-2.md'])(
    '%s: through Git the same is said as by the check of this computer',
    async (path) => {
      const gone = [path, ...(await check.belongingsOf(path))];
      expect(await throughGit(gone)).toEqual(told(await check.faultsOf(new Map(gone.map((one) => [one, undefined])))));
    },
  );

  test('The last story of a month, of a section’s month, of an author, of a topic or of a day’s page is kept', async () => {
    const kinds = new Set<string>();
    for (const path of [...PATHS.filter((one) => one.startsWith('articles/')), 'articles/es/2026/puerto-2.md'])
      for (const { file, problem } of await throughGit([path, ...(await check.belongingsOf(path))]))
        if (file === 'content/redirects.yaml')
          kinds.add(
            /\/(authors|topics|archive\/\d+\/\d+\/\d+|archive|\w+\/\d+\/\d+)\//.exec(problem)?.[1]?.replace(/\d+/g, '0') ?? problem,
          );
    expect([...kinds].sort()).toEqual(['archive', 'archive/0/0/0', 'authors', 'coast/0/0', 'news/0/0', 'topics']);
  });
});
