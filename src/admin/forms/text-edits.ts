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

/** Lines that are no words: fences of code, notes and related stories, tables, components. */
const NO_WORDS = /^[ \t]*(?:`{3}|~{3}|:{2}|\||<\/?[A-Z])/m;

/** How a line begins that is a heading, an item of a list, or of a quotation. */
const LINES = {
  heading: { sign: () => '## ', is: /^#{2,6}[ \t]+/ },
  list: { sign: () => '- ', is: /^[ \t]*[-*+][ \t]+/ },
  numbers: { sign: (place: number) => `${String(place)}. `, is: /^[ \t]*\d+[.)][ \t]+/ },
  quotation: { sign: () => '> ', is: /^>[ \t]?/ },
} as const;

/** What a line is that becomes another kind of line: its indentation, its sign and its words. */
const ANY_LINE = /^([ \t]*)(?:(?:[-*+]|\d+[.)]|#{1,6})[ \t]+)?(.*)$/s;

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
  if (NO_WORDS.test(text.slice(from, to))) return { from, to, written: text.slice(from, to), selected: [from, to] };
  while (text[from - 1] === '*' && text[to] === '*') [from, to] = [from - 1, to + 1];
  const isBegin = text.slice(text.lastIndexOf('\n', from - 1) + 1, from).trim() === '';
  // What looks like a sign of a line is one at its beginning alone.
  const signsOf = (line: string, place: number): number => (place > 0 || isBegin ? (LINE_SIGNS.exec(line)?.[0].length ?? 0) : 0);
  const lines = text.slice(from, to).split('\n');
  const words = lines.map((line, place) => line.slice(signsOf(line, place)).trim());
  const isOn = words.every((some) => some === '' || isSigned(some, sign));
  const written = lines
    .map((line, place) => {
      const own = words[place] ?? '';
      if (own === '') return line;
      const at = line.indexOf(own, signsOf(line, place));
      const changed = isOn ? own.slice(sign.length, -sign.length) : isSigned(own, sign) ? own : sign + withoutSigns(own, sign) + sign;
      return line.slice(0, at) + changed + line.slice(at + own.length);
    })
    .join('\n');
  const inner = lines.length === 1 && !isOn ? sign.length : 0;
  return { from, to, written, selected: [from + inner, from + written.length - inner] };
}

/** Makes the lines that are selected a heading, a list or a quotation, or plain lines again. */
export function beginLines({ text, start, end }: Selected, kind: LineKind): TextEdit {
  const { sign, is }: { sign: (place: number) => string; is: RegExp } = LINES[kind];
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
    if (kind === 'quotation') return sign(count) + line.replace(is, '');
    const [, indent = '', words = ''] = ANY_LINE.exec(line) ?? [];
    return (kind === 'heading' ? '' : indent) + sign(count) + words;
  });
  // What stands right before or behind would be taken for a part of it, or it for a part of that.
  const isParted = (line: string): boolean => line.trim() === '' || (!isOn && kind !== 'heading' && is.test(line));
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
  const [begin, to] = start === end ? [start, end] : withoutSpaces(text, start, end);
  const shown = words.trim().replace(/\s*\n\s*/g, ' ');
  // Emphasis and escaped signs within the words that were selected are signs already; a link among them is led elsewhere.
  const label = text.slice(begin, to).trim() === shown ? withoutLinks(shown) : shown.replace(/[\\[\]*_`<{~&]/g, '\\$&');
  // Behind an exclamation mark it would be a picture.
  const isPicture = text[begin - 1] === '!' && text[begin - 2] !== '\\';
  const from = isPicture ? begin - 1 : begin;
  const target = /[()]/.test(address) ? address.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29')) : address;
  const written = `${isPicture ? '\\!' : ''}[${label}](${target.replace(/\s/g, '%20')})`;
  return { from, to, written, selected: [from + written.length, from + written.length] };
}

/** Words as the words of a link, in which no other can be, nor half a pair of brackets. */
function withoutLinks(words: string): string {
  const plain = words.replace(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1').replace(/(?<!\\)[[\]]/g, '\\$&');
  return /(?<!\\)(?:\\\\)*\\$/.test(plain) ? `${plain}\\` : plain;
}

/** Words without the signs of one kind among them, which would end what is put around all. */
function withoutSigns(words: string, sign: '**' | '*'): string {
  return words.replace(sign === '**' ? /(?<!\\)\*\*/g : /(?<![\\*])\*(?!\*)(?!\s)|(?<![\\*\s])\*(?!\*)/g, '');
}

/** Whether one pair of signs is around all of the words. */
function isSigned(words: string, sign: '**' | '*'): boolean {
  if (words.length <= sign.length * 2 || !words.startsWith(sign) || !words.endsWith(sign)) return false;
  const inner = words.slice(sign.length, -sign.length);
  if (withoutSigns(inner, sign) !== inner) return false;
  // Of three asterisks, one is italic and two are bold; two alone are no italic.
  const signs = /^\*+/.exec(words)?.[0].length ?? 0;
  const last = /\*+$/.exec(words)?.[0].length ?? 0;
  return sign === '*' ? signs !== 2 && last !== 2 : true;
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
