import { rangeOf, type TextFormat } from '../../content/text/tree.ts';
import { blocksOf, flowIfReadable, flowOf, isSamePlace, type Letter, type PlacedBlock, type Unit } from './text-flow.ts';
import { guardAt, SplicedText, type Selected, type Splice, type TextEdit } from './text-edits.ts';
import { piecesOf, SIGN_LENGTH, unitsIn, type BlockPieces, type EmphasisKind, type PlacedUnit } from './word-pieces.ts';
import { stretchesOf } from './word-stretches.ts';

const PLACEHOLDER = 'words';

/**
 * Puts signs around the words that are selected, or takes them away where all of them have it. Without a selection, around the word at
 * the cursor. Where signs would stay signs, as between a letter and a quotation mark, they are put at the next place where they do not;
 * what has been written is read again, and is nothing where the tree would not be the one that was asked for.
 */
export function emphasise(selected: Selected, kind: EmphasisKind): TextEdit | undefined {
  const { text, format } = selected;
  const blocks = blocksOf(text, format);
  const [start, end] = selected.start === selected.end ? wordAt(selected, blocks) : [selected.start, selected.end];
  if (start === end) return beginWords(selected, kind);
  const isSelected = ({ from, to, isWhole }: Pick<Unit, 'from' | 'to' | 'isWhole'>): boolean =>
    isWhole === true ? from >= start && to <= end : from < end && to > start;
  const isTouched = (from: number, to: number): boolean => from <= end && to >= start;
  const parts = blocks
    .filter(({ block }) => isTouched(...rangeOf(block)))
    .map(({ block, around }) => piecesOf(text, block, around, kind, isTouched));
  const units = parts.flatMap(({ pieces }) => unitsIn(pieces)).filter((unit) => unit.kind !== 'space' && isSelected(unit));
  const words = units.filter((unit) => unit.kind === 'word');
  const [first, last] = [units[0], units.at(-1)];
  if (!first || !last) return undefined;
  // Marks between words follow them, and count by themselves alone.
  const counted = words.length > 0 ? words : units;
  const isOn = counted.every((unit) => unit.isOn);
  const isWanted = (unit: PlacedUnit): boolean => (isSelected(unit) ? !isOn : unit.isOn);
  const before = flowOf(text, format, kind);
  const changed = new Set(counted.map(({ from }) => from));
  const wholes = counted.filter(({ isWhole }) => isWhole === true);
  const isChanged = (letter: Letter): boolean =>
    changed.has(letter.from) || wholes.some(({ from, to }) => letter.from >= from && letter.to <= to);
  const wanted = before.map((letter) => (isChanged(letter) ? !isOn : letter.kind === 'word' ? letter.isOn : undefined));
  for (const choice of CHOICES) {
    const spliced = new SplicedText(text, splicesFor(text, parts, isWanted, kind, choice));
    if (spliced.text === text || !isSame(before, wanted, spliced.text, format, kind)) continue;
    return spliced.edit([spliced.placeOf(first.from, 'behind'), spliced.placeOf(last.to, 'before')]);
  }
  return undefined;
}

/** How it may be written: the first that does what was asked for is taken. */
interface Choice {
  sign: '*' | '_';
  /** Whether signs stand within what begins or ends what is selected, such as a link, in place of around it. */
  isWithin: boolean;
  /** Whether what is left at the beginning of a line gets a backslash. */
  isGuarded: boolean;
}

const CHOICES: readonly Choice[] = [false, true].flatMap((isGuarded) =>
  [false, true].flatMap((isWithin) => (['*', '_'] as const).map((sign) => ({ sign, isWithin, isGuarded }))),
);

