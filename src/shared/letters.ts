/**
 * Small letters that are letters of their own to Unicode, so that taking accents away leaves them as they are, with what readers
 * type who do not have them on their keyboard: “Lodz” is Łódź, “Reykjavik-Thor” is Þór.
 */
export const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ð: 'd',
  ø: 'o',
  þ: 'th',
  ß: 'ss',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ł: 'l',
  ŋ: 'n',
  œ: 'oe',
  ŧ: 't',
  ſ: 's',
  ƀ: 'b',
  ƙ: 'k',
  ƴ: 'y',
  ƶ: 'z',
  ǝ: 'e',
  ǥ: 'g',
  ɓ: 'b',
  ɔ: 'o',
  ɖ: 'd',
  ɗ: 'd',
  ə: 'e',
  ɛ: 'e',
  ɣ: 'g',
  ɨ: 'i',
  ɩ: 'i',
  ɲ: 'n',
  ʉ: 'u',
  ʋ: 'v',
  ʊ: 'u',
};

const ONE_OF_THEM = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** A text in small letters, with those that are not on every keyboard written with those that are. */
function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(ONE_OF_THEM, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
}

/** The words of a text that have such letters, each once, as they are typed without them. */
export function plainSpellings(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .normalize('NFD')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => word.search(ONE_OF_THEM) >= 0).map(plainLetters))];
}
