import { basename } from 'node:path';
import { escapeHtml } from '../../shared/escape-html.ts';
import { cleanHeadline } from '../headline.ts';
import { isPictureFile, pictureKey, splitCredit } from '../html/pictures.ts';
import { storyTextOf } from '../html/story-text.ts';
import type { Archive, ArchiveReader, ImportedPicture, ImportedStory, Loss, PictureUse, ReadOptions } from '../model.ts';
import { instantOfText } from '../moments.ts';
import { idOf } from '../names.ts';
import { lineOfHtml } from '../../shared/plain-html.ts';
import { Spool } from '../spool.ts';
import { blemishLosses } from '../xml-blemishes.ts';
import { childOf, childrenOf, textAt, textOf, type XmlElement } from '../xml-element.ts';
import { readXml } from '../xml-records.ts';
import { fullTextOf, linkOf, namesIn, wordsOf } from './feed-elements.ts';
import { isOpening, slugOf, pathOf } from './feed-story-facts.ts';

/** A feed that was saved to a file: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom. */
export const feedReader: ArchiveReader = {
  name: 'RSS or Atom feed',
  recognises: (_path, head, folder) =>
    !folder && /<(rss|rdf:RDF|feed)[\s>]/.test(head.replace(/<!--[\s\S]*?-->/g, '')) && /^\uFEFF?\s*</.test(head),
  read: readFeed,
};

async function readFeed(path: string, options: ReadOptions): Promise<Archive> {
  const spool = new Spool();
  try {
    const feed = new Feed(options);
    const stories: ImportedStory[] = [];
    const reading = readXml(path, options);
    for await (const record of reading.records) {
      if (record.name === 'item' || record.name === 'entry') stories.push(spool.keep(feed.storyOf(record, reading.root)));
      // In RSS 1.0 the channel stands beside its items, not around them.
      else if (record.name === 'channel') for (const child of record.children) if (typeof child !== 'string') feed.learn(child);
      feed.learn(record);
    }
    const name = feed.host ?? basename(path);
    return {
      id: `feed:${name}`,
      title: `Feed of ${feed.title ?? name}`,
      ...(feed.address === undefined ? {} : { address: feed.address }),
      stories,
      ...feed.named(),
      losses: [...feed.losses, ...feed.habits(stories.length), ...blemishLosses(path, reading.blemishes)],
      close: () => {
        spool.close();
      },
    };
  } catch (error) {
    spool.close();
    throw error;
  }
}

class Feed {
  readonly losses: Loss[] = [];
  title: string | undefined;
  address: string | undefined;
  readonly #options: ReadOptions;
  #language: string | undefined;
  #withoutText = 0;
  /** The feed’s own authors, who are those of every entry of Atom that names none. */
  readonly #own: string[] = [];
  readonly #authors = new Map<string, string>();
  readonly #sections = new Map<string, string>();
  readonly #topics = new Map<string, string>();
  readonly #pictures = new Map<string, ImportedPicture>();

  constructor(options: ReadOptions) {
    this.#options = options;
  }

  get host(): string | undefined {
    return this.address === undefined ? undefined : new URL(this.address).host;
  }

  /** Takes in what the feed says of itself. */
  learn(record: XmlElement): void {
    if (record.name === 'title') this.title ??= lineOfHtml(textOf(record)) || undefined;
    if (record.name === 'language' || record.name === 'dc:language') this.#language ??= textOf(record).trim() || undefined;
    if (record.name === 'author') this.#own.push(...namesIn(record));
    if (record.name !== 'link') return;
    const address =
      record.attributes.href === undefined ? textOf(record).trim() : record.attributes.rel === 'self' ? '' : record.attributes.href;
    if (/^https?:/.test(address) && URL.canParse(address)) this.address ??= address;
  }

  /** A story, and of the feed’s own attributes the language and base of what says none. */
  storyOf(item: XmlElement, feed: Readonly<Record<string, string>>): ImportedStory {
    const written = item.attributes['xml:base'] ?? feed['xml:base'];
    const ownBase = written !== undefined && URL.canParse(written, this.address) ? new URL(written, this.address).href : undefined;
    const link = linkOf(item, ownBase ?? this.address);
    const key = textAt(item, 'guid') ?? textAt(item, 'id') ?? item.attributes['rdf:about'] ?? link ?? textAt(item, 'title') ?? '';
    const headline = cleanHeadline(lineOfHtml(wordsOf(childOf(item, 'title'))));
    const where = headline === '' ? `(${key}, without a headline)` : `“${headline}” (${key})`;
    const full = fullTextOf(item);
    const summary = lineOfHtml(wordsOf(childOf(item, 'description') ?? childOf(item, 'summary')));
    if (full === undefined) this.#withoutText += 1;
    const base = ownBase ?? link ?? this.address;
    const read = storyTextOf(full ?? `<p>${escapeHtml(summary)}</p>`, {
      where,
      mdx: this.#options.embedsAsLinks !== true,
      classic: false,
      ...(base === undefined ? {} : { base }),
    });
    this.losses.push(...read.losses);
    for (const picture of read.pictureFiles) this.#keep(picture);
    const lead = this.#leadOf(item);
    const published = this.#dateOf(item, where);
    const updated = instantOfText(
      textAt(item, 'updated') ?? textAt(item, 'atom:updated') ?? textAt(item, 'dcterms:modified'),
      this.#options.timeZone,
    );
    const language = textAt(item, 'dc:language') ?? item.attributes['xml:lang'] ?? this.#language ?? feed['xml:lang'];
    return {
      key,
      headline,
      ...(full === undefined || summary === '' || isOpening(summary, read.body) ? {} : { standfirst: summary }),
      published,
      ...(updated !== undefined && Date.parse(updated) > Date.parse(published) ? { updated } : {}),
      draft: false,
      slug: slugOf(link) ?? idOf(headline),
      ...(language === undefined ? {} : { language }),
      authors: this.#authorsOf(item),
      ...this.#categoriesOf(item),
      ...(lead ? { lead } : {}),
      body: read.body,
      pictures: read.pictures,
      components: read.components,
      comments: [],
      sources: [],
      redirects: pathOf(link),
      page: false,
    };
  }

