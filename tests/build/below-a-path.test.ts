import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFeeds, readJsonFeed } from '../support/feeds.ts';
import { inLength, IS_LONG } from '../support/length.ts';
import { Press } from '../support/press.ts';
import { copyProject, SMALL_NEWSROOM } from '../support/project.ts';
import { findLinkFaults, referencesOf, searchReferences, styleReferences } from '../support/references.ts';
import { indexedStories } from '../support/search-index.ts';
import { scanTags } from '../support/tags.ts';
import { listFiles, readOutput, readPages, SAMPLE, type Page } from '../support/site.ts';

const ADDRESS = 'https://example.org/paper/';
/** The small newsroom has one of everything; in the long run it is the sample, which has more of each. */
const project = copyProject(inLength(SMALL_NEWSROOM, SAMPLE));
const press = new Press(project);
const { contentDir: content, output } = project;

/** The address that the newsroom has of its own. */
const FORMER = inLength('https://tideline.example', 'https://meridian.example');

/** What a picture’s own file says of its rights stays as it is. */
function isFormer(text: string): boolean {
  return text.replaceAll(`${FORMER}/rights`, '').includes(`${FORMER}/`);
}

/** The settings with another address, without a cover, for which the photos are too small, and without a radio of another host. */
function siteBelow(settings: string): string {
  return settings
    .replace(/^address: .*$/m, `address: ${ADDRESS}`)
    .replace(/^ +cover: .*\n/m, '')
    .replace(/on-air\n +url: https:\/\/radio\.example.*/, 'off-air');
}

/** What the newsroom links to below its former address is elsewhere now. */
function leadElsewhere(): void {
  for (const file of listFiles(content).filter((name) => /\.(?:ya?ml|mdx?)$/.test(name))) {
    const path = join(content, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(`${FORMER}/`, 'https://elsewhere.example/'));
  }
}

/** Makes the copied photos small: their addresses are what is tested, and large ones take minutes to encode. */
async function shrinkPhotos(photos: string): Promise<void> {
  const pictures = readdirSync(photos).filter((file) => !file.endsWith('.yaml'));
  for (const file of pictures) {
    const small = await sharp(readFileSync(join(photos, file)))
      .resize({ width: 240 })
      .keepMetadata()
      .toBuffer();
    writeFileSync(join(photos, file), small);
  }
}

beforeAll(async () => {
  if (IS_LONG) await shrinkPhotos(join(content, 'photos'));
  const file = join(content, 'site.yaml');
  writeFileSync(file, siteBelow(readFileSync(file, 'utf8')));
  leadElsewhere();
  const redirects = join(content, 'redirects.yaml');
  const line = '  - { from: /paper/once/, to: /paper/news/ }\n';
  writeFileSync(redirects, existsSync(redirects) ? readFileSync(redirects, 'utf8') + line : `redirects:\n${line}`);
  await press.build();
});

afterAll(() => {
  press.close();
  project.remove();
});

