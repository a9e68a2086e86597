import type { HtmlElement } from 'html-validate';
import { expect, test } from 'vitest';
import { attributeOf, findOne, parsePage, textOf } from '../support/document.ts';
import { EDITIONS, pageAt, readPages, redirectOf } from '../support/site.ts';

const pages = readPages()
  .filter((page) => redirectOf(page) === undefined)
  .map((page) => ({ ...page, root: parsePage(page.html) }));

function faultsOf(find: (root: HtmlElement, path: string) => string[]): string[] {
  return [...new Set(pages.flatMap(({ path, root }) => find(root, path).map((fault) => `${path}: ${fault}`)))];
}

const same = (one: string, other: string) => one.toLocaleLowerCase() === other.toLocaleLowerCase();

test('The way to a page ends before the page, and no part of it stands twice', () => {
  const faults = faultsOf((root) => {
    const trail = root.querySelectorAll('.breadcrumbs a').map(textOf);
    const heading = textOf(findOne(root, 'h1'));
    const kicker = root.querySelector('.story-head > .kicker');
    const parts = [...trail, ...(trail.length === 0 ? [] : [heading])];
    const doubled = parts.filter((part, place) => parts.findIndex((other) => same(other, part)) !== place);
    // A story that argues says so, whatever its section is called.
    const isSaid = kicker !== null && !/kind-(?:opinion|analysis|review)/.test(attributeOf(findOne(root, 'article'), 'class') ?? '');
    return [...doubled, ...(isSaid && trail.some((part) => same(part, textOf(kicker))) ? [textOf(kicker)] : [])];
  });
  expect(faults).toEqual([]);
});

test('No part of a page’s title stands twice', () => {
  const faults = faultsOf((root) => {
    const parts = textOf(findOne(root, 'title')).split(/ \| | – /);
    return parts.filter((part, place) => parts.findIndex((other) => same(other, part)) !== place);
  });
  expect(faults).toEqual([]);
});

test('A heading is not repeated by the heading or the link right below it', () => {
  const faults = faultsOf((root) => {
    const headings = root.querySelectorAll('h1, h2, h3').map(textOf);
    const doubled = headings.filter((text, place) => place > 0 && same(text, headings[place - 1] ?? ''));
    const columns = root.querySelectorAll('.footer nav > div').flatMap((column) => {
      const name = textOf(findOne(column, 'h2'));
      return column
        .querySelectorAll('li a')
        .map(textOf)
        .filter((label) => same(label, name));
    });
    return [...doubled, ...columns];
  });
  expect(faults).toEqual([]);
});

test('No caption begins or ends with the line that parts it from its credit', () => {
  expect(
    faultsOf((root) =>
      root
        .querySelectorAll('figcaption')
        .map(textOf)
        .filter((text) => /^\||\|$/.test(text)),
    ),
  ).toEqual([]);
});

test('Only a front has a date in its masthead: the edition’s', () => {
  const dated = pages.filter(({ root }) => root.querySelector('.masthead .date') !== null).map(({ path }) => path);
  expect(new Set(dated)).toEqual(new Set(EDITIONS.map(({ front }) => front)));
  for (const { front } of EDITIONS) {
    const { root } = { root: parsePage(pageAt(pages, front).html) };
    const day = attributeOf(findOne(root, '.masthead .date time'), 'datetime');
    expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
    const times = root.querySelectorAll('main time').map((time) => attributeOf(time, 'datetime')?.slice(0, 10) ?? '');
    expect(times.filter((time) => time > (day ?? ''))).toEqual([]);
  }
});

test.each(EDITIONS)('On the front in $language, a year stands with every date of another year and with no other', ({ front }) => {
  const { root } = { root: parsePage(pageAt(pages, front).html) };
  const year = (attributeOf(findOne(root, '.masthead .date time'), 'datetime') ?? '').slice(0, 4);
  const digits = (text: string) => text.replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
  const shown = root.querySelectorAll('main time');
  expect(shown.length).toBeGreaterThan(5);
  for (const time of shown) {
    const own = (attributeOf(time, 'datetime') ?? '').slice(0, 4);
    expect(digits(textOf(time)).includes(own), `${textOf(time)} of ${own}`).toBe(own !== year);
  }
});

test('The way from a front’s latest leads to more stories than stand there', () => {
  const fronts = EDITIONS.map(({ front }) => parsePage(pageAt(pages, front).html)).filter((root) => root.querySelector('.latest'));
  expect(fronts).not.toEqual([]);
  for (const root of fronts) {
    const target = attributeOf(findOne(root, '.latest .more-link'), 'href') ?? '';
    const listed = new Set(root.querySelectorAll('.latest li a').map((link) => attributeOf(link, 'href')));
    // A day with few stories stands on the page of its month.
    const there = parsePage(pageAt(pages, target.replace(/#.*/, '')).html);
    const isArchive = target.endsWith('/archive/');
    const more = there.querySelectorAll('main .entries a').filter((link) => !listed.has(attributeOf(link, 'href')));
    expect(isArchive || more.length > 0, target).toBe(true);
  }
});

test('Live coverage promises no time to read', () => {
  const live = pages.filter(({ root }) => root.querySelector('.live-posts') !== null);
  expect(live.length).toBeGreaterThan(0);
  for (const { root } of live) expect(textOf(findOne(root, '.facts'))).not.toMatch(/minute|minuto|دقيق/);
});

test('A teaser that no day stands above says when it was published, unless it is news', () => {
  const story = pageAt(pages, '/news/ukraine/2022/02/28/first-talks-belarus-border/');
  const teasers = parsePage(story.html).querySelectorAll('.next article');
  expect(teasers.length).toBeGreaterThan(2);
  for (const teaser of teasers) expect(textOf(findOne(teaser, '.dated time'))).toMatch(/^\d{1,2} \w+ \d{4}$/);
});
