import { nameWidth } from './map-names.ts';

export interface Room {
  /** How wide a line may be, in pixels. */
  width: number;
  /** The size of the letters. */
  letters: number;
  /** How many lines there is room for. What is left then ends in an ellipsis. */
  most?: number;
}

/** Words as lines of a drawing, in which nothing wraps by itself: broken between words, and within one only where it is wider than the room. */
export function fitLines(text: string, { width, letters, most = Infinity }: Room): string[] {
  const isTooWide = (line: string) => nameWidth(line.trimEnd(), letters) > width;
  if (!isTooWide(text)) return [text];
  const lines: string[] = [];
  let open = '';
  let pieces = [text];
  const add = (part: string) => {
    if (open !== '' && isTooWide(open + part)) {
      lines.push(open.trimEnd());
      open = part.trimStart();
    } else open += part;
  };
  for (const [place, split] of SPLITS.entries())
    pieces = pieces.flatMap((piece) => (place === 0 || isTooWide(piece) ? split(piece) : [piece]));
  for (const piece of pieces) add(piece);
  if (open.trim() !== '') lines.push(open.trimEnd());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return [
    ...kept.slice(0, -1),
    `${graphemes(kept.at(-1) ?? '')
      .slice(0, -1)
      .join('')}…`,
  ];
}

/** Where a line may end: after a space or a hyphen; where that is too seldom, between words that stand together; at last between any two letters. */
const SPLITS: readonly ((text: string) => string[])[] = [(text) => text.split(/(?<=[\s-])/u), wordsOf, graphemes];

/** Words with the signs around them. */
function wordsOf(text: string): string[] {
  const segments = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)];
  return segments.reduce<string[]>((words, { segment, isWordLike }) => {
    const before = words.at(-1);
    if (before !== undefined && (isWordLike !== true || /[\p{Ps}\p{Pi}„]$/u.test(before))) return [...words.slice(0, -1), before + segment];
    return [...words, segment];
  }, []);
}

function graphemes(text: string): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
}
