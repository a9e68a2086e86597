import { expect, it } from 'vitest';
import { RESERVED_NAMES } from '../../../../src/shared/reserved-names.ts';
import { STANDING_NAMES, standingPagesIn } from '../../../../src/shared/standing-pages.ts';
import { FILES_BESIDE_PAGES } from '../../../../src/shared/urls.ts';
import { ROUTES } from '../../../../src/site/queries/route-names.ts';

it('keeps every name that a route has at the top of an edition from sections and pages', () => {
  const tops = Object.keys(ROUTES).map(
    (route) =>
      route
        .replace('[...edition]/', '')
        .replace(/(?:\/index)?\.(?:astro|ts)$/, '')
        .split('/')[0] ?? '',
  );
  const named = tops.filter((name) => !name.includes('[') && name !== 'index' && !FILES_BESIDE_PAGES.includes(name));
  expect(named).toContain('corrections');
  expect(named.filter((name) => !RESERVED_NAMES.includes(name))).toEqual([]);
});

it('has a route for every standing page', () => {
  expect(ROUTES).toMatchObject({ '[...edition]/live.astro': 'stream', '[...edition]/archive/index.astro': 'directory' });
  expect(STANDING_NAMES.every((page) => Object.keys(ROUTES).some((route) => route.startsWith(`[...edition]/${page}`)))).toBe(true);
});

it('leads to standing pages from the footer in the order of their places', () => {
  expect(standingPagesIn('archive')).toEqual(['topics', 'pictures', 'video', 'audio', 'live', 'search', 'events']);
  expect(standingPagesIn('policies')).toEqual(['corrections', 'credits']);
  expect(standingPagesIn('about')).toEqual(['authors', 'saved']);
});
