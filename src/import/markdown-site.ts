import { existsSync, readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { isFields, listIn, readYaml, textIn, valueIn, type Fields } from './front-matter.ts';
import type { ArchiveFile } from './archive-folder.ts';

/** A file that has been parted into fields and text. */
export interface MarkdownSource {
  readonly file: ArchiveFile;
  readonly fields: Fields;
  readonly body: string;
}

type Kind = 'Hugo' | 'Jekyll' | 'Eleventy' | 'plain';

const CONFIGS: readonly (readonly [Kind, RegExp])[] = [
  ['Hugo', /^(?:hugo|config)\.(?:toml|ya?ml|json)$/],
  ['Hugo', /^config\/_default\/(?:hugo|config)\.(?:toml|ya?ml|json)$/],
  ['Jekyll', /^_config\.ya?ml$/],
  ['Eleventy', /^(?:\.eleventy|eleventy\.config)\.[cm]?js$/],
];
const CANDIDATES = [
  'hugo.toml',
  'hugo.yaml',
  'hugo.yml',
  'hugo.json',
  'config.toml',
  'config.yaml',
  'config.yml',
  'config.json',
  'config/_default/hugo.toml',
  'config/_default/hugo.yaml',
  'config/_default/config.toml',
  'config/_default/config.yaml',
  '_config.yml',
  '_config.yaml',
  '.eleventy.js',
  'eleventy.config.js',
  'eleventy.config.mjs',
  'eleventy.config.cjs',
];
/** Folders that say nothing about what is in them. */
const GENERAL = new Set([
  'post',
  'posts',
  'blog',
  'articles',
  'article',
  'content',
  'src',
  'stories',
  '_posts',
  '_drafts',
  'pages',
  'page',
  'drafts',
  'entries',
  'archive',
  'archives',
]);
const JEKYLL_DATE = /^(\d{4}-\d{1,2}-\d{1,2})-(.+)$/;

/** What the folder’s configuration and the places of its files say: a generator’s habits where it is known. */
export class OldSite {
  readonly kind: Kind;
  readonly title: string | undefined;
  /** With a slash at its end. */
  readonly address: string | undefined;
  readonly timeZone: string | undefined;
  readonly storiesFolder: string;
  readonly pictureFolders: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly #config: Fields;
  readonly #languages: ReadonlySet<string>;
  readonly #byName = new Map<string, MarkdownSource>();
  readonly #sectionNames = new Map<string, string>();

  constructor(root: string) {
    const file = CANDIDATES.find((candidate) => existsSync(join(root, candidate)));
    const found = file === undefined ? undefined : CONFIGS.find(([, pattern]) => pattern.test(file))?.[0];
    const hasPosts = existsSync(join(root, '_posts'));
    this.kind = found ?? (hasPosts ? 'Jekyll' : 'plain');
    this.#config = file === undefined || this.kind === 'Eleventy' ? {} : readConfig(join(root, file));
    this.title = textIn(this.#config, 'title', 'name');
    this.address = addressIn(this.#config);
    this.timeZone = zoneIn(this.#config);
    const languages = valueIn(this.#config, 'languages');
    this.#languages = new Set(isFields(languages) ? Object.keys(languages).map((code) => code.toLowerCase()) : []);
    const content = join(root, textIn(this.#config, 'contentDir') ?? 'content');
    this.storiesFolder = this.kind === 'Hugo' && content.startsWith(root) && existsSync(content) ? content : root;
    this.pictureFolders = ['.', 'static', 'assets', 'public', 'src', 'src/static', 'src/assets', 'content', 'images'].map((folder) =>
      join(root, folder),
    );
    const [url, base] = [textIn(this.#config, 'url') ?? '', textIn(this.#config, 'baseurl') ?? ''];
    this.variables = { 'site.url': url.replace(/\/$/, ''), 'site.baseurl': base.replace(/\/$/, ''), 'site.title': this.title ?? '' };
  }

  /** Notes all files, so that they can be found by the names under which others mention them. */
  learn(sources: readonly MarkdownSource[]): void {
    for (const source of sources) {
      const { name } = source.file;
      for (const form of [
        name,
        withoutEnding(name),
        basename(withoutEnding(name)),
        name.replace(/^content\//, ''),
        withoutEnding(name.replace(/^content\//, '')),
      ]) {
        if (!this.#byName.has(form)) this.#byName.set(form, source);
      }
      if (!basename(name).startsWith('_index.')) continue;
      const title = textIn(source.fields, 'title');
      const folder = this.#foldersOf(name).join('/');
      if (title !== undefined) this.#sectionNames.set(folder, title);
    }
  }

  /** The old address of a file that another names, from that file or from the top. */
  addressOfName(name: string, from: string): string | undefined {
    const plain = name.replace(/[#?].*$/, '').replace(/^\//, '');
    const near = posix.normalize(posix.join(posix.dirname(from), plain));
    const source = [near, withoutEnding(near), `${near}/index`, plain, withoutEnding(plain), basename(withoutEnding(plain))]
      .map((form) => this.#byName.get(form))
      .find((found) => found !== undefined);
    if (source === undefined || !(/\.\w+$/.test(plain) || /^\d{4}-/.test(basename(plain)) || plain.includes('/') || this.kind === 'Hugo'))
      return undefined;
    return this.addressesOf(source)[0];
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
    if (this.kind === 'Jekyll') return !folders.some((folder) => folder.startsWith('_')) && textIn(fields, 'date') === undefined;
    if (this.kind === 'Hugo') return this.#foldersOf(file.name).length === 0 && textIn(fields, 'date') === undefined;
    return folders.includes('pages');
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
    return JEKYLL_DATE.exec(bare)?.[2] ?? bare;
  }

  dateOf(name: string): string | undefined {
    const day = JEKYLL_DATE.exec(this.#bareName(name))?.[1];
    return day?.replace(/-(\d)(?=-|$)/g, '-0$1');
  }

  languageOf(name: string): string | undefined {
    const suffix = /\.([a-z]{2}(?:-[a-z]{2,4})?)\.\w+$/i.exec(basename(name))?.[1];
    if (suffix !== undefined && (this.#languages.size === 0 || this.#languages.has(suffix.toLowerCase()))) return suffix;
    const folder = name.replace(/^content\//, '').split('/')[0] ?? '';
    return this.#languages.has(folder.toLowerCase())
      ? folder
      : textIn(this.#config, 'defaultContentLanguage', 'languageCode', 'lang', 'locale');
  }

  /** Terms of a field: a list, or a line in which Jekyll parts them by spaces and others by commas. */
  termsIn(fields: Fields, name: string): string[] {
    const value = valueIn(fields, name);
    if (typeof value !== 'string') return listIn(fields, name);
    const isParted = this.kind === 'Jekyll' && (name === 'categories' || name === 'tags');
    return value
      .split(isParted && !value.includes(',') ? /\s+/ : ',')
      .map((term) => term.trim())
      .filter((term) => term !== '');
  }

  /** A file without categories belongs to the section that its folders name. */
  foldersAsSections(name: string): string[] {
    const folders = this.#foldersOf(name).filter((folder) => !GENERAL.has(folder.toLowerCase()) && !/^\d{1,4}$/.test(folder));
    return folders.length === 0 ? [] : [folders.join('/')];
  }

  sectionName(path: string): string | undefined {
    return this.#sectionNames.get(path);
  }

  /** Eleventy’s tags also say which lists of files a story is in. */
  isCollection(tag: string): boolean {
    return (
      this.kind !== 'Hugo' &&
      this.kind !== 'Jekyll' &&
      ['post', 'posts', 'page', 'pages', 'all', 'blog', 'nav', 'article', 'articles'].includes(tag.toLowerCase())
    );
  }

  /** Where the story stood on the old site, as far as files and configuration say; the first is its own address. */
  addressesOf(source: MarkdownSource): string[] {
    const { fields } = source;
    const own = textIn(fields, 'url', 'permalink');
    const others = [...listIn(fields, 'aliases'), ...listIn(fields, 'redirect_from'), ...listIn(fields, 'redirects')];
    const written =
      own !== undefined && own !== 'false' && !/[{}]/.test(own)
        ? /[:]/.test(own) && !own.includes('://')
          ? this.#fill(own, source)
          : own
        : this.#usual(source);
    const folder = written === undefined ? '/' : posix.dirname(written);
    const below = this.address === undefined ? '' : new URL(this.address).pathname.replace(/\/$/, '');
    const paths = [written, ...others].flatMap((address) => (address === undefined ? [] : pathOf(address, folder)));
    return [...new Set(paths.map((path) => (path.startsWith(`${below}/`) ? path : below + path)))];
  }

  #usual(source: MarkdownSource): string | undefined {
    const { name } = source.file;
    const slug = textIn(source.fields, 'slug') ?? this.slugOf(name);
    const folders = this.#foldersOf(name);
    switch (this.kind) {
      case 'Hugo': {
        const pattern = textIn(this.#config, `permalinks.${folders[0] ?? ''}`, `permalinks.page.${folders[0] ?? ''}`);
        return pattern === undefined ? `/${[...folders, slug].map(addressPart).join('/')}/` : this.#fill(pattern, source);
      }
      case 'Jekyll': {
        if (this.dateOf(name) === undefined)
          return `/${withoutEnding(name).replace(/(?:^|\/)index$/, '')}${this.isPage(source) ? '.html' : '/'}`.replace('/.html', '/');
        const styles: Readonly<Record<string, string>> = {
          date: '/:categories/:year/:month/:day/:title.html',
          pretty: '/:categories/:year/:month/:day/:title/',
          ordinal: '/:categories/:year/:y_day/:title.html',
          none: '/:categories/:title.html',
        };
        const style = textIn(this.#config, 'permalink') ?? 'date';
        return this.#fill(styles[style] ?? style, source);
      }
      case 'Eleventy':
        return `/${[
          ...withoutEnding(name)
            .replace(/^src\//, '')
            .replace(/(?:^|\/)index$/, '')
            .split('/'),
        ]
          .map((part) => JEKYLL_DATE.exec(part)?.[2] ?? part)
          .join('/')}/`.replace('//', '/');
      case 'plain':
        return undefined;
    }
  }

  #fill(pattern: string, { file, fields }: MarkdownSource): string | undefined {
    const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(textIn(fields, 'date') ?? this.dateOf(file.name) ?? '') ?? [];
    const slug = addressPart(textIn(fields, 'slug') ?? this.slugOf(file.name));
    const folders = this.#foldersOf(file.name).filter((folder) => !folder.startsWith('_'));
    const categories = [
      ...(this.kind === 'Jekyll' ? folders : []),
      ...['category', 'categories'].flatMap((name) => this.termsIn(fields, name)),
    ];
    const values: Readonly<Record<string, string | undefined>> = {
      year: day[1],
      month: day[2],
      day: day[3],
      short_year: day[1]?.slice(2),
      i_month: String(Number(day[2])),
      i_day: String(Number(day[3])),
      title: slug,
      slug,
      slugorfilename: slug,
      slugorcontentbasename: slug,
      contentbasename: slug,
      filename: slug,
      section: folders[0],
      sections: folders.join('/'),
      categories: categories.map(addressPart).join('/'),
      name: slug,
      path: withoutEnding(file.name),
      output_ext: '.html',
    };
    const valueOf = (name: string): string | undefined => (values[name.toLowerCase()] === 'NaN' ? undefined : values[name.toLowerCase()]);
    if ([...pattern.matchAll(/:(\w+)/g)].some(([, name = '']) => valueOf(name) === undefined)) return undefined;
    return `/${pattern.replace(/:(\w+)/g, (_whole, name: string) => valueOf(name) ?? '')}`.replace(/\/{2,}/g, '/');
  }

  #bareName(name: string): string {
    const parts = withoutEnding(name).split('/');
    const last = (parts.at(-1) ?? '').replace(/\.[a-z]{2}(?:-[a-z]{2,4})?$/i, '');
    return last === 'index' ? (parts.at(-2) ?? 'index') : last;
  }

  /** The folders that a file lies in, as the generator counts them. */
  #foldersOf(name: string): string[] {
    const parts = name.split('/');
    const last = withoutEnding(parts.pop() ?? '').replace(/\.[a-z]{2}$/i, '');
    if (last === 'index') parts.pop();
    const folders = this.kind === 'Hugo' && parts[0] === basename(this.storiesFolder) ? parts.slice(1) : parts;
    const own = this.#languages.has((folders[0] ?? '').toLowerCase()) ? folders.slice(1) : folders;
    return this.kind === 'Jekyll' ? own.filter((folder) => !folder.startsWith('_')) : own;
  }
}

function withoutEnding(name: string): string {
  return name.replace(/\.(?:md|markdown|mdown|mkd|mdx)$/i, '');
}

/** A name as generators write it into an address. */
function addressPart(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}._~-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** An address of the old site as a path; one that is written relatively is taken from the story’s folder. */
function pathOf(address: string, folder: string): string[] {
  if (/^https?:\/\//.test(address)) return URL.canParse(address) ? [new URL(address).pathname] : [];
  const path = address.startsWith('/') ? address : posix.join(folder, address);
  return path === '/' || path.includes('\\') || path.split('/').includes('..') ? [] : [path];
}

function readConfig(path: string): Fields {
  try {
    const text = readFileSync(path, 'utf8');
    const data: unknown = path.endsWith('.toml') ? parseToml(text) : path.endsWith('.json') ? JSON.parse(text) : readYaml(text);
    return isFields(data) ? data : {};
  } catch {
    return {};
  }
}

/** Hugo’s `baseURL` is the whole address; Jekyll has `url` for the host and `baseurl` for the path below it. */
function addressIn(config: Fields): string | undefined {
  const base = (textIn(config, 'baseurl') ?? '').replace(/\/$/, '');
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
