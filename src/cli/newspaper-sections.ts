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
    const wanted = word.toLocaleLowerCase();
    const offered = Object.entries(starter.sections).find(([key, { id, name }]) =>
      [key, id, name].some((one) => one.toLocaleLowerCase() === wanted),
    );
    if (offered) return { id: offered[1].id, name: offered[1].name, offered: offered[0] };
    const id = buildSlug(word, languages[0]);
    if (!isSlug(id)) throw new Error(`“${word}” gives no address. Write a name with letters or digits.`);
    if (taken.includes(id)) throw new Error(`“${word}” would stand at /${id}/, where other pages stand. Give it another name.`);
    return { id, name: word };
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