describe('A newspaper published below a path', () => {
  let pages: Page[];
  let files: string[];

  beforeAll(() => {
    pages = readPages(output);
    files = listFiles(output);
  });

  const site = () => ({ address: ADDRESS, files: new Set(files), pages });

  test('leads on from an earlier address as it stands in the browser', () => {
    expect(readFileSync(join(output, 'once/index.html'), 'utf8')).toContain('content="0; url=/paper/news/"');
    expect(existsSync(join(output, 'paper'))).toBe(false);
  });

  test('has every link, file and address of its pages below that path', () => {
    const references = pages.flatMap(referencesOf);
    expect(references.length).toBeGreaterThan(inLength(1000, 10_000));
    expect(findLinkFaults(references, site())).toEqual([]);
    const elsewhere = references.filter(({ url, fetched }) => fetched && !url.startsWith('/paper/'));
    expect([...new Set(elsewhere.map(({ page, where, url }) => `${page}: ${where} “${url}”`))]).toEqual([]);
  });

  test('has every file of its styles and every address of its search below that path', () => {
    const styles = files
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) =>
        styleReferences(readOutput(file, output).toString()).map((url) => ({ page: `/${file}`, where: 'url()', url, fetched: true })),
      );
    const searched = searchReferences(indexedStories(output));
    expect(searched.length).toBeGreaterThan(inLength(6, 90));
    expect(findLinkFaults([...styles, ...searched], site())).toEqual([]);
  });

  test('has every address in its feeds below that path, and every one leads to a file', () => {
    const feeds = readFeeds(output);
    const inJson = feeds
      .filter(({ format }) => format === 'json')
      .flatMap((feed) => {
        const { feed_url, home_page_url, icon, items } = readJsonFeed(feed);
        const inTexts = items.flatMap((item) =>
          scanTags(item.content_html).flatMap(({ attributes }) => attributes.get('href') ?? attributes.get('src') ?? []),
        );
        const own = items.flatMap(({ id, image, authors = [] }) => [
          id,
          ...(image === undefined ? [] : [image]),
          ...authors.map(({ url }) => url),
        ]);
        return [feed_url, home_page_url, icon, ...own, ...inTexts].map((url) => ({
          page: `/${feed.file}`,
          where: 'url',
          url,
          fetched: false,
        }));
      });
    expect(inJson.length).toBeGreaterThan(inLength(100, 1000));
    expect(
      findLinkFaults(
        inJson.filter(({ url }) => !url.includes('#correction-')),
        site(),
      ),
    ).toEqual([]);
    for (const { file, format, text } of feeds.filter((feed) => feed.format !== 'json')) {
      expect(/<\?xml-stylesheet type="text\/css" href="\/paper\/(?:es\/|ar\/)?feed\.css"\?>/.test(text), file).toBe(true);
      expect(text.includes(`href="${ADDRESS}${file}" rel="self"`), file).toBe(true);
      const enclosures = [...text.matchAll(/<(?:enclosure|media:content|podcast:transcript) url="([^"]+)"/g)];
      const found = enclosures.map(([, url = '']) => ({ page: `/${file}`, where: format, url, fetched: false }));
      expect(findLinkFaults(found, site())).toEqual([]);
    }
    expect(feeds.filter(({ text }) => isFormer(text))).toEqual([]);
  });

  test('has every address in its sitemaps and statements below that path', () => {
    const published = new Set(files.map((file) => `${ADDRESS}${file.replace(/(^|\/)index\.html$/, '$1')}`));
    const texts = files.filter((file) => /^(sitemap.*\.xml|robots\.txt|(\.well-known\/)?trust\.txt)$/.test(file));
    expect(texts.length).toBeGreaterThan(inLength(8, 10));
    const named = texts.flatMap((file) => {
      const found =
        readOutput(file, output)
          .toString()
          .match(/https:\/\/example\.org[^\s<"]*/g) ?? [];
      return found.map((url) => ({ file, url }));
    });
    expect(named.length).toBeGreaterThan(inLength(50, 500));
    expect(named.filter(({ url }) => !published.has(url)).map(({ file, url }) => `${file}: ${url}`)).toEqual([]);
  });

  test('leads from earlier addresses below that path to pages below it', () => {
    const [from, to] = inLength(['/2026/03/harbour/', 'news/coast/2026/03/02/harbour-opens/'], ['/about-us/', 'about/']);
    expect(pages.find(({ path }) => path === from)?.html).toContain(`content="0; url=/paper/${to}"`);
  });

  test('names that address as its own, and no other', () => {
    const path = inLength('/news/coast/2026/03/02/harbour-opens/', '/news/ukraine/2022/02/28/first-talks-belarus-border/');
    const story = pages.find((page) => page.path === path);
    const canonical = story?.tags.find((tag) => tag.attributes.get('rel') === 'canonical');
    expect(canonical?.attributes.get('href')).toBe(`https://example.org/paper${path}`);
    const old = pages.flatMap(referencesOf).filter(({ url }) => isFormer(url));
    expect([...new Set(old.map(({ page, where, url }) => `${page}: ${where} “${url}”`))]).toEqual([]);
  });
});
