import createBidi from 'bidi-js';
import { faceFor, type LoadedFace } from './type-faces.ts';
import type { TypeStyle } from './type-style.ts';

const bidi = createBidi();

interface Run {
  text: string;
  face: LoadedFace;
  /** Even for left to right; higher levels are set within lower ones. */
  level: number;
}

/** Cuts a text into runs of one direction and one face. */
export function findRuns(text: string, { family, own }: Omit<TypeStyle, 'size'>, direction: 'ltr' | 'rtl'): Run[] {
  const letters = Array.from(text.normalize('NFC'));
  const levels = findLevels(letters, direction);
  const runs: Run[] = [];
  letters.forEach((letter, place) => {
    const level = levels[place] ?? 0;
    const last = runs.at(-1);
    const isMark = /^[\p{M}\u200c\u200d]$/u.test(letter);
    const face = isMark && last ? last.face : faceFor(letter, family, own);
    if (!face) return;
    if (last?.level === level && last.face === face) last.text += letter;
    else runs.push({ text: letter, face, level });
  });
  return runs;
}

/** The level of each letter by Unicode’s bidirectional algorithm: https://www.unicode.org/reports/tr9/ */
function findLevels(letters: readonly string[], direction: 'ltr' | 'rtl'): number[] {
  const { levels } = bidi.getEmbeddingLevels(letters.join(''), direction);
  let at = 0;
  return letters.map((letter) => {
    const level = levels[at] ?? 0;
    at += letter.length;
    return level;
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
