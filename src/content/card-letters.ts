/**
 * The letters and signs that cards can be set in: those of the faces in `build/type-faces.ts`, as ranges of Unicode. A test holds it against the fonts.
 */
export const CARD_LETTERS = `
  20-7e a0-131 134-148 14a-17e 18f 192 1a0-1a1 1af-1b0 1c4-1cc 1d4 1e6-1e7 1ea-1eb 1fa-21b 22a-22d 230-233 237 259 2b9-2bc 2c6-2c7 2da
  2dc-2dd 300-301 303-304 307-309 323 374-375 37a 37e 384-38a 38c 38e-3a1 3a3-3d1 3d5 3d7 3d9 3db 3dd 3e1 3f4 3f7-3f8 400-45f 462-463
  472-475 490-493 496-49b 4a0-4a3 4aa-4ab 4ae-4b3 4b6-4b7 4ba-4bb 4c0-4c4 4c7-4c8 4cf-4d1 4d4-4d9 4e2-4e3 4e6-4e9 4ee-4ef 4f2-4f3 4f6-4f7
  591-5c7 5d0-5ea 5ef-5f4 600-6ff 750-77f 870-88e 890-891 898-8e1 8e3-983 985-98c 98f-990 993-9a8 9aa-9b0 9b2 9b6-9b9 9bc-9c4 9c7-9c8
  9cb-9ce 9d7 9dc-9dd 9df-9e3 9e6-9fe 1cd0-1cf9 1e0c-1e0d 1e24-1e25 1e44-1e45 1e5a-1e5b 1e62-1e63 1e6c-1e6d 1e80-1e85 1e92-1e93 1e9e
  1ea0-1ef9 200c-200e 2010 2013-2014 2018-201a 201c-201e 2020 2022 2026 2032-2033 2039-203a 2044 204f 20a1 20a3-20a4 20a6-20a7 20a9-20ad
  20b1-20b2 20b4-20b5 20b9-20ba 20bc-20bd 20f0 2113 2116 2122 2212 2215 25cc 2e41 a830-a839 a8e0-a8ff fb1d-fb36 fb38-fb3c fb3e fb40-fb41
  fb43-fb44 fb46-fbc2 fbd3-fd8f fd92-fdc7 fdcf fdf0-fdff fe70-fe74 fe76-fefc feff 10efd-10eff 11b00-11b09`
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

/** Most texts are of these letters and signs alone, all of which have a face. */
const OF_COMMON_LETTERS = /^[\x20-\x7e\u00c0-\u0131\u0621-\u063a\u0641-\u064a\u060c\u061b\u061f\u2013\u2014\u2018\u2019\u201c\u201d]*$/;

const PICTOGRAPHS = /\p{RGI_Emoji}|\p{Extended_Pictographic}\ufe0f?/gv;

/** Works out what becomes of a text on a card. */
export function cardText(text: string): CardText {
  if (OF_COMMON_LETTERS.test(text)) return { text, lost: [], left: [] };
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
