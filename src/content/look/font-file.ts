import { fontace } from 'fontace';
import { create } from 'fontkitten';
import { quote, type Fault } from '../faults/fault.ts';

/** A face, as its file describes it. */
export interface FontFile {
  family: string;
  /** As CSS writes it: `400`, `200 800`. */
  weight: string;
  style: 'normal' | 'italic';
  /** The letters that it has, as CSS writes them: `U+20-7E, U+A0-FF`. */
  letters: string;
  format: 'woff2' | 'truetype' | 'opentype';
  /** In parts of its size. */
  metrics: { ascent: number; descent: number; lineGap: number; averageWidth: number };
}

type Words = Omit<Fault, 'file'>;

/** Larger files would be loaded before anything can be read in its own letters. */
const LARGEST = 2_000_000;

/** Reads what a font’s file says of itself, or tells why it cannot be used. */
export function readFontFile(bytes: Buffer): FontFile | { fault: Words } {
  if (bytes.length > LARGEST)
    return {
      fault: {
        problem: `The font has ${(bytes.length / 1_000_000).toFixed(1)} MB, and a page that is set in it would wait for all of them.`,
        mend: 'Save it as .woff2 with the letters that the newspaper’s languages need; “pyftsubset” does it.',
      },
    };
  try {
    const { family, weight, style, unicodeRange, format } = fontace(bytes);
    if (format === 'woff') throw new Error('it is packed as WOFF, the forerunner of WOFF2');
    return {
      family: family.replace(/["\\\n]/g, ''),
      weight: weight === 'normal' ? '400' : weight === 'bold' ? '700' : weight,
      style: style === 'normal' ? 'normal' : 'italic',
      letters: unicodeRange,
      format: bytes.toString('latin1', 0, 4) === 'OTTO' ? 'opentype' : format,
      metrics: measure(bytes),
    };
  } catch (error) {
    return {
      fault: {
        problem: `The font cannot be read: ${quote(error instanceof Error ? error.message : String(error))}.`,
        mend: 'Save it anew as .woff2, or take another file of the same face.',
      },
    };
  }
}

/** A sentence with letters about as frequent as in news, by whose length faces are compared. */
const SENTENCE = 'The quick brown fox jumps over the lazy dog and there are some more of the letters in it. ';

function measure(bytes: Buffer): FontFile['metrics'] {
  const font = create(bytes);
  if (font.isCollection) throw new Error('the file holds several fonts');
  const widths = Array.from(SENTENCE, (letter) => font.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth);
  const inEm = (units: number) => Math.round((units / font.unitsPerEm) * 1e4) / 1e4;
  return {
    ascent: inEm(font.ascent),
    descent: inEm(Math.abs(font.descent)),
    lineGap: inEm(font.lineGap),
    averageWidth: inEm(widths.reduce((sum, width) => sum + width, 0) / widths.length),
  };
}
