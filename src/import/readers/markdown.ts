import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { markdownToHtml } from 'satteri';
import { filesBelow, holdsFile, OTHERS, readStoryFile, type ArchiveFile } from '../archive-folder.ts';
import { readByline } from '../byline.ts';
import { isFields, readFrontMatter, textIn, valueIn, type Fields } from '../front-matter.ts';
import { Losses } from '../html/losses.ts';
import { leadPictureIn, otherPicturesIn } from '../lead-picture.ts';
import { pictureKey, splitCredit, type KnownPicture } from '../html/pictures.ts';
import { storyTextOf } from '../html/story-text.ts';
import { withoutMarks } from '../markdown-marks.ts';
import { plainSource, withTitles } from '../markdown-source.ts';
import { withoutMdx } from '../mdx-source.ts';
import { OldSite, type MarkdownSource } from '../markdown-site.ts';
import {
  ImportError,
  type Archive,
  type ArchiveReader,
  type ImportedAuthor,
  type ImportedPicture,
  type ImportedStory,
  type ImportedTerm,
  type Loss,
  type PictureUse,
  type ReadOptions,
} from '../model.ts';
import { instantOfText } from '../moments.ts';
import { readData } from '../site-config.ts';
import { SitePictures } from '../site-pictures.ts';
import { Spool } from '../spool.ts';

const STORY = /\.(?:md|markdown|mdown|mkd|mdx|html?)$/i;
const MARKDOWN = /\.(?:md|markdown|mdown|mkd|mdx)$/i;
/** Generators also take stories that are HTML below their fields. */
const HTML = /\.html?$/i;
/** Stories in forms that generators also take and that are not read here. */
const UNREAD = /\.(?:njk|liquid|webc|hbs|pug|adoc|asciidoc|rst|org|textile|pandoc)$/i;
const TEMPLATE = /\.(?:njk|liquid|webc|hbs|pug)$/i;
const NOT_STORIES = /^(?:readme|changelog|contributing|license|licence|code_of_conduct|security|todo)\.\w+$/i;
/** Fields that sum a story up, the one that is most like a standfirst first. */
const STANDFIRSTS = ['standfirst', 'description', 'summary', 'excerpt', 'subtitle', 'subhead', 'dek', 'lede', 'lead'];
/** Fields that say when a story was last changed, as generators and their themes call them. */
const UPDATED = [
  'updated',
  'lastmod',
  'last_modified_at',
  'modified',
  'updated_at',
  'dateModified',
  'updatedDate',
  'modDatetime',
  'lastUpdated',
  'last_updated',
];
/** Folders of what tools fetch and make, wherever they lie. */
const TOOLS = new Set(['node_modules', '_site', '_includes', '_layouts', '_sass', '_data']);
/** Where a story stands whose date nobody knows. */
const NO_DATE = '1970-01-01T00:00:00+00:00';

/** A folder of Markdown, as site generators keep it, or a single file. */
export const markdownReader: ArchiveReader = {
  name: 'Markdown with front matter (Hugo, Jekyll, Eleventy)',
  recognises: (path, head, folder) =>
    folder ? holdsFile(path, MARKDOWN) : MARKDOWN.test(path) || /^\uFEFF?(?:---|\+\+\+)[ \t]*\r?\n[\s\S]*?\n(?:---|\+\+\+)/.test(head),
  read: readMarkdown,
};

async function readMarkdown(path: string, options: ReadOptions): Promise<Archive> {
  const isFolder = statSync(path).isDirectory();
  const root = isFolder ? path : dirname(path);
  const reading = new Reading(root, options);
  const files = isFolder ? reading.files() : [{ path, name: basename(path) }];
  if (files.length === 0) throw new ImportError(`“${basename(path)}” holds no Markdown files. Name the folder in which the stories are.`);
  const spool = new Spool();
  try {
    const sources = files.flatMap((file) => reading.open(file)).map((source) => reading.site.withDefaults(source));
    reading.site.learn(sources);
    if (isFolder) reading.tellOfUnread();
    const stories = sources.flatMap((source, index) => {
      options.progress(index + 1, sources.length);
      const story = reading.storyOf(source);
      return story === undefined ? [] : [spool.keep(story)];
    });
    return await Promise.resolve({
      ...reading.archive(basename(path)),
      stories,
      close: () => {
        spool.close();
      },
    });
  } catch (error) {
    spool.close();
    throw error;
  }
}

