import { expect, it } from 'vitest';
import { reservedNames } from '../../../../src/shared/reserved-names.ts';
import { STANDING_NAMES, standingPagesIn, type StandingPage } from '../../../../src/shared/standing-pages.ts';
import { addressSpace, FILES_BESIDE_PAGES } from '../../../../src/shared/urls.ts';
import { ROUTES } from '../../../../src/site/queries/route-names.ts';

it('keeps every name that a route has at the top of an edition from sections and pages', () => {
  const tops = Object.keys(ROUTES).map(
    (route) =>
      route
        .replace('[...edition]/', '')
        .replace(/(?:\/index)?\.(?:astro|ts)$/, '')
        .split('/')[0] ?? '',
  );
  const reserved = reservedNames(addressSpace('https://tideline.example/', 'en', 'UTC'), ['en']);
  const named = tops
    .map((name) => name.replace(/^\[(\w+)\]$/, (whole, page: string) => (STANDING_NAMES.includes(page as StandingPage) ? page : whole)))
    .filter((name) => !name.includes('[') && name !== 'index' && !FILES_BESIDE_PAGES.includes(name));
  expect(named).toContain('corrections');
  expect(named.filter((name) => !reserved.has(name))).toEqual([]);
});

it('has a route for every standing page', () => {
  expect(ROUTES).toMatchObject({ '[...edition]/[live].astro': 'stream', '[...edition]/[archive]/index.astro': 'directory' });
  expect(STANDING_NAMES.every((page) => Object.keys(ROUTES).some((route) => route.startsWith(`[...edition]/[${page}]`)))).toBe(true);
});

it('leads to standing pages from the footer in the order of their places', () => {
  expect(standingPagesIn('archive')).toEqual(['topics', 'pictures', 'video', 'audio', 'live', 'search', 'events', 'editions']);
  expect(standingPagesIn('policies')).toEqual(['corrections', 'credits']);
  expect(standingPagesIn('about')).toEqual(['authors', 'saved']);
});
