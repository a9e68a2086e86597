import { statSync } from 'node:fs';
import { join } from 'node:path';
import Parser from 'rss-parser';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { blocksOf, normalise, parseFragment, readFeeds, readJsonFeed, type FeedFile, type JsonItem } from '../support/feeds.ts';
import { findLinkFaults } from '../support/references.ts';
import { EDITIONS, editionOf, listFiles, ORIGIN, OUTPUT, pageAt, readOutput, readPages, redirectOf } from '../support/site.ts';
import { scanTags } from '../support/tags.ts';
import { decode, type Tag } from '../support/tags.ts';

const feeds = readFeeds();
const files = new Set(listFiles());
const pages = readPages();
const [rss, atom, json] = (['rss', 'atom', 'json'] as const).map((format) => feeds.filter((feed) => feed.format === format));
const jsonFeeds = (json ?? []).map((feed) => ({ ...feed, data: readJsonFeed(feed) }));
const LATEST = 20;

/** Every story that is in a feed, once; corrections and editions of days are none. */
const stories = [
  ...new Map(
    jsonFeeds
      .filter(({ file }) => !/(?:^|\/)(?:corrections|editions)\/feed\.json$/.test(file))
      .flatMap(({ data }) => data.items)
      .map((item) => [item.id, item]),
  ).values(),
];

function pathOf(url: string): string {
  return new URL(url).pathname;
}

const storyPages = pages
  .map(({ path, tags }) => ({
    path,
    published: tags.find((tag) => tag.attributes.get('property') === 'article:published_time')?.attributes.get('content'),
  }))
  .flatMap(({ path, published }) => (published === undefined || redirectOf(pageAt(pages, path)) !== undefined ? [] : [{ path, published }]))
  .sort((a, b) => Date.parse(b.published) - Date.parse(a.published) || (a.path < b.path ? -1 : 1));

/** The addresses of all stories of an edition, newest first, as their pages say. */
function storiesOf(front: string): string[] {
  return storyPages.map(({ path }) => path).filter((path) => editionOf(path).front === front);
}

function alternates(tags: readonly Tag[]): { type: string; url: string; title: string }[] {
  return tags
    .filter((tag) => tag.name === 'link' && tag.attributes.get('rel') === 'alternate' && tag.attributes.has('type'))
    .map(({ attributes }) => ({
      type: attributes.get('type') ?? '',
      url: attributes.get('href') ?? '',
      title: decode(attributes.get('title') ?? ''),
    }));
}

const TYPES = ['application/rss+xml', 'application/atom+xml', 'application/feed+json'];

