import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import { SIGHTS, SPECIMENS, type Sight, type Specimen } from '../../src/dev/specimens.ts';
import { startDevServer, type DevServer } from '../support/dev-server.ts';
import { COLOURS, findBarriers, WCAG } from '../support/axe.ts';
import { copyProject } from '../support/project.ts';
import { ROOT } from '../support/site.ts';
import { findLayoutFaults, NO_LAYOUT_FAULTS } from '../support/text-boxes.ts';

/**
 * How every kind of page looks, compared with pictures in `tests/looks/`, at half of its size: what a reader would see at once is seen
 * there, and the pictures stay small. They show the page of patterns, whose newspaper stands still at one moment.
 */
const PICTURES = join(ROOT, 'tests/looks');
const PATTERNS = 'tests/fixtures/patterns';
const NOON = new Date('2026-03-02T12:00:00Z');
/** What is below is of the same parts. */
const MOST_HIGH = 2600;

const HOW_TO_ACCEPT =
  'If the page is meant to look like this now, run “STANDFIRST_TESTS=long npm run test:browser -- looks --update-snapshots”, look at what Git shows of tests/looks/, and commit it.';

const project = copyProject();
let server: DevServer;

test.describe.configure({ mode: 'default', timeout: 900_000 });
test.use({ deviceScaleFactor: 0.5, reducedMotion: 'reduce' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  cpSync(join(ROOT, PATTERNS), join(project.root, PATTERNS), { recursive: true });
  server = await startDevServer(project, 4397);
  // The first page has Vite prepare the scripts, after which it loads the page anew.
  const page = await browser.newPage();
  await page.goto(`${server.origin}/_patterns/normal/`);
  await page.waitForLoadState('networkidle');
  await page.close();
});

test.afterAll(async () => {
  await server.stop();
  project.remove();
  const { updateSnapshots } = test.info().config;
  if (updateSnapshots === 'all' || updateSnapshots === 'changed') await makeSmall();
});

for (const { group, specimens } of SPECIMENS) {
  test(`${group} look as they did`, async ({ page }) => {
    await page.clock.setFixedTime(NOON);
    // Nothing is edited meanwhile, so no page is to be loaded anew.
    await page.routeWebSocket(/./, () => undefined);
    await waitForFaces(page);
    for (const specimen of specimens) for (const sight of sightsOf(group)) await compare(page, specimen, sight);
  });
}

/** The sample has neither all kinds of story nor all ways in which a front may begin; `every-page` looks at what it has. */
for (const { group, specimens } of SPECIMENS) {
  test(`${group} have no barrier, and hold together with letters of any size`, async ({ page }) => {
    await page.clock.setFixedTime(NOON);
    await page.routeWebSocket(/./, () => undefined);
    for (const specimen of specimens) await tryOut(page, specimen);
  });
}

/** Readers of a first page may keep its stand-ins; here every face is waited for. */
async function waitForFaces(page: Page): Promise<void> {
  await page.route(/_patterns\/|\.css/, async (route) => {
    if (route.request().resourceType() === 'image') {
      await route.continue();
      return;
    }
    const response = await route.fetch({ maxRetries: 3 });
    const body = (await response.text()).replaceAll(/font-display: ?optional/g, 'font-display: block');
    await route.fulfill({ response, body });
  });
}

async function tryOut(page: Page, { name, path }: Specimen): Promise<void> {
  await page.goto(`${server.origin}/_patterns/${path}`);
  for (const theme of ['light', 'dark', 'sepia'] as const) {
    await setTheme(page, theme);
    const { found } = await findBarriers(page, theme === 'light' ? WCAG : COLOURS);
    expect.soft(found, `${name}, ${theme}`).toEqual([]);
  }
  // A picture from edge to edge is as wide as the window with its scroll bar, which the page then cuts off.
  const clipped = (await page.locator('.placed.full').count()) > 0 ? ['BODY'] : [];
  for (const letters of ['100%', '200%']) {
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = size;
    }, letters);
    for (const width of [320, 768, 1024, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      const faults = await page.evaluate(findLayoutFaults);
      expect.soft(faults, `${name}, letters of ${letters}, ${String(width)} px`).toEqual({ ...NO_LAYOUT_FAULTS, clipped });
    }
  }
}

async function setTheme(page: Page, theme: Sight['theme']): Promise<void> {
  await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
  await page.evaluate((chosen) => {
    document.documentElement.dataset.theme = chosen;
  }, theme);
}

async function compare(page: Page, { name, path }: Specimen, { width, theme }: Sight): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${server.origin}/_patterns/${path}`);
  await setTheme(page, theme);
  const height = await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode())]);
    return document.documentElement.scrollHeight;
  });
  // So high that nothing that stays at the foot of a screen stands in the middle of the picture.
  await page.setViewportSize({ width, height: Math.min(height, MOST_HIGH) });
  // `normal/ar/news/` at 390 px: `normal-ar-news-390-dark.png`
  await expect
    .soft(page, `${name}, ${String(width)} px, ${theme}: looks otherwise. ${HOW_TO_ACCEPT}`)
    .toHaveScreenshot(`${path.replaceAll('/', '-')}${String(width)}-${theme}.png`, {
      animations: 'disabled',
      scale: 'device',
      maxDiffPixelRatio: 0.004,
      threshold: 0.25,
    });
}

/** A front is seen in all ways, all else on a phone and on a desk. */
function sightsOf(group: string): readonly Sight[] {
  return group === 'Fronts' ? SIGHTS : SIGHTS.filter(({ theme, width }) => theme === 'dark' || width > 1000);
}

test('The page of patterns shows each of them in frames of all widths and themes', async ({ page }) => {
  await page.goto(`${server.origin}/_patterns/`, { waitUntil: 'domcontentloaded' });
  const count = SPECIMENS.reduce((sum, { specimens }) => sum + specimens.length, 0);
  await expect(page.locator('iframe')).toHaveCount(count * SIGHTS.length);
  const first = page.locator('iframe').first().contentFrame();
  await expect(first.getByRole('heading', { name: 'Harbour opens again' }).first()).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('All in').selectOption('dark');
  await expect(first.locator('html')).toHaveAttribute('data-theme', 'dark');
});

/** A page has few colours: a palette of them makes its picture a third as large. */
async function makeSmall(): Promise<void> {
  for (const name of readdirSync(PICTURES)) {
    const bytes = readFileSync(join(PICTURES, name));
    if ((await sharp(bytes).metadata()).isPalette) continue;
    writeFileSync(join(PICTURES, name), await sharp(bytes).png({ palette: true, colours: 32, dither: 0, effort: 10 }).toBuffer());
  }
}
