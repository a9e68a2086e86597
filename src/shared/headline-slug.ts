import slugify from '@sindresorhus/slugify';
import { LETTERS } from './letters.ts';

const MOST_WORDS = 9;
const LONGEST = 60;

/** Letters of the Latin alphabet that the library does not know and would leave out, and a sign that is no word. */
const REPLACEMENTS: [string, string][] = [['&', ' '], ...Object.entries(LETTERS).filter(([letter]) => slugify(letter) === '')];

/**
 * A headline as the last part of an address: at most nine of its words in small letters a–z and digits. Other scripts are written in
 * Latin letters as far as their letters tell (Arabic without its vowels); empty when nothing can be.
 */
export function buildSlug(headline: string, language?: string): string {
  // In small letters before they are transliterated: of an “I” that stands for “ı” Turkish would make an “ı” again, which is none of a–z.
  const small = headline.replace(/[’‘]/g, "'").toLocaleLowerCase(language);
  const words = slugify(small, { decamelize: false, customReplacements: REPLACEMENTS, locale: language })
    .split('-')
    .filter((word) => /^[a-z0-9]+$/.test(word))
    .slice(0, MOST_WORDS);
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, LONGEST) : `${slug}-${word}`;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return slug;
}
