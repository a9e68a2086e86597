import { expect, test, testWithoutScripts } from '../support/reader.ts';

const GALLERY = '/travel/2026/11/18/out-of-doors/';

test('Pictures of a gallery fill the window, by keys and buttons, with caption, credit and an address; the focus comes back', async ({
  page,
}) => {
  await page.goto(GALLERY);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const enlarge = page.getByRole('button', { name: 'Enlarge picture 2' });
  await enlarge.press('Enter');
  const viewer = page.getByRole('dialog');
  const count = viewer.getByRole('status');
  await expect(count).toContainText(/^2 of/);
  expect(asked.filter((url) => url.includes('picture-viewer'))).toHaveLength(1);
  await expect(page).toHaveURL(`${GALLERY}#picture-2`);
  const shown = viewer.locator('figure').nth(1);
  await expect(shown.locator('img')).toBeInViewport();
  await expect(shown.locator('.credit')).toBeInViewport();
  const box = await shown.locator('img').boundingBox();
  expect(box?.width).toBe(1280);

  await page.keyboard.press('ArrowRight');
  await expect(count).toContainText(/^3 of/);
  await expect(viewer.locator('figure').nth(2).locator('img')).toBeInViewport();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect(viewer.locator('figure').last().locator('.credit')).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(page).toHaveURL(`${GALLERY}#picture-1`);
  await viewer.getByRole('button', { name: 'Next picture' }).click();

  await viewer.getByRole('button', { name: 'Zoom' }).click();
  const frame = shown.locator('.frame');
  await expect.poll(() => frame.evaluate((element) => element.scrollWidth / element.clientWidth)).toBeGreaterThan(1.9);
  await viewer.getByRole('button', { name: 'Zoom' }).click();

  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(enlarge).toBeFocused();
  await expect(page).toHaveURL(GALLERY);
});

test('The address of a picture opens it, and a finger moves on', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${GALLERY}#picture-3`);
  const viewer = page.getByRole('dialog');
  await expect(viewer.getByRole('status')).toContainText(/^3 of/);
  await viewer.locator('.strip').evaluate((strip) => {
    strip.scrollBy({ left: strip.clientWidth });
  });
  await expect(viewer.getByRole('status')).toContainText(/^4 of/);
  await expect(page).toHaveURL(`${GALLERY}#picture-4`);
});

testWithoutScripts('Without scripts each picture has its address on the page, and all are there with their credits', async ({ page }) => {
  await page.goto(`${GALLERY}#picture-3`);
  await expect(page.locator('#picture-3 img')).toBeInViewport();
  await expect(page.locator('#picture-3 .credit')).toBeVisible();
  await expect(page.locator('.enlarge')).toHaveCount(0);
});

test('The button that enlarges a picture stands on it, however small the picture is', async ({ page }) => {
  // As if the newsroom had only small files of the first three: none is shown larger than it is.
  await page.route(GALLERY, async (route) => {
    const response = await route.fetch();
    let left = 3;
    const shrink = (image: string) =>
      left-- > 0 ? image.replace(/ width="\d+"/, ' width="200"').replace(/ height="\d+"/, ' height="150"') : image;
    const [head, main] = (await response.text()).split('<main');
    await route.fulfill({ response, body: `${head ?? ''}<main${(main ?? '').replaceAll(/<img [^>]*>/g, shrink)}` });
  });
  for (const direction of ['ltr', 'rtl']) {
    await page.goto(GALLERY);
    await page.evaluate((turned) => {
      document.documentElement.dir = turned;
    }, direction);
    await expect(page.locator('.enlarge')).toHaveCount(7);
    for (const width of [320, 768, 1024, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const beside = await page.evaluate(() =>
        [...document.querySelectorAll('.enlarge')].flatMap((button) => {
          const [own, picture] = [button, button.parentElement?.querySelector('img')].map((element) => element?.getBoundingClientRect());
          if (!own || !picture) return ['no picture'];
          const isOn = own.left >= picture.left && own.right <= picture.right && own.top >= picture.top && own.bottom <= picture.bottom;
          return isOn ? [] : [`${button.getAttribute('aria-label') ?? ''}: ${own.left}–${own.right} of ${picture.left}–${picture.right}`];
        }),
      );
      expect(beside, `${direction}, ${String(width)} px wide`).toEqual([]);
    }
  }
});