class Reading {
  readonly site: OldSite;
  readonly #root: string;
  readonly #options: ReadOptions;
  readonly #losses: Loss[] = [];
  readonly #pictures = new Map<string, ImportedPicture>();
  readonly #authors = new Map<string, ImportedAuthor>();
  readonly #sections = new Map<string, ImportedTerm>();
  readonly #topics = new Map<string, ImportedTerm>();
  readonly #unknown = new Map<string, number>();
  readonly #people: Fields;
  readonly #sitePictures: SitePictures;

  constructor(root: string, options: ReadOptions) {
    this.#root = root;
    this.#options = options;
    this.site = new OldSite(root);
    this.#sitePictures = new SitePictures(root);
    const people = ['authors.yml', 'authors.yaml', 'authors.json']
      .map((name) => join(root, '_data', name))
      .find((path) => existsSync(path));
    this.#people = people === undefined ? {} : readData(people, this.#losses);
  }

  /** Names the files that may be stories and are in a form that is not read. */
  tellOfUnread(): void {
    const names = this.site.storyFolders
      .flatMap((start) => filesBelow(start, UNREAD, [], (name) => OTHERS.has(name)))
      .filter((file) => this.#mayBeStory(file))
      .map(({ path }) => path.slice(this.#root.length + 1));
    if (names.length === 0) return;
    const others = names.length > 10 ? ` and ${names.length - 10} others` : '';
    this.#losses.push({
      where: names.slice(0, 10).join(', ') + others,
      kind: 'words',
      what: 'Files with a title are written in a form that is not read here. If they are stories, turn them into Markdown and import again.',
    });
  }

  #mayBeStory(file: ArchiveFile): boolean {
    if (NOT_STORIES.test(basename(file.name))) return false;
    return !TEMPLATE.test(file.name) || textIn(readFrontMatter(readStoryFile(file, []) ?? '').fields, 'title') !== undefined;
  }

