import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFromHtml } from '@extractus/article-extractor';
import { Readability } from '@mozilla/readability';
import { load } from 'js-yaml';
import { parseHTML } from 'linkedom';
import metascraper from 'metascraper';
import metascraperAuthor from 'metascraper-author';
import metascraperDate from 'metascraper-date';
import metascraperDescription from 'metascraper-description';
import metascraperImage from 'metascraper-image';
import metascraperPublisher from 'metascraper-publisher';
import metascraperTitle from 'metascraper-title';
import { beforeAll, describe, expect, it } from 'vitest';
import { ARTICLE_KINDS, type ArticleData } from '../../src/content/schemas/article.ts';
import type { AuthorData } from '../../src/content/schemas/author.ts';
import { EDITIONS, ORIGIN, readPages, SAMPLE, type Page } from '../support/site.ts';

/** A story as its file in content/ tells it. */
interface Told {
  data: ArticleData;
  language: string;
  authors: string;
  page: Page;
  /** The paragraphs of its text that are words alone. */
  paragraphs: string[];
}

const pages = readPages();
const stories = EDITIONS.flatMap(({ language }) => {
  const all = storiesIn(language);
  return ARTICLE_KINDS.flatMap((kind) => all.find(({ data }) => data.kind === kind) ?? []);
});
const named = stories.map((story) => ({ story, name: `${story.data.kind}, ${story.language}` }));

it('There is a story of every kind to read', () => {
  expect(new Set(stories.map(({ data }) => data.kind))).toEqual(new Set(ARTICLE_KINDS));
  expect(stories.length).toBeGreaterThan(ARTICLE_KINDS.length);
});

// Title, byline, time of publication, description, site’s name and text; it looks for no picture.
describe.each(named)('Mozilla Readability, a story of the kind $name', ({ story }) => {
  let article: NonNullable<ReturnType<Readability['parse']>>;
  let text: string;
  beforeAll(() => {
    const { document } = parseHTML(story.page.html);
    const parsed = new Readability(document).parse();
    if (!parsed) throw new Error(`Readability finds no article in ${story.page.path}.`);
    article = parsed;
    text = plain(article.textContent ?? '');
  });

  it('says what it is', () => {
    expect({
      title: article.title,
      byline: article.byline,
      published: instant(article.publishedTime),
      description: article.excerpt,
      site: article.siteName,
      direction: article.dir,
    }).toEqual({
      title: story.data.headline,
      byline: story.authors,
      published: instant(story.data.published),
      description: story.data.standfirst,
      site: 'The Meridian',
      direction: EDITIONS.find(({ language }) => language === story.language)?.direction,
    });
  });

  it('has its text from the first paragraph to the last', () => {
    expect(story.paragraphs.length).toBeGreaterThan(1);
    for (const paragraph of story.paragraphs) expect(text).toContain(paragraph);
  });

  it('has nothing of what stands around it', () => {
    for (const words of around(story.page)) expect(closed(text)).not.toContain(words);
  });
});

// Title, author, time of publication, picture, description, site’s name and text.
describe.each(named)('article-extractor, a story of the kind $name', ({ story }) => {
  it('says what it is', async () => {
    // By its own measure a description of less than 180 letters is none, and it takes the text’s beginning.
    const article = await extractFromHtml(story.page.html, `${ORIGIN}${story.page.path}`, { descriptionLengthThreshold: 40 });
    expect({
      title: article?.title,
      author: article?.author,
      published: instant(article?.published),
      picture: photoOf(article?.image),
      description: article?.description,
      site: article?.source,
    }).toEqual({
      title: story.data.headline,
      author: story.authors,
      published: instant(story.data.published),
      picture: leadPhoto(story),
      description: story.data.standfirst,
      site: 'The Meridian',
    });
    expect(plain(parseHTML(`<!doctype html><html><body>${article?.content ?? ''}</body></html>`).document.body.textContent)).toContain(
      story.paragraphs[0],
    );
  });
});

