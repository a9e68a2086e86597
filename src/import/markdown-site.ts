import { existsSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { isTimeZone } from '../shared/time-zone.ts';
import { isFields, textIn, valueIn, type Fields } from './front-matter.ts';
import { FileAddresses } from './markdown-addresses.ts';
import { FieldDefaults } from './markdown-defaults.ts';
import { FileNames, withoutEnding } from './markdown-file-names.ts';
import type { MarkdownSource } from './markdown-file.ts';
import type { Loss } from './model.ts';
import { readSiteConfig, type SiteConfig, type SiteKind } from './site-config.ts';

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
  readonly names: FileNames;
  readonly addresses: FileAddresses;
  readonly #config: SiteConfig;
  readonly #defaults: FieldDefaults;
  readonly #byName = new Map<string, MarkdownSource>();
  readonly #sectionNames = new Map<string, string>();

  constructor(root: string) {
    this.#config = readSiteConfig(root);
    this.losses = [...this.#config.losses];
    const { kind, fields, languages, input } = this.#config;
    this.kind = kind;
    this.title = textIn(fields, 'title', 'name') ?? languages.map((one) => textIn(one.fields, 'title')).find((one) => one !== undefined);
    this.address = addressIn(fields);
    this.names = new FileNames(this.#config);
    this.addresses = new FileAddresses(this.#config, this.names, this.address);
    this.#defaults = new FieldDefaults(root, this.#config, this.losses);
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
      const short = this.names.withoutInput(name);
      for (const form of [name, withoutEnding(name), short, withoutEnding(short), basename(withoutEnding(name))])
        if (!this.#byName.has(form)) this.#byName.set(form, source);
      if (!basename(name).startsWith('_index.')) continue;
      const title = textIn(source.fields, 'title');
      const folder = this.names.foldersOf(name).join('/');
      if (title !== undefined && !this.#sectionNames.has(folder)) this.#sectionNames.set(folder, title);
    }
  }

  /** What the site’s configuration, or a file of data in one of the folders, says of the files there. A file’s own fields come first. */
  withDefaults({ file, fields: own, body }: MarkdownSource): MarkdownSource {
    const fields = this.kind === 'Zola' ? { ...partOf(own, 'extra'), ...partOf(own, 'taxonomies'), ...own } : own;
    const found = this.#defaults.of(file.name);
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
    return this.addresses.of(source)[0] ?? `/${source.file.name}`;
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
    const isDated = textIn(fields, 'date') !== undefined || this.names.dateOf(file.name) !== undefined;
    if (this.kind === 'Jekyll') return folders.includes('_pages') || (!folders.some((folder) => folder.startsWith('_')) && !isDated);
    if (this.kind === 'Hugo' || this.kind === 'Zola') return this.names.foldersOf(file.name).length === 0 && !isDated;
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

  /** What a story and its translations have in common; undefined where the site has one language. */
  translationsOf({ file, fields }: MarkdownSource): string | undefined {
    const key = textIn(fields, 'translationKey', 'translation_key', 'translation_id', 'page_id');
    if (key !== undefined) return `key ${key}`;
    const { languages } = this.#config;
    const reference = textIn(fields, 'lang', 'language') === undefined ? undefined : textIn(fields, 'ref', 'lang-ref');
    if (reference !== undefined) return `ref ${reference}`;
    if (languages.length < 2 && this.names.suffixOf(file.name) === undefined) return undefined;
    const [folders, bare] = [this.names.foldersOf(file.name), this.names.bareName(file.name)];
    return `file ${[...folders, bare].join('/')}`;
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

  /** The paths by which links between files name a file: from the top of the folder, and from where stories begin. */
  namesOf({ file }: MarkdownSource): string[] {
    const { languages } = this.#config;
    const language = this.names.languageIn(file.name);
    const isMain = language === undefined || language === languages[0];
    return [...new Set([`/${file.name}`, ...(isMain ? [`/${this.names.withoutInput(file.name)}`] : [])])];
  }
}

function partOf(fields: Fields, name: string): Fields {
  const part = valueIn(fields, name);
  return isFields(part) ? part : {};
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Hugo’s `baseURL` and Zola’s `base_url` are the whole address; Jekyll has `url` for the host and `baseurl` for the path below it. */
function addressIn(config: Fields): string | undefined {
  const base = (textIn(config, 'baseurl', 'base_url') ?? '').replace(/\/$/, '');
  const whole = base.startsWith('http') ? base : `${(textIn(config, 'url') ?? '').replace(/\/$/, '')}${base}`;
  return /^https?:\/\//.test(whole) && URL.canParse(whole) ? `${whole}/` : undefined;
}

function zoneIn(config: Fields): string | undefined {
  const zone = textIn(config, 'timezone', 'timeZone');
  return zone !== undefined && isTimeZone(zone) ? zone : undefined;
}