  files(): ArchiveFile[] {
    return this.site.storyFolders.flatMap((start) =>
      // Tools have their folders at the top; further down a folder of the same name may be one of stories.
      filesBelow(start, STORY, this.#losses, (name, depth) => TOOLS.has(name) || (start === this.#root && depth < 2 && OTHERS.has(name)))
        .map(({ path, name }) => ({ path, name: start === this.#root ? name : `${start.slice(this.#root.length + 1)}/${name}` }))
        .filter((file) => this.#isStory(file)),
    );
  }

  /** Not every file with such a name is one: pages of lists in HTML, and what is said about the folder itself. */
  #isStory({ name }: ArchiveFile): boolean {
    if (HTML.test(name))
      return this.site.kind === 'Jekyll'
        ? /(?:^|\/)_(?:posts|drafts)\//.test(name)
        : this.site.kind === 'Hugo' && !/(?:^|\/)_?index\./.test(name);
    if (!NOT_STORIES.test(basename(name))) return true;
    if (name.includes('/'))
      this.#losses.push({
        where: name,
        kind: 'left',
        what: 'By its name the file is about the folder and no story. Rename it if it is one.',
      });
    return false;
  }

  /** A file’s fields and text; nothing, with a loss, when it cannot be read. */
  open(file: ArchiveFile): MarkdownSource[] {
    const text = readStoryFile(file, this.#losses);
    if (text === undefined) return [];
    const { fields, body, faults } = readFrontMatter(text);
    for (const { line, problem, source } of faults)
      this.#losses.push({
        where: `${file.name}, line ${line}`,
        kind: 'words',
        what: `${problem} It was left out, and the rest has come over: write what it says into the story.`,
        words: source,
      });
    return [{ file, fields, body }];
  }

  storyOf(source: MarkdownSource): ImportedStory | undefined {
    const { file, fields } = source;
    if (basename(file.path).startsWith('_index.')) {
      this.#leaveListPage(source);
      return;
    }
    const own = /^#[ \t]+(.+?)[ \t]*#*(?:\n+|$)/.exec(source.body);
    const title = textIn(fields, 'title', 'headline');
    const headline = title ?? (own === null ? undefined : plain(own[1] ?? '')) ?? '';
    const body = own !== null && (title === undefined || plain(own[1] ?? '') === title) ? source.body.slice(own[0].length) : source.body;
    const where = headline === '' ? file.name : `“${headline}” (${file.name})`;
    const losses = new Losses(where);
    const page = this.site.isPage(source);
    const text = this.#textOf({ ...source, body }, where, page, losses);
    const published = this.#publishedOf(source, page, losses);
    const updated = this.#instant(textIn(fields, ...UPDATED));
    const lead = this.#leadOf(source, losses);
    const language = textIn(fields, 'lang', 'language', 'locale') ?? this.site.languageOf(file.name);
    const standfirst = this.#standfirstOf(fields, losses);
    const comments = valueIn(fields, 'comments');
    const translations = this.site.translationsOf(source);
    this.#tellOfOtherPictures(source, [lead, ...text.pictures], losses);
    this.#noteUnknown(fields);
    this.#losses.push(...losses.list());
    return {
      key: file.name,
      headline,
      ...(standfirst !== undefined && { standfirst }),
      published: published ?? NO_DATE,
      ...(updated !== undefined && Date.parse(updated) > Date.parse(published ?? NO_DATE) && { updated }),
      draft: this.site.isDraft(source) || (published === undefined && !page),
      slug: textIn(fields, 'slug') ?? this.site.slugOf(file.name),
      ...(language !== undefined && { language }),
      authors: this.#authorsOf(fields),
      sections: this.#sectionsOf(source),
      topics: this.#topicsOf(fields),
      ...(lead !== undefined && { lead }),
      ...text,
      comments: [],
      ...(typeof comments === 'boolean' && { commentsOpen: comments }),
      sources: [],
      redirects: this.site.addressesOf(source),
      names: this.site.namesOf(source),
      ...(translations !== undefined && { translations }),
      page,
    };
  }

  archive(name: string): Omit<Archive, 'stories'> {
    const { title, address, kind } = this.site;
    return {
      id: `markdown:${address === undefined ? name : new URL(address).host}`,
      title: `${kind === 'plain' ? 'Folder of Markdown' : `${kind} site`} “${title ?? name}”`,
      ...(address !== undefined && { address }),
      authors: [...this.#authors.values()],
      sections: [...this.#sections.values()],
      topics: [...this.#topics.values()],
      pictures: [...this.#pictures.values()],
      losses: [...this.site.losses, ...this.#losses, ...this.#guessLoss(name), ...this.#unknownLoss(name)],
    };
  }

  #leaveListPage({ file, body, fields }: MarkdownSource): undefined {
    if (body.trim() !== '') {
      this.#losses.push({
        where: file.name,
        kind: 'left',
        what: 'This is the old site’s page for a list of stories; its words were left out. Put them into the section’s description if readers need them.',
        words: plain(`${textIn(fields, 'title') ?? ''} ${body}`),
      });
    }
    return undefined;
  }

  #textOf(source: MarkdownSource, where: string, page: boolean, losses: Losses): Pick<ImportedStory, 'body' | 'pictures' | 'components'> {
    const { file, body } = source;
    const isMdx = file.name.toLowerCase().endsWith('.mdx');
    const marked = withoutMarks(isMdx ? withoutMdx(body, losses) : body, {
      losses,
      addressOf: (name) => this.site.addressOfName(name, file.name),
      variables: this.site.variables,
      kind: this.site.kind === 'Hugo' ? 'hugo' : isMdx || this.site.kind === 'Astro' ? 'none' : 'liquid',
    });
    const html = HTML.test(file.name) ? marked : this.#rendered(marked);
    const read = storyTextOf(withTitles(this.#withAddresses(html, file.name, losses), losses), {
      where,
      classic: false,
      mdx: !page && this.#options.embedsAsLinks !== true,
      ...(this.site.address !== undefined && { base: new URL(this.site.addressesOf(source)[0] ?? '', this.site.address).href }),
      picture: (address) => this.#pictureAt(address, file),
    });
    for (const loss of read.losses) losses.add(loss.kind, loss.what, loss.words);
    for (const picture of read.pictureFiles) this.#pictures.set(picture.key, { ...picture, ...this.#pictures.get(picture.key) });
    return { body: read.body, pictures: read.pictures, components: read.components };
  }

  #rendered(markdown: string): string {
    const { html } = markdownToHtml(plainSource(markdown), {
      features: {
        gfm: { footnotes: { label: ' ' } },
        frontmatter: false,
        smartPunctuation: false,
        headingAttributes: true,
        definitionList: true,
      },
    });
    return html;
  }

  /** Links to other files of the folder lead to where their pages were. */
  #withAddresses(html: string, from: string, losses: Losses): string {
    return html.replace(
      /(<a\b[^>]*\shref=")([^"#?:]+\.(?:md|markdown|mdx))((?:[#?][^"]*)?")/gi,
      (whole, before: string, name: string, after: string) => {
        const address = this.site.addressOfName(name, from);
        if (address !== undefined) return `${before}${address}${after}`;
        losses.add(
          'person',
          `The link to “${name}” led to another file of the folder, which is not there. Its words are there; link them anew if readers need it.`,
        );
        return whole.replace(/\shref="[^"]*"$/i, '');
      },
    );
  }

  /** A picture of the folder; where nobody says where the site was, also one that a copy of its files may hold. */
  #pictureAt(address: string, file: ArchiveFile): KnownPicture | undefined {
    const local = this.site.withoutAddress(address);
    return (
      this.#sitePictures.find(local, file) ?? (this.site.address === undefined ? this.#sitePictures.elsewhere(local, file) : undefined)
    );
  }

