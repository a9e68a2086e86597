import { basename } from 'node:path';
import { textIn, type Fields } from './front-matter.ts';
import { dayIn } from './permalinks.ts';
import type { SiteConfig, SiteLanguage } from './site-config.ts';

/** Folders that say nothing about what is in them. */
const GENERAL = new Set(
  (
    'post posts blog articles article content src stories _posts _drafts _pages pages page drafts entries archive archives collections data ' +
    'docs-site website site source'
  ).split(' '),
);
/** A date before a file’s name, which may be all that the name is. */
const NAMED_DATE = /^(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ]+(.*)|T[\d:.-]*Z?[-_ ]*(.*))?$/;

/** What the names and folders of a site’s files say of the stories in them. */
export class FileNames {
  readonly #config: SiteConfig;

  constructor(config: SiteConfig) {
    this.#config = config;
  }

  /** The file’s own name for the story: without date and language, and the folder’s where the file is called `index`. */
  slugOf(name: string): string {
    const bare = this.bareName(name);
    const dated = NAMED_DATE.exec(bare);
    return dated === null ? bare : (dated[2] ?? dated[3] ?? '');
  }

  /** The date in a file’s or its folder’s name. */
  dateOf(name: string): string | undefined {
    return isoDay(NAMED_DATE.exec(this.bareName(name))?.[1]);
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
    return this.languageIn(name)?.code ?? this.suffixOf(name) ?? main;
  }

  /** A file without categories belongs to the section that its folders name. */
  foldersAsSections(name: string): string[] {
    const folders = this.foldersOf(name).filter((folder) => !GENERAL.has(folder.toLowerCase()) && !/^\d{1,4}(?:-\d{1,2})*$/.test(folder));
    return folders.length === 0 ? [] : [folders.join('/')];
  }

  /** A file’s path without what only its generator reads: the folder of stories, dates, `index`, the ending. */
  stem(name: string): string {
    const parts = withoutEnding(this.withoutInput(name)).split('/');
    const last = parts.at(-1) === 'index' ? parts.slice(0, -1) : parts;
    return last.map((part) => NAMED_DATE.exec(part)?.[2] ?? part).join('/');
  }

  withoutInput(name: string): string {
    const { input, kind } = this.#config;
    const folder = input === '' && kind === 'Eleventy' ? 'src' : input;
    return folder !== '' && name.startsWith(`${folder}/`) ? name.slice(folder.length + 1) : name;
  }

  bareName(name: string): string {
    const parts = withoutEnding(name).split('/');
    const own = parts.at(-1) ?? '';
    const last = this.suffixOf(name) === undefined ? own : own.replace(/\.[^.]*$/, '');
    return last === 'index' ? (parts.at(-2) ?? 'index') : last;
  }

  /** The folders that a file lies in, as the generator counts them. */
  foldersOf(name: string): string[] {
    const folder = this.languageIn(name)?.folder;
    const below = folder !== undefined && name.startsWith(`${folder}/`) ? name.slice(folder.length + 1) : this.withoutInput(name);
    const parts = below.split('/');
    const last = withoutEnding(parts.pop() ?? '').replace(/\.[a-z]{2}(?:-[a-z]{2,4})?$/i, '');
    if (last === 'index') parts.pop();
    const isLanguage = this.#config.languages.some(({ code }) => code.toLowerCase() === (parts[0] ?? '').toLowerCase());
    const own = isLanguage ? parts.slice(1) : parts;
    return this.#config.kind === 'Jekyll' ? own.filter((part) => !part.startsWith('_')) : own;
  }

  /** The language of the site that a file’s name or folder names. */
  languageIn(name: string): SiteLanguage | undefined {
    const { languages } = this.#config;
    const suffix = this.suffixOf(name)?.toLowerCase();
    const top = this.withoutInput(name).split('/')[0]?.toLowerCase();
    return (
      languages.find(({ code }) => code.toLowerCase() === suffix) ??
      languages.find(({ folder }) => folder !== undefined && folder !== this.#config.input && name.startsWith(`${folder}/`)) ??
      languages.find(({ code }) => code.toLowerCase() === top)
    );
  }

  /** `en` of `index.en.md`. */
  suffixOf(name: string): string | undefined {
    const suffix = /\.([a-z]{2}(?:-[a-z]{2,4})?)\.\w+$/i.exec(basename(name))?.[1];
    const { languages } = this.#config;
    if (suffix === undefined || languages.length === 0) return suffix;
    return languages.some(({ code }) => code.toLowerCase() === suffix.toLowerCase()) ? suffix : undefined;
  }

  /** Before the addresses of a language other than the main one. */
  languagePrefix(name: string): string {
    const { languages, fields } = this.#config;
    const language = this.languageIn(name) ?? languages[0];
    const isMain = language === undefined || language === languages[0];
    return isMain && textIn(fields, 'defaultContentLanguageInSubdir') !== 'true'
      ? ''
      : language === undefined
        ? ''
        : `/${language.code.toLowerCase()}`;
  }
}

/** A file’s name without the ending that says how it is written. */
export function withoutEnding(name: string): string {
  return name.replace(/\.(?:md|markdown|mdown|mkd|mdx|html?)$/i, '');
}

function isoDay(text: string | undefined): string | undefined {
  const day = dayIn(text);
  return day && `${day.year}-${day.month}-${day.day}`;
}