// Title, author, date, picture, description and publisher; it reads no text.
describe.each(named)('metascraper, a story of the kind $name', ({ story }) => {
  const read = metascraper([
    metascraperAuthor(),
    metascraperDate({ datePublished: true, dateModified: true }),
    metascraperDescription({ truncateLength: Infinity }),
    metascraperImage(),
    metascraperPublisher(),
    metascraperTitle(),
  ]);

  it('says what it is', async () => {
    const found = await read({ html: story.page.html, url: `${ORIGIN}${story.page.path}`, validateUrl: false });
    // It writes “A and B” in every language.
    const author = found.author?.replace(' and ', ', ');
    expect({ ...found, author, date: undefined, image: photoOf(found.image) }).toEqual({
      title: story.data.headline,
      author: story.authors,
      date: undefined,
      datePublished: new Date(story.data.published).toISOString(),
      dateModified: new Date(story.data.updated ?? story.data.published).toISOString(),
      image: leadPhoto(story),
      description: story.data.standfirst,
      publisher: 'The Meridian',
    });
  });
});

/** The published stories of a language. */
function storiesIn(language: string): Told[] {
  const folder = join(SAMPLE, 'articles', language);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.mdx?$/.test(name))
    .sort()
    .flatMap((name): Told[] => {
      const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(folder, name), 'utf8')) ?? [];
      const data = load(front) as ArticleData;
      const slug = name.replace(/^.*[\\/]|\.mdx?$/g, '');
      const page = pages.find(({ path }) => path.endsWith(`/${slug}/`) && /\/\d{4}\/\d{2}\/\d{2}\//.test(path));
      if (!page) return [];
      return [{ data, language, page, authors: byline(language, data.byline), paragraphs: paragraphsOf(body) }];
    });
}

function byline(language: string, ids: readonly string[]): string {
  const names = ids.map((id) => {
    const { name } = load(readFileSync(join(SAMPLE, `authors/${id}.yaml`), 'utf8')) as AuthorData;
    return typeof name === 'string' ? name : (name[language] ?? '');
  });
  return names.join(', ');
}

/** Paragraphs without headings, notes, pictures and marks. */
function paragraphsOf(body: string): string[] {
  return body
    .replace(/^:::[\s\S]*?^:::$/gm, '')
    .split(/\n{2,}/)
    .map((part) => plain(part))
    .filter((part) => part !== '' && !/[*_`[\]<>{}|]|^(#|:|!|- |\d+\. |import )/.test(part));
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function closed(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function instant(time: string | null | undefined): number {
  return Date.parse(time ?? '');
}

/** The photo that stands for a story; one without has a card. */
function leadPhoto({ data }: Told): string {
  return data.photos?.[0]?.photo ?? data.video?.poster ?? data.audio?.poster ?? '-card';
}

/** Which photo a picture is made from. */
function photoOf(url: string | null | undefined): string | undefined {
  return url ? /_pictures\/([a-z0-9-]+)\./.exec(url)?.[1] : undefined;
}

/** What the navigation, the sharing links and the stories to read next say, each without its spaces. */
function around({ html, path }: Page): string[] {
  const { document } = parseHTML(html);
  // A story to which there is nothing to read next has no heading over nothing.
  const related = document.querySelector('.related') === null ? [] : ['.related h2'];
  const parts = ['.skip', '.share nav', 'footer nav', '.colophon', ...related].map((part) => {
    const text = closed(document.querySelector(part)?.textContent ?? '');
    if (text === '') throw new Error(`${path} has nothing at ${part}.`);
    return text;
  });
  const trail = [...document.querySelectorAll('.breadcrumbs a')].map((link) => closed(link.textContent));
  const headlines = [...document.querySelectorAll('.related .headline')].map((headline) => closed(headline.textContent));
  // A trail of one part may be the story’s kicker as well.
  return [...parts, ...(trail.length > 1 ? [trail.join('')] : []), ...headlines];
}
