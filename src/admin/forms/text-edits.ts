/** What becomes of a text: one stretch of it is written anew, and then something is selected. Every other letter stays. */
export interface TextEdit {
  from: number;
  to: number;
  written: string;
  /** What is selected in the new text. */
  selected: [start: number, end: number];
}

export interface Selected {
  text: string;
  start: number;
  end: number;
}

/** What stands at the beginning of a line and is no word of it. */
const LINE_SIGNS = /^(?:[ \t]*(?:[-*+]|\d+[.)]|>|#{1,6})(?:[ \t]+|$))*/;

/** How a line begins that is a heading, an item of a list, or of a quotation. */
const LINES = {
  heading: { sign: () => '## ', is: /^#{2,6}[ \t]+/ },
  list: { sign: () => '- ', is: /^[-*+][ \t]+/ },
  numbers: { sign: (place: number) => `${String(place)}. `, is: /^\d+[.)][ \t]+/ },
  quotation: { sign: () => '> ', is: /^>[ \t]?/ },
} as const;

export type LineKind = keyof typeof LINES;

/**
 * Puts signs around the words that are selected, or takes them away: `**` for bold, `*` for italic. Without a selection, those around the
 * word at the cursor. Emphasis ends with its line, since it may not go on from one item of a list to the next.
 */
export function emphasise({ text, start, end }: Selected, sign: '**' | '*'): TextEdit {
  let [from, to] = start === end ? wordAt(text, start) : withoutSpaces(text, start, end);
  if (from === to) {
    const words = 'words';
    return { from, to, written: sign + words + sign, selected: [from + sign.length, from + sign.length + words.length] };
  }
  while (text[from - 1] === '*' && text[to] === '*') [from, to] = [from - 1, to + 1];
  const lines = text.slice(from, to).split('\n');
  const isOn = lines.every((line) => wordsIn(line) === '' || isSigned(wordsIn(line), sign));
  const written = lines
    .map((line) => {
      const words = wordsIn(line);
      if (words === '') return line;
      const place = line.indexOf(words, LINE_SIGNS.exec(line)?.[0].length ?? 0);
      const changed = isOn ? words.slice(sign.length, -sign.length) : isSigned(words, sign) ? words : sign + words + sign;
      return line.slice(0, place) + changed + line.slice(place + words.length);
    })
    .join('\n');
  const inner = lines.length === 1 && !isOn ? sign.length : 0;
  return { from, to, written, selected: [from + inner, from + written.length - inner] };
}

/** Makes the lines that are selected a heading, a list or a quotation, or plain lines again. */
export function beginLines({ text, start, end }: Selected, kind: LineKind): TextEdit {
  const { sign, is } = LINES[kind];
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const lineEnd = text.indexOf('\n', last);
  const to = lineEnd < 0 ? text.length : lineEnd;
  const lines = text.slice(from, to).split('\n');
  const isOn = lines.some((line) => line.trim() !== '') && lines.every((line) => line.trim() === '' || is.test(line));
  let count = 0;
  const changed = lines.map((line) => {
    if (isOn) return line.replace(is, '');
    // An empty line parts paragraphs of a quotation, and is none of a list.
    if (line.trim() === '' && lines.length > 1) return kind === 'quotation' ? '>' : line;
    count += 1;
    return sign(count) + line.replace(is, '');
  });
  // What stands right before or behind would be taken for a part of it, or it for a part of that.
  const isParted = (line: string): boolean => isOn || line.trim() === '' || (kind !== 'heading' && is.test(line));
  const before = text.slice(0, from).split('\n').at(-2) ?? '';
  const after = text.slice(to).split('\n')[1] ?? '';
  const gap = isParted(before) ? '' : '\n';
  const body = changed.join('\n');
  const written = gap + body + (isParted(after) ? '' : '\n');
  const shift = from + gap.length;
  if (start === end) {
    const place = Math.max(shift, shift + body.length - (to - end));
    return { from, to, written, selected: [place, place] };
  }
  return { from, to, written, selected: [shift, shift + body.length] };
}

/** A link at the selection. */
export function writeLink({ text, start, end }: Selected, address: string, words: string): TextEdit {
  const [from, to] = start === end ? [start, end] : withoutSpaces(text, start, end);
  const shown = words.trim().replace(/\s*\n\s*/g, ' ');
  // Emphasis and escaped signs within the words that were selected are signs already.
  const label = text.slice(from, to).trim() === shown ? shown : shown.replace(/[\\[\]*_`<]/g, '\\$&');
  const target = /[()]/.test(address) ? address.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29')) : address;
  const written = `[${label}](${target.replace(/\s/g, '%20')})`;
  return { from, to, written, selected: [from + written.length, from + written.length] };
}

function isSigned(words: string, sign: string): boolean {
  if (words.length <= sign.length * 2 || !words.startsWith(sign) || !words.endsWith(sign)) return false;
  // Of three asterisks, one is italic and two are bold; two alone are no italic.
  const signs = /^\*+/.exec(words)?.[0].length ?? 0;
  const last = /\*+$/.exec(words)?.[0].length ?? 0;
  return sign === '*' ? signs !== 2 && last !== 2 : true;
}

/** The words of a line without what stands before them, and without spaces. */
function wordsIn(line: string): string {
  return line.slice(LINE_SIGNS.exec(line)?.[0].length ?? 0).trim();
}

function withoutSpaces(text: string, start: number, end: number): [number, number] {
  const selected = text.slice(start, end);
  if (selected.trim() === '') return [end, end];
  return [start + selected.length - selected.trimStart().length, end - (selected.length - selected.trimEnd().length)];
}

function wordAt(text: string, place: number): [number, number] {
  const isWord = (at: number): boolean => /[\p{L}\p{M}\p{N}’'-]/u.test(text[at] ?? '');
  let [from, to] = [place, place];
  while (from > 0 && isWord(from - 1)) from -= 1;
  while (to < text.length && isWord(to)) to += 1;
  // At the edge of a word, another one is begun.
  return from === place || to === place ? [place, place] : [from, to];
}
