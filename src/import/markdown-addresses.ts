import { posix } from 'node:path';
import { listIn, textIn } from './front-matter.ts';
import { withoutEnding, type FileNames } from './markdown-file-names.ts';
import { termsIn } from './markdown-terms.ts';
import type { MarkdownSource } from './markdown-file.ts';
import { addressPart, dayIn, filledPattern, filledTemplate, type PermalinkParts } from './permalinks.ts';
import type { SiteConfig, SiteLanguage } from './site-config.ts';

/** Where the files of a site stood as pages, by what is written and by the habits of its generator. */
export class FileAddresses {
  readonly #config: SiteConfig;
  readonly #names: FileNames;
  /** Of the site, when it is known. */
  readonly #address: string | undefined;
  /** Files whose old address is worked out from habits, not from what is written. */
  readonly #guessed = new Set<string>();

  constructor(config: SiteConfig, names: FileNames, address: string | undefined) {
    this.#config = config;
    this.#names = names;
    this.#address = address;
  }

  /** How many addresses are guesses, which has to be said. */
  get guesses(): number {
    return this.#guessed.size;
  }

  /** Where the story stood on the old site, as far as files and configuration say; the first is its own address. */
  of(source: MarkdownSource): string[] {
    const { fields } = source;
    const others = ['aliases', 'redirect_from', 'redirects', 'redirectFrom'].flatMap((name) => listIn(fields, name));
    const own = this.#ownAddresses(source);
    const folder = own[0] === undefined || this.#config.kind === 'Zola' ? '/' : posix.dirname(own[0]);
    const below = this.#address === undefined ? '' : new URL(this.#address).pathname.replace(/\/$/, '');
    const paths = [...own, ...others].flatMap((address) => pathOf(address, folder));
    return [...new Set(paths.map((path) => (path.startsWith(`${below}/`) ? path : below + path)))];
  }

  #ownAddresses(source: MarkdownSource): string[] {
    const { fields } = source;
    const written = textIn(fields, 'url', 'permalink', ...(this.#config.kind === 'Zola' ? ['path'] : []));
    if (written === 'false' || textIn(fields, 'permalink') === 'false') return [];
    const parts = this.#partsOf(source);
    if (written !== undefined && !/[{}]/.test(written)) {
      if (!/:\w/.test(written) || written.includes('://'))
        return [this.#config.kind === 'Zola' ? `/${written.replace(/^\/|\/$/g, '')}/` : written];
      return filledPattern(written, parts) === undefined ? [] : [filledPattern(written, parts) ?? ''];
    }
    const template = written === undefined ? undefined : filledTemplate(written, parts);
    if (template !== undefined) return [template];
    if (this.#config.kind === 'Eleventy' || this.#config.kind === 'Astro') this.#guessed.add(source.file.name);
    return this.#usual(source, parts);
  }

  /** By the generator’s habits; where a pattern can be read in two ways, both. */
  #usual(source: MarkdownSource, parts: PermalinkParts): string[] {
    const { name } = source.file;
    switch (this.#config.kind) {
      case 'Hugo': {
        const prefix = this.#names.languagePrefix(name);
        const { folders, title } = parts;
        const pattern = this.#hugoPattern(folders[0] ?? '', this.#names.languageIn(name));
        if (pattern === undefined) return [`${prefix}/${[...folders, parts.slug ?? parts.fileName].map(addressPart).join('/')}/`];
        const byTitle =
          /:(?:title|slug)\b/.test(pattern) && parts.slug === undefined && title !== undefined ? [{ ...parts, slug: title }] : [];
        return [parts, ...byTitle].flatMap((one) => filledPattern(pattern, one) ?? []).map((path) => prefix + path);
      }
      case 'Zola':
        return [`${this.#names.languagePrefix(name)}/${[...parts.folders, parts.slug ?? parts.fileName].map(addressPart).join('/')}/`];
      case 'Jekyll':
        return this.#jekyllAddress(source, parts);
      case 'Eleventy':
        return [`/${this.#names.stem(name)}/`.replace(/\/{2,}/g, '/')];
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
    if (this.#names.dateOf(name) === undefined && collection !== 'posts' && collection !== 'drafts') {
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
    const bare = this.#names.bareName(name);
    const keepsDate =
      this.#config.kind === 'Hugo' && !listIn(this.#config.fields, 'frontmatter.date').some((one) => one.startsWith(':filename'));
    const folders = this.#names.foldersOf(name);
    const collection = name
      .split('/')
      .find((folder) => folder.startsWith('_'))
      ?.slice(1);
    return {
      slug: textIn(fields, 'slug'),
      title: textIn(fields, 'title'),
      fileName: keepsDate ? bare : this.#names.slugOf(name),
      path: this.#names.stem(name),
      day: dayIn(textIn(fields, 'date')) ?? dayIn(this.#names.dateOf(name)),
      folders,
      categories: [
        ...(this.#config.kind === 'Jekyll' ? foldersAbovePosts(name) : []),
        ...['category', 'categories'].flatMap((field) => termsIn(this.#config.kind, fields, field)).flatMap((term) => term.split('/')),
      ],
      collection,
    };
  }
}

/** Jekyll makes categories of the folders in which `_posts` lies, not of those in it. */
function foldersAbovePosts(name: string): string[] {
  const parts = name.split('/');
  const posts = parts.indexOf('_posts');
  return posts < 0 ? [] : parts.slice(0, posts).filter((folder) => !folder.startsWith('_') && folder !== 'source');
}

/** An address of the old site as a path; one that is written relatively is taken from the story’s folder. */
function pathOf(address: string, folder: string): string[] {
  if (/^https?:\/\//.test(address)) return URL.canParse(address) ? [new URL(address).pathname] : [];
  const path = address.startsWith('/') ? address : posix.join(folder, address);
  return path === '/' || path.includes('\\') || path.split('/').includes('..') ? [] : [path];
}