  named(): Pick<Archive, 'authors' | 'sections' | 'topics' | 'pictures'> {
    const list = (map: ReadonlyMap<string, string>) => [...map].map(([key, name]) => ({ key, name, parents: [] }));
    return {
      authors: list(this.#authors),
      sections: list(this.#sections),
      topics: list(this.#topics),
      pictures: [...this.#pictures.values()],
    };
  }

  /** What every feed leaves out. */
  habits(stories: number): Loss[] {
    return [
      ...(this.#withoutText === 0
        ? []
        : [
            {
              where: `${this.#withoutText} of ${stories} stories`,
              kind: 'words' as const,
              what: 'The feed has only their summaries, which stand as their texts now. Look for a feed with full texts, or import the saved pages.',
            },
          ]),
      ...(stories > 0
        ? [
            {
              where: 'The archive',
              kind: 'left' as const,
              what: 'A feed holds only its latest stories, and no comments. Whatever is older has to come from another export.',
            },
          ]
        : []),
    ];
  }

  #keep(picture: ImportedPicture): void {
    this.#pictures.set(picture.key, { ...picture, ...this.#pictures.get(picture.key) });
  }

  #leadOf(item: XmlElement): PictureUse | undefined {
    const media = [item, ...childrenOf(item, 'media:group')].flatMap((parent) => [
      ...childrenOf(parent, 'media:content').filter(
        ({ attributes }) => attributes.medium === 'image' || attributes.type?.startsWith('image/') === true,
      ),
      ...childrenOf(parent, 'media:thumbnail'),
    ]);
    const enclosures = childrenOf(item, 'enclosure').filter(({ attributes }) => attributes.type?.startsWith('image/') === true);
    const linked = childrenOf(item, 'link').filter(
      ({ attributes }) => attributes.rel === 'enclosure' && attributes.type?.startsWith('image/') === true,
    );
    for (const element of [...media, ...enclosures, ...linked]) {
      const address = element.attributes.url ?? element.attributes.href ?? '';
      if (!/^https?:/.test(address) || !URL.canParse(address)) continue;
      const url = new URL(address);
      if (!isPictureFile(url) && element.attributes.type === undefined && element.attributes.medium === undefined) continue;
      const { caption, credit } = splitCredit(lineOfHtml(textAt(element, 'media:description') ?? textAt(element, 'media:title') ?? ''));
      const named = lineOfHtml(textAt(element, 'media:credit') ?? '') || credit;
      const key = pictureKey(url);
      const words = caption === '' ? {} : { caption };
      this.#keep({ key, source: { kind: 'url', url: url.href }, ...words, ...(named === undefined ? {} : { credit: named }) });
      return { key, ...words };
    }
    return undefined;
  }

  #dateOf(item: XmlElement, where: string): string {
    const { timeZone } = this.#options;
    const names = ['pubDate', 'published', 'dc:date', 'issued', 'updated', 'dcterms:issued'];
    const own = names.map((name) => instantOfText(textAt(item, name), timeZone)).find((instant) => instant !== undefined);
    if (own !== undefined) return own;
    const instead = '1970-01-01T00:00:00+00:00';
    this.losses.push({
      where,
      kind: 'person',
      what: `The feed gives no date for it. It stands under ${instead}; write the right one in “published”.`,
    });
    return instead;
  }

  #authorsOf(item: XmlElement): string[] {
    const written = [...childrenOf(item, 'dc:creator'), ...childrenOf(item, 'author')].flatMap(namesIn);
    const names = written.length > 0 ? written : this.#own;
    return [...new Set(names)].map((name) => {
      this.#authors.set(name, name);
      return name;
    });
  }

  /** A story’s only category is its section. Of several a feed does not tell which are sections and which are tags. */
  #categoriesOf(item: XmlElement): Pick<ImportedStory, 'sections' | 'topics'> {
    const written = [...childrenOf(item, 'category'), ...childrenOf(item, 'dc:subject')];
    const names = written.map((category) => lineOfHtml(category.attributes.label ?? category.attributes.term ?? textOf(category)));
    const [only, ...others] = [...new Set(names.filter(Boolean))];
    if (only === undefined) return { sections: [], topics: [] };
    if (others.length === 0 && !/tag|keyword/i.test(written[0]?.attributes.domain ?? '')) {
      this.#sections.set(only, only);
      return { sections: [only], topics: [] };
    }
    const topics = [only, ...others];
    for (const name of topics) this.#topics.set(name, name);
    return { sections: [], topics };
  }
}
