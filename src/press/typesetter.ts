import { readFileSync } from 'node:fs';
import { Blob, Buffer as TextBuffer, Direction, Face, Font, shape, Variation } from 'harfbuzzjs';
import { unpackWoff2 } from './woff2.ts';

/** How a text is set. */
export interface TypeStyle {
  family: 'serif' | 'sans' | 'naskh';
  /** In pixels. */
  size: number;
  /** Between letters, in parts of the size; Arabic letters join, and are never spaced. */
  tracking?: number;
}

/** A line of type as outlines, to be drawn from its left end on the baseline. */
export interface SetLine {
  width: number;
  /** SVG elements. */
  outlines: string;
}

/** Sets a text in one line. Letters that no face has are left out: `cardText` tells of them before. */
export function setLine(text: string, style: TypeStyle, direction: 'ltr' | 'rtl'): SetLine {
  const scaled = (units: number, upem: number) => (units / upem) * style.size;
  let x = 0;
  const paths: string[] = [];
  for (const run of inVisualOrder(findRuns(text, style.family, direction))) {
    const { font, upem, isArabic, outlines } = run.face;
    const buffer = new TextBuffer();
    buffer.addText(run.text);
    buffer.guessSegmentProperties();
    buffer.setDirection(run.level % 2 === 1 ? Direction.RTL : Direction.LTR);
    shape(font, buffer);
    const positions = buffer.getGlyphPositions();
    for (const [place, { codepoint }] of buffer.getGlyphInfos().entries()) {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[place] ?? {};
      let path = outlines.get(codepoint);
      if (path === undefined) {
        path = font.glyphToPath(codepoint);
        outlines.set(codepoint, path);
      }
      if (path !== '') {
        const scale = style.size / upem;
        const [left, up] = [x + scaled(xOffset, upem), scaled(yOffset, upem)];
        paths.push(`<path transform="matrix(${[scale, 0, 0, -scale, left, -up].map(short).join(' ')})" d="${path}"/>`);
      }
      x += scaled(xAdvance, upem) + (isArabic ? 0 : style.size * (style.tracking ?? 0));
    }
  }
  return { width: x, outlines: paths.join('') };
}

/**
 * Sets a text in the largest of the sizes at which it takes no more than `most` lines, all about equally long. At the smallest size
 * what does not fit is cut, with an ellipsis.
 */
export function setParagraph(
  text: string,
  style: Omit<TypeStyle, 'size'>,
  { direction, sizes, width, most }: { direction: 'ltr' | 'rtl'; sizes: readonly number[]; width: number; most: number },
): { size: number; lines: SetLine[] } {
  const smallest = sizes.at(-1) ?? 0;
  const at = (size: number) => {
    const measured = measureWords(text, { ...style, size }, direction, width);
    return { size, measured, lines: breakLines(measured, width) };
  };
  const sized = sizes.map(at).find(({ lines }) => lines.length <= most) ?? at(smallest);
  const { size, measured, lines } = sized;
  const chosen = lines.length <= most ? breakLines(measured, narrowest(measured, width, lines.length)) : cut(lines, most);
  return { size, lines: chosen.map((line) => setLine(line, { ...style, size }, direction)) };
}

interface Word {
  text: string;
  width: number;
  /** Whether a space stands before it. */
  spaced: boolean;
  space: number;
}

/** Words, with the places after dashes as places to break too. A word wider than a line is cut where letters end. */
function measureWords(text: string, style: TypeStyle, direction: 'ltr' | 'rtl', widest: number): Word[] {
  const measure = (part: string) => setLine(part, style, direction).width;
  const space = measure('a b') - measure('ab');
  return text
    .trim()
    .split(/[ \t\n]+/)
    .flatMap((word) =>
      word
        .split(/(?<=[-–—/])(?=\p{L})/u)
        .flatMap((part) => (measure(part) <= widest ? [part] : lettersOf(part)))
        .map((part, place) => ({ text: part, width: measure(part), spaced: place === 0, space })),
    );
}

