import { expect, test } from '../support/reader.ts';

const PATHS = [
  '/',
  '/news/',
  '/science/',
  '/pictures/',
  '/news/ukraine/2022/02/28/first-talks-belarus-border/',
  '/travel/2026/11/18/out-of-doors/',
  '/culture/art/2026/11/13/seven-people-seven-photographs/',
  '/food/drink/2026/11/19/karkadeh-hibiscus-tea/',
];

for (const path of PATHS) {
  test(`What ${path} says of the width of its pictures is true, and none is enlarged`, async ({ page }) => {
    await page.goto(path);
    for (const width of [390, 768, 1024, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      const untrue = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLImageElement>('main img[sizes]')].flatMap((picture) => {
          const probe = document.createElement('div');
          probe.style.cssText = 'position: absolute; inline-size: 0';
          document.body.append(probe);
          // The browser takes the first part of “sizes” whose condition holds; what it stands for is measured in a box.
          const part = picture.sizes.split(/,(?![^(]*\))/).find((each) => {
            const condition = /^\s*(\(width[^)]*\))/.exec(each)?.[1];
            return condition === undefined || matchMedia(condition).matches;
          });
          probe.style.inlineSize = (part ?? '').replace(/^\s*\(width[^)]*\)/, '').trim();
          const said = probe.getBoundingClientRect().width;
          probe.remove();
          const { width: shown, height } = picture.getBoundingClientRect();
          const [own, ownHeight] = [
            picture.width === 0 ? 1 : Number(picture.getAttribute('width')),
            Number(picture.getAttribute('height')),
          ];
          if (shown === 0) return [];
          const isTrue = Math.abs(Math.min(said, own) - shown) <= Math.max(24, 0.05 * shown);
          const keepsShape = Math.abs(shown / height - own / ownHeight) < 0.02;
          return isTrue && keepsShape && shown <= own + 0.5
            ? []
            : [`${picture.getAttribute('src') ?? ''}: ${said} px are said, ${shown} by ${height} shown of ${own} by ${ownHeight}`];
        }),
      );
      expect(untrue, `${width} px wide`).toEqual([]);
    }
  });
}
