import { existsSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import type { ArchiveFile } from './archive-folder.ts';
import { isFields, listIn, textIn, valueIn, type Fields } from './front-matter.ts';
import type { Loss } from './model.ts';
import { addressPart, dayIn, filledPattern, filledTemplate, type PermalinkParts } from './permalinks.ts';
import { readData, readSiteConfig, type SiteConfig, type SiteKind, type SiteLanguage } from './site-config.ts';

/** A file that has been parted into fields and text. */
export interface MarkdownSource {
  readonly file: ArchiveFile;
  readonly fields: Fields;
  readonly body: string;
}

/** Folders that say nothing about what is in them. */
const GENERAL = new Set(
  (
    'post posts blog articles article content src stories _posts _drafts _pages pages page drafts entries archive archives collections data ' +
    'docs-site website site source'
  ).split(' '),
);
/** A date before a file’s name, which may be all that the name is. */
const NAMED_DATE = /^(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ]+(.*)|T[\d:.-]*Z?[-_ ]*(.*))?$/;

/** What the folder’s configuration and the places of its files say: a generator’s habits where it is known. */
export class OldSite {
  readonly kind: SiteKind;
  readonly title: string | undefined;
  /** With a slash at its end. */
  readonly address: string | undefined;
  readonly timeZone: string | undefined;
  readonly storyFolders: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** What could not be read of the site’s configuration. */
  readonly losses: Loss[];
  readonly #root: string;
  readonly #config: SiteConfig;
  readonly #byName = new Map<string, MarkdownSource>();
  readonly #sectionNames = new Map<string, string>();
  readonly #folderFields = new Map<string, Fields>();
  /** Files whose old address is worked out from habits, not from what is written. */
  readonly #guessed = new Set<string>();

