import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { isFields, readYaml, textIn, valueIn, type Fields } from './front-matter.ts';
import type { Loss } from './model.ts';

export type SiteKind = 'Hugo' | 'Zola' | 'Jekyll' | 'Eleventy' | 'Astro' | 'plain';

/** A language of a site that has several. */
export interface SiteLanguage {
  readonly code: string;
  /** The folder in which its stories lie, from the site’s: `content/es`. */
  readonly folder?: string | undefined;
  readonly fields: Fields;
}

/** What a site generator’s configuration says that matters here. */
export interface SiteConfig {
  readonly kind: SiteKind;
  readonly fields: Fields;
  /** The main one first; none for a site of one language. */
  readonly languages: readonly SiteLanguage[];
  /** The folder in which the generator looks for stories, from the site’s; empty for all of it. */
  readonly input: string;
  /** Configuration that could not be read. */
  readonly losses: readonly Loss[];
}

const DATA = '(?:toml|ya?ml|json)';
const HUGO_FILES = new RegExp(`^(?:hugo|config)\\.${DATA}$`);
const HUGO_PARTS = new RegExp(`^([\\w-]+?)(?:\\.([\\w-]+))?\\.${DATA}$`);
const JEKYLL_FILES = /^_config\.ya?ml$/;
const ELEVENTY_FILES = /^(?:\.eleventy|eleventy\.config)\.[cm]?[jt]s$/;
const ASTRO_FILES = /^astro\.config\.[cm]?[jt]s$/;

/** Finds out which generator a folder belongs to, and reads its configuration. */
export function readSiteConfig(root: string): SiteConfig {
  const losses: Loss[] = [];
  const names = readdirSync(root).sort();
  const named = (pattern: RegExp) => names.find((name) => pattern.test(name));
  const jekyll = named(JEKYLL_FILES);
  const script = named(ELEVENTY_FILES);
  const zola = names.includes('zola.toml') ? 'zola.toml' : names.includes('config.toml') ? 'config.toml' : undefined;
  if (zola !== undefined) {
    const fields = readData(join(root, zola), losses);
    if (zola === 'zola.toml' || textIn(fields, 'base_url') !== undefined) return { kind: 'Zola', fields, ...languagesIn(fields), losses };
    losses.length = 0;
  }
  if (jekyll !== undefined) {
    const fields = readData(join(root, jekyll), losses);
    return { kind: 'Jekyll', fields, languages: [], input: textIn(fields, 'source') ?? '', losses };
  }
  const parts = join(root, 'config', '_default');
  if (named(HUGO_FILES) !== undefined || existsSync(parts)) {
    const own = names.filter((name) => HUGO_FILES.test(name)).map((name) => readData(join(root, name), losses));
    const fields = [...own, ...(existsSync(parts) ? hugoParts(parts, losses) : [])].reduce(merged, {});
    return { kind: 'Hugo', fields, ...languagesIn(fields), losses };
  }
  if (script !== undefined) {
    const input = /\binput:\s*["'`]\.?\/?([\w./-]*)["'`]/.exec(readFileSync(join(root, script), 'utf8'))?.[1] ?? '';
    return { kind: 'Eleventy', fields: {}, languages: [], input: input.replace(/\/$/, ''), losses };
  }
  if (named(ASTRO_FILES) !== undefined) return { kind: 'Astro', fields: {}, languages: [], input: '', losses };
  return { kind: existsSync(join(root, '_posts')) ? 'Jekyll' : 'plain', fields: {}, languages: [], input: '', losses };
}

/** Hugo’s configuration may be in files by its parts: `permalinks.toml`, `languages.es.toml`. */
function hugoParts(folder: string, losses: Loss[]): Fields[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name): Fields[] => {
      const [, part = '', language] = HUGO_PARTS.exec(name) ?? [];
      if (part === '') return [];
      const data = readData(join(folder, name), losses);
      if (part === 'hugo' || part === 'config') return [data];
      if (part === 'languages' || language === undefined) return [{ [part]: language === undefined ? data : { [language]: data } }];
      return [{ languages: { [language]: { [part]: data } } }];
    });
}

function languagesIn(fields: Fields): Pick<SiteConfig, 'languages' | 'input'> {
  const main = textIn(fields, 'defaultContentLanguage', 'default_language')?.toLowerCase();
  const listed = valueIn(fields, 'languages');
  const all = Object.entries(isFields(listed) ? listed : {}).flatMap(([code, own]): SiteLanguage[] => {
    const language = isFields(own) ? own : {};
    const isOff = textIn(language, 'disabled') === 'true';
    return isOff ? [] : [{ code, folder: textIn(language, 'contentDir')?.replace(/^\.?\/|\/$/g, ''), fields: language }];
  });
  const hasMain = main === undefined || all.length === 0 || all.some(({ code }) => code.toLowerCase() === main);
  const languages = hasMain ? all : [{ code: main, fields: {} }, ...all];
  const isMain = ({ code }: SiteLanguage) => code.toLowerCase() === (main ?? 'en');
  const input = textIn(fields, 'contentDir')?.replace(/^\.?\/|\/$/g, '') ?? 'content';
  return { languages: [...languages.filter(isMain), ...languages.filter((one) => !isMain(one))], input };
}

function merged(first: Fields, second: Fields): Fields {
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  return Object.fromEntries(
    names.map((name) => {
      const [one, other] = [first[name], second[name]];
      return [name, isFields(one) && isFields(other) ? merged(one, other) : (other ?? one)];
    }),
  );
}

/** A file of YAML, TOML or JSON. When it cannot be read, that is a loss, and nothing is known. */
export function readData(path: string, losses: Loss[]): Fields {
  try {
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    const data: unknown = path.endsWith('.toml') ? parseToml(text) : path.endsWith('.json') ? JSON.parse(text) : readYaml(text);
    return isFields(data) ? data : {};
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [];
    losses.push({
      where: basename(path),
      kind: 'person',
      what: `It cannot be read (${reason.slice(0, 200)}), so what it says of addresses, languages or authors is not known here. Mend it and run the import again.`,
    });
    return {};
  }
}
