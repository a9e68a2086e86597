import { nearest } from '../../shared/nearest.ts';

/** Ids, each with what it is known as: the first is told, and others may be meant. */
export type Names = ReadonlyMap<string, readonly string[]>;

/** Endings that files of the newsroom have, and ids have not. */
const ENDING = /\.(jpe?g|png|webp|avif|tiff?|mdx?|yaml)$/i;

/** The one id of what is called so: by the id in other letters, by a name, or by the last part of a path or address. */
export function findMeant(written: string, names: Names): string | undefined {
  const whole = written.trim().replace(ENDING, '').replace(/\/$/, '');
  const plain = plainOf(whole);
  if (plain === '') return undefined;
  const last = plainOf(whole.split('/').at(-1) ?? '');
  const ids = [...names.keys()];
  const found = [
    ids.filter((id) => plainOf(id) === plain),
    ids.filter((id) => names.get(id)?.some((name) => plainOf(name) === plain)),
    ids.filter((id) => plainOf(id.split('/').at(-1) ?? '') === last),
  ].find((some) => some.length > 0);
  return found?.length === 1 ? found[0] : undefined;
}

const MOST_ALIKE = 3;

/** The ids of what is called nearly so, or shares a word of its name with it. */
export function findAlike(written: string, names: Names): string[] {
  const ids = [...names.keys()];
  const near = nearest(plainOf(written), ids);
  const words = wordsOf(written);
  const sharing = ids.filter((id) => wordsOf([id, ...(names.get(id) ?? [])].join(' ')).some((word) => words.includes(word)));
  return [...new Set([...(near === undefined ? [] : [near]), ...sharing])].slice(0, MOST_ALIKE);
}

function wordsOf(text: string): string[] {
  return plainOf(text)
    .split('-')
    .filter((word) => word.length > 2);
}

/** In small letters without accents, with hyphens for all that is no letter. */
function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
