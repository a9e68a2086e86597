import type { BodyFacts } from './checks/body-check.ts';
import type { FileValue } from './reading.ts';

/** Of most texts there is nothing to tell but how many words they have: that number stands for all of it where files are remembered. */
type RememberedValue = FileValue | (Omit<Extract<FileValue, { kind: 'data' }>, 'text'> & { text: number });

/** What a file holds, as it is written down. */
export function packValue(value: FileValue): RememberedValue {
  if (value.kind !== 'data' || !value.text) return value;
  const { text } = value;
  return isPlain(text) ? { ...value, text: text.words } : value;
}

/** What was written down, as it was found. */
export function unpackValue(remembered: unknown): FileValue {
  const value = remembered as RememberedValue;
  return value.kind === 'data' && typeof value.text === 'number'
    ? { ...value, text: { ...PLAIN, words: value.text } }
    : (value as FileValue);
}

const PLAIN: BodyFacts = { isEmpty: false, words: 0, letters: 0, marks: [], components: [], faults: [], slips: [] };

function isPlain({ isEmpty, letters, marks, components, faults, slips }: BodyFacts): boolean {
  return !isEmpty && letters === 0 && [marks, components, faults, slips].every(({ length }) => length === 0);
}
