import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parseHtml } from './html/html-tree.ts';

/** Where a page’s marks say that the text of its story is, surest first. */
const STORY_PLACES = [
  '[itemprop~="articleBody"]',
  '.e-content',
  '.entry-content',
  '.post-content',
  '.article-body',
  '.article__body',
  '.article-content',
  '.story-body',
  '.post-body',
  '.td-post-content',
  '#article-body',
];
/** What stands within a story’s place and is none of its words. */
const AROUND =
  'script,style,nav,form,template,[hidden],[aria-hidden="true"],.sharedaddy,.share,.social-share,.related,.related-posts,.newsletter,.comments,#comments,.jp-relatedposts,.advertisement,.ad,.post-navigation,.breadcrumbs';
const STORY_TYPES = /(?:Article|BlogPosting|Report|Review|Story)$/;

type Thing = Readonly<Record<string, unknown>>;

/** What a saved page says of its story: in JSON-LD, else in Open Graph and other `<meta>`, else in microdata, else in what readers see. */
export class SavedPage {
  readonly headline: string | undefined;
  readonly standfirst: string | undefined;
  /** As it is written on the page. */
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly authors: readonly string[];
  readonly sections: readonly string[];
  readonly topics: readonly string[];
  readonly language: string | undefined;
  /** The page’s own address, from which its links lead. */
  readonly address: string | undefined;
  readonly image: { readonly address: string; readonly alt?: string; readonly caption?: string; readonly credit?: string } | undefined;
  /** The HTML of the story’s text. */
  readonly story: string;
  /** True when nothing on the page said where the story is. */
  readonly isGuessed: boolean;

  readonly #document: Document;
  readonly #thing: Thing;

