import { isSlug, buildSlug } from '../shared/slug.ts';
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

/** Finds the sections that are named, by name or id. Throws a sentence for one that can be none. */
export function chooseSections(words: readonly string[], starter: Starter, languages: readonly string[]): ChosenSection[] {
  const standing = STANDING_NAMES.flatMap((page) => [page, starter.addresses?.[page] ?? page]);
  const taken = [
    ...FIXED_NAMES,
    ...standing,
    ...languages,
    ...Object.entries(starter.pages).map(([key, { path = key }]) => path.split('/')[0] ?? ''),
  ];
  const chosen = words.map((word): ChosenSection => {
    const [, called = word, given] = WITH_ADDRESS.exec(word)?.map((part) => part.trim()) ?? [];
    const wanted = called.toLocaleLowerCase();
    const [key, offered] =
      Object.entries(starter.sections).find(([one, { id, name }]) => [one, id, name].some((same) => same.toLocaleLowerCase() === wanted)) ??
      [];
    const id = given ?? offered?.id ?? buildSlug(called, languages[0]);
    if (given !== undefined && !isSlug(given))
      throw new Error(`“${given}” cannot be an address. Write small letters a–z, digits and single hyphens, as in “${called} = harbour”.`);
    if (!isSlug(id))
      throw new Error(`“${called}” gives no address, which has letters a–z and digits. Write one beside it: “${called} = harbour”.`);
    if (taken.includes(id))
      throw new Error(
        `“${called}” would stand at /${id}/, where other pages stand. Give it another name, or an address: “${called} = ${id}-news”.`,
      );
    return offered ? { id, name: offered.name, offered: key } : { id, name: called };
  });
  if (chosen.length === 0) throw new Error('A newspaper needs a section.');
  const twice = chosen.find(({ id }, place) => chosen.findIndex((other) => other.id === id) !== place);
  if (twice) throw new Error(`“${twice.name}” is named twice.`);
  return chosen;
}

/** Words between commas, also those of other scripts. */
export function splitWords(text: string): string[] {
  return text
    .split(/[,،、，;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