  #leadOf({ file, fields }: MarkdownSource, losses: Losses): PictureUse | undefined {
    const named = leadPictureIn(fields);
    if (named === undefined) return undefined;
    const { address } = named;
    const known = this.#pictureAt(address, file);
    const base = this.site.address;
    const url = known === undefined && URL.canParse(address, base) ? new URL(address, base) : undefined;
    const { caption, credit = named.credit } = splitCredit(plain(named.caption ?? ''));
    const alt = named.alt === undefined ? undefined : plain(named.alt);
    if (known === undefined && (url === undefined || !/^https?:$/.test(url.protocol))) {
      const said = [alt, caption, credit].filter((text) => text !== undefined && text !== '').join(' ');
      losses.add(
        'picture',
        `Its lead picture “${address.slice(0, 100)}” is not in the folder. Put it where the file says, or place another.`,
        said,
      );
      return undefined;
    }
    const key = known?.key ?? (url === undefined ? '' : pictureKey(url));
    const shown = { ...(alt !== undefined && { alt }), ...(caption !== '' && { caption }) };
    this.#pictures.set(key, {
      ...this.#pictures.get(key),
      key,
      source: known?.source ?? { kind: 'url', url: url?.href ?? '' },
      ...shown,
      ...(credit !== undefined && { credit }),
    });
    return { key, ...shown };
  }

  /** Pictures that only the old theme knew what to do with. */
  #tellOfOtherPictures({ file, fields }: MarkdownSource, shown: readonly (PictureUse | undefined)[], losses: Losses): void {
    const keys = new Set(shown.map((use) => use?.key));
    const others = otherPicturesIn(fields, leadPictureIn(fields)?.address).filter(
      ({ address }) => !keys.has(this.#pictureAt(address, file)?.key),
    );
    if (others.length === 0) return;
    const list = others.map(({ field, address }) => `${address} (“${field}”)`).join(', ');
    losses.add('picture', `Its fields name pictures that stand nowhere in the text: ${list}. Place them if readers are to see them.`);
  }

  /** Of the fields that sum a story up only one becomes the standfirst. */
  #standfirstOf(fields: Fields, losses: Losses): string | undefined {
    const said = STANDFIRSTS.flatMap((name) => {
      const text = plain(textIn(fields, name) ?? '');
      return text === '' ? [] : [{ name, text }];
    });
    const [first, ...others] = said;
    for (const { name, text } of others)
      if (text !== first?.text)
        losses.add(
          'words',
          `Its field “${name}” says something besides the standfirst, and did not come over: “${text.slice(0, 200)}”.`,
          text,
        );
    return first?.text;
  }

  #publishedOf({ file, fields }: MarkdownSource, page: boolean, losses: Losses): string | undefined {
    const written = textIn(
      fields,
      'date',
      'published',
      'publishDate',
      'pubDate',
      'published_at',
      'datePublished',
      'publish_date',
      'pubDatetime',
      'created',
      'created_at',
    );
    const own = this.#instant(written === 'true' || written === 'false' ? textIn(fields, 'date') : written);
    if (own !== undefined) return own;
    const named = this.#instant(this.site.dateOf(file.name)) ?? this.#instant(this.site.dateInAddress(fields));
    const published = named ?? this.#instant(textIn(fields, ...UPDATED));
    const fault =
      written === undefined || written === 'true' || written === 'false' ? undefined : `Its date “${written.slice(0, 60)}” cannot be read.`;
    if (published === undefined && !page)
      losses.add('person', `${fault ?? 'The file gives no date.'} It came over as a draft of 1970; write the right date in “published”.`);
    else if (published === undefined)
      losses.add('person', `${fault ?? 'The file gives no date.'} Its page says that it is of 1970; write the right date in “updated”.`);
    else if (fault !== undefined)
      losses.add(
        'person',
        `${fault} It stands under ${published.slice(0, 10)}, as ${named === undefined ? 'another field says' : 'its file or address is named'}; correct “published” if that is wrong.`,
      );
    return published;
  }

  #instant(text: string | undefined): string | undefined {
    return instantOfText(text, this.site.timeZone ?? this.#options.timeZone);
  }

  #authorsOf(fields: Fields): string[] {
    const values =
      ['author', 'authors', 'byline', 'writer']
        .map((name) => valueIn(fields, name))
        .find((value) => value !== undefined && value !== null) ?? [];
    return (Array.isArray(values) ? values : [values]).flatMap((value: unknown) => {
      const own = isFields(value) ? value : undefined;
      const key = own === undefined ? (typeof value === 'string' ? value.trim() : '') : (textIn(own, 'name', 'title') ?? '');
      if (key === '') return [];
      const known = valueIn(this.#people, key);
      const several = own === undefined && known === undefined && !this.#authors.has(key) ? peopleIn(key) : [];
      if (several.length > 1) {
        for (const name of several) this.#authors.set(name, this.#authors.get(name) ?? { key: name, name });
        return several;
      }
      const person = own ?? (isFields(known) ? known : {});
      const { about = textIn(person, 'bio', 'about', 'description') } = this.#authors.get(key) ?? {};
      this.#authors.set(key, { key, name: textIn(person, 'name', 'title') ?? key, ...(about !== undefined && { about: plain(about) }) });
      return [key];
    });
  }

  #sectionsOf(source: MarkdownSource): string[] {
    const named = ['section', 'category', 'categories', 'column'].flatMap((name) => this.site.termsIn(source.fields, name));
    const keys = named.length > 0 ? named : this.site.foldersAsSections(source.file.name);
    return [...new Set(keys)].map((key) => {
      const parts = key
        .split('/')
        .map((part) => part.trim())
        .filter((part) => part !== '');
      parts.forEach((part, index) => {
        const path = parts.slice(0, index + 1).join('/');
        this.#sections.set(path, {
          key: path,
          name: this.site.sectionName(path) ?? part,
          parents: parts.slice(0, index).map((_, end) => parts.slice(0, end + 1).join('/')),
        });
      });
      return parts.join('/');
    });
  }

  #topicsOf(fields: Fields): string[] {
    const keys = ['tags', 'tag', 'topics', 'keywords'].flatMap((name) => this.site.termsIn(fields, name));
    return [...new Set(keys)]
      .filter((key) => !this.site.isCollection(key))
      .map((key) => {
        this.#topics.set(key, { key, name: key, parents: [] });
        return key;
      });
  }

  #noteUnknown(fields: Fields): void {
    for (const name of Object.keys(fields))
      if (!KNOWN_FIELDS.has(name.toLowerCase())) this.#unknown.set(name, (this.#unknown.get(name) ?? 0) + 1);
  }

  /** Some generators work addresses out in code, which nobody here runs. */
  #guessLoss(name: string): Loss[] {
    const { guesses, kind } = this.site;
    if (guesses === 0) return [];
    return [
      {
        where: name,
        kind: 'person',
        what: `${kind} works addresses out while it makes the site. Those of ${guesses} ${guesses === 1 ? 'story' : 'stories'} are a guess here, by the names of the files: compare some with the old site, and correct “redirects” where they differ.`,
      },
    ];
  }

  #unknownLoss(name: string): Loss[] {
    if (this.#unknown.size === 0) return [];
    const listed = [...this.#unknown]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 30)
      .map(([field, count]) => `${field} (${count})`);
    return [{ where: name, kind: 'left', what: `Fields that nothing here corresponds to were left out: ${listed.join(', ')}.` }];
  }
}

