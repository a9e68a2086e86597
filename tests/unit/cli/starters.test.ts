import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import yaml from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { buildNewspaper } from '../../../src/cli/newspaper-files.ts';
import { catalogueLanguages, readStarter, starterFor, starterLanguages, type Starter } from '../../../src/cli/newspaper-language.ts';
import { chooseSections } from '../../../src/cli/newspaper-sections.ts';
import { checkHouseRules } from '../../../src/content/house-rules/rulebook.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { ROOT } from '../../support/site.ts';

const NOW = Date.parse('2026-06-30T22:30:20Z');
const LANGUAGES = catalogueLanguages(ROOT);
const words = { name: 'A_*b*', city: 'Kiel', email: 'a@b.example' };

function fileOf(language: string): { text: string; data: Record<string, unknown> } {
  const text = readFileSync(join(ROOT, `src/cli/starters/${language}.yaml`), 'utf8');
  return { text, data: yaml.load(text, { schema: yaml.CORE_SCHEMA }) as Record<string, unknown> };
}

/** What is written for a page that is not in every language. */
const IMPRINT = 'legal';
const blanksIn = (text: string) => text.match(/\[\[[^\]]+\]\]/g) ?? [];
const marksIn = (text: string) => text.match(/^(?:## |- )|\*\*(?=[^*]+\*\*)[^*]/gm)?.length ?? 0;
const placesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

/** A newspaper in some languages, in a folder that is gone afterwards, as `check` reads it. */
async function begin(languages: string[]) {
  const [first = ''] = languages;
  const email = 'post@harbour.example';
  const starter = readStarter(first, { name: 'Zeta', city: 'Kiel', email });
  const { files } = buildNewspaper(
    {
      name: 'Zeta',
      languages,
      city: 'Kiel',
      timeZone: 'Europe/Berlin',
      address: 'https://harbour.example/',
      email,
      sections: chooseSections(
        Object.values(starter.sections).map(({ name }) => name),
        new Map(languages.map((language) => [language, readStarter(language, { name: 'Zeta', city: 'Kiel', email })])),
      ),
      accent: 'blue',
      headlines: [],
    },
    NOW,
  );
  const folder = mkdtempSync(join(tmpdir(), 'starter-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { newsroom, faults, draftFaults } = await readNewsroom(ROOT, folder, undefined, { now: NOW });
    return {
      files,
      newsroom,
      faults: [...faults, ...(draftFaults ?? [])],
      findings: newsroom ? checkHouseRules(newsroom, { now: NOW }) : [],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('what a newspaper begins with', () => {
  const english = fileOf('en').data as unknown as Starter;

  it('is there in every language that the site’s own words are there in', () => {
    expect(starterLanguages()).toEqual(LANGUAGES);
  });

  it('is in English where there is nothing in the language', () => {
    expect(starterFor('tlh')).toBe('en');
    expect(readStarter('tlh', words)).toEqual(readStarter('en', words));
  });

  it('prints a name as it is written', () => {
    const { story } = readStarter('en', words);
    expect(story.text).toContain('With this story, A\\_\\*b\\* begins.');
    expect(story.headline).toBe('A_*b* begins');
  });

  it.each(LANGUAGES)('is whole in “%s”', (language) => {
    const starter = fileOf(language).data as unknown as Starter;
    const named = (one: object) => Object.keys(one).filter((key) => !['language', 'addresses', 'mailbox'].includes(key));
    expect(named(starter)).toEqual(named(english));
    expect(Object.keys(starter.sections)).toEqual(Object.keys(english.sections));
    for (const section of Object.values(starter.sections)) expect(Object.keys(section)).toEqual(['id', 'name', 'covers']);
    expect(Object.keys(starter.story)).toEqual(Object.keys(english.story));
    expect(placesIn(starter.story.text)).toEqual(['{city}', '{email}', '{name}']);
    expect(Object.keys(starter.pages).filter((path) => path !== IMPRINT)).toEqual(Object.keys(english.pages));
    for (const [path, { text }] of Object.entries(english.pages)) {
      const own = starter.pages[path] ?? { text: '', summary: '' };
      expect([path, blanksIn(own.text).length, marksIn(own.text)]).toEqual([path, blanksIn(text).length, marksIn(text)]);
      expect([path, own.text.includes('{email}')]).toEqual([path, text.includes('{email}')]);
      expect(['{city}', '{email}', '{name}']).toEqual(expect.arrayContaining([...placesIn(own.text), ...placesIn(own.summary)]));
    }
  });

  it.each(LANGUAGES)('makes a newspaper in “%s” that has no fault, and nothing but blanks and sources to find', async (language) => {
    const { newsroom, faults, findings } = await begin([language]);
    expect(faults).toEqual([]);
    const known = ['blanks warning', 'cardLetters warning', 'sources warning'];
    expect(findings.map(({ rule, level }) => `${rule} ${level}`).filter((found) => !known.includes(found))).toEqual([]);
    expect(newsroom?.articles).toHaveLength(1);
  });

  // One with an imprint and one without, one of each direction.
  it.each(['en', 'de', 'ar', 'vi'])(
    'pairs the pages of a newspaper that begins in “%s” with those of all other languages',
    async (language) => {
      const { newsroom, faults } = await begin([language, ...LANGUAGES.filter((other) => other !== language)]);
      expect(faults).toEqual([]);
      expect(new Set(newsroom?.site.languages.map(({ short }) => short)).size).toBe(LANGUAGES.length);
      expect(newsroom?.site.languages.find(({ code }) => code === 'id')?.name).toBe('Bahasa Indonesia');
      const contacts = newsroom?.pages.filter(({ data }) => data.policy === 'feedback') ?? [];
      expect(contacts).toHaveLength(LANGUAGES.length);
    },
  );

  describe('has no word of another language', () => {
    /** Every line of a file that a reader or editor may see, of three words or more. */
    const linesOf = (language: string) =>
      fileOf(language)
        .text.split('\n')
        .map((line) => line.trim().replace(/^(?:\w+|\w+: \{.*covers): /, ''))
        .filter(
          (line) =>
            (line.replace(/\{\w+\}/g, '').match(/[\p{L}\p{M}]+/gu) ?? []).length > 2 && !/^(?:search|addresses|\w+: [a-z-]+,?$)/.test(line),
        );
    const owners = new Map<string, string[]>();
    for (const language of LANGUAGES)
      for (const line of new Set(linesOf(language))) owners.set(line, [...(owners.get(line) ?? []), language]);

    it('in a line', () => {
      const shared = [...owners].filter(
        ([, languages]) => languages.length > 1 && new Set(languages.map((one) => one.slice(0, 2))).size > 1,
      );
      expect(shared).toEqual([]);
    });

    it.each(LANGUAGES)('in the letters of “%s”', (language) => {
      const script = new Intl.Locale(language).maximize().script ?? '';
      const { data } = fileOf(language);
      const said = JSON.stringify(data, (key, value: unknown) => (['addresses', 'id', 'path', 'mailbox'].includes(key) ? undefined : value))
        .replace(/"\w+(?:\/\w+)?":|\{\w+\}|\\[n"\\]/g, ' ')
        .replace(/\b(?:JavaScript|WCAG|AA|IP|Cookie|cookie|AA-a)\b/g, ' ');
      const inScript: Readonly<Record<string, RegExp>> = {
        Latn: /\p{Script=Latin}/u,
        Cyrl: /\p{Script=Cyrillic}/u,
        Arab: /\p{Script=Arabic}/u,
        Hebr: /\p{Script=Hebrew}/u,
        Deva: /\p{Script=Devanagari}/u,
        Beng: /\p{Script=Bengali}/u,
        Hans: /\p{Script=Han}/u,
        Hant: /\p{Script=Han}/u,
        Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
        Kore: /\p{Script=Hangul}/u,
      };
      const foreign = said
        .match(/[\p{L}\p{M}]+/gu)
        ?.filter((word) => !Array.from(word).every((letter) => inScript[script]?.test(letter) === true || /\p{M}|[ー々]/u.test(letter)));
      expect(foreign).toEqual([]);
      if (script === 'Latn' && language !== 'en') expect(said).not.toMatch(/\b(?:the|and|with|which|from|your|what)\b/i);
    });
  });
});
