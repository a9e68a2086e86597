/** Control characters and those that turn the direction of writing, which can make a name look like another. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** A text without what cannot be printed or turns the direction of writing. */
export function printable(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, '');
}

/** Letters, figures, marks and signs, without those that have no shape: fillers of Hangul, and the empty cell of Braille. */
const SEEN = /[[\p{L}\p{N}\p{P}\p{S}]--[\u115F\u1160\u2800\u3164\uFFA0]]/v;

/** True of a text in which there is anything to see. */
export function canBeSeen(text: string): boolean {
  return SEEN.test(text);
}
