import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsedStyles } from '../../../src/build/used-styles.ts';
import { STYLES_MARK } from '../../../src/site/printed-styles.ts';
import { hashOf } from '../../../src/site/seo/policy.ts';
import { tmpdir } from 'node:os';

const STYLES = '.teaser{color:red}.dated:before{content:"·"}.sheet{color:blue}';
const folder = mkdtempSync(join(tmpdir(), 'standfirst-styles-'));
let styles: UsedStyles;

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'page.Ab-1.js'), 'const open=()=>import("./sheet.Cd_2.js");');
  writeFileSync(join(folder, 'sheet.Cd_2.js'), 'document.body.className=`sheet`;');
  styles = new UsedStyles(folder);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function page(body: string, own = STYLES): string {
  return `<!DOCTYPE html><meta content="style-src 'self' '${hashOf(own)}'"><style id="faces"></style><style>${own}</style>${body}`;
}

const trimmed = (html: string): string => styles.trim(Buffer.from(html)).toString();

test('A page keeps the rules for what is on it, and its policy allows them', () => {
  const body = '<p class="dated">Größe – 5 €</p>';
  expect(trimmed(page(body))).toBe(page(body, '.dated:before{content:"·"}'));
});

test('What a script of the page may add, or one that it loads, has its rules', () => {
  const body = '<p class="teaser"></p><script src="/paper/_astro/page.Ab-1.js"></script>';
  expect(trimmed(page(body))).toBe(page(body, '.teaser{color:red}.sheet{color:blue}'));
});

test('A page that is followed keeps every rule, since posts of every kind may come to it', () => {
  const html = page('<live-follower></live-follower>');
  expect(trimmed(html)).toBe(html);
});

test.each(['<p>No styles</p>', '<style>.a{color:red}</style>', page('').replace('sha256', 'sha384')])(
  'A page whose styles are not as pages have them stays as it is: %s',
  (html) => {
    expect(trimmed(html)).toBe(html);
  },
);

/** As the press prints a page, with a mark for its styles. */
const marked = (html: string): string => html.replace(`<style>${STYLES}`, `<style>${STYLES_MARK}0*/`);
const trimmedMarked = (html: string): string =>
  new UsedStyles(folder, (text) => (text === `${STYLES_MARK}0*/` ? STYLES : text)).trim(Buffer.from(html)).toString();

test.each([
  page('<p class="dated">Größe – 5 €</p>'),
  page('<live-follower class="teaser"></live-follower>'),
  page('').replace('sha256', 'sha384'),
  `<!DOCTYPE html><style>.own{color:red}</style>${page('<p class="teaser">')}`,
  '<p>No styles</p>',
  '<style>.a{color:red}</style>',
])('A page that was printed with a mark for its styles is as it is without: %s', (html) => {
  expect(trimmedMarked(marked(html))).toBe(trimmed(html));
});
