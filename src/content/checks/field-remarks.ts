import { quote, type Fault } from '../faults/fault.ts';

type RemarkFault = Pick<Fault, 'problem' | 'mend'> & {
  /** 0-based, within the fields. */
  line: number;
};

/**
 * Where a remark in the fields would be published, or words would not since they are taken for one. A remark in the fields is what
 * follows a `#` at the beginning of a line or after a space, unless it stands in a text of several lines or in quotation marks.
 * @param read gives what fields hold, in a form that can be compared; throws for those that cannot be read.
 */
export function findFieldRemark(text: string, read: (text: string) => string): RemarkFault | undefined {
  if (!MAY_REMARK.test(text)) return undefined;
  const lines = text.split(/\r?\n/);
  return remarkOfTexts(lines, text, read) ?? lineInText(lines) ?? lostWords(lines, read);
}

const MAY_REMARK = /<!--|\{\s*\/\*|^[ \t]+#[ \t]|[^\s#][ \t]+#[\p{L}\p{N}]/mu;

/** What is left out of the text of a story stands in its fields as it is. */
const OF_TEXTS = /<!--|\{\s*\/\*/;

function remarkOfTexts(lines: readonly string[], text: string, read: (text: string) => string): RemarkFault | undefined {
  if (!OF_TEXTS.test(text) || !OF_TEXTS.test(read(text))) return undefined;
  const found = lines.findIndex((line) => OF_TEXTS.test(line) && !line.trimStart().startsWith('#'));
  const line = Math.max(0, found);
  return {
    line,
    problem: `${quote(shorten((lines[line] ?? '').slice((lines[line] ?? '').search(OF_TEXTS))))} stands in a field, where readers would see it.`,
    mend: 'Write what is for the newsroom alone on a line of its own that begins with “#”, between two fields.',
  };
}

const TEXT_BEGINS = /(?:^|[:-][ \t]+)[|>][-+\d]*[ \t]*(?:#.*)?$/;

const GIVEN_INDENT = /[|>][-+]?([1-9])[-+]?[ \t]*(?:#.*)?$/;

/** A line like a remark in a text of several lines, which begins with `|` or `>`. */
function lineInText(lines: readonly string[]): RemarkFault | undefined {
  for (let place = 0; place < lines.length; place += 1) {
    if (!TEXT_BEGINS.test(lines[place] ?? '')) continue;
    const own = nameColumn(lines[place] ?? '');
    const given = GIVEN_INDENT.exec(lines[place] ?? '')?.[1];
    let indent = given === undefined ? undefined : own + Number(given);
    for (; place + 1 < lines.length; place += 1) {
      const line = lines[place + 1] ?? '';
      if (line.trim() === '') continue;
      const depth = line.search(/[^ ]/);
      indent ??= depth;
      if (depth <= own || depth < indent) break;
      if (/^ *#[ \t]/.test(line))
        return {
          line: place + 1,
          problem: `${quote(shorten(line.trim()))} stands in a text of several lines, where “#” begins no remark: readers would see it.`,
          mend: 'Put the line above the field, indented as the field is.',
        };
    }
  }
  return undefined;
}

/** Where a field’s name begins; list hyphens before it are indent. */
function nameColumn(line: string): number {
  return line.search(/[^ -]/);
}

const MAY_BE_CUT = /[^\s#][ \t]+#(?=[\p{L}\p{N}])/u;
const EACH_CUT = /([^\s#][ \t]+)#(?=[\p{L}\p{N}])/gu;
/** A character that begins nothing in YAML, in the place of “#”: where fields read the same with it, nothing is cut off. */
const SIGN = '\uE000';
/** Of one file, more lines are not looked into. */
const MOST_LINES = 20;

/** A sign like that of `#MeToo`, from which on a field is not read. */
function lostWords(lines: readonly string[], read: (text: string) => string): RemarkFault | undefined {
  const places = lines.flatMap((line, place) => (MAY_BE_CUT.test(line) && !line.trimStart().startsWith('#') ? [place] : []));
  if (places.length === 0) return undefined;
  const whole = read(lines.join('\n'));
  const signs = new Set(places);
  const marked = lines.map((line, place) => (signs.has(place) ? line.replaceAll(EACH_CUT, `$1${SIGN}`) : line)).join('\n');
  if (readOrNothing(marked, read)?.replaceAll(SIGN, '#') === whole) return undefined;
  for (const place of places.slice(0, MOST_LINES)) {
    const line = lines[place] ?? '';
    const at = line.search(MAY_BE_CUT) + 1;
    const isCut = readOrNothing(lines.with(place, line.slice(0, at)).join('\n'), read) === whole;
    if (isCut)
      return {
        line: place,
        problem: `${quote(shorten(line.slice(at).trim()))} would be taken for a remark and left out.`,
        mend: 'Put the whole value in double quotes. If it is a remark, write a space after the “#”.',
      };
  }
  return undefined;
}

function readOrNothing(text: string, read: (text: string) => string): string | undefined {
  try {
    return read(text);
  } catch {
    return undefined;
  }
}

const LONGEST = 60;

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