/** “Ana Pires and Tom Reed” are two; “Centre for Sea and Coast” is one, and so is a name that anything else stands with. */
function peopleIn(text: string): readonly string[] {
  const { names, rest } = readByline(text);
  const arePeople = names.every((name) => /^\p{Lu}\S*(?: \S+){1,3}$/u.test(name) && !/ (?:of|for|the|für|pour|para) /i.test(` ${name} `));
  return rest === '' && arePeople ? names : [text];
}

const KNOWN_FIELDS = new Set(
  (
    'title headline standfirst description summary excerpt subtitle subhead dek lede date published publishdate pubdate published_at datepublished publish_date created created_at updated lastmod ' +
    'last_modified_at modified updated_at datemodified updateddate moddatetime lastupdated last_updated pubdatetime draft status slug url aliases permalink redirect_from lang language locale author authors byline writer section category categories column tags tag topics ' +
    'keywords image cover featured_image featuredimage feature_image featureimage header thumbnail hero banner images resources image_alt image_caption image_credit image_description comments layout type ' +
    'weight toc math sitemap menu outputs eleventynavigation eleventyexcludefromcollections linktitle expirydate ' +
    'taxonomies extra path template translationkey translation_key translation_id page_id heroimage hero_image heroimagealt coverimage cover_image ' +
    'featured teaser thumb photo ogimage og_image gallery'
  ).split(' '),
);

/** A line of Markdown without its marks. */
function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|[*`]|~~)(.+?)\1/g, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}
