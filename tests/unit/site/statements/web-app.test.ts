import { describe, expect, test } from 'vitest';
import { writeWebApp } from '../../../../src/site/statements/web-app.ts';

describe('A newspaper on a telephone’s screen', () => {
  const app = JSON.parse(
    writeWebApp({
      name: 'جريدة الساحل',
      shortName: 'الساحل',
      description: 'أخبار الساحل.',
      language: 'ar-EG',
      direction: 'rtl',
      start: '/paper/ar/',
      search: '/paper/ar/search/',
      base: '/paper/',
    }),
  ) as { icons: { src: string; sizes: string; purpose?: string }[] };

  test('opens at the front of its edition, and stays the newspaper when a reader goes to another one', () => {
    expect(app).toMatchObject({
      lang: 'ar-EG',
      dir: 'rtl',
      start_url: '/paper/ar/',
      scope: '/paper/',
      name: 'جريدة الساحل',
      short_name: 'الساحل',
      share_target: { action: '/paper/ar/search/', method: 'GET' },
    });
  });

  test('has icons of the sizes that telephones ask for, below the newspaper’s path', () => {
    expect(app.icons.map(({ src, sizes }) => `${src} ${sizes}`)).toEqual([
      '/paper/icon.svg any',
      '/paper/icon-192.png 192x192',
      '/paper/logo.png 512x512',
      '/paper/icon-maskable.png 512x512',
    ]);
    expect(app.icons.filter(({ purpose }) => purpose === 'maskable')).toHaveLength(1);
  });
});
