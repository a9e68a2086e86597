/**
 * The letters and signs that cards can be set in: those of the faces in `build/typesetter.ts`, which are Latin and Arabic, as ranges
 * of Unicode. A test holds it against the fonts.
 */
export const CARD_LETTERS = `
  20-7e a0-131 134-148 14a-17e 18f 192 1a0-1a1 1af-1b0 1c4-1cc 1d4 1e6-1e7 1ea-1eb 1fa-21b 22a-22d 230-233 237 259 2b9-2bc 2c6-2c7
  2da 2dc-2dd 300-301 303-304 308-309 323 600-6ff 750-77f 870-88e 890-891 898-8e1 8e3-8ff 1e0c-1e0d 1e24-1e25 1e44-1e45 1e5a-1e5b
  1e62-1e63 1e6c-1e6d 1e80-1e85 1e92-1e93 1e9e 1ea0-1ef9 200c-200e 2010 2013-2014 2018-201a 201c-201e 2020 2022 2026 2032-2033
  2039-203a 2044 204f 20a1 20a3-20a4 20a6-20a7 20a9 20ab-20ad 20b1-20b2 20b5 20b9-20ba 20bc-20bd 2113 2122 2212 2215 2e41 fb50-fbc2
  fbd3-fd8f fd92-fdc7 fdcf fdf0-fdff fe70-fe74 fe76-fefc feff 10efd-10eff`
  .trim()
  .split(/\s+/)
  .map((range) => range.split('-').map((code) => Number.parseInt(code, 16)))
  .map(([first = 0, last = first]): readonly [number, number] => [first, last]);

/** A text as a card can show it. */
export interface CardText {
  text: string;
  /** Letters and signs that no face has, each once: with any of them the text would be another, and is not shown. */
  lost: string[];
  /** Pictographs that no face has, each once: the text is shown without them. */
  left: string[];
}

const PICTOGRAPHS = /\p{RGI_Emoji}|\p{Extended_Pictographic}\ufe0f?/gv;

/** Works out what becomes of a text on a card. */
export function cardText(text: string): CardText {
  const left: string[] = [];
  const words = text.replace(PICTOGRAPHS, (sign) => {
    if (hasFace(sign)) return sign;
    left.push(sign);
    return '';
  });
  const whole = words.normalize('NFC');
  const signs = Array.from(whole, plainSign);
  const isWhole = left.length === 0 && signs.join('') === whole;
  return {
    text: isWhole ? text : signs.join('').replace(/ {2,}/g, ' ').trim(),
    lost: [...new Set(signs.filter((sign) => sign !== '' && !hasFace(sign)))],
    left: [...new Set(left)],
  };
}

function hasFace(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return sign.length === String.fromCodePoint(code).length && CARD_LETTERS.some(([first, last]) => first <= code && code <= last);
}

/** Spaces and hyphens of other widths and rules of breaking are ones like others on a card, and what cannot be seen is nothing. */
function plainSign(sign: string): string {
  if (hasFace(sign)) return sign;
  if (/^[\p{Zs}\s]$/u.test(sign)) return ' ';
  if (sign === '\u2011') return '-';
  return /^\p{Default_Ignorable_Code_Point}$/u.test(sign) ? '' : sign;
}
