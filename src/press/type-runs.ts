import { faceFor, type LoadedFace } from './type-faces.ts';
import type { TypeStyle } from './type-style.ts';

interface Run {
  text: string;
  face: LoadedFace;
  /** Even for left to right; higher levels are set within lower ones. */
  level: number;
}

const RIGHT_TO_LEFT = /^[\p{Script=Arabic}\p{Script=Hebrew}\u200f]$/u;

const DIGIT = /^\p{Nd}$/u;

/** Between two digits they belong to the number. */
const SEPARATOR = /^[.,:/٫٬]$/;

/** Cuts a text into runs of one direction and one face. */
export function findRuns(text: string, family: TypeStyle['family'], direction: 'ltr' | 'rtl'): Run[] {
  const letters = Array.from(text.normalize('NFC'));
  const levels = findLevels(letters, direction);
  const runs: Run[] = [];
  letters.forEach((letter, place) => {
    const level = levels[place] ?? 0;
    const last = runs.at(-1);
    const isMark = /^[\p{M}\u200c\u200d]$/u.test(letter);
    const face = isMark && last ? last.face : faceFor(letter, family);
    if (!face) return;
    if (last?.level === level && last.face === face) last.text += letter;
    else runs.push({ text: letter, face, level });
  });
  return runs;
}

/** The part of Unicode’s bidirectional algorithm that headlines need: https://www.unicode.org/reports/tr9/ */
function findLevels(letters: readonly string[], direction: 'ltr' | 'rtl'): number[] {
  const base = direction === 'rtl' ? 1 : 0;
  let strong: 'L' | 'R' = base === 1 ? 'R' : 'L';
  const kinds = letters.map((letter): 'L' | 'R' | 'number' | undefined => {
    if (RIGHT_TO_LEFT.test(letter) && !DIGIT.test(letter)) return (strong = 'R');
    if (DIGIT.test(letter)) return strong === 'L' ? 'L' : 'number';
    return /^\p{L}$/u.test(letter) ? (strong = 'L') : undefined;
  });
  kinds.forEach((kind, place) => {
    const isInNumber = kinds[place - 1] === 'number' && kinds[place + 1] === 'number' && SEPARATOR.test(letters[place] ?? '');
    if (kind === undefined && isInNumber) kinds[place] = 'number';
  });
  const side = (kind: (typeof kinds)[number]) => (kind === 'number' ? 'R' : kind);
  return kinds.map((kind, place) => {
    const before = side(kinds.slice(0, place).findLast((other) => other !== undefined)) ?? (base === 1 ? 'R' : 'L');
    const after = side(kinds.slice(place).find((other) => other !== undefined)) ?? (base === 1 ? 'R' : 'L');
    const settled = kind ?? (before === after ? before : undefined);
    if (settled === undefined) return base;
    if (settled === 'number') return 2;
    return settled === 'R' ? 1 : base === 1 ? 2 : 0;
  });
}

/** Whatever stands within a higher level is turned round, highest first. */
export function inVisualOrder(runs: readonly Run[]): Run[] {
  const ordered = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start;
      while ((ordered[end]?.level ?? -1) >= level) end += 1;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return ordered;
}
