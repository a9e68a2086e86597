import { parseHTML } from 'linkedom';
import { readByline } from './byline.ts';
import { cleanHeadline, withoutSiteName } from './headline.ts';
import { shownPage } from './html/html-tree.ts';
import type { HumanDate } from './human-date.ts';
import { list, storyThing, text, texts, thing, thingsOf, type Thing } from './linked-data.ts';
import { unique } from './names.ts';
import { given, shownDates } from './page-dates.ts';
import { furnitureOf, isSameLine, readBreadcrumb, type LeftLine } from './page-lines.ts';
import { bylineOf } from './story-cleaning.ts';
import { readStory } from './saved-story.ts';

/** Names under which pages give the day of publication: `article:publicationdate`, `dc.date.issued`, `pubdate`. */
const PUBLISHED_NAME =
  /^(?:[a-z]+[.:_-]){0,2}(?:pub(?:lish(?:ed)?|lication)?[.:_-]?(?:date|time|on|at)|date(?:[.:_-]?(?:published|created|posted|issued|time))?|published|issued|created|displaydate)$/i;

const BREADCRUMBS =
  '[class*="crumb" i], [id*="crumb" i], [class*="ariane" i], [class*="brotkr" i], [class*="migas" i], [class*="briciol" i], [aria-label*="breadcrumb" i], [itemtype$="BreadcrumbList"]';

const BYLINES = '[class*="byline" i], .author, .authors, .p-author, [class*="author-name" i], [class*="article-author" i]';

/** What a saved page says of its story: in JSON-LD, else in Open Graph and other `<meta>`, else in microdata, else in what readers see. */
export class SavedPage {
  readonly headline: string | undefined;
  readonly standfirst: string | undefined;
  /** Days as they are written on the page, surest first. */
  readonly published: readonly (string | HumanDate)[];
  readonly updated: readonly (string | HumanDate)[];
  readonly authors: readonly string[];
  /** From the top: `['News', 'Harbour']`. The first is the main one. */
  readonly sections: readonly (readonly string[])[];
  readonly topics: readonly string[];
  readonly language: string | undefined;
  /** The page’s own address, from which its links lead. */
  readonly address: string | undefined;
  readonly image: { readonly address: string; readonly alt?: string; readonly caption?: string; readonly credit?: string } | undefined;
  /** The HTML of the story’s text. */
  readonly story: string;
  /** True when nothing on the page said where the story is. */
  readonly isGuessed: boolean;

  /** What of the page is not in the story, by why. */
  readonly left: readonly LeftLine[];

  readonly #document: Document;
  readonly #thing: Thing;

