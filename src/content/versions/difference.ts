import { diffArrays, diffWords } from 'diff';

/** A stretch of text that stayed, was put in, or was taken out. */
export interface Passage {
  kind: 'kept' | 'inserted' | 'deleted';
  text: string;
}

/** A paragraph as it was changed, or how many were not. */
export type ChangedParagraph = { kind: 'changed'; passages: Passage[] } | { kind: 'unchanged'; count: number };

/** Beyond this many changed words a paragraph counts as rewritten; finding the fewest would take too long. */
const MOST_CHANGES = 400;
/** A paragraph that keeps less than this part of its letters reads better as one taken out and one put in. */
const LEAST_KEPT = 0.4;
/** So many paragraphs on both sides, multiplied, are not compared each with each. */
const MOST_PAIRS = 40_000;

/** What was changed in a list of paragraphs, in reading order. Words are those of the language, whatever its script. */
export function compareParagraphs(before: readonly string[], after: readonly string[], language: string): ChangedParagraph[] {
  const changed: ChangedParagraph[] = [];
  let deleted: readonly string[] = [];
  const flush = (inserted: readonly string[]) => {
    changed.push(...compareRuns(deleted, inserted, language));
    deleted = [];
  };
  for (const { value, added, removed } of diffArrays([...before], [...after])) {
    if (removed) deleted = value;
    else if (added) flush(value);
    else {
      flush([]);
      changed.push({ kind: 'unchanged', count: value.length });
    }
  }
  flush([]);
  return changed;
}

/** What was changed in one paragraph: what was taken out stands before what was put in its place. */
export function compareWords(before: string, after: string, language: string): Passage[] {
  if (before === after) return before === '' ? [] : [{ kind: 'kept', text: before }];
  const changes = diffWords(before, after, { intlSegmenter: segmenterOf(language), maxEditLength: MOST_CHANGES });
  const passages =
    changes && joinScraps(changes.map(({ value, added, removed }) => passage(added ? 'inserted' : removed ? 'deleted' : 'kept', value)));
  if (!passages || keptPart(passages) < LEAST_KEPT) return rewritten(before, after);
  return passages;
}

/** Paragraphs between two that stayed: each is compared with the one it was made from, if there is one. */
function compareRuns(before: readonly string[], after: readonly string[], language: string): ChangedParagraph[] {
  const whole = (kind: Passage['kind']) => (text: string) => ({ kind: 'changed' as const, passages: [passage(kind, text)] });
  const changed: ChangedParagraph[] = [];
  let [left, right] = [0, 0];
  for (const [from, to] of [...pairUp(before, after), [before.length, after.length] as const]) {
    changed.push(...before.slice(left, from).map(whole('deleted')), ...after.slice(right, to).map(whole('inserted')));
    const [old, now] = [before[from], after[to]];
    if (old !== undefined && now !== undefined) changed.push({ kind: 'changed', passages: compareWords(old, now, language) });
    [left, right] = [from + 1, to + 1];
  }
  return changed;
}

/** Which paragraph became which: the pairs, in order, that have the most words in common. */
function pairUp(before: readonly string[], after: readonly string[]): [number, number][] {
  if (before.length * after.length > MOST_PAIRS) return [];
  const words = (paragraphs: readonly string[]) => paragraphs.map((paragraph) => countWords(paragraph));
  const [left, right] = [words(before), words(after)];
  const best = Array.from({ length: before.length + 1 }, () => new Float64Array(after.length + 1));
  const at = (row: number, column: number) => best[row]?.[column] ?? 0;
  const pairs: [number, number][] = [];
  const likeness = left.map((own) => right.map((other) => alike(own, other)));
  const gain = (row: number, column: number) => {
    const value = likeness[row]?.[column] ?? 0;
    return value < LEAST_KEPT ? 0 : value;
  };
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      const paired = gain(row, column) > 0 ? gain(row, column) + at(row + 1, column + 1) : 0;
      best[row]?.fill(Math.max(paired, at(row + 1, column), at(row, column + 1)), column, column + 1);
    }
  }
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    if (gain(row, column) > 0 && at(row, column) === gain(row, column) + at(row + 1, column + 1)) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row, column) === at(row + 1, column)) row += 1;
    else column += 1;
  }
  return pairs;
}

function countWords(paragraph: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of paragraph.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The part of their words that two paragraphs have in common, from 0 to 1. */
function alike(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0);
  const all = sum(one) + sum(other);
  const common = [...one].reduce((total, [word, count]) => total + Math.min(count, other.get(word) ?? 0), 0);
  return all === 0 ? 0 : (2 * common) / all;
}

/**
 * Joins changes that only a space, a mark or one short word separates: “one {old→new} two {old→new}” is harder to read than the
 * whole stretch once as it was and once as it is.
 */
function joinScraps(passages: readonly Passage[]): Passage[] {
  const joined: Passage[] = [];
  let [deleted, inserted] = ['', ''];
  const flush = () => {
    if (deleted !== '') joined.push(passage('deleted', deleted));
    if (inserted !== '') joined.push(passage('inserted', inserted));
    [deleted, inserted] = ['', ''];
  };
  passages.forEach(({ kind, text }, place) => {
    if (kind === 'deleted') deleted += text;
    else if (kind === 'inserted') inserted += text;
    else if (place > 0 && place < passages.length - 1 && isScrap(text) && deleted !== '' && inserted !== '') {
      deleted += text;
      inserted += text;
    } else {
      flush();
      joined.push(passage('kept', text));
    }
  });
  flush();
  return joined;
}

const SHORT = 3;

function isScrap(text: string): boolean {
  return text.trim().length <= SHORT;
}

function keptPart(passages: readonly Passage[]): number {
  const length = (kind: Passage['kind']) => passages.reduce((sum, one) => sum + (one.kind === kind ? one.text.length : 0), 0);
  const kept = length('kept');
  return kept / Math.max(1, kept + Math.max(length('deleted'), length('inserted')));
}

function rewritten(before: string, after: string): Passage[] {
  return [passage('deleted', before), passage('inserted', after)].filter(({ text }) => text !== '');
}

function passage(kind: Passage['kind'], text: string): Passage {
  return { kind, text };
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}
