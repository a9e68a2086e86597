import { Direction, shape, Buffer as TextBuffer } from 'harfbuzzjs';
import { findRuns, inVisualOrder } from './type-runs.ts';
import type { TypeStyle } from './type-style.ts';

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
  for (const run of inVisualOrder(findRuns(text, style, direction))) {
    const { font, upem, isJoined, outlines } = run.face;
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
      x += scaled(xAdvance, upem) + (isJoined ? 0 : style.size * (style.tracking ?? 0));
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

function short(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}
