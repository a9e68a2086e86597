/** A stretch of a text, from one place up to another. */
type Stretch = readonly [start: number, end: number];

/**
 * A text with each block between an opening and a closing mark made anew. One pass: a mark that is never closed is a mark no block begins
 * with, and none is looked at twice. Both patterns are global; neither may match nothing.
 */
export function replaceBlocks(
  text: string,
  { open, close }: { open: RegExp; close: RegExp },
  change: (opening: RegExpExecArray, inside: string, closing: RegExpExecArray) => string,
): string {
  let out = '';
  let end = 0;
  for (let opening = next(open, text, 0); opening; opening = next(open, text, end)) {
    const closing = next(close, text, opening.index + opening[0].length);
    if (!closing) break;
    out += text.slice(end, opening.index) + change(opening, text.slice(opening.index + opening[0].length, closing.index), closing);
    end = closing.index + closing[0].length;
  }
  return out + text.slice(end);
}

/** A text of Markdown with everything changed that is not code. */
export function outsideCode(body: string, change: (text: string) => string): string {
  let out = '';
  let end = 0;
  for (const [from, to] of codeIn(body)) {
    out += change(body.slice(end, from)) + body.slice(from, to);
    end = to;
  }
  return out + change(body.slice(end));
}

const FENCE = /^[ \t]*(`{3,}|~{3,})/;

/** Where code stands in a text of Markdown: fenced blocks, one that is never closed up to the end, and code within a line. */
export function codeIn(body: string): Stretch[] {
  const found: Stretch[] = [];
  let fence: { start: number; marks: string } | undefined;
  let at = 0;
  for (const line of body.split('\n')) {
    const marks = FENCE.exec(line)?.[1];
    if (fence) {
      if (marks?.startsWith(fence.marks) === true && /^[`~]*[ \t]*$/.test(line.trimStart())) {
        found.push([fence.start, at + line.length]);
        fence = undefined;
      }
    } else if (marks !== undefined) fence = { start: at, marks };
    else found.push(...codeInLine(line).map(([from, to]): Stretch => [at + from, at + to]));
    at += line.length + 1;
  }
  if (fence) found.push([fence.start, body.length]);
  return found;
}

/** Code within a line stands between two runs of as many backticks. */
function codeInLine(line: string): Stretch[] {
  if (!line.includes('`')) return [];
  const runs = Array.from(line.matchAll(/`+/g), ({ index, 0: run }) => ({ index, length: run.length }));
  const lastOf = new Map(runs.map(({ length }, place) => [length, place]));
  const found: Stretch[] = [];
  for (let place = 0; place < runs.length; place += 1) {
    const run = runs[place];
    if (!run || (lastOf.get(run.length) ?? 0) <= place) continue;
    let closing = place + 1;
    while (runs[closing]?.length !== run.length) closing += 1;
    const other = runs[closing];
    if (!other) continue;
    found.push([run.index, other.index + other.length]);
    place = closing;
  }
  return found;
}

function next(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}
