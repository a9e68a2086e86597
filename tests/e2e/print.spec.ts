import { STORY } from '../support/pages.ts';
import { expect, test } from '../support/reader.ts';

for (const path of [STORY.en, STORY.ar]) {
  test(`${path} prints as a clipping: no navigation, no tools, but where it is from`, async ({ page }) => {
    await page.goto(path);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['nav', 'footer', 'form', 'button', 'share-links', 'story-tools', '.related', '.inset', 'a[href="#main"]']) {
      expect(await page.locator(hidden).filter({ visible: true }).count(), hidden).toBe(0);
    }
    for (const shown of ['header .nameplate', 'h1', '.standfirst', '.story-meta time', '.story-picture', '.prose p', '.sources']) {
      await expect(page.locator(shown).first()).toBeVisible();
    }
  });
}

test('On paper, sources have their addresses', async ({ page }) => {
  await page.goto(STORY.en);
  await page.emulateMedia({ media: 'print' });
  const address = await page
    .locator('.sources a')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(address).toContain('https://www.president.gov.ua/en');
});

test('Dark colours do not reach the paper', async ({ page }) => {
  await page.goto(STORY.en);
  await page.evaluate(() => {
    localStorage.setItem('settings', JSON.stringify({ theme: 'dark' }));
  });
  await page.reload();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const [paper, ink] = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    return [backgroundColor, color].map((value) => {
      if (!canvas) return NaN;
      canvas.fillStyle = value;
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return alpha === 0 ? 255 : (red + green + blue) / 3;
    });
  });
  expect(paper).toBeGreaterThan(240);
  expect(ink).toBeLessThan(80);
});

test('The lead photo and the map are printed whole, and nothing stands outside the sheet', async ({ page }) => {
  await page.setViewportSize({ width: 688, height: 1000 });
  await page.goto(STORY.en);
  await page.emulateMedia({ media: 'print' });
  const photo = await page.locator('.story-picture img').evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    return { ratio: width / height, own: Number(element.getAttribute('width')) / Number(element.getAttribute('height')) };
  });
  expect(photo.ratio).toBeCloseTo(photo.own, 1);
  const map = await page.locator('.map svg').evaluate((element) => {
    const [drawing, text] = [element.getBoundingClientRect(), element.closest('.prose')?.getBoundingClientRect()];
    return { width: drawing.width, start: drawing.left - (text?.left ?? 0), end: (text?.right ?? 0) - drawing.right };
  });
  expect(map.width).toBeGreaterThan(150);
  expect(Math.min(map.start, map.end)).toBeGreaterThanOrEqual(-1);
});

test('A note at the end of a text hangs beside what follows, and leaves no hole before it', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/science/animals/2026/11/14/cats-pupils/');
  const gap = await page.evaluate(() => {
    const last = [...document.querySelectorAll('.prose > p')].at(-1)?.getBoundingClientRect().bottom ?? 0;
    return (document.querySelector('.end')?.getBoundingClientRect().top ?? 0) - last;
  });
  expect(gap).toBeLessThan(40);
});

test('Of a film, paper has the words and where it is from, and no player', async ({ page }) => {
  await page.goto('/climate/2026/11/12/co2-in-twelve-seconds/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('video')).toBeHidden();
  await expect(page.locator('.recording figcaption')).toBeVisible();
  await expect(page.locator('.transcript p')).toBeVisible();
});

test('In a column of a sheet, the figures of a chart of bars stand within it', async ({ page }) => {
  await page.goto('/news/ukraine/2022/02/28/half-a-million-leave/');
  await page.emulateMedia({ media: 'print' });
  for (const width of [640, 680, 720, 794, 950]) {
    await page.setViewportSize({ width, height: 960 });
    const beyond = await page.locator('.chart').evaluate((chart) => {
      const table = chart.querySelector('table')?.getBoundingClientRect();
      return (table?.right ?? Infinity) - chart.getBoundingClientRect().right;
    });
    expect(beyond, `${width} px wide`).toBeLessThan(1);
  }
});

test('A printed heading goes across all columns where what it heads does, and so onto the same sheet', async ({ page }) => {
  await page.goto('/climate/2026/11/12/co2-in-twelve-seconds/');
  await page.emulateMedia({ media: 'print' });
  const chart = page.locator('.prose > .chart');
  await chart.evaluate((figure) => {
    figure.before(Object.assign(document.createElement('h2'), { textContent: 'What it shows' }));
  });
  const spanOf = (heading: HTMLElement) => getComputedStyle(heading).columnSpan;
  await expect(chart).toHaveCSS('column-span', 'all');
  expect(await page.getByRole('heading', { name: 'What it shows' }).evaluate(spanOf)).toBe('all');
  expect(await page.getByRole('heading', { name: 'How it was drawn' }).evaluate(spanOf)).toBe('none');
});
