/**
 * Words that may stand twice in a row, by language, without their marks. A language that is not here is not looked at: in many,
 * saying a word twice is grammar.
 */
const MAY_REPEAT: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set([
    'had',
    'that',
    'is',
    'was',
    'do',
    'in',
    'on',
    'no',
    'very',
    'so',
    'far',
    'many',
    'ha',
    'bye',
    'blah',
    'knock',
    'hear',
    'there',
  ]),
  es: new Set(['no', 'si', 'nos', 'muy', 'ya', 'casi', 'poco', 'tan', 'ja', 'bla', 'toc']),
  fr: new Set(['nous', 'vous', 'non', 'oui', 'tres', 'si', 'ha', 'bla', 'toc']),
  de: new Set(['die', 'der', 'das', 'den', 'sie', 'sehr', 'nein', 'ja', 'ha', 'bla']),
  pt: new Set(['nos', 'nao', 'sim', 'muito', 'quase', 'bla']),
  it: new Set(['no', 'si', 'ci', 'vi', 'piano', 'quasi', 'molto', 'bla']),
  ar: new Set([
    'لا',
    'نعم',
    'جدا',
    'واحدا',
    'واحدة',
    'واحد',
    'قليلا',
    'كثيرا',
    'رويدا',
    'شيئا',
    'يوما',
    'مرة',
    'خطوة',
    'صفا',
    'هيا',
    'كلا',
    'بي',
  ]),
};

/** Words of a form that may be said twice, by language. In Arabic a noun in the accusative said twice means “one by one”. */
const MAY_REPEAT_IN_FORM: Readonly<Record<string, RegExp>> = {
  ar: /^\p{L}{2,}ا$/u,
};

/** Spaces and at most one end of a line. */
const ADJOINING = /^[^\S\n]*\n?[^\S\n]*$/;

/** Each word that stands twice in a row, by a slip of who typed it, with where the first of the two begins. */
export function findRepeatedWords(prose: string, bounds: readonly number[], language: string): { words: string; at: number }[] {
  const [base = ''] = language.split('-');
  const mayRepeat = MAY_REPEAT[base];
  if (!mayRepeat) return [];
  const isAllowed = (word: string) => mayRepeat.has(word) || MAY_REPEAT_IN_FORM[base]?.test(word) === true;
  const found: { words: string; at: number }[] = [];
  let [start = 0, end = 0] = bounds;
  for (let index = 2; index < bounds.length; index += 2) {
    const [beforeStart, beforeEnd] = [start, end];
    start = bounds[index] ?? 0;
    end = bounds[index + 1] ?? 0;
    if (end - start !== beforeEnd - beforeStart || !isSame(prose.slice(beforeStart, beforeEnd), prose.slice(start, end))) continue;
    const [first, second] = [prose.slice(beforeStart, beforeEnd), prose.slice(start, end)];
    if (!/\p{L}/u.test(first) || isName(first, second) || isAllowed(bare(first))) continue;
    if (ADJOINING.test(prose.slice(beforeEnd, start))) found.push({ words: `${first} ${second}`, at: beforeStart });
  }
  return found;
}

function isSame(first: string, second: string): boolean {
  return first === second || first.toLowerCase() === second.toLowerCase();
}

/** Wagga Wagga, Duran Duran */
function isName(first: string, second: string): boolean {
  return /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(second);
}

function bare(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
