/** A file’s front matter and what follows it, cut at the two lines of three hyphens. */
export interface SplitText {
  /** The lines between the hyphens, each with its end. */
  fields: string;
  body: string;
}

/** Why a file cannot be cut, and where. */
export interface SplitFault {
  /** 1-based. */
  line: number;
  problem: string;
  mend: string;
}

const FENCE = /^---[ \t]*\r?$/;
const MEND = 'Put a line of three hyphens (---) before the first field and another after the last one.';

/**
 * Cuts a file into its front matter and its body. This is the only place where that is decided: whoever prints, searches, compiles or
 * edits a text is given what this function gives to the check. What another program might take for the end of the front matter is
 * refused, so that nobody can see another text below it.
 */
export function splitFrontMatter(text: string): SplitText | { fault: SplitFault } {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const opening = lineAt(text, start);
  if (isOfOldMacs(text)) return { fault: OLD_LINE_ENDS };
  if (!opening.text.startsWith('---')) return { fault: unopened(text.slice(start)) };
  if (!FENCE.test(opening.text)) return { fault: besideFence(opening.text, 1) };
  let line = 2;
  for (let at = opening.next; at < text.length; line += 1) {
    const current = lineAt(text, at);
    const foreign = foreignLineEnd(current.text);
    if (foreign !== undefined) return { fault: { line, ...foreign } };
    if (FENCE.test(current.text)) return { fields: text.slice(opening.next, at), body: text.slice(current.next) };
    if (/^(?:---|\+\+\+)/.test(current.text)) return { fault: besideFence(current.text, line) };
    at = current.next;
  }
  return { fault: unclosed(text.slice(opening.next)) };
}

/** What follows the front matter of a file that was checked. Throws for one that cannot be cut. */
export function bodyOf(text: string): string {
  const split = splitFrontMatter(text);
  if ('fault' in split) throw new Error(`The text has no front matter that can be read: line ${split.fault.line}. ${split.fault.problem}`);
  return split.body;
}

function lineAt(text: string, at: number): { text: string; next: number } {
  const end = text.indexOf('\n', at);
  return end < 0 ? { text: text.slice(at), next: text.length } : { text: text.slice(at, end), next: end + 1 };
}

/** A line that looks like three hyphens and is none: of other signs, of too few, or with spaces before it. */
const LIKE_FENCE = /^(?:\s*(?:-{1,2}|-{4,}|[‐‑‒–—―−─]+|\.{3}|\+{3})|\s+---)\s*$/u;

const WRITE_FENCE = 'Write a line of three hyphens instead, with nothing before or after them: ---';

function unopened(text: string): SplitFault {
  const [first = ''] = text.split('\n', 1);
  if (LIKE_FENCE.test(first))
    return { line: 1, problem: `The line “${shorten(first.trimEnd())}” is not the line of three hyphens with which front matter begins.`, mend: WRITE_FENCE };
  const before = text.split('\n', MOST_BEFORE).findIndex((line) => FENCE.test(line));
  if (before > 0)
    return {
      line: 1,
      problem: first.trim() === '' ? 'An empty line stands before the front matter.' : `“${shorten(first.trim())}” stands before the front matter.`,
      mend: `Take out what stands before the first line of three hyphens (---), which is line ${before + 1}.`,
    };
  return { line: 1, problem: 'The file does not begin with front matter.', mend: MEND };
}

/** Further down, three hyphens are a rule within a text. */
const MOST_BEFORE = 4;

function unclosed(text: string): SplitFault {
  const lines = text.split('\n');
  const like = lines.findIndex((line) => LIKE_FENCE.test(line));
  if (like < 0) return { line: 1, problem: 'The front matter is not closed.', mend: MEND };
  return {
    line: like + 2,
    problem: `The line “${shorten((lines[like] ?? '').trimEnd())}” is not the line of three hyphens with which front matter ends.`,
    mend: WRITE_FENCE,
  };
}

function isOfOldMacs(text: string): boolean {
  return text.includes('\r') && !text.includes('\n');
}

const OLD_LINE_ENDS: SplitFault = {
  line: 1,
  problem: 'The lines of the file end as on old Macs (CR), so that it is one line for most programs.',
  mend: 'Save it with the line ends of Unix (LF) or Windows (CRLF); text editors offer the choice where they save.',
};

function besideFence(text: string, line: number): SplitFault {
  return {
    line,
    problem: `The line “${shorten(text.trimEnd())}” begins like the end of the front matter and is none.`,
    mend: 'Write three hyphens and nothing else where the front matter begins and ends; put a text that begins with “---” or “+++” in double quotes, after the name of its field.',
  };
}

/** Signs that end a line for some programs and not for others, by the name that an editor may look for. */
const FOREIGN_ENDS: readonly [sign: RegExp, name: string][] = [
  [/\r(?!$)/, 'a carriage return without a line feed'],
  [/\u2028/, 'a line separator (U+2028)'],
  [/\u2029/, 'a paragraph separator (U+2029)'],
  [/\u0085/, 'a “next line” sign (U+0085)'],
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  [/[\u0000\u000b\u000c\u001c-\u001e]/, 'a control character'],
];

function foreignLineEnd(line: string): Pick<SplitFault, 'problem' | 'mend'> | undefined {
  const found = FOREIGN_ENDS.find(([sign]) => sign.test(line));
  return (
    found && {
      problem: `The line holds ${found[1]}, which some programs take for the end of a line.`,
      mend: 'Delete the line and type it again, and press Enter where a new one is to begin.',
    }
  );
}

const LONGEST = 60;

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