/** A sign that two parts of a word may have between them: well-known, l’eau, a_b, example.org. */
const WITHIN_WORDS = /^\\?[’'_.-]$/;

/** A sign between two digits: 1,000, 12:20. */
function isOfNumber(before: string, sign: string, behind: string): boolean {
  return /^[,:]$/.test(sign) && /^\d$/.test(before) && /^\d$/.test(behind);
}

/** The word around the cursor; at the edge of a word, none. */
function wordAt({ text, start }: Selected, blocks: readonly PlacedBlock[]): [number, number] {
  const own = blocks.find(({ block }) => rangeOf(block)[0] <= start && rangeOf(block)[1] >= start);
  const units = own ? unitsIn(piecesOf(text, own.block, own.around, 'strong', () => true).pieces) : [];
  const written = (at: number): string => text.slice(units[at]?.from, units[at]?.to);
  const isWord = (at: number): boolean => units[at]?.kind === 'word';
  const isPart = (at: number): boolean =>
    isWord(at) ||
    (isWord(at - 1) && isWord(at + 1) && (WITHIN_WORDS.test(written(at)) || isOfNumber(written(at - 1), written(at), written(at + 1))));
  let to = units.findIndex((unit) => unit.from >= start);
  if (to < 1 || units[to]?.from !== start || units[to - 1]?.to !== start) return [start, start];
  let from = to;
  while (isPart(from - 1)) from -= 1;
  while (isPart(to)) to += 1;
  const [begin, end] = [units[from]?.from ?? start, units[to - 1]?.to ?? start];
  return begin === start || end === start ? [start, start] : [begin, end];
}

/** Words that are to be typed over, where none are. */
function beginWords({ text, start, format }: Selected, kind: EmphasisKind): TextEdit | undefined {
  const sign = '*'.repeat(SIGN_LENGTH[kind]);
  const spliced = new SplicedText(text, [{ from: start, to: start, written: sign + PLACEHOLDER + sign }]);
  const begin = start + sign.length;
  const letters = flowOf(spliced.text, format, kind);
  const own = letters.filter(({ from, to, isOn }) => isOn && from >= begin && to <= begin + PLACEHOLDER.length);
  const isWhole = own.length === PLACEHOLDER.length && letters.length === flowOf(text, format).length + own.length;
  return isWhole ? spliced.edit([begin, begin + PLACEHOLDER.length]) : undefined;
}

function isSame(
  before: readonly Letter[],
  wanted: readonly (boolean | undefined)[],
  text: string,
  format: TextFormat,
  kind: EmphasisKind,
): boolean {
  const after = flowIfReadable(text, format, kind);
  return (
    after?.length === before.length &&
    after.every((letter, at) => {
      const old = before[at];
      const isRight = wanted[at] === undefined || letter.isOn === wanted[at];
      return isRight && old !== undefined && letter.sign === old.sign && isSamePlace(letter, old) && letter.begins === old.begins;
    })
  );
}

function splicesFor(
  text: string,
  parts: readonly BlockPieces[],
  isWanted: (unit: PlacedUnit) => boolean,
  kind: EmphasisKind,
  { sign, isWithin, isGuarded }: Choice,
): Splice[] {
  return parts.flatMap(({ pieces, found }) => {
    const taken = found.flatMap(({ from, to, innerFrom, innerTo }) => [
      { from, to: innerFrom, written: '' },
      { from: innerTo, to, written: '' },
    ]);
    const put = stretchesOf(text, { pieces, taken, isWanted, isWithin }).flatMap(([from, to]) => {
      const own = found.find(({ innerFrom, innerTo }) => innerFrom === from && innerTo === to);
      const written = own?.sign ?? sign.repeat(SIGN_LENGTH[kind]);
      return [from, to].map((at) => ({ from: at, to: at, written: (endsInBackslash(text, at) ? '\\' : '') + written }));
    });
    const begin = unitsIn(pieces)[0]?.from;
    const guard = isGuarded && begin !== undefined && taken.length > 0 ? guardAt(text, begin) : undefined;
    return [...taken, ...put, ...(guard ? [guard] : [])];
  });
}

/** A backslash that is itself would escape what is put behind it. */
function endsInBackslash(text: string, at: number): boolean {
  return (/\\*$/.exec(text.slice(0, at))?.[0].length ?? 0) % 2 === 1;
}