function lettersOf(word: string): string[] {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word)].map(({ segment }) => segment);
}

function breakLines(words: readonly Word[], width: number): string[] {
  const lines: string[] = [];
  let [line, used] = ['', 0];
  for (const word of words) {
    const gap = line === '' || !word.spaced ? 0 : word.space;
    if (line !== '' && used + gap + word.width > width) {
      lines.push(line);
      [line, used] = [word.text, word.width];
    } else {
      line += `${gap > 0 ? ' ' : ''}${word.text}`;
      used += gap + word.width;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The narrowest measure at which the words still take as many lines: their lines are about equally long there. */
function narrowest(words: readonly Word[], width: number, count: number): number {
  let [low, high] = [Math.max(0, ...words.map((word) => word.width)), width];
  while (high - low > 4) {
    const middle = (low + high) / 2;
    if (breakLines(words, middle).length <= count) high = middle;
    else low = middle;
  }
  return high;
}

function cut(lines: readonly string[], most: number): string[] {
  const kept = lines.slice(0, most);
  const last = kept.pop() ?? '';
  return [...kept, `${last.replace(/\s*\S*$/u, '').replace(/[\s,.;:–—-]+$/u, '') || last}…`];
}

interface LoadedFace {
  font: Font;
  upem: number;
  letters: ReadonlySet<number>;
  /** Of the glyphs that have been set before. */
  outlines: Map<number, string>;
  isArabic: boolean;
}

const STYLES = '../styles/fonts/';

/** The site’s own cuts, in `src/styles`. */
export const SITE_CUTS = ['fonts/newsreader-display.woff2', 'fonts/public-sans.woff2', 'fonts/noto-naskh-arabic.woff2'] as const;
const PACKAGED = '@fontsource-variable/';

/** The site’s own cuts, then the packaged faces with the letters that they leave out. */
const FACES = {
  display: [`${STYLES}newsreader-display.woff2`, 560],
  displayLatin: [`${PACKAGED}newsreader/files/newsreader-latin-wght-normal.woff2`, 560],
  displayExtended: [`${PACKAGED}newsreader/files/newsreader-latin-ext-wght-normal.woff2`, 560],
  displayVietnamese: [`${PACKAGED}newsreader/files/newsreader-vietnamese-wght-normal.woff2`, 560],
  sans: [`${STYLES}public-sans.woff2`, 620],
  sansLatin: [`${PACKAGED}public-sans/files/public-sans-latin-wght-normal.woff2`, 620],
  sansExtended: [`${PACKAGED}public-sans/files/public-sans-latin-ext-wght-normal.woff2`, 620],
  naskh: [`${STYLES}noto-naskh-arabic.woff2`, 640],
  naskhWhole: [`${PACKAGED}noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2`, 640],
} as const satisfies Record<string, readonly [string, number]>;

type FaceName = keyof typeof FACES;

const NEWSREADER: readonly FaceName[] = ['display', 'displayLatin', 'displayExtended', 'displayVietnamese'];
const PUBLIC_SANS: readonly FaceName[] = ['sans', 'sansLatin', 'sansExtended'];
const NASKH: readonly FaceName[] = ['naskh', 'naskhWhole'];

const CHAINS: Readonly<Record<TypeStyle['family'], readonly FaceName[]>> = {
  serif: [...NEWSREADER, ...NASKH, ...PUBLIC_SANS],
  sans: [...PUBLIC_SANS, ...NASKH, ...NEWSREADER],
  naskh: [...NASKH, ...NEWSREADER, ...PUBLIC_SANS],
};

const loaded = new Map<FaceName, LoadedFace>();

/** The code points of every letter that some face has. */
export function lettersOfFaces(): Set<number> {
  return new Set((Object.keys(FACES) as FaceName[]).flatMap((name) => [...loadFace(name).letters]));
}

function loadFace(name: FaceName): LoadedFace {
  let face = loaded.get(name);
  if (!face) {
    const [path, weight] = FACES[name];
    const address = path.startsWith(PACKAGED) ? import.meta.resolve(path) : new URL(path, import.meta.url);
    const plain = unpackWoff2(readFileSync(new URL(address)));
    const opened = new Face(new Blob(new Uint8Array(plain).buffer));
    const font = new Font(opened);
    font.setVariations([new Variation('wght', weight)]);
    face = { font, upem: opened.upem, letters: new Set(opened.collectUnicodes()), isArabic: NASKH.includes(name), outlines: new Map() };
    loaded.set(name, face);
  }
  return face;
}

function faceFor(letter: string, family: TypeStyle['family']): LoadedFace | undefined {
  const code = letter.codePointAt(0) ?? 0;
  for (const name of CHAINS[family]) {
    const face = loadFace(name);
    if (face.letters.has(code)) return face;
  }
  return undefined;
}

interface Run {
  text: string;
  face: LoadedFace;
  /** Even for left to right; higher levels are set within lower ones. */
  level: number;
}

const RIGHT_TO_LEFT = /^[\p{Script=Arabic}\p{Script=Hebrew}\u200f]$/u;
const DIGIT = /^\p{Nd}$/u;
/** Between two digits they belong to the number. */
const SEPARATOR = /^[.,:/٫٬]$/;

/** Cuts a text into runs of one direction and one face. */
function findRuns(text: string, family: TypeStyle['family'], direction: 'ltr' | 'rtl'): Run[] {
  const letters = Array.from(text.normalize('NFC'));
  const levels = findLevels(letters, direction);
  const runs: Run[] = [];
  letters.forEach((letter, place) => {
    const level = levels[place] ?? 0;
    const last = runs.at(-1);
    const isMark = /^[\p{M}\u200c\u200d]$/u.test(letter);
    const face = isMark && last ? last.face : faceFor(letter, family);
    if (!face) return;
    if (last?.level === level && last.face === face) last.text += letter;
    else runs.push({ text: letter, face, level });
  });
  return runs;
}

/** The part of Unicode’s bidirectional algorithm that headlines need: https://www.unicode.org/reports/tr9/ */
function findLevels(letters: readonly string[], direction: 'ltr' | 'rtl'): number[] {
  const base = direction === 'rtl' ? 1 : 0;
  let strong: 'L' | 'R' = base === 1 ? 'R' : 'L';
  const kinds = letters.map((letter): 'L' | 'R' | 'number' | undefined => {
    if (RIGHT_TO_LEFT.test(letter) && !DIGIT.test(letter)) return (strong = 'R');
    if (DIGIT.test(letter)) return strong === 'L' ? 'L' : 'number';
    return /^\p{L}$/u.test(letter) ? (strong = 'L') : undefined;
  });
  kinds.forEach((kind, place) => {
    const isInNumber = kinds[place - 1] === 'number' && kinds[place + 1] === 'number' && SEPARATOR.test(letters[place] ?? '');
    if (kind === undefined && isInNumber) kinds[place] = 'number';
  });
  const side = (kind: (typeof kinds)[number]) => (kind === 'number' ? 'R' : kind);
  return kinds.map((kind, place) => {
    const before = side(kinds.slice(0, place).findLast((other) => other !== undefined)) ?? (base === 1 ? 'R' : 'L');
    const after = side(kinds.slice(place).find((other) => other !== undefined)) ?? (base === 1 ? 'R' : 'L');
    const settled = kind ?? (before === after ? before : undefined);
    if (settled === undefined) return base;
    if (settled === 'number') return 2;
    return settled === 'R' ? 1 : base === 1 ? 2 : 0;
  });
}

/** Whatever stands within a higher level is turned round, highest first. */
function inVisualOrder(runs: readonly Run[]): Run[] {
  const ordered = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start;
      while ((ordered[end]?.level ?? -1) >= level) end += 1;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return ordered;
}

function short(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}
