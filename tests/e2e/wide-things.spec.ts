import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findBarriers, WCAG } from '../support/axe.ts';
import { build, temporaryFolder } from '../support/build.ts';
import type { DevServer } from '../support/dev-server.ts';
import { IS_LONG } from '../support/length.ts';
import { layLongWords, LONG_LANGUAGES } from '../support/long-words.ts';
import { copyNewsroom } from '../support/overlay.ts';
import { startPreviewServer } from '../support/preview-server.ts';
import { SMALL_NEWSROOM } from '../support/project.ts';
import { listFiles, ROOT } from '../support/site.ts';
import { findLayoutFaults, NO_LAYOUT_FAULTS } from '../support/text-boxes.ts';

const STORY = '/news/coast/2026/03/05/harbour-count/';
const TOUR = '/science/2026/03/04/harbour-tour/';
const PATHS = [
  TOUR,
  '/science/2026/03/05/harbour-watch/',
  '/',
  '/news/',
  '/news/coast/',
  '/news/2026/03/',
  '/archive/2026/03/',
  '/authors/coast-desk/',
  '/topics/harbours/',
  '/corrections/',
];
const copy = copyNewsroom(SMALL_NEWSROOM, join(ROOT, 'tests/fixtures/wide'));
const output = temporaryFolder();
let server: DevServer;

/** Of the other languages, pages that are laid out in ways which all repeat. */
const LEADING = /^\w+\/(?:(?:long|authors|search)\/)?index\.html$|\/marks\/index\.html$/;

test.describe.configure({ mode: 'serial', timeout: 120_000 });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  layLongWords(copy.contentDir);
  build({ content: copy.contentDir, output: output.path });
  server = await startPreviewServer(copy.contentDir, output.path, 4395);
});

test.afterAll(async () => {
  await server.stop();
  copy.remove();
  output.remove();
});

test('Tables, code, long addresses and long words make no page scroll sideways', async ({ page }) => {
  for (const path of [STORY, ...PATHS]) {
    await page.goto(server.origin + path);
    for (const width of [320, 360, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(findLayoutFaults), `${path}, ${width} px wide`).toEqual(NO_LAYOUT_FAULTS);
    }
  }
});

test('Where a browser’s own letters are twice as large, no page scrolls sideways either', async ({ page }) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  for (const path of [STORY, '/', '/ar/']) {
    await page.goto(server.origin + path);
    for (const width of [320, 390, 430]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(findLayoutFaults), `${path}, ${width} px wide`).toEqual(NO_LAYOUT_FAULTS);
    }
  }
});

test('Boxes of tasks have names, and advertisements of a story and of the site are no landmarks of one name', async ({ page }) => {
  for (const path of [STORY, TOUR]) {
    await page.goto(server.origin + path);
    const { found, judged } = await findBarriers(page, WCAG, ['landmark-unique']);
    expect(found, path).toEqual([]);
    expect(judged, path).toContain(path === STORY ? 'label' : 'landmark-unique');
  }
});

test('Where colours are forced, every button has a border', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(server.origin + TOUR);
  const bare = await page
    .locator('button:visible')
    .evaluateAll((all) => all.filter((button) => getComputedStyle(button).borderTopWidth === '0px').map((button) => button.outerHTML));
  expect(bare).toEqual([]);
});

test('No page scrolls sideways on the narrowest of screens, whatever the length of words', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 900 });
  const isAsked = (file: string) =>
    LONG_LANGUAGES.some((language) => file.startsWith(`${language}/`)) && (IS_LONG || file.startsWith('de/') || LEADING.test(file));
  const files = listFiles(output.path).filter((file) => file.endsWith('.html') && isAsked(file));
  const found: Record<string, unknown> = {};
  for (const file of [...files, 'de/nothing-stands-here/', 'de/search/?q=Rind']) {
    await page.goto(`${server.origin}/${file.replace(/index\.html$/, '')}`);
    const faults = await page.evaluate(findLayoutFaults);
    if (JSON.stringify(faults) !== JSON.stringify(NO_LAYOUT_FAULTS)) found[file] = faults;
  }
  expect(found).toEqual({});
});

test('What components are given has the quotation marks of its language', async ({ page }) => {
  await page.goto(`${server.origin}/de/long/longer/2026/11/22/marks/`);
  const words = await page.locator('main').innerText();
  expect(words).toContain('„Rindfleisch');
  expect(words).not.toMatch(/["']/);
});

test('What is wide is moved within a box of its own, by keyboard too', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 900 });
  await page.goto(server.origin + STORY);
  for (const name of ['Table', 'Code', 'Turnout by ward']) {
    const box = page.getByRole('group', { name }).first();
    expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth), name).toBeGreaterThan(20);
    await box.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => box.evaluate((element) => element.scrollLeft), { message: name }).toBeGreaterThan(0);
  }
});