  constructor(source: string) {
    // A page nested beyond measure would exhaust the other parser; its words are found all the same.
    const isReadable = parseHtml(source) !== undefined;
    this.#document = parseHTML(isReadable ? source : '<!doctype html><html><head></head><body></body></html>').document;
    this.#thing = storyThing(this.#document);
    this.address = this.#addressOf(source);
    this.headline = this.#first(
      text(this.#thing.headline),
      text(this.#thing.name),
      this.#itemprop('headline'),
      this.#meta('og:title', 'twitter:title'),
      this.#shown('article h1'),
      this.#shown('h1'),
      this.#shown('title'),
    );
    this.standfirst = this.#first(
      text(this.#thing.description),
      this.#meta('og:description', 'description', 'twitter:description'),
      this.#itemprop('description'),
    );
    this.published = this.#first(
      text(this.#thing.datePublished),
      this.#meta('article:published_time', 'datePublished', 'date', 'dc.date', 'pubdate', 'parsely-pub-date'),
      this.#itemprop('datePublished'),
      this.#time(),
    );
    this.updated = this.#first(
      text(this.#thing.dateModified),
      this.#meta('article:modified_time', 'og:updated_time'),
      this.#itemprop('dateModified'),
    );
    this.authors = this.#authorNames();
    this.sections = unique([...texts(this.#thing.articleSection), this.#meta('article:section') ?? '']).slice(0, 3);
    this.topics = unique([...texts(this.#thing.keywords).flatMap((line) => line.split(',')), ...this.#metas('article:tag')]);
    this.language = this.#first(text(this.#thing.inLanguage), this.#document.documentElement.getAttribute('lang') ?? undefined);
    this.image = this.#imageOf();
    const found = isReadable ? this.#storyHtml() : { html: source, isGuessed: true };
    this.story = found.html;
    this.isGuessed = found.isGuessed;
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

  #shown(selector: string): string | undefined {
    return this.#document.querySelector(selector)?.textContent;
  }

  #time(): string | undefined {
    const found = this.#document.querySelector('time[pubdate], article time[datetime], time[datetime]');
    return found?.getAttribute('datetime') ?? this.#shown('article time, .date, .published, .post-date, .entry-date');
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
    if (named.length > 0) return unique(named);
    const metas = [...this.#metas('author'), ...this.#metas('article:author')].filter((name) => !/^https?:/.test(name));
    if (metas.length > 0) return unique(metas);
    const shown = this.#first(this.#itemprop('author'), this.#shown('[rel~="author"]'), this.#shown('.byline, .author, .p-author'));
    return shown === undefined || shown.length > 80 ? [] : unique([shown.replace(/^(?:by|por)\s+/i, '')]);
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

  /** Without the headline, which stands above the story already, and what is before it. */
  #belowHeadline(html: string): string {
    const { document } = parseHTML(`<!doctype html><html><body><div id="story">${html}</div></body></html>`);
    const story = document.querySelector('#story');
    const title = [...document.querySelectorAll('h1, h2')].find((found) => isSameLine(found.textContent, this.#headingLine()));
    if (story === null || title === undefined) return html;
    for (let at: Element = title; at !== story;) {
      while (at.previousSibling !== null) at.previousSibling.remove();
      const above: Element | null = at.parentElement;
      if (at === title) title.remove();
      if (above === null || above === story) break;
      at = above;
    }
    return story.innerHTML;
  }

  #headingLine(): string {
    return this.#document.querySelector('h1')?.textContent ?? this.headline ?? '';
  }

  #storyHtml(): { html: string; isGuessed: boolean } {
    for (const place of STORY_PLACES) {
      const found = [...this.#document.querySelectorAll(place)].filter((candidate) => candidate.textContent.trim().length > 80);
      const [only, ...others] = found;
      if (only !== undefined && others.every((other) => only.contains(other))) return { html: cleaned(only), isGuessed: false };
    }
    const articles = [...this.#document.querySelectorAll('article')].filter((candidate) => candidate.textContent.trim().length > 80);
    const [article] = articles;
    if (article !== undefined && articles.length === 1) return { html: cleaned(article, this.headline), isGuessed: false };
    const copy = this.#document.cloneNode(true) as Document;
    const read = new Readability(copy, { keepClasses: true, charThreshold: 200 }).parse();
    if (read?.content != null && read.content !== '') return { html: this.#belowHeadline(read.content), isGuessed: true };
    const rest = this.#document.querySelector('main') ?? this.#document.body;
    return { html: cleaned(rest, this.headline), isGuessed: true };
  }
}

/** True when two lines are the same to a reader. */
function isSameLine(a: string, b: string): boolean {
  return a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();
}

/** A place’s HTML without what stands around the story; its headline stands above it already. */
function cleaned(place: Element, headline?: string): string {
  const copy = place.cloneNode(true) as Element;
  for (const other of copy.querySelectorAll(AROUND))
    if (other.querySelector('img') === null || !other.matches('[aria-hidden="true"]')) other.remove();
  const title = copy.querySelector('h1');
  if (title !== null && headline !== undefined) {
    const header = title.closest('header');
    if (header !== null && copy.contains(header) && header.querySelector('img') === null) header.remove();
    else title.remove();
  }
  return copy.innerHTML;
}

/** The story among the things that a page describes in JSON-LD. */
function storyThing(document: Document): Thing {
  const things = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) => {
    try {
      return flatten(JSON.parse(script.textContent) as unknown);
    } catch {
      return [];
    }
  });
  return things.find((candidate) => texts(candidate['@type']).some((type) => STORY_TYPES.test(type))) ?? {};
}

function flatten(value: unknown): Thing[] {
  return list(value).flatMap((item): Thing[] => {
    const found = thing(item);
    if (found === undefined) return [];
    const inner = list(found['@graph']).map(thing);
    return [found, ...inner.filter((one) => one !== undefined)];
  });
}

function thing(value: unknown): Thing | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : undefined;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** Sites write character references into JSON-LD, where they mean nothing. */
function text(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return value
    .replace(/&#0?39;|&apos;|&#8217;/g, '’')
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function texts(value: unknown): string[] {
  return list(value).flatMap((item) => text(item) ?? []);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.replace(/\s+/g, ' ').trim()).filter((name) => name !== ''))];
}