describe('Feeds', () => {
  test('stand beside every front, section, topic and author, and the corrections, in three formats', () => {
    const lists = pages
      .map(({ path }) => path)
      .filter((path) => {
        const inEdition = path.slice(editionOf(path).front.length);
        return /^(?:$|topics\/[^/]+\/$|authors\/[^/]+\/$)/.test(inEdition);
      });
    const sections = [...new Set(stories.map(({ url }) => pathOf(url).replace(/\d{4}\/\d{2}\/\d{2}\/[^/]+\/$/, '')))];
    expect(lists.length).toBeGreaterThan(100);
    for (const path of [...lists, ...sections, '/corrections/']) {
      for (const name of ['rss.xml', 'atom.xml', 'feed.json']) expect(files, path).toContain(`${path.slice(1)}${name}`);
    }
  });

  test('are named in the head of their page, and those of its edition’s front on every page', () => {
    const named = new Set<string>();
    for (const page of pages) {
      const { front } = editionOf(page.path);
      const links = alternates(page.tags);
      const ofFront = ['rss.xml', 'atom.xml', 'feed.json'].map((name) => front + name);
      expect(links.map(({ url }) => url).slice(-3), page.path).toEqual(ofFront);
      expect(links.map(({ type }) => type).slice(-3), page.path).toEqual(TYPES);
      expect(new Set(links.map(({ title }) => title)).size, page.path).toBe(links.length);
      for (const { url } of links) {
        expect(files, page.path).toContain(url.slice(1));
        named.add(url.slice(1));
      }
      if (files.has(`${page.path.slice(1)}rss.xml`)) expect(links.slice(0, 3).map(({ url }) => url)).toContain(`${page.path}rss.xml`);
    }
    expect(feeds.map(({ file }) => file).filter((file) => !named.has(file))).toEqual([]);
  });

  test('are named on each story’s page, those of its section before those of the front', () => {
    for (const { url } of stories) {
      const path = pathOf(url);
      const section = path.replace(/\d{4}\/\d{2}\/\d{2}\/[^/]+\/$/, '');
      const [first] = alternates(pageAt(pages, path).tags);
      expect(first?.url).toBe(`${section}rss.xml`);
    }
  });

  test('can be reached by a link on the pages that have their own, and from every foot', () => {
    for (const page of pages.filter((candidate) => redirectOf(candidate) === undefined)) {
      const links = new Set(page.tags.flatMap((tag) => (tag.name === 'a' ? [tag.attributes.get('href')] : [])));
      const { front } = editionOf(page.path);
      expect(links, page.path).toContain(`${front}rss.xml`);
      if (files.has(`${page.path.slice(1)}rss.xml`)) expect(links, page.path).toContain(`${page.path}rss.xml`);
    }
  });

  test.each(EDITIONS)('of the front in $language hold the latest stories, newest first', ({ front }) => {
    const expected = storiesOf(front).slice(0, LATEST);
    const feed = jsonFeeds.find(({ file }) => `/${file}` === `${front}feed.json`);
    expect(feed?.data.items.map(({ id }) => pathOf(id))).toEqual(expected);
  });

  test('of sections hold their latest stories and those of their subsections', () => {
    let compared = 0;
    for (const { file, data } of jsonFeeds) {
      const page = `/${file.replace('feed.json', '')}`;
      const { front } = editionOf(page);
      if (page === front || /^(?:topics|authors|corrections|editions)\//.test(page.slice(front.length))) continue;
      expect(
        data.items.map(({ id }) => pathOf(id)),
        page,
      ).toEqual(
        storiesOf(front)
          .filter((url) => url.startsWith(page))
          .slice(0, LATEST),
      );
      compared += 1;
    }
    expect(compared).toBeGreaterThan(30);
  });

  test('of topics and authors hold stories whose pages name them', () => {
    let compared = 0;
    for (const { file, data } of jsonFeeds.filter((feed) => /(?:^|\/)(?:topics|authors)\//.test(feed.file))) {
      const page = `/${file.replace('feed.json', '')}`;
      for (const { id } of data.items) {
        const { tags } = pageAt(pages, pathOf(id));
        expect(
          tags.some((tag) => tag.name === 'a' && tag.attributes.get('href') === page),
          `${id} in ${file}`,
        ).toBe(true);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  test('hold the same in each format', async () => {
    const parser = new Parser();
    for (const { file, data } of jsonFeeds) {
      const folder = file.replace('feed.json', '');
      for (const name of ['rss.xml', 'atom.xml']) {
        const read = await parser.parseString(readOutput(folder + name).toString());
        expect(read.title, folder + name).toBe(data.title);
        expect(read.items.map(({ title }) => title)).toEqual(data.items.map(({ title }) => title));
        expect(read.items.map(({ link }) => link)).toEqual(data.items.map(({ url }) => url));
        const contents = read.items.map((item) => ('content:encoded' in item ? String(item['content:encoded']) : item.content));
        expect(contents).toEqual(data.items.map((item) => item.content_html));
        expect(read.items.map(({ isoDate }) => isoDate)).toEqual(data.items.map((item) => item.date_published));
      }
    }
  });
});

describe('What validators ask of', () => {
  const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
  const RFC_822 =
    /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;
  const fieldsOf = (xml: string, name: string) =>
    [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text]) => text ?? '');
  /** The XML with what its CDATA sections hold taken out. */
  const outline = ({ text }: FeedFile) => text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');

  test('RSS is kept: dates of RFC 822, ids that are permanent addresses and unique, its own address', () => {
    for (const feed of [...(rss ?? []), ...feeds.filter(({ format }) => format === 'podcast')]) {
      const xml = outline(feed);
      const dates = [...fieldsOf(xml, 'pubDate'), ...fieldsOf(xml, 'lastBuildDate')];
      expect(
        dates.filter((date) => !RFC_822.test(date) || Number.isNaN(Date.parse(date))),
        feed.file,
      ).toEqual([]);
      const ids = fieldsOf(xml, 'guid');
      expect(new Set(ids).size, feed.file).toBe(ids.length);
      expect(ids.length, feed.file).toBeGreaterThan(0);
      expect(ids.length, feed.file).toBe((xml.match(/<item>/g) ?? []).length);
      expect(xml, feed.file).toContain(`<atom:link href="${ORIGIN}/${feed.file}" rel="self" type="application/rss+xml"/>`);
      for (const name of ['title', 'link', 'description', 'language', 'generator', 'copyright'])
        expect(xml, feed.file).toContain(`<${name}>`);
    }
  });

  test('Atom is kept: ids, dates of RFC 3339, an author, its own address', () => {
    for (const feed of atom ?? []) {
      const xml = outline(feed);
      const ids = fieldsOf(xml, 'id');
      expect(new Set(ids).size, feed.file).toBe(ids.length);
      expect(
        ids.filter((id) => !URL.canParse(id)),
        feed.file,
      ).toEqual([]);
      const dates = [...fieldsOf(xml, 'updated'), ...fieldsOf(xml, 'published')];
      expect(
        dates.filter((date) => !INSTANT.test(date)),
        feed.file,
      ).toEqual([]);
      expect(fieldsOf(xml, 'updated').length, feed.file).toBe(ids.length);
      expect(xml.slice(0, xml.indexOf('<entry>')), feed.file).toContain('<author>');
      expect(xml, feed.file).toContain(`<link href="${ORIGIN}/${feed.file}" rel="self" type="application/atom+xml"/>`);
      const newest = fieldsOf(xml, 'updated').slice(1).sort().at(-1);
      expect(fieldsOf(xml.slice(0, xml.indexOf('<entry>')), 'updated'), feed.file).toEqual([newest]);
    }
  });

  test('JSON Feed 1.1 is kept: members, their types, addresses and dates', () => {
    const known = new Set(
      'id url title summary content_html image banner_image date_published date_modified authors tags language attachments'.split(' '),
    );
    for (const { file, data } of jsonFeeds) {
      expect(data.version, file).toBe('https://jsonfeed.org/version/1.1');
      expect(data.feed_url, file).toBe(`${ORIGIN}/${file}`);
      expect(data.home_page_url, file).toBe(`${ORIGIN}/${file.replace('feed.json', '')}`);
      expect([typeof data.title, typeof data.language, data.authors.length > 0], file).toEqual(['string', 'string', true]);
      expect(new Set(data.items.map(({ id }) => id)).size, file).toBe(data.items.length);
      for (const item of data.items) {
        expect(
          Object.keys(item).filter((name) => !known.has(name)),
          item.id,
        ).toEqual([]);
        expect(item.content_html, item.id).not.toBe('');
        expect([INSTANT.test(item.date_published), INSTANT.test(item.date_modified)], item.id).toEqual([true, true]);
        const addresses = [
          item.url,
          item.image,
          ...(item.authors ?? []).map(({ url }) => url),
          ...(item.attachments ?? []).map(({ url }) => url),
        ];
        expect(
          addresses.filter((url) => url !== undefined && !url.startsWith(`${ORIGIN}/`)),
          item.id,
        ).toEqual([]);
      }
    }
  });

  test('XML is kept: strict parsers read every feed', async () => {
    const xml = feeds.filter(({ format }) => format !== 'json');
    expect(xml.length).toBeGreaterThan(300);
    for (const { file, text } of xml) {
      const read = await new Parser().parseString(text);
      expect(read.items.length, file).toBeGreaterThan(0);
      expect(read.items.length, file).toBeLessThanOrEqual(LATEST);
    }
  });
});

describe('The text of a story in a feed', () => {
  const documents = new Map(stories.map((item) => [item.id, parseFragment(item.content_html)]));
  const documentOf = ({ id }: JsonItem) => documents.get(id) ?? parseFragment('');

  test('has no class, style, script, drawing, event or mark of the site’s making', () => {
    const attributes = new Set<string>();
    const elements = new Set<string>();
    for (const item of stories) {
      for (const element of documentOf(item).body.querySelectorAll('*')) {
        elements.add(element.localName);
        for (const { name } of element.attributes) attributes.add(name);
      }
      expect(item.content_html, item.id).not.toMatch(/story-mark|astro-|undefined|\[object|<!--/);
    }
    const allowed = ['alt', 'colspan', 'datetime', 'dir', 'height', 'href', 'lang', 'rowspan', 'scope', 'src', 'start', 'width'];
    expect([...attributes].filter((name) => !allowed.includes(name))).toEqual([]);
    expect([...elements].filter((name) => /^(?:script|style|svg|iframe|link|meta|form|input|source|picture)$|-/.test(name))).toEqual([]);
  });

  test('has no relative address, and every address of this site leads to a file', () => {
    const references = [...stories, ...jsonFeeds.flatMap(({ data }) => data.items)].flatMap((item) =>
      scanTags(item.content_html).flatMap(({ name, attributes }) => {
        const url = attributes.get('href') ?? attributes.get('src');
        return url === undefined ? [] : [{ page: pathOf(item.url), where: `<${name}>`, url, fetched: false }];
      }),
    );
    expect(references.length).toBeGreaterThan(500);
    expect(references.filter(({ url }) => !/^(?:https?:\/\/|mailto:)/.test(url))).toEqual([]);
    expect(findLinkFaults(references, { address: `${ORIGIN}/`, files, pages })).toEqual([]);
  });

  /** What a page has besides the story: shorter ways through it, its contents, a picture’s number, and how long its recording is. */
  const NOT_TOLD = '.key, .recording figcaption, nav.contents, figcaption .number';

  test('is all that its page tells: each paragraph, heading, caption, credit, correction and source', () => {
    let compared = 0;
    for (const item of stories) {
      const { document } = { document: parseFragment(pageAt(pages, pathOf(item.url)).html) };
      for (const element of document.querySelectorAll(NOT_TOLD)) element.remove();
      const parts = document.querySelectorAll(
        '.story-picture, .story > .text > :not(.end), .gallery-row, .end > .corrections, .end > section[aria-labelledby="sources"]',
      );
      const told = blocksOf([documentOf(item).body]).join(' ');
      for (const block of blocksOf(parts)) {
        expect(told, item.id).toContain(block);
        compared += 1;
      }
    }
    expect(stories.length).toBeGreaterThan(100);
    expect(compared).toBeGreaterThan(1000);
  });

  test('is nothing that its page does not tell', () => {
    for (const item of stories) {
      const page = parseFragment(pageAt(pages, pathOf(item.url)).html);
      const labels = [...page.querySelectorAll('[aria-label]')].map((element) => normalise(element.getAttribute('aria-label') ?? ''));
      const told = [...blocksOf([page.body]), ...labels].join(' ');
      const text = documentOf(item).body;
      // “Related: …”, the way to a recording, the time of a post, and a film’s first picture stand in lines of their own; a recipe’s
      // facts in pairs, and a life in one line.
      const texts = (elements: Iterable<{ textContent: string | null }>) =>
        [...elements].map(({ textContent }) => normalise(textContent ?? ''));
      const joined = [
        ...[...page.querySelectorAll('.facts-row > div')].map((pair) => texts(pair.children).join(': ')),
        ...[...page.querySelectorAll('.life')].map(
          (life) => `${texts(life.querySelectorAll('strong')).join('')}, ${texts(life.querySelectorAll('time')).join(' – ')}`,
        ),
      ];
      const own = [...text.querySelectorAll('p > a:first-child, p > a:last-child')].map((link) => link.parentElement);
      const captions = item.attachments ? [...text.querySelectorAll('figcaption')] : [];
      const lines = [...own, ...captions].map((element) => normalise(element?.textContent ?? ''));
      const added = blocksOf([text]).filter((block) => !told.includes(block) && !lines.includes(block) && !joined.includes(block));
      expect(added, item.id).toEqual([]);
    }
  });

  test('of an Arabic story says in which direction it is read', () => {
    const arabic = stories.filter(({ language }) => language === 'ar');
    expect(arabic.length).toBeGreaterThan(5);
    for (const item of arabic) expect(documentOf(item).body.firstElementChild?.getAttribute('dir')).toBe('rtl');
  });

  test('of a story in MDX has its components as plain HTML: the map in words, the chart as a table, the note, the quote', () => {
    const find = (slug: string) => {
      const item = stories.find(({ id }) => id.includes(slug));
      if (!item) throw new Error(`${slug} is in no feed.`);
      return documentOf(item);
    };
    const talks = find('first-talks-belarus-border');
    expect(normalise(talks.body.textContent)).toContain('Map. Gomel, in south-eastern Belarus');
    expect(talks.querySelector('aside strong')?.textContent).toBe('Gomel or Homyel?');
    expect(talks.querySelectorAll('blockquote').length).toBe(1);
    const chart = find('half-a-million-leave').querySelector('table');
    expect(normalise(chart?.closest('figure')?.querySelector('figcaption')?.textContent ?? '')).toContain(
      'People arriving from Ukraine, 24–28 February 2022',
    );
    expect([...(chart?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent)).toContain('281,000');
  });
});

describe('Pictures and recordings in feeds', () => {
  test('are JPEGs of the size that is said', async () => {
    const found = new Map<string, { width: string; height: string }>();
    for (const { text } of rss ?? []) {
      for (const [, url = '', height = '', width = ''] of text.matchAll(
        /<media:content url="([^"]+)" type="image\/jpeg" medium="image" height="(\d+)" width="(\d+)"/g,
      ))
        found.set(url, { width, height });
    }
    for (const item of stories) {
      for (const image of parseFragment(item.content_html).querySelectorAll('img'))
        found.set(image.getAttribute('src') ?? '', {
          width: image.getAttribute('width') ?? '',
          height: image.getAttribute('height') ?? '',
        });
    }
    expect(found.size).toBeGreaterThan(15);
    for (const [url, size] of found) {
      const { format, width, height } = await sharp(readOutput(pathOf(url).slice(1))).metadata();
      expect({ format, width: String(width), height: String(height) }, url).toEqual({ format: 'jpeg', ...size });
    }
  });

  test('stand with caption, credit and licence', () => {
    const feed = rss?.find(({ file }) => file === 'rss.xml')?.text ?? '';
    const contents = feed.match(/<media:content [^>]*medium="image"[\s\S]*?<\/media:content>/g) ?? [];
    expect(contents.length).toBeGreaterThan(0);
    for (const content of contents) {
      expect(content).toMatch(/<media:title/);
      expect(content).toMatch(/<media:description/);
      expect(content).toMatch(/<media:credit/);
    }
  });

  test('have the true number of bytes, their type and their length', () => {
    const attachments = stories.flatMap(({ attachments: own }) => own ?? []);
    expect(attachments.map(({ mime_type }) => mime_type).sort()).toEqual(['audio/mpeg', 'video/mp4']);
    for (const { url, size_in_bytes } of attachments) expect(size_in_bytes, url).toBe(statSync(join(OUTPUT, pathOf(url))).size);
    for (const { text, file } of feeds.filter(({ format }) => format === 'rss' || format === 'podcast')) {
      for (const [, url = '', length = ''] of text.matchAll(/<enclosure url="([^"]+)" length="(\d+)" type="audio\/mpeg"\/>/g))
        expect(Number(length), file).toBe(statSync(join(OUTPUT, pathOf(url))).size);
    }
  });
});

describe('The podcast', () => {
  const podcast = feeds.find(({ format }) => format === 'podcast');
  const text = podcast?.text ?? '';

  test('stands where there are stories to listen to, and nowhere else', () => {
    expect(feeds.filter(({ format }) => format === 'podcast').map(({ file }) => file)).toEqual(['audio/podcast.xml']);
  });

  test('is named in the head of its page, and has a link there', () => {
    const page = pageAt(pages, '/audio/');
    expect(alternates(page.tags)[0]).toEqual({
      type: 'application/rss+xml',
      url: '/audio/podcast.xml',
      title: 'Stories to listen to | The Meridian',
    });
    expect(page.tags.some((tag) => tag.name === 'a' && tag.attributes.get('href') === '/audio/podcast.xml')).toBe(true);
  });

  test('has a square cover that directories take', async () => {
    const [, cover = ''] = /<itunes:image href="([^"]+)"\/>/.exec(text) ?? [];
    const { format, width, height } = await sharp(readOutput(pathOf(cover).slice(1))).metadata();
    expect([format, width]).toEqual(['jpeg', height]);
    expect(width).toBeGreaterThanOrEqual(1400);
    expect(width).toBeLessThanOrEqual(3000);
  });

  test('has episodes with their length, read from the file, and their transcript', () => {
    expect(text).toContain('<itunes:duration>24</itunes:duration>');
    const [, url = ''] = /<podcast:transcript url="([^"]+)" type="text\/plain" language="en"\/>/.exec(text) ?? [];
    expect(readOutput(pathOf(url).slice(1)).toString()).toMatch(/^Sixty-odd notes, one a year/);
  });
});

