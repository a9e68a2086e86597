import type { MdastNode } from 'satteri';
import { quote } from '../faults/fault.ts';
import { childrenOf, parse } from './slip-tree.ts';
import type { TextSlip } from './text-slip.ts';

/** What has strayed into a text from elsewhere: the fields of another file, and the marks of a merge that was not finished. */
export function findStrayParts(body: string, isMdx: boolean): TextSlip[] {
  if (!MAY_STRAY.test(body)) return [];
  const root = parse(body, isMdx);
  const lines = body.split(/\r?\n/);
  const shown = root ? linesOfCode(root) : new Set<number>();
  const prose = lines.map((text, place) => (shown.has(place + 1) ? '' : text.trimEnd()));
  return [...findMergeMarks(prose), ...findFields(prose)].sort((a, b) => a.line - b.line);
}

const MAY_STRAY = /^(?:<{7}|>{7}|-{3}[ \t]*$)/m;

function findMergeMarks(lines: readonly string[]): TextSlip[] {
  let isOpen = false;
  return lines.flatMap((text, place) => {
    const isBegin = /^<{7}(?: |$)/.test(text);
    const isEnd = /^>{7}(?: |$)/.test(text);
    const wasOpen = isOpen;
    if (isBegin) isOpen = true;
    if (isEnd) isOpen = false;
    if (!isBegin && !(isEnd && !wasOpen)) return [];
    return [
      {
        line: place + 1,
        problem: `${quote(text)} is the mark of a merge: two versions of the text stand here, one below the other.`,
        mend: 'Keep the lines that are right, and take out the others and the lines that begin with <<<<<<<, ======= and >>>>>>>.',
      },
    ];
  });
}

/** Fields that stand above the text of files of many systems. */
const FIELD =
  /^(?:headline|title|section|kind|published|date|byline|author|authors|standfirst|description|draft|layout|slug|tags|topics|categories|photos)[ \t]*:(?:\s|$)/i;

const YAML_LINE = /^(?:[\w-]+[ \t]*:(?:\s|$)|[ \t]+\S|-[ \t]|#|$)/;

const MOST_FIELDS = 200;

function findFields(lines: readonly string[]): TextSlip[] {
  const slips: TextSlip[] = [];
  for (let place = 0; place < lines.length; place += 1) {
    if (lines[place] !== '---' || !FIELD.test(lines[place + 1] ?? '')) continue;
    const end = lines.slice(place + 1, place + MOST_FIELDS).findIndex((text) => !YAML_LINE.test(text));
    if (end < 0 || lines[place + 1 + end] !== '---') continue;
    slips.push({
      line: place + 1,
      problem: 'The fields of another file stand in the text, between two lines of three hyphens, and would be printed.',
      mend: 'Take them out, or write what they say into the fields at the top of the file.',
    });
    place += end + 1;
  }
  return slips;
}

function linesOfCode(root: MdastNode): Set<number> {
  const lines = new Set<number>();
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const { position } = node;
    if ((node.type === 'code' || node.type === 'html') && position)
      for (let line = position.start.line; line <= position.end.line; line += 1) lines.add(line);
    open.push(...childrenOf(node));
  }
  return lines;
}