  constructor(root: string) {
    this.#root = root;
    this.#config = readSiteConfig(root);
    this.losses = [...this.#config.losses];
    const { kind, fields, languages, input } = this.#config;
    this.kind = kind;
    this.title = textIn(fields, 'title', 'name') ?? languages.map((one) => textIn(one.fields, 'title')).find((one) => one !== undefined);
    this.address = addressIn(fields);
    this.timeZone = zoneIn(fields);
    const folders = kind === 'Hugo' || kind === 'Zola' ? [input, ...languages.flatMap(({ folder }) => folder ?? [])] : [];
    const there = folders.filter((folder) => folder !== '' && !folder.includes('..') && existsSync(join(root, folder)));
    const outermost = [...new Set(there)].filter((folder) => !there.some((other) => folder !== other && folder.startsWith(`${other}/`)));
    this.storyFolders = outermost.length === 0 ? [root] : outermost.map((folder) => join(root, folder));
    const [url, base] = [textIn(fields, 'url') ?? '', textIn(fields, 'baseurl') ?? ''];
    this.variables = {
      'site.url': url.replace(/\/$/, ''),
      'site.baseurl': base.replace(/\/$/, ''),
      'site.title': this.title ?? '',
      'config.base_url': this.address?.replace(/\/$/, '') ?? '',
    };
  }

  /** Notes all files, so that they can be found by the names under which others mention them. */
  learn(sources: readonly MarkdownSource[]): void {
    for (const source of sources) {
      const { name } = source.file;
      const short = this.#withoutInput(name);
      for (const form of [name, withoutEnding(name), short, withoutEnding(short), basename(withoutEnding(name))])
        if (!this.#byName.has(form)) this.#byName.set(form, source);
      if (!basename(name).startsWith('_index.')) continue;
      const title = textIn(source.fields, 'title');
      const folder = this.#foldersOf(name).join('/');
      if (title !== undefined && !this.#sectionNames.has(folder)) this.#sectionNames.set(folder, title);
    }
  }

  /** What the site’s configuration, or a file of data in one of the folders, says of the files there. A file’s own fields come first. */
  withDefaults({ file, fields: own, body }: MarkdownSource): MarkdownSource {
    const fields = this.kind === 'Zola' ? { ...partOf(own, 'extra'), ...partOf(own, 'taxonomies'), ...own } : own;
    const found = [...this.#folderDefaults(file.name), ...this.#jekyllDefaults(file.name)];
    return found.length === 0 ? { file, fields, body } : { file, body, fields: Object.assign({}, ...found.reverse(), fields) as Fields };
  }

  /** The path by which the rest of the import knows a file that another names, from that file or from the top. */
  addressOfName(name: string, from: string): string | undefined {
    const isTop = /^@?\//.test(name);
    const plain = decoded(name.replace(/[#?].*$/, '')).replace(/^@?\//, '');
    const near = posix.normalize(posix.join(posix.dirname(from), plain));
    const forms = [
      near,
      withoutEnding(near),
      `${near}/index`,
      plain,
      withoutEnding(plain),
      `${plain}/index`,
      basename(withoutEnding(plain)),
    ];
    const source = (isTop ? forms.slice(3) : forms).map((form) => this.#byName.get(form)).find((found) => found !== undefined);
    const isName = /\.\w+$/.test(plain) || /^\d{4}-/.test(basename(plain)) || plain.includes('/') || this.kind === 'Hugo';
    if (source === undefined || !isName) return undefined;
    return this.addressesOf(source)[0] ?? `/${source.file.name}`;
  }

  /** An address on the site itself as a path on it. */
  withoutAddress(address: string): string {
    if (this.address === undefined) return address;
    const bare = this.address.replace(/^https?:/, '');
    const found = ['https:', 'http:', ''].map((scheme) => scheme + bare).find((start) => address.startsWith(start));
    if (found !== undefined) return `/${address.slice(found.length)}`;
    const { pathname } = new URL(this.address);
    return pathname !== '/' && address.startsWith(pathname) ? `/${address.slice(pathname.length)}` : address;
  }

  isPage({ file, fields }: MarkdownSource): boolean {
    const kind = (textIn(fields, 'type') ?? textIn(fields, 'layout') ?? '').toLowerCase();
    if (kind === 'page' || kind === 'pages') return true;
    if (kind === 'post' || kind === 'posts') return false;
    const folders = file.name.split('/').slice(0, -1);
    const isDated = textIn(fields, 'date') !== undefined || this.dateOf(file.name) !== undefined;
    if (this.kind === 'Jekyll') return folders.includes('_pages') || (!folders.some((folder) => folder.startsWith('_')) && !isDated);
    if (this.kind === 'Hugo' || this.kind === 'Zola') return this.#foldersOf(file.name).length === 0 && !isDated;
    return folders.includes('pages') && !isDated;
  }

  isDraft({ file, fields }: MarkdownSource): boolean {
    const status = (textIn(fields, 'status') ?? '').toLowerCase();
    return (
      textIn(fields, 'draft') === 'true' ||
      textIn(fields, 'published') === 'false' ||
      ['draft', 'private', 'pending', 'hidden'].includes(status) ||
      file.name.split('/').some((folder) => folder === '_drafts' || folder === 'drafts')
    );
  }

  /** The file’s own name for the story: without date and language, and the folder’s where the file is called `index`. */
  slugOf(name: string): string {
    const bare = this.#bareName(name);
    const dated = NAMED_DATE.exec(bare);
    return dated === null ? bare : (dated[2] ?? dated[3] ?? '');
  }

  /** The date in a file’s or its folder’s name. */
  dateOf(name: string): string | undefined {
    return isoDay(NAMED_DATE.exec(this.#bareName(name))?.[1]);
  }

  /** The date in the address that a file is to have: `path = "2020/01/02/name"`. */
  dateInAddress(fields: Fields): string | undefined {
    const [, year = '', month = '', day = ''] =
      /(?:^|\/)(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/.exec(textIn(fields, 'path', 'url', 'permalink') ?? '') ?? [];
    return isoDay(`${year}-${month}-${day}`);
  }

  languageOf(name: string): string | undefined {
    const main =
      this.#config.languages[0]?.code ??
      textIn(this.#config.fields, 'languageCode', 'lang', 'locale', 'default_language', 'defaultContentLanguage');
    return this.#languageIn(name)?.code ?? this.#suffixOf(name) ?? main;
  }

  /** What a story and its translations have in common; undefined where the site has one language. */
  translationsOf({ file, fields }: MarkdownSource): string | undefined {
    const key = textIn(fields, 'translationKey', 'translation_key', 'translation_id', 'page_id');
    if (key !== undefined) return `key ${key}`;
    const { languages } = this.#config;
    const reference = textIn(fields, 'lang', 'language') === undefined ? undefined : textIn(fields, 'ref', 'lang-ref');
    if (reference !== undefined) return `ref ${reference}`;
    if (languages.length < 2 && this.#suffixOf(file.name) === undefined) return undefined;
    const [folders, bare] = [this.#foldersOf(file.name), this.#bareName(file.name)];
    return `file ${[...folders, bare].join('/')}`;
  }

  /** Terms of a field: a list, or a line in which Jekyll parts them by spaces and others by commas. */
  termsIn(fields: Fields, name: string): string[] {
    const value = valueIn(fields, name);
    // A list within the list is a way from the top: [News, Harbour].
    if (Array.isArray(value))
      return value.flatMap((item: unknown) => (Array.isArray(item) ? listIn({ item }, 'item').join('/') || [] : listIn({ item }, 'item')));
    if (typeof value !== 'string') return listIn(fields, name);
    const isParted = this.kind === 'Jekyll' && (name === 'categories' || name === 'tags');
    return value
      .split(isParted && !value.includes(',') ? /\s+/ : ',')
      .map((term) => term.trim())
      .filter((term) => term !== '');
  }

  /** A file without categories belongs to the section that its folders name. */
  foldersAsSections(name: string): string[] {
    const folders = this.#foldersOf(name).filter((folder) => !GENERAL.has(folder.toLowerCase()) && !/^\d{1,4}(?:-\d{1,2})*$/.test(folder));
    return folders.length === 0 ? [] : [folders.join('/')];
  }

  sectionName(path: string): string | undefined {
    return this.#sectionNames.get(path);
  }

  /** Eleventy’s tags also say which lists of files a story is in. */
  isCollection(tag: string): boolean {
    return (
      (this.kind === 'Eleventy' || this.kind === 'plain') &&
      ['post', 'posts', 'page', 'pages', 'all', 'blog', 'nav', 'article', 'articles'].includes(tag.toLowerCase())
    );
  }

  /** Where the story stood on the old site, as far as files and configuration say; the first is its own address. */
  addressesOf(source: MarkdownSource): string[] {
    const { fields } = source;
    const others = ['aliases', 'redirect_from', 'redirects', 'redirectFrom'].flatMap((name) => listIn(fields, name));
    const own = this.#ownAddresses(source);
    const folder = own[0] === undefined || this.kind === 'Zola' ? '/' : posix.dirname(own[0]);
    const below = this.address === undefined ? '' : new URL(this.address).pathname.replace(/\/$/, '');
    const paths = [...own, ...others].flatMap((address) => pathOf(address, folder));
    return [...new Set(paths.map((path) => (path.startsWith(`${below}/`) ? path : below + path)))];
  }

  /** The paths by which links between files name a file: from the top of the folder, and from where stories begin. */
  namesOf({ file }: MarkdownSource): string[] {
    const { languages } = this.#config;
    const language = this.#languageIn(file.name);
    const isMain = language === undefined || language === languages[0];
    return [...new Set([`/${file.name}`, ...(isMain ? [`/${this.#withoutInput(file.name)}`] : [])])];
  }

  /** How many old addresses are guesses, which has to be said. */
  get guesses(): number {
    return this.#guessed.size;
  }

  #ownAddresses(source: MarkdownSource): string[] {
    const { fields } = source;
    const written = textIn(fields, 'url', 'permalink', ...(this.kind === 'Zola' ? ['path'] : []));
    if (written === 'false' || textIn(fields, 'permalink') === 'false') return [];
    const parts = this.#partsOf(source);
    if (written !== undefined && !/[{}]/.test(written)) {
      if (!/:\w/.test(written) || written.includes('://')) return [this.kind === 'Zola' ? `/${written.replace(/^\/|\/$/g, '')}/` : written];
      return filledPattern(written, parts) === undefined ? [] : [filledPattern(written, parts) ?? ''];
    }
    const template = written === undefined ? undefined : filledTemplate(written, parts);
    if (template !== undefined) return [template];
    if (this.kind === 'Eleventy' || this.kind === 'Astro') this.#guessed.add(source.file.name);
    return this.#usual(source, parts);
  }

  /** By the generator’s habits; where a pattern can be read in two ways, both. */
  #usual(source: MarkdownSource, parts: PermalinkParts): string[] {
    const { name } = source.file;
    switch (this.kind) {
      case 'Hugo': {
        const prefix = this.#languagePrefix(name);
        const { folders, title } = parts;
        const pattern = this.#hugoPattern(folders[0] ?? '', this.#languageIn(name));
        if (pattern === undefined) return [`${prefix}/${[...folders, parts.slug ?? parts.fileName].map(addressPart).join('/')}/`];
        const byTitle =
          /:(?:title|slug)\b/.test(pattern) && parts.slug === undefined && title !== undefined ? [{ ...parts, slug: title }] : [];
        return [parts, ...byTitle].flatMap((one) => filledPattern(pattern, one) ?? []).map((path) => prefix + path);
      }
      case 'Zola':
        return [`${this.#languagePrefix(name)}/${[...parts.folders, parts.slug ?? parts.fileName].map(addressPart).join('/')}/`];
      case 'Jekyll':
        return this.#jekyllAddress(source, parts);
      case 'Eleventy':
        return [`/${this.#stem(name)}/`.replace(/\/{2,}/g, '/')];
      case 'Astro': {
        const [, below] = /^src\/(?:pages|content)\/(.*)$/.exec(withoutEnding(name)) ?? [];
        return below === undefined ? [] : [`/${below.replace(/(?:^|\/)index$/, '')}/`.replace(/\/{2,}/g, '/')];
      }
      case 'plain':
        return [];
    }
  }

  #hugoPattern(section: string, language: SiteLanguage | undefined): string | undefined {
    const names = [`permalinks.${section}`, `permalinks.page.${section}`];
    return (language && textIn(language.fields, ...names)) ?? textIn(this.#config.fields, ...names);
  }

  #jekyllAddress(source: MarkdownSource, parts: PermalinkParts): string[] {
    const { name } = source.file;
    const { collection } = parts;
    const own = collection === undefined ? undefined : textIn(this.#config.fields, `collections.${collection}.permalink`);
    if (this.dateOf(name) === undefined && collection !== 'posts' && collection !== 'drafts') {
      if (collection !== undefined) return [filledPattern(own ?? '/:collection/:name.html', parts)].flatMap((path) => path ?? []);
      return [
        `/${withoutEnding(name)
          .replace(/^_pages\//, '')
          .replace(/(?:^|\/)index$/, '')}/`.replace(/\/{2,}/g, '/'),
      ];
    }
    const styles: Readonly<Record<string, string>> = {
      date: '/:categories/:year/:month/:day/:title.html',
      pretty: '/:categories/:year/:month/:day/:title/',
      ordinal: '/:categories/:year/:y_day/:title.html',
      none: '/:categories/:title.html',
    };
    const style = own ?? textIn(this.#config.fields, 'permalink') ?? 'date';
    return [filledPattern(styles[style] ?? style, parts)].flatMap((path) => path ?? []);
  }

  #partsOf({ file: { name }, fields }: MarkdownSource): PermalinkParts {
    const bare = this.#bareName(name);
    const keepsDate = this.kind === 'Hugo' && !listIn(this.#config.fields, 'frontmatter.date').some((one) => one.startsWith(':filename'));
    const folders = this.#foldersOf(name);
    const collection = name
      .split('/')
      .find((folder) => folder.startsWith('_'))
      ?.slice(1);
    return {
      slug: textIn(fields, 'slug'),
      title: textIn(fields, 'title'),
      fileName: keepsDate ? bare : this.slugOf(name),
      path: this.#stem(name),
      day: dayIn(textIn(fields, 'date')) ?? dayIn(this.dateOf(name)),
      folders,
      categories: [
        ...(this.kind === 'Jekyll' ? this.#foldersAbovePosts(name) : []),
        ...['category', 'categories'].flatMap((field) => this.termsIn(fields, field)).flatMap((term) => term.split('/')),
      ],
      collection,
    };
  }

  /** Jekyll makes categories of the folders in which `_posts` lies, not of those in it. */
  #foldersAbovePosts(name: string): string[] {
    const parts = name.split('/');
    const posts = parts.indexOf('_posts');
    return posts < 0 ? [] : parts.slice(0, posts).filter((folder) => !folder.startsWith('_') && folder !== 'source');
  }

  /** A file’s path without what only its generator reads: the folder of stories, dates, `index`, the ending. */
  #stem(name: string): string {
    const parts = withoutEnding(this.#withoutInput(name)).split('/');
    const last = parts.at(-1) === 'index' ? parts.slice(0, -1) : parts;
    return last.map((part) => NAMED_DATE.exec(part)?.[2] ?? part).join('/');
  }

  #withoutInput(name: string): string {
    const { input, kind } = this.#config;
    const folder = input === '' && kind === 'Eleventy' ? 'src' : input;
    return folder !== '' && name.startsWith(`${folder}/`) ? name.slice(folder.length + 1) : name;
  }

  #bareName(name: string): string {
    const parts = withoutEnding(name).split('/');
    const own = parts.at(-1) ?? '';
    const last = this.#suffixOf(name) === undefined ? own : own.replace(/\.[^.]*$/, '');
    return last === 'index' ? (parts.at(-2) ?? 'index') : last;
  }

  /** The folders that a file lies in, as the generator counts them. */
  #foldersOf(name: string): string[] {
    const folder = this.#languageIn(name)?.folder;
    const below = folder !== undefined && name.startsWith(`${folder}/`) ? name.slice(folder.length + 1) : this.#withoutInput(name);
    const parts = below.split('/');
    const last = withoutEnding(parts.pop() ?? '').replace(/\.[a-z]{2}(?:-[a-z]{2,4})?$/i, '');
    if (last === 'index') parts.pop();
    const isLanguage = this.#config.languages.some(({ code }) => code.toLowerCase() === (parts[0] ?? '').toLowerCase());
    const own = isLanguage ? parts.slice(1) : parts;
    return this.kind === 'Jekyll' ? own.filter((part) => !part.startsWith('_')) : own;
  }

  /** The language of the site that a file’s name or folder names. */
  #languageIn(name: string): SiteLanguage | undefined {
    const { languages } = this.#config;
    const suffix = this.#suffixOf(name)?.toLowerCase();
    const top = this.#withoutInput(name).split('/')[0]?.toLowerCase();
    return (
      languages.find(({ code }) => code.toLowerCase() === suffix) ??
      languages.find(({ folder }) => folder !== undefined && folder !== this.#config.input && name.startsWith(`${folder}/`)) ??
      languages.find(({ code }) => code.toLowerCase() === top)
    );
  }

  /** `en` of `index.en.md`. */
  #suffixOf(name: string): string | undefined {
    const suffix = /\.([a-z]{2}(?:-[a-z]{2,4})?)\.\w+$/i.exec(basename(name))?.[1];
    const { languages } = this.#config;
    if (suffix === undefined || languages.length === 0) return suffix;
    return languages.some(({ code }) => code.toLowerCase() === suffix.toLowerCase()) ? suffix : undefined;
  }

  /** Before the addresses of a language other than the main one. */
  #languagePrefix(name: string): string {
    const { languages, fields } = this.#config;
    const language = this.#languageIn(name) ?? languages[0];
    const isMain = language === undefined || language === languages[0];
    return isMain && textIn(fields, 'defaultContentLanguageInSubdir') !== 'true'
      ? ''
      : language === undefined
        ? ''
        : `/${language.code.toLowerCase()}`;
  }

  /** Eleventy’s `posts/posts.json`, for the files of a folder and those below. */
  #folderDefaults(name: string): Fields[] {
    if (this.kind !== 'Eleventy' && this.kind !== 'plain') return [];
    const folders = name.split('/').slice(0, -1);
    return folders.map((_folder, index) => this.#dataOf(folders.slice(0, index + 1).join('/'))).reverse();
  }

  #dataOf(folder: string): Fields {
    const known = this.#folderFields.get(folder);
    if (known !== undefined) return known;
    const path = [`${basename(folder)}.json`, `${basename(folder)}.11tydata.json`]
      .map((file) => join(this.#root, folder, file))
      .find((candidate) => existsSync(candidate));
    const fields = path === undefined ? {} : readData(path, this.losses);
    this.#folderFields.set(folder, fields);
    return fields;
  }

  /** Jekyll’s `defaults`, by folder and kind; the narrowest first. */
  #jekyllDefaults(name: string): Fields[] {
    const defaults = valueIn(this.#config.fields, 'defaults');
    if (this.kind !== 'Jekyll' || !Array.isArray(defaults)) return [];
    const isPost = /(?:^|\/)_(?:posts|drafts)\//.test(name);
    return defaults
      .flatMap((one: unknown) =>
        isFields(one) && isFields(one.values) ? [{ scope: isFields(one.scope) ? one.scope : {}, values: one.values }] : [],
      )
      .filter(({ scope }) => {
        const [path, type] = [textIn(scope, 'path') ?? '', textIn(scope, 'type')];
        return (
          name.startsWith(path) && (type === undefined || (isPost ? ['posts', 'drafts'].includes(type) : name.startsWith(`_${type}/`)))
        );
      })
      .sort((a, b) => (textIn(b.scope, 'path') ?? '').length - (textIn(a.scope, 'path') ?? '').length)
      .map(({ values }) => values);
  }
}

function partOf(fields: Fields, name: string): Fields {
  const part = valueIn(fields, name);
  return isFields(part) ? part : {};
}

function withoutEnding(name: string): string {
  return name.replace(/\.(?:md|markdown|mdown|mkd|mdx|html?)$/i, '');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function isoDay(text: string | undefined): string | undefined {
  const day = dayIn(text);
  return day && `${day.year}-${day.month}-${day.day}`;
}

/** An address of the old site as a path; one that is written relatively is taken from the story’s folder. */
function pathOf(address: string, folder: string): string[] {
  if (/^https?:\/\//.test(address)) return URL.canParse(address) ? [new URL(address).pathname] : [];
  const path = address.startsWith('/') ? address : posix.join(folder, address);
  return path === '/' || path.includes('\\') || path.split('/').includes('..') ? [] : [path];
}

/** Hugo’s `baseURL` and Zola’s `base_url` are the whole address; Jekyll has `url` for the host and `baseurl` for the path below it. */
function addressIn(config: Fields): string | undefined {
  const base = (textIn(config, 'baseurl', 'base_url') ?? '').replace(/\/$/, '');
  const whole = base.startsWith('http') ? base : `${(textIn(config, 'url') ?? '').replace(/\/$/, '')}${base}`;
  return /^https?:\/\//.test(whole) && URL.canParse(whole) ? `${whole}/` : undefined;
}

function zoneIn(config: Fields): string | undefined {
  const zone = textIn(config, 'timezone', 'timeZone');
  if (zone === undefined) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return undefined;
  }
}
