/** Whether a byte stands in names: letters and digits of ASCII, hyphens and underscores. */
const OF_NAMES = Uint8Array.from({ length: 256 }, (_, byte) => Number(/[\w-]/.test(String.fromCharCode(byte))));

/** As FNV has it. */
const START = 0x811c9dc5;
const STEP = 0x01000193;

/** A number for a word. Two words may have the same, rarely. */
export function markOf(word: string): number {
  let mark = START;
  for (const byte of Buffer.from(word, 'latin1')) mark = Math.imul(mark ^ byte, STEP);
  return mark;
}

/** The marks of all words in a text, whatever they are there: a page of 100 KB is read in a fraction of a millisecond. */
export function wordsIn(bytes: Uint8Array, words = new Set<number>()): Set<number> {
  let mark = START;
  let isWithin = false;
  for (const byte of bytes) {
    if (OF_NAMES[byte] === 1) {
      mark = Math.imul(mark ^ byte, STEP);
      isWithin = true;
    } else if (isWithin) {
      words.add(mark);
      mark = START;
      isWithin = false;
    }
  }
  if (isWithin) words.add(mark);
  return words;
}
