import type { Fault } from '../faults/fault.ts';

/** Values within values; no property of a component needs as many. */
const DEEPEST_VALUE = 50;

/** Signs with which code can be nested, from the first that is code on. A reader of code goes one level deeper with each. */
const MOST_SIGNS = 2000;

const NESTING =
  /[!~+\-?=>&|*/^%([{<`:]|\b(?:async|await|case|class|const|delete|do|else|export|extends|function|import|in|instanceof|let|new|of|return|throw|typeof|var|void|yield)\b/g;

/** Lines that are read as code whatever stands in them. */
const MODULE_LINE = /^(?:import|export)\b/m;

/**
 * Whether a text in MDX is safe to be parsed at all. The parser goes a level deeper with each bracket or sign of code, and code that is
 * nested some thousand levels deep ends the whole process. Values that stand as they are, as in a chart, may be as long as they like;
 * of everything else in curly brackets, which is a fault anyway, only so much is handed to the parser that it can tell where it stands.
 */
export function boundsFault(body: string): (Pick<Fault, 'problem' | 'mend'> & { line: number }) | undefined {
  for (const [sign, most, what] of COUNTED) {
    const beyond = placeOfCount(body, sign, most + 1);
    if (beyond !== undefined)
      return {
        line: lineAt(body, beyond),
        problem: `The text has more than ${most} ${what}.`,
        mend: 'Put the figures into a file beside the story, or end the file’s name in “.md”, where they are printed as they are written.',
      };
  }
  const code = firstCode(body);
  if (code === undefined) return undefined;
  if (code.isDeep)
    return {
      line: lineAt(body, code.at),
      problem: `The brackets that begin here are more than ${DEEPEST_VALUE} deep.`,
      mend: 'Write the values as a list of rows; no component needs more.',
    };
  if (placeOfCount(body.slice(code.at), NESTING, MOST_SIGNS + 1) !== undefined)
    return {
      line: lineAt(body, code.at),
      problem: 'The curly bracket or the line of code that stands here is followed by more signs of code than a story can have.',
      mend: 'To print a curly bracket, put a backslash before it: \\{. If the story uses no component, end its file’s name in “.md”.',
    };
  return undefined;
}

/** What the parser takes the longer for, each, the more of them there are in a text. */
const COUNTED: readonly [sign: RegExp, most: number, what: string][] = [
  [/\{/g, 3000, 'curly brackets'],
  [/<[\p{L}/>_$]/gu, 5000, 'tags'],
];

/** Where the sign stands that is the last of so many; undefined when there are fewer. */
function placeOfCount(body: string, sign: RegExp, count: number): number | undefined {
  let found = 0;
  for (const { index } of body.matchAll(sign)) {
    found += 1;
    if (found === count) return index;
  }
  return undefined;
}

/** Where something stands that is not a value as it is. */
function firstCode(body: string): { at: number; isDeep: boolean } | undefined {
  const moduleLine = MODULE_LINE.exec(body)?.index;
  let from = 0;
  for (;;) {
    const at = body.indexOf('{', from);
    if (at < 0) break;
    if (moduleLine !== undefined && moduleLine < at) break;
    const value = skipValue(body, at);
    if (value === 'deep') return { at, isDeep: true };
    if (value === undefined) return { at, isDeep: false };
    from = value;
  }
  return moduleLine === undefined ? undefined : { at: moduleLine, isDeep: false };
}

/** What may stand in a value besides texts, remarks and brackets. */
const PLAIN = /[\s\w.,:$+-]+/y;
const TEXTS: Readonly<Record<string, RegExp>> = {
  '"': /"(?:[^"\\\n]|\\[\s\S])*"/y,
  "'": /'(?:[^'\\\n]|\\[\s\S])*'/y,
  '`': /`(?:[^`\\$]|\\[\s\S])*`/y,
  '/': /\/\*(?:[^*]|\*(?!\/))*\*\//y,
};
const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/** Where a value in curly brackets ends; undefined for what is none. */
function skipValue(body: string, start: number): number | 'deep' | undefined {
  const closing: string[] = [];
  for (let at = start; at < body.length;) {
    const sign = body[at] ?? '';
    const pattern = TEXTS[sign] ?? PLAIN;
    const opened = CLOSING[sign];
    if (opened !== undefined) {
      closing.push(opened);
      if (closing.length > DEEPEST_VALUE) return 'deep';
      at += 1;
    } else if (sign === closing.at(-1)) {
      closing.pop();
      at += 1;
      if (closing.length === 0) return at;
    } else {
      pattern.lastIndex = at;
      const found = pattern.exec(body);
      if (!found) return undefined;
      at = pattern.lastIndex;
    }
  }
  return undefined;
}

function lineAt(body: string, at: number): number {
  return body.slice(0, at).split('\n').length;
}
