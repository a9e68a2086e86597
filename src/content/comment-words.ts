/** What turns the direction of letters around, or is seen by nobody; joiners stay, which Persian, Hindi and others are written with. */
const UNSEEN = /[\u200B\u200E\u200F\u061C\u202A-\u202E\u2060-\u2069\uFEFF\u00AD\u180E\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
// eslint-disable-next-line no-control-regex -- what terminals and pages would take for a command
const CONTROLS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g;
/** More marks on one letter than any language writes. */
const HEAP = /(\p{M}{4})\p{M}+/gu;

/** The words of a stranger as they can stand in a page or a terminal: as they are read, with nothing in them that cannot be seen. */
export function cleanedWords(text: string, form: 'lines' | 'line' = 'lines'): string {
  const lines = text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNSEEN, '')
    .replace(CONTROLS, '')
    .normalize('NFC')
    .replace(HEAP, '$1')
    .replace(/ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return form === 'line' ? lines.replace(/\s+/g, ' ') : lines;
}

/** Letters that look like others, of which names are made that are not what they seem. */
const ALIKE: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', ё: 'e', һ: 'h', і: 'i', ј: 'j', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', ѕ: 's', т: 't', у: 'y', х: 'x',
  // Greek
  α: 'a', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x',
  // Latin and digits
  ı: 'i', ɡ: 'g', '0': 'o', '1': 'l',
};

const SCRIPTS = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
] as const;

/** What an editor should look at twice: a name that seems to be another’s, letters that seem to be others, and links. */
export function doubtsAbout({ name, text }: { name: string; text: string }, known: readonly string[]): string[] {
  const doubts: string[] = [];
  const mixed = mixedScripts(name);
  if (mixed.length > 1) doubts.push(`The name mixes letters of ${mixed.join(' and ')}, which look alike.`);
  const taken = known.find((other) => skeleton(other) === skeleton(name));
  if (taken !== undefined) doubts.push(`The name is, or looks like, that of ${taken}, who writes here.`);
  const links = text.match(/\b(?:https?:\/\/|www\.)\S+/gi) ?? [];
  if (links.length > 0) doubts.push(`It has ${links.length === 1 ? 'a link' : `${links.length} links`}, which will be plain words.`);
  return doubts;
}

/** The scripts of a word that has letters of several. */
function mixedScripts(name: string): string[] {
  for (const word of name.split(/\s+/)) {
    const found = SCRIPTS.filter(([, letters]) => letters.test(word)).map(([script]) => script);
    if (found.length > 1) return found;
  }
  return [];
}

function skeleton(name: string): string {
  return Array.from(name.normalize('NFKD').toLowerCase())
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .map((letter) => ALIKE[letter] ?? letter)
    .join('');
}