test('On paper a table of seven columns and a line of code lose nothing', async ({ page }) => {
  // The width of an A4 sheet between its margins.
  await page.setViewportSize({ width: 688, height: 1000 });
  await page.goto(server.origin + STORY);
  await page.emulateMedia({ media: 'print' });
  const lost = await page.evaluate(() =>
    [...document.querySelectorAll('.prose :is(th, td, pre)')].flatMap((element) => {
      const { left, right } = element.getBoundingClientRect();
      const box = element.closest('.table-scroll, .code-scroll')?.getBoundingClientRect();
      const isWhole = box !== undefined && left >= box.left - 1 && right <= box.right + 1 && element.scrollWidth <= element.clientWidth + 1;
      return isWhole && box.right <= innerWidth + 1 ? [] : [element.textContent.slice(0, 30)];
    }),
  );
  expect(lost).toEqual([]);
});

test('No line of a byline begins with a comma', async ({ page }) => {
  await page.goto(server.origin + STORY);
  for (const width of [320, 390, 1024, 1100, 1280, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const commas = await page.locator('.byline').evaluate((byline) => {
      const range = document.createRange();
      return [...byline.querySelectorAll('span')].flatMap((name) =>
        [...name.childNodes].flatMap((node) => {
          const place = node.nodeValue?.indexOf(',') ?? -1;
          if (place < 0) return [];
          range.setStart(node, place);
          range.setEnd(node, place + 1);
          return [range.getBoundingClientRect().left - byline.getBoundingClientRect().left];
        }),
      );
    });
    expect(commas).toHaveLength(3);
    expect(Math.min(...commas), `${width} px wide`).toBeGreaterThan(4);
  }
});

test('On paper, charts and maps can be read, and no field is left', async ({ page }) => {
  await page.goto(server.origin + TOUR);
  await page.emulateMedia({ media: 'print' });
  for (const width of [640, 688, 720, 950]) {
    await page.setViewportSize({ width, height: 1000 });
    const printed = await page.evaluate(() => {
      const boxOf = (element: Element | null | undefined) => element?.getBoundingClientRect() ?? new DOMRect();
      const bars = [...document.querySelectorAll('.bars')];
      return {
        beyond: Math.max(...bars.map((table) => boxOf(table).right - boxOf(table.closest('.chart')).right)),
        letters: Math.min(
          ...[...document.querySelectorAll('.prose svg text')].map((text) => boxOf(text).height).filter((height) => height > 0),
        ),
      };
    });
    expect(printed.beyond, `${width} px wide`).toBeLessThan(1);
    expect(printed.letters, `${width} px wide`).toBeGreaterThanOrEqual(9);
  }
  await expect(page.locator('input:visible')).toHaveCount(0);
});

test('Small drawings beside each other stand on one line, however long their names are', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await page.goto(server.origin + TOUR);
  const [one, other] = await page.locator('.multiples svg').evaluateAll((all) => all.map((drawing) => drawing.getBoundingClientRect().top));
  expect(one).toBe(other);
});

test('A block of the front whose lead has no picture leaves no hole for one', async ({ page }) => {
  await page.goto(server.origin);
  await page.setViewportSize({ width: 1280, height: 900 });
  const gaps = await page.locator('.as-wide .lead:not(:has(figure)) .words').evaluateAll((all) =>
    all.map((words) => {
      // The block’s other stories stand directly beside.
      const others = words.closest('.as-wide')?.querySelector('.more')?.getBoundingClientRect();
      return (others?.left ?? Infinity) - words.getBoundingClientRect().right;
    }),
  );
  expect(gaps).toHaveLength(1);
  for (const gap of gaps) {
    expect(gap).toBeGreaterThan(0);
    expect(gap).toBeLessThan(48);
  }
});

test('Every list has its marks, wherever it stands', async ({ page }) => {
  await page.goto(server.origin + STORY);
  const marks = await page.locator('.prose li').evaluateAll((items) =>
    items.map((item) => {
      const { listStyleType } = getComputedStyle(item);
      const list = item.parentElement?.getBoundingClientRect();
      const isSetIn = list !== undefined && Math.abs(item.getBoundingClientRect().left - list.left) >= 8;
      return `${(item.firstChild?.textContent ?? '').trim() || 'box'}: ${listStyleType}${isSetIn ? '' : ', not set in'}`;
    }),
  );
  expect(marks).toEqual([
    'Roads: decimal',
    'repair the quay: "– "',
    'close the bridge: "– "',
    'Money: "– "',
    'first: decimal',
    'second: decimal',
    'buses: decimal',
    'trams: decimal',
    'by hand: "– "',
    'twice: "– "',
    'box: none',
    'box: none',
    'last but one: lower-alpha',
    'last: lower-alpha',
  ]);
});

test('A picture that is too small for its place is set smaller, never enlarged', async ({ page }) => {
  for (const path of [STORY, ...PATHS]) {
    await page.goto(server.origin + path);
    for (const width of [390, 1024, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      const enlarged = await page.locator('main img').evaluateAll((pictures) =>
        pictures.flatMap((picture) => {
          const { width: shown, height } = picture.getBoundingClientRect();
          const [own, ownHeight] = [Number(picture.getAttribute('width')), Number(picture.getAttribute('height'))];
          const keepsShape = shown === 0 || Math.abs(shown / height - own / ownHeight) < 0.02;
          return shown <= own + 0.5 && keepsShape ? [] : [`${picture.getAttribute('src') ?? ''} at ${shown} by ${height}`];
        }),
      );
      expect(enlarged, `${path}, ${width} px wide`).toEqual([]);
    }
  }
});
