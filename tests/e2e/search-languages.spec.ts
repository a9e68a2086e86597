import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { startBuild } from '../support/command.ts';
import { copyProject } from '../support/project.ts';

const ORIGIN = 'https://tideline.example';
const project = copyProject();

/** Languages of which Pagefind does not know the endings, with a story each, a word of it, and what readers without the language’s letters type. */
const STORIES = [
  { code: 'uk', locale: 'uk-UA', headline: 'Старий міст відкрито', text: 'Міст відкрили у суботу.', query: 'міст' },
  { code: 'he', locale: 'he-IL', direction: 'rtl', headline: 'הגשר הישן נפתח', text: 'הגשר נפתח ביום שבת.', query: 'הגשר' },
  {
    code: 'zh',
    locale: 'zh-CN',
    headline: '旧桥重新开放',
    text: '旧桥星期六重新开放，行人可以通过。iPhone15 也能拍下全景。',
    query: '重新开放',
  },
  { code: 'zh-Hant', locale: 'zh-TW', headline: '舊橋重新開放', text: '舊橋週六重新開放，行人與自行車皆可通行。', query: '重新開放' },
  {
    code: 'ja',
    locale: 'ja-JP',
    headline: '旧橋が再び開通',
    text: '歩行者は土曜日から東京タワーの見える旧橋を渡れる。',
    query: '再び開通',
  },
  { code: 'ko', locale: 'ko-KR', headline: '옛 다리 다시 열려', text: '서울시장이 토요일 옛 다리를 다시 열었다.', query: '다시' },
  { code: 'th', locale: 'th-TH', headline: 'สะพานเก่าเปิดอีกครั้ง', text: 'สะพานเก่าในกรุงเทพมหานครเปิดให้คนเดินข้ามวันเสาร์', query: 'สะพานเก่า' },
  { code: 'pl', locale: 'pl-PL', headline: 'Nowy most w Łodzi', text: 'Łódź otworzyła most. Żółć.', query: 'most' },
  { code: 'tr', locale: 'tr-TR', headline: 'Isparta’da ışık', text: 'Işıklar ISPARTA’da yandı.', query: 'ışık' },
] as const;

/** In one process: the site is built once, and read in one window. */
test.describe.configure({ mode: 'default' });

let page: Page;

/** Which files of the site cannot be had. */
let isMissing: (path: string) => boolean;

test.beforeEach(() => {
  isMissing = () => false;
});

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  const site = join(project.contentDir, 'site.yaml');
  const languages = STORIES.map(
    (story) =>
      `  - { code: ${story.code}, name: ${story.code}, short: ${story.code}, locale: ${story.locale}${'direction' in story ? ', direction: rtl' : ''} }\n`,
  );
  writeFileSync(
    site,
    readFileSync(site, 'utf8').replace(/^ {2}- \{ code: ar.*\n/m, (line) => line + languages.join('')),
  );
  for (const { code, headline, text } of STORIES) {
    cpSync(join(project.root, 'src/messages/languages/es.ts'), join(project.root, `src/messages/languages/${code}.ts`));
    const folder = join(project.contentDir, `articles/${code}/2026`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'bridge.md'),
      `---\nheadline: ${headline}\nsection: news/coast\nkind: news\npublished: 2026-03-20T06:00:00+00:00\nbyline: [coast-desk]\n---\n${text}\n`,
    );
  }
  writeFileSync(
    join(project.contentDir, 'articles/en/2026/letters.md'),
    '---\nheadline: A walk through Łódź\nsection: news/coast\nkind: news\npublished: 2026-03-20T06:00:00+00:00\nbyline: [coast-desk]\n---\nÞór met Søren in the Hauptstraße, near Ħamrun, for an œuvre in Điện Biên.\n',
  );
  writeFileSync(
    join(project.contentDir, 'articles/en/2026/plain.md'),
    '---\nheadline: Seen from Zurich\nsection: news/coast\nkind: news\npublished: 2026-03-19T06:00:00+00:00\nbyline: [coast-desk]\n---\nThe Swiss write Hauptstrasse.\n',
  );
  const { code, printed } = await startBuild(project).done;
  expect(code, printed).toBe(0);
  page = await openWindow(browser, true);
});

test.afterAll(async () => {
  await page.context().close();
  project.remove();
});

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** A window in which the site is answered for from its output, but for the files that are said to be missing. */
async function openWindow(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled });
  await context.route(`${ORIGIN}/**`, async (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname);
    const file = join(project.output, path.endsWith('/') ? `${path}index.html` : path);
    if (isMissing(path) || !existsSync(file) || !statSync(file).isFile()) await route.fulfill({ status: 404, body: '' });
    else await route.fulfill({ contentType: TYPES[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) });
  });
  return context.newPage();
}

async function search(edition: string, query: string): Promise<void> {
  await page.goto(`${ORIGIN}${edition}/search/?q=${encodeURIComponent(query)}`);
}

const results = () => page.getByRole('main').locator('.results h2');

test('A search in each language finds a story by a word of it', async () => {
  for (const { code, headline, query } of STORIES) {
    await search(`/${code}`, query);
    await expect(results(), code).toHaveText([headline]);
    expect(existsSync(join(project.output, `pagefind/${code}/wasm.unknown.pagefind`))).toBe(!['pl', 'tr'].includes(code));
  }
});

