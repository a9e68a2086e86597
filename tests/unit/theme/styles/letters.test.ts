import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Blob, Face } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { unpackWoff2 } from '../../../../src/build/woff2.ts';
import { typeSheets } from '../../../../src/shared/type-sheets.ts';
import exemplars from '../../../fixtures/exemplar-letters.json' with { type: 'json' };
import { ROOT } from '../../../support/site.ts';

const STYLES = join(ROOT, 'src/theme/styles');
const require = createRequire(import.meta.url);

/** What a face of a style sheet sets: by its file, of which each is opened once. */
interface SheetFace {
  family: string;
  weight: string;
  isItalic: boolean;
  has: (code: number) => boolean;
}

const opened = new Map<string, ReadonlySet<number>>();

function lettersIn(file: string): ReadonlySet<number> {
  let letters = opened.get(file);
  if (!letters) {
    letters = new Set(new Face(new Blob(new Uint8Array(unpackWoff2(readFileSync(file))).buffer)).collectUnicodes());
    opened.set(file, letters);
  }
  return letters;
}

function facesIn(sheet: string): SheetFace[] {
  const path = join(STYLES, sheet);
  return [...readFileSync(path, 'utf8').matchAll(/@font-face \{([^}]*)\}/g)].flatMap(([, rules = '']) => {
    const value = (name: string) => new RegExp(`(?:^|\\s)${name}:\\s*([^;]+);`).exec(rules)?.[1]?.replace(/\s+/g, ' ') ?? '';
    const [, url = ''] = /url\('([^']+)'\)/.exec(rules) ?? [];
    if (url === '') return [];
    const letters = lettersIn(url.startsWith('.') ? join(dirname(path), url) : require.resolve(url));
    const ranges = [...value('unicode-range').matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(
      ([, first = '', last = first]) => [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const,
    );
    const has = (code: number) => letters.has(code) && ranges.some(([first, last]) => first <= code && code <= last);
    return [
      { family: value('font-family').replaceAll("'", ''), weight: value('font-weight'), isItalic: value('font-style') === 'italic', has },
    ];
  });
}

/** The faces that text, headlines and labels of an edition are looked for in. Letters of Arabic are in one family for all three. */
const ROLES: Readonly<Record<string, (face: SheetFace) => boolean>> = {
  text: ({ family, weight, isItalic }) => !isItalic && (family.startsWith('Noto Naskh') || (family === 'Newsreader' && weight === '400')),
  headlines: ({ family, weight, isItalic }) =>
    !isItalic && (family.startsWith('Noto Naskh') || (family === 'Newsreader' && weight === '500 700')),
  labels: ({ family }) => family.startsWith('Noto Naskh') || family === 'Public Sans' || family === 'Newsreader',
};

/** Letters, their marks, digits and quotation marks. Signs such as ‰ and † are in no face, and come from the device. */
const LETTER = /^[\p{L}\p{M}\p{Nd}\p{Pi}\p{Pf}„‚]$/u;
/** Small raised letters that French abbreviations may be written with, and that newspapers write as plain ones. */
const RAISED = ['ʳ', 'ˢ', 'ᵈ', 'ᵉ'];

describe.each(Object.entries(exemplars.letters))('In %s', (language, letters) => {
  const faces = ['fonts.css', ...typeSheets(language).map((name) => `scripts/${name}.css`)].flatMap(facesIn);

  it.each(Object.entries(ROLES))('each letter of %s is in a face that ships', (_role, isFor) => {
    const own = faces.filter(isFor);
    const missing = Array.from(letters).filter(
      (letter) => LETTER.test(letter) && !RAISED.includes(letter) && !own.some(({ has }) => has(letter.codePointAt(0) ?? 0)),
    );
    expect(missing.map((letter) => `${letter} ${(letter.codePointAt(0) ?? 0).toString(16)}`)).toEqual([]);
  });
});
