import { diffArrays } from 'diff';

/** Some paragraphs of the text that both began with, and what stands in their place. */
interface Change {
  from: number;
  to: number;
  by: readonly string[];
}

/**
 * Two texts that were made of one, as one text with the changes of both: by paragraph, and by line among the fields. Undefined when both
 * have changed the same place, each in another way: that is for an editor to decide.
 */
export function mergeParagraphs(base: string, mine: string, theirs: string): string | undefined {
  const [units, own, others] = [base, mine, theirs].map(unitsOf) as [string[], string[], string[]];
  const changes = [...changesOf(units, own), ...changesOf(units, others)].sort((a, b) => a.from - b.from || a.to - b.to);
  const kept: Change[] = [];
  for (const change of changes) {
    const last = kept.at(-1);
    if (last && isSame(last, change)) continue;
    if (last && touches(last, change)) return undefined;
    kept.push(change);
  }
  let at = 0;
  const merged = kept.flatMap(({ from, to, by }) => {
    const before = units.slice(at, from);
    at = to;
    return [...before, ...by];
  });
  return [...merged, ...units.slice(at)].join('');
}

/** The lines of the fields, then the paragraphs of the text, each with the empty lines after it. */
function unitsOf(text: string): string[] {
  const written = text.endsWith('\n') ? text : `${text}\n`;
  const [fields = ''] = /^---\r?\n[\s\S]*?\n---[ \t]*\r?\n/.exec(written) ?? [];
  const paragraphs = written.slice(fields.length).match(/(?:[^\n]*\S[^\n]*\n)+(?:[ \t\r]*\n)*|(?:[ \t\r]*\n)+/g) ?? [];
  return [...(fields.match(/[^\n]*\n/g) ?? []), ...paragraphs];
}

function changesOf(base: string[], text: string[]): Change[] {
  const changes: Change[] = [];
  let at = 0;
  let open: { from: number; by: string[] } | undefined;
  const close = (): void => {
    if (open) changes.push({ ...open, to: at });
    open = undefined;
  };
  for (const { added, removed, value } of diffArrays(base, text)) {
    if (!added && !removed) close();
    else open ??= { from: at, by: [] };
    if (added) open?.by.push(...value);
    else at += value.length;
  }
  close();
  return changes;
}

function isSame(one: Change, other: Change): boolean {
  return one.from === other.from && one.to === other.to && one.by.join('') === other.by.join('');
}

/** Two insertions at one place have no order; nor may one stand within what the other has changed. */
function touches(one: Change, other: Change): boolean {
  return other.from < one.to || (other.from === one.from && other.to === one.to);
}