  constructor(source: string) {
    // A page nested beyond measure would exhaust the other parser; its words are found all the same.
    const shown = shownPage(source);
    this.#document = parseHTML(shown ?? '<!doctype html><html><head></head><body></body></html>').document;
    this.#thing = storyThing(this.#document);
    this.address = this.#addressOf(source);
    this.headline = this.#headlineOf();
    const standfirst = this.#standfirstOf();
    this.language = this.#first(text(this.#thing.inLanguage), this.#document.documentElement.getAttribute('lang') ?? undefined);
    this.topics = unique([...texts(this.#thing.keywords).flatMap((line) => line.split(',')), ...this.#metas('article:tag')]);
    this.image = this.#imageOf();
    const shownHeading = this.#document.querySelector('h1')?.textContent;
    const authors = this.#authorNames();
    const dates = this.#dates();
    const story =
      shown === undefined
        ? { html: source, isGuessed: true, left: [], authors: [], published: [], updated: [] }
        : readStory(this.#document, {
            headlines: [this.headline, shownHeading].filter((line) => line !== undefined),
            standfirst,
            authors,
            language: this.language,
          });
    this.standfirst = standfirst ?? ('standfirst' in story ? story.standfirst : undefined);
    this.authors = unique([...authors, ...story.authors]);
    this.published = [...dates, ...story.published, ...shownDates(this.#document)];
    this.updated = [...this.#updates(), ...story.updated];
    this.sections = this.#sectionsOf();
    this.story = story.html;
    this.isGuessed = story.isGuessed;
    this.left = story.left;
  }

  #first(...candidates: readonly (string | undefined)[]): string | undefined {
    return candidates
      .map((candidate) => candidate?.replace(/\s+/g, ' ').trim())
      .find((candidate) => candidate !== undefined && candidate !== '');
  }

  #meta(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const [found] = this.#metas(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #metas(name: string): string[] {
    return [...this.#document.querySelectorAll('meta')].flatMap((meta) => {
      const isNamed = [meta.getAttribute('property'), meta.getAttribute('name'), meta.getAttribute('itemprop')].some(
        (own) => own?.toLowerCase() === name.toLowerCase(),
      );
      const content = meta.getAttribute('content')?.trim() ?? '';
      return isNamed && content !== '' ? [content] : [];
    });
  }

  #itemprop(name: string): string | undefined {
    const found = this.#document.querySelector(`[itemprop~="${name}"]`);
    return found === null ? undefined : (found.getAttribute('content') ?? found.getAttribute('datetime') ?? found.textContent);
  }

  #headlineOf(): string | undefined {
    const heading = this.#first(this.#document.querySelector('article h1')?.textContent, this.#document.querySelector('h1')?.textContent);
    const candidates = [
      text(this.#thing.headline),
      text(this.#thing.name),
      this.#itemprop('headline'),
      this.#meta('og:title', 'twitter:title'),
      heading,
      this.#document.querySelector('title')?.textContent,
    ];
    const written = this.#first(...candidates.filter((line) => line === undefined || furnitureOf(line) === undefined));
    if (written === undefined) return undefined;
    const whole = /(?:…|\.\.\.)$/.test(written) && heading?.startsWith(written.replace(/\s*(?:…|\.+)$/, '')) === true ? heading : written;
    const publisher = text(thing(this.#thing.publisher)?.name);
    const names = [publisher, this.#meta('og:site_name', 'application-name', 'twitter:site')?.replace(/^@/, ''), this.#hostName()];
    return cleanHeadline(
      withoutSiteName(
        whole,
        names.filter((name) => name !== undefined),
        heading,
      ),
    );
  }

  /** `quay` of `https://www.quay.example/` */
  #hostName(): string | undefined {
    return this.address === undefined ? undefined : new URL(this.address).hostname.replace(/^www\./, '').split('.')[0];
  }

  #standfirstOf(): string | undefined {
    const line = this.#first(
      text(this.#thing.description),
      this.#meta('og:description', 'description', 'twitter:description'),
      this.#itemprop('description'),
    );
    return line === undefined ? undefined : cleanHeadline(line);
  }

  #dates(): string[] {
    const named = [...this.#document.querySelectorAll('meta')].filter((meta) =>
      [meta.getAttribute('property'), meta.getAttribute('name'), meta.getAttribute('itemprop')].some(
        (name) => name !== null && PUBLISHED_NAME.test(name),
      ),
    );
    return given([
      text(this.#thing.datePublished),
      this.#meta('article:published_time', 'datePublished'),
      ...named.map((meta) => meta.getAttribute('content') ?? undefined),
      this.#itemprop('datePublished'),
    ]);
  }

  #updates(): string[] {
    return given([
      text(this.#thing.dateModified),
      this.#meta('article:modified_time', 'og:updated_time', 'article:modified', 'dcterms.modified', 'dc.date.modified'),
      this.#itemprop('dateModified'),
    ]);
  }

  #sectionsOf(): string[][] {
    const named = unique([...texts(this.#thing.articleSection), this.#meta('article:section') ?? '']).slice(0, 3);
    if (named.length > 0) return named.map((name) => readBreadcrumb(name) ?? [name]);
    const trail = this.#breadcrumb().filter((step) => this.headline === undefined || !isSameLine(step, this.headline));
    return trail.length === 0 ? [] : [trail.slice(0, 3)];
  }

  /** The steps that lead to the story’s page, without the front page and the page itself. */
  #breadcrumb(): string[] {
    const list = thingsOf(this.#document).find((candidate) => texts(candidate['@type']).includes('BreadcrumbList'));
    const items = Array.isArray(list?.itemListElement) ? (list.itemListElement as unknown[]).map(thing) : [];
    const named = items.flatMap((item) => text(item?.name) ?? text(thing(item?.item)?.name) ?? []);
    const shown = this.#document.querySelector(BREADCRUMBS);
    const steps =
      named.length > 0
        ? named
        : shown === null
          ? []
          : [...shown.querySelectorAll('a')].map((step) => step.textContent.replace(/\s+/g, ' ').trim());
    return steps.length === 0 ? [] : (readBreadcrumb(`${steps.join(' > ')} >`) ?? []);
  }

  #addressOf(source: string): string | undefined {
    const canonical = this.#document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? undefined;
    const saved = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(source.slice(0, 4096))?.[1];
    const base = this.#document.querySelector('base[href]')?.getAttribute('href') ?? undefined;
    const main = this.#thing.mainEntityOfPage;
    const candidates = [canonical, this.#meta('og:url'), text(this.#thing.url), text(main) ?? text(thing(main)?.['@id']), saved, base];
    return candidates.find((candidate) => candidate !== undefined && /^https?:\/\//.test(candidate) && URL.canParse(candidate));
  }

  #authorNames(): string[] {
    const named = list(this.#thing.author).flatMap((author) => text(author) ?? text(thing(author)?.name) ?? []);
    const metas = ['author', 'article:author', 'parsely-author', 'sailthru.author', 'dc.creator', 'byl'].flatMap((name) =>
      this.#metas(name),
    );
    const place = this.#document.querySelector('article, main, [role="main"]') ?? this.#document.documentElement;
    const marked = [...place.querySelectorAll('[itemprop~="author"]')].map((found) => bylineOf(found));
    const [byline] = [...place.querySelectorAll(BYLINES)].map(bylineOf).filter((line) => line !== '' && line.length <= 160);
    const links = [...place.querySelectorAll('[rel~="author"]')].slice(0, 1).map(bylineOf);
    for (const lines of [named, metas, marked, byline === undefined ? [] : [byline], links]) {
      const names = unique(lines.filter((line) => line.length <= 300).flatMap((line) => [...readByline(line).names]));
      if (names.length > 0) return names;
    }
    return [];
  }

  #imageOf(): SavedPage['image'] {
    const [first] = list(this.#thing.image);
    const own = thing(first);
    const address = text(first) ?? text(own?.url) ?? text(own?.contentUrl) ?? this.#meta('og:image', 'og:image:url', 'twitter:image');
    if (address === undefined) return undefined;
    const alt = this.#meta('og:image:alt', 'twitter:image:alt');
    const [caption, credit] = [text(own?.caption) ?? text(own?.description), text(own?.creditText) ?? text(thing(own?.creator)?.name)];
    return {
      address,
      ...(alt !== undefined && { alt }),
      ...(caption !== undefined && { caption }),
      ...(credit !== undefined && { credit }),
    };
  }
}
