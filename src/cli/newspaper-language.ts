import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import yaml from 'js-yaml';
import type { StandingPage } from '../shared/standing-pages.ts';

/** A section that is offered, or one of the publisher’s own. */
export interface StarterSection {
  id: string;
  name: string;
  covers?: string | undefined;
}

/** A standing page as a new newspaper begins with it. */
export interface StarterPage {
  /** What it is called in the addresses of an edition, where that is another name than in English ones. */
  path?: string | undefined;
  title: string;
  summary: string;
  text: string;
}

/** Where a standing page is listed, and which policy it is: the same in every language. */
interface PageFacts {
  group: 'about' | 'policies';
  order: number;
  policy?: string | undefined;
}

/** The standing pages, by their paths in English. Where its law or custom asks for one, a language has an imprint too: `legal`. */
const PAGES: Readonly<Record<string, PageFacts>> = {
  about: { group: 'about', order: 1, policy: 'mission' },
  contact: { group: 'about', order: 2, policy: 'feedback' },
  legal: { group: 'about', order: 3 },
  'policies/standards': { group: 'policies', order: 1, policy: 'principles' },
  'policies/corrections': { group: 'policies', order: 2, policy: 'corrections' },
  'policies/ownership': { group: 'policies', order: 3, policy: 'ownership' },
  'policies/privacy': { group: 'policies', order: 4 },
  'policies/accessibility': { group: 'policies', order: 5 },
};

/** What a new newspaper in a language begins with. Of `starters/<code>.yaml` the pages have words alone; the rest of them is `PAGES`. */
export interface Starter {
  /** What the language is called in itself, where that is not what `Intl` says. */
  language?: string | undefined;
  description: string;
  colophon: string;
  desk: string;
  /** What the pages that every edition has are called in its addresses, where it is not in English. */
  addresses?: Partial<Record<StandingPage, string>> | undefined;
  /** What the desk is called in addresses, of its page and before the @ of its mail. Left out: newsroom. */
  mailbox?: string;
  deskAbout: string;
  /** By what they are about, in the order in which they are offered. */
  sections: Record<string, StarterSection>;
  story: { headline: string; standfirst: string; hint: string; text: string };
  /** By their paths in English. */
  pages: Record<string, StarterPage & PageFacts>;
}

type StarterFile = Omit<Starter, 'pages'> & { pages: Record<string, StarterPage> };

const STARTERS = fileURLToPath(new URL('starters', import.meta.url));

/** The languages in which the site’s own words are there. */
export function catalogueLanguages(root: string): string[] {
  return namesIn(join(root, 'src/messages/languages'), '.ts');
}

/** The languages for which there are pages, sections and a first story. */
export function starterLanguages(): string[] {
  return namesIn(STARTERS, '.yaml');
}

function namesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(ending));
  return files.map((name) => name.slice(0, -ending.length)).sort();
}

/** The language whose starter serves for another: itself, the one it is a form of, or English. */
export function starterFor(language: string): string {
  const there = starterLanguages();
  return [language, language.split('-')[0] ?? ''].find((code) => there.includes(code)) ?? 'en';
}

/** What a newspaper in a language begins with, with its name, city and address of mail filled in. */
export function readStarter(language: string, words: Readonly<Record<'name' | 'city' | 'email', string>>): Starter {
  const data = yaml.load(readFileSync(join(STARTERS, `${starterFor(language)}.yaml`), 'utf8'), { schema: yaml.CORE_SCHEMA }) as StarterFile;
  const fill = (text: string, change: (word: string) => string = (word) => word) =>
    text.replace(/\{(name|city|email)\}/g, (_, key: keyof typeof words) => change(words[key]));
  const fillText = (text: string) => fill(text, escapeMarkdown);
  const section = ({ id, name, covers }: StarterSection) => ({ id, name, covers: covers === undefined ? undefined : fill(covers) });
  const page = ({ path, title, summary, text }: StarterPage, key: string): StarterPage & PageFacts => {
    const facts = PAGES[key];
    if (!facts) throw new Error(`The starter in “${language}” has a page “${key}”, which is none of ${Object.keys(PAGES).join(', ')}.`);
    return { ...(path === undefined ? {} : { path }), title, summary: fill(summary), ...facts, text: fillText(text) };
  };
  const { headline, standfirst, hint, text } = data.story;
  return {
    description: fill(data.description),
    colophon: fill(data.colophon),
    desk: data.desk,
    deskAbout: fill(data.deskAbout),
    ...(data.language === undefined ? {} : { language: data.language }),
    ...(data.addresses ? { addresses: data.addresses } : {}),
    mailbox: data.mailbox ?? 'newsroom',
    sections: mapValues(data.sections, section),
    story: { headline: fill(headline), standfirst: fill(standfirst), hint, text: fillText(text) },
    pages: mapValues(data.pages, page),
  };
}

function mapValues<T, R>(values: Record<string, T>, change: (value: T, key: string) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
}

/** A name is printed as it is written, whatever its signs mean in Markdown. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}

/** A language as `site.yaml` lists it. */
export interface LanguageLine {
  code: string;
  name: string;
  short: string;
  locale: string;
  direction?: 'rtl';
}

/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'];

/** The languages of a newspaper, as `describeLanguage` has each; those whose short names would be the same have that of their codes. */
export function describeLanguages(codes: readonly string[], timeZone: string): LanguageLine[] {
  const lines = codes.map((code) => describeLanguage(code, timeZone));
  const isAlone = ({ short }: LanguageLine) => lines.filter((other) => other.short === short).length === 1;
  return lines.map((line) => {
    if (isAlone(line)) return line;
    const part = line.code.split('-').at(-1) ?? line.code;
    return { ...line, short: part.charAt(0).toUpperCase() + part.slice(1) };
  });
}

/** A language’s own name, how dates are written in it where the newspaper is, and its direction. */
export function describeLanguage(code: string, timeZone: string): LanguageLine {
  const own = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  const name = own.charAt(0).toLocaleUpperCase(code) + own.slice(1);
  const script = new Intl.Locale(code).maximize().script ?? 'Latn';
  // Two letters tell names apart where letters are many; an Arabic article tells nothing.
  const letters = Array.from(name.replace(/^ال/u, ''));
  const short = ['Latn', 'Cyrl', 'Grek'].includes(script) ? letters.slice(0, 2).join('') : (letters[0] ?? name);
  return { code, name, short, locale: localeOf(code, timeZone), ...(RIGHT_TO_LEFT.includes(script) ? { direction: 'rtl' } : {}) };
}

/** The form of a language that is at home in the time zone’s country; else the usual one. English is British unless it is at home. */
function localeOf(code: string, timeZone: string): string {
  const locale = new Intl.Locale(code);
  if (locale.region !== undefined) return code;
  const region = regionOf(timeZone);
  const isAtHome = region !== undefined && new Intl.Locale(`und-${region}`).maximize().language === locale.language;
  return `${code}-${isAtHome ? region : code === 'en' ? 'GB' : (locale.maximize().region ?? '')}`.replace(/-$/, '');
}

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** The country that a time zone belongs to, as far as it is known. */
function regionOf(timeZone: string): string | undefined {
  const zone = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  for (const first of LETTERS)
    for (const second of LETTERS) {
      const locale: { getTimeZones?: () => string[] | undefined } = new Intl.Locale(`und-${first}${second}`);
      if ((locale.getTimeZones?.() ?? []).includes(zone)) return `${first}${second}`;
    }
  return undefined;
}