/** What readers look for begins and ends anywhere: no spaces say where words do. */
const WITHIN = {
  zh: ['旧桥', '星期六重新', '人可以通', '六', '行人 旧桥', 'iphone15'],
  'zh-Hant': ['舊橋', '週六重', '自行車皆可', '行', '橋 通行'],
  ja: ['東京タワー', 'タワー', '曜日から', '見える旧橋', '歩行者 渡れる'],
  ko: ['시장', '서울시', '다리를 다시', '요일', '열었'],
  th: ['กรุงเทพ', 'มหานคร', 'วันเสาร์', 'เดินข้าม', 'คนเดิน'],
} as const;

test('What stands within a text without spaces is found, and nothing that does not stand there', async () => {
  for (const [code, phrases] of Object.entries(WITHIN)) {
    const headline = STORIES.find((story) => story.code === code)?.headline ?? '';
    for (const phrase of phrases) {
      await search(`/${code}`, phrase);
      await expect(results(), `“${phrase}” in ${code}`).toHaveText([headline]);
    }
  }
  for (const [code, phrase] of [
    ['zh', '桥旧'],
    ['ja', '京東'],
    ['ko', '장시'],
  ]) {
    await search(`/${code ?? ''}`, phrase ?? '');
    await expect(page.getByRole('main').getByRole('status'), phrase).toHaveText(
      'No se ha encontrado nada. Revise la ortografía o pruebe con menos palabras o más cortas.',
    );
  }
  await search('/ja', 'タワー');
  await expect(page.getByRole('main').locator('.excerpt')).toContainText('土曜日から東京タワーの見える旧橋を渡れる');
  await expect(page.getByRole('main').locator('.excerpt mark')).toHaveText(['タワー']);
  await search('/ko', '다리');
  await expect(results().locator('mark')).toHaveText(['다리']);
  await expect(page.getByRole('main').locator('.excerpt')).toContainText('서울시장이 토요일 옛 다리를 다시 열었다.');
});

test('A word with letters that are not on every keyboard is found, with its place marked, the exact word first', async () => {
  for (const [query, edition, headlines] of [
    ['Lodz', '', ['A walk through Łódź']],
    ['łodz', '', ['A walk through Łódź']],
    ['Łódź', '', ['A walk through Łódź']],
    ['lodz walk', '', ['A walk through Łódź']],
    ['Thor', '', ['A walk through Łódź']],
    ['soren', '', ['A walk through Łódź']],
    ['hamrun', '', ['A walk through Łódź']],
    ['oeuvre', '', ['A walk through Łódź']],
    ['dien bien', '', ['A walk through Łódź']],
    ['Hauptstraße', '', ['A walk through Łódź', 'Seen from Zurich']],
    ['Hauptstrasse', '', ['Seen from Zurich', 'A walk through Łódź']],
    ['Lodz', '/pl', ['Nowy most w Łodzi']],
    ['isiklar', '/tr', ['Isparta’da ışık']],
    ['ısparta', '/tr', ['Isparta’da ışık']],
  ] as const) {
    await search(edition, query);
    await expect(results(), `“${query}” in the edition at ${edition}/`).toHaveText([...headlines]);
  }
  await search('', 'lodz');
  await expect(results().locator('mark')).toHaveText(['Łódź']);
});

test.describe('A search that cannot start says so and offers the ways to every story', () => {
  for (const [what, pattern] of [
    ['its program for the language', /\/wasm\./],
    ['its first file', /\/pagefind\.js$/],
    ['its index', /\.pf_meta$/],
    ['what its index is called', /pagefind-entry\.json$/],
  ] as const)
    test(`when ${what} is missing`, async () => {
      isMissing = (path) => pattern.test(path);
      await search('', 'harbour');
      const main = page.getByRole('main');
      await expect(main.getByRole('status')).toHaveText(/^The search could not be loaded\./);
      await expect(main.getByRole('link', { name: 'Archive' })).toBeVisible();
      await expect(main.getByRole('button', { name: /More results|older stories/ })).toHaveCount(0);
    });

  test('and works at the next word, once all is there again', async () => {
    isMissing = (path) => path.includes('/wasm.');
    await search('', 'harbour');
    const main = page.getByRole('main');
    await expect(main.getByRole('status')).toHaveText(/^The search could not be loaded\./);
    isMissing = () => false;
    await main.getByRole('searchbox').fill('zurich');
    await expect(results()).toHaveText(['Seen from Zurich']);
  });
});

test('There is no way to more results where there are none', async ({ browser }) => {
  const more = (window: Page) => window.getByRole('main').locator('button[data-does]');
  for (const query of ['', 'zurich', 'nothing-like-this']) {
    await search('', query);
    if (query !== '') await expect(page.getByRole('main').getByRole('status'), query).toHaveText(/found/i);
    for (const button of await more(page).all()) await expect(button, query).toBeHidden();
  }
  const scriptless = await openWindow(browser, false);
  await scriptless.goto(`${ORIGIN}/search/?q=harbour`);
  for (const element of [...(await more(scriptless).all()), scriptless.getByRole('main').locator('form')])
    await expect(element).toBeHidden();
  await scriptless.context().close();
});
