import { buildSlug } from '../shared/headline-slug.ts';
import { isSlug } from '../shared/slug.ts';
import { FIXED_NAMES } from '../shared/reserved-names.ts';
import { STANDING_NAMES } from '../shared/standing-pages.ts';
import type { Starter } from './newspaper-language.ts';

/** A section as it was chosen: one that is offered, by what it is about, or one of the publisher’s own. */
export interface ChosenSection {
  id: string;
  /** As it was written; of an offered one, its name in the first language. */
  name: string;
  /** Which of the offered ones it is. */
  offered?: string | undefined;
}

/** A name and the address that it is to have: “港 = port”. */
const WITH_ADDRESS = /^([^=＝]+)[=＝]([^=＝]+)$/;

/**
 * Finds the sections that are named, by name or id in any of the languages; the first one leads. Throws a sentence for one that can be
 * none.
 */
export function chooseSections(words: readonly string[], starters: ReadonlyMap<string, Starter>): ChosenSection[] {
  const chosen = words.map((word) => chooseSection(word, starters));
  if (chosen.length === 0) throw new Error('A newspaper needs a section.');
  const twice = chosen.find(({ id, offered }, place) =>
    chosen.slice(0, place).some((other) => other.id === id || (offered !== undefined && other.offered === offered)),
  );
  if (twice) throw new Error(`“${twice.name}” is named twice.`);
  const standing = [...starters.values()].flatMap(({ addresses }) => STANDING_NAMES.flatMap((page) => [page, addresses?.[page] ?? page]));
  for (const [language, { pages }] of starters) {
    const others = new Set([
      ...FIXED_NAMES,
      ...standing,
      ...starters.keys(),
      ...Object.entries(pages).map(([key, { path = key }]) => topOf(path)),
    ]);
    const sections = new Map<string, string>();
    for (const section of chosen) {
      const address = addressIn(language, section, starters);
      const before = sections.get(address);
      const who = others.has(address) ? 'other pages stand' : before === undefined ? undefined : `“${before}” does`;
      if (who !== undefined)
        throw new Error(
          `“${section.name}” would stand at ${shownAddress(language, address, starters)}, where ${who}. Give it another name, or an address: “${section.name} = ${section.id}-news”.`,
        );
      sections.set(address, section.name);
    }
  }
  return chosen;
}

function chooseSection(word: string, starters: ReadonlyMap<string, Starter>): ChosenSection {
  const [language = 'en'] = starters.keys();
  const [, called = word, given] = WITH_ADDRESS.exec(word)?.map((part) => part.trim()) ?? [];
  const wanted = called.toLocaleLowerCase();
  const offered = [...starters.values()]
    .flatMap(({ sections }) => Object.entries(sections))
    .find(([key, { id, name }]) => [key, id, name].some((same) => same.toLocaleLowerCase() === wanted))?.[0];
  const usual = offered === undefined ? undefined : starters.get(language)?.sections[offered];
  const id = given ?? usual?.id ?? buildSlug(called, language);
  if (given !== undefined && !isSlug(given))
    throw new Error(`“${given}” cannot be an address. Write small letters a–z, digits and single hyphens, as in “${called} = harbour”.`);
  if (!isSlug(id))
    throw new Error(`“${called}” gives no address, which has letters a–z and digits. Write one beside it: “${called} = harbour”.`);
  return usual ? { id, name: usual.name, offered } : { id, name: called };
}

/** The last part of a section’s address in an edition. */
export function addressIn(language: string, { id, offered }: ChosenSection, starters: ReadonlyMap<string, Starter>): string {
  const [first] = starters.keys();
  return language === first || offered === undefined ? id : (starters.get(language)?.sections[offered]?.id ?? id);
}

function shownAddress(language: string, address: string, starters: ReadonlyMap<string, Starter>): string {
  const [first] = starters.keys();
  return language === first ? `/${address}/` : `/${language}/${address}/`;
}

function topOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** Words between commas, also those of other scripts. */
export function splitWords(text: string): string[] {
  return text
    .split(/[,،、，;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