describe('The feed of corrections', () => {
  const feed = jsonFeeds.find(({ file }) => file === 'corrections/feed.json');

  test('tells what was wrong and what is right, and leads to the place in the story where it stands', () => {
    const page = normalise(parseFragment(pageAt(pages, '/corrections/').html).querySelector('main')?.textContent ?? '');
    expect(feed?.data.items.length).toBeGreaterThan(0);
    for (const item of feed?.data.items ?? []) {
      for (const part of parseFragment(item.content_html).querySelectorAll('p')) {
        const said = normalise(part.textContent).replace(/^[^:]+: /, '');
        expect(page).toContain(said);
      }
      expect(pageAt(pages, pathOf(item.url)).tags.some((tag) => tag.attributes.get('id') === new URL(item.url).hash.slice(1))).toBe(true);
    }
  });
});

describe('The style sheet of feeds', () => {
  test.each(EDITIONS)(
    'of the edition in $language is there, in its words and direction, and each of its feeds names it',
    ({ language, front, direction }) => {
      const css = readOutput(`${front.slice(1)}feed.css`).toString();
      expect(css).toContain(`direction: ${direction}`);
      expect(css).toContain({ en: 'This is a feed', es: 'canal de noticias', ar: 'خلاصة' }[language]);
      const own = feeds.filter(({ file, format }) => format !== 'json' && editionOf(`/${file}`).language === language);
      expect(own.length).toBeGreaterThan(10);
      for (const { text } of own) expect(text.split('\n')[1]).toBe(`<?xml-stylesheet type="text/css" href="${front}feed.css"?>`);
    },
  );
});
