import type { Nodes, Parents, Root } from 'mdast';
import { readTags } from '../text/html-tokens.ts';
import { withoutRemarks } from '../text/remarks.ts';
import { lineOf, rangeOf, walkTree } from '../text/tree.ts';
import { quote } from '../faults/fault.ts';
import type { TextSlip } from './text-slip.ts';

/** Of one text, more are not told. */
const MOST_SLIPS = 50;

/**
 * Marks that lead nowhere or are not read as marks: a number whose note is not there, a note whose number is not, and Markdown between
 * tags of HTML.
 */
export function findUnreadMarks(body: string, tree: Root): TextSlip[] {
  if (!MAY_HOLD.test(body)) return [];
  const finder = new MarkFinder(body);
  walkTree(tree, {
    enter: (node, around) => {
      finder.look(node, around);
      return undefined;
    },
  });
  return [...finder.slips, ...finder.unusedNotes()].slice(0, MOST_SLIPS);
}

const MAY_HOLD = /\[\^|<[A-Za-z!/]/;
const NUMBER = /\\?\[\^[^\]\s[]{1,100}\]/g;
const MARK = /\*\*(?=[^\s*])[^*\n]{1,200}\*\*|\[[^[\]\n]{1,200}\]\((?:https?:\/\/|\/|#)[^()\s]{1,300}\)/;
const WITHIN_LINES: ReadonlySet<Nodes['type']> = new Set(['paragraph', 'heading', 'tableCell']);

class MarkFinder {
  readonly slips: TextSlip[] = [];
  readonly #body: string;
  readonly #used = new Set<string>();
  readonly #notes = new Map<string, number>();

  constructor(body: string) {
    this.#body = body;
  }

  look(node: Nodes, around: readonly Parents[]): void {
    switch (node.type) {
      case 'footnoteReference':
        this.#used.add(node.identifier);
        break;
      case 'footnoteDefinition':
        this.#addNote(node.identifier, node.label ?? node.identifier, lineOf(node));
        break;
      case 'text':
        this.#lookForNumbers(node);
        break;
      case 'html':
        if (!around.some(({ type }) => WITHIN_LINES.has(type))) this.#lookAtHtml(node.value, lineOf(node));
    }
  }

  /** Notes that no place in the text points at: they are not printed. */
  unusedNotes(): TextSlip[] {
    return [...this.#notes].flatMap(([identifier, line]) =>
      this.#used.has(identifier)
        ? []
        : [
            {
              line,
              problem: `Nothing in the text points at the footnote “[^${identifier}]”, so that readers do not see it.`,
              mend: `Write [^${identifier}] where it belongs in the text, or take the footnote out.`,
            },
          ],
    );
  }

  #addNote(identifier: string, label: string, line: number): void {
    if (!this.#notes.has(identifier)) this.#notes.set(identifier, line);
    else
      this.slips.push({
        line,
        problem: `There is a footnote “[^${label}]” already, so that readers do not see this one.`,
        mend: 'Give it another number, here and where the text points at it.',
      });
  }

  #lookForNumbers(node: Nodes): void {
    const [start, end] = rangeOf(node);
    const written = this.#body.slice(start, end);
    for (const { 0: number, index } of written.matchAll(NUMBER)) {
      if (number.startsWith('\\')) continue;
      this.slips.push({
        line: lineOf(node) + written.slice(0, index).split('\n').length - 1,
        problem: `There is no footnote for ${quote(number)}, and readers see the brackets.`,
        mend: `Write the footnote on a line of its own, ${number}: …, or take the number out.`,
      });
      return;
    }
  }

  #lookAtHtml(html: string, line: number): void {
    const { shown, removed } = withoutRemarks(html);
    const [first] = removed;
    const [after = ''] = shown.slice(first?.at ?? 0).split('\n', 1);
    if (first && shown.slice(0, first.at).trim() === '' && /^[^<]*[\p{L}\p{N}]/u.test(after)) {
      this.slips.push({
        line: line + first.remark.split('\n').length - 1,
        problem: `${quote(shorten(after.trim()))} follows a remark on its line, where it is no paragraph and Markdown’s marks stay signs.`,
        mend: 'Put the remark on a line of its own, with an empty line after it.',
      });
      return;
    }
    const mark = wordsBetweenTags(shown)
      .map((words) => MARK.exec(words)?.[0])
      .find((found) => found !== undefined);
    if (mark !== undefined)
      this.slips.push({
        line,
        problem: `${quote(shorten(mark))} stands between tags of HTML, where Markdown’s marks stay signs.`,
        mend: 'Put an empty line before and after the words, or write <strong>…</strong> and <a href="…">…</a>.',
      });
  }
}

/** The words of a piece of HTML from one tag to the next, but for code. */
function wordsBetweenTags(html: string): string[] {
  const runs: string[] = [];
  let begin = 0;
  let depth = 0;
  const end = (at: number): void => {
    if (depth === 0 && at > begin) runs.push(html.slice(begin, at));
  };
  for (const token of readTags(html)) {
    if (!('name' in token)) continue;
    end(token.offset);
    begin = token.offset + token.written.length;
    if (token.name === 'code' || token.name === 'pre') depth = Math.max(0, depth + (token.kind === 'start' ? 1 : -1));
  }
  end(html.length);
  return runs;
}

const LONGEST = 60;

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
