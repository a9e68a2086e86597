/** Control characters and those that turn the direction of writing, which can make a name look like another. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** A text without what cannot be printed or turns the direction of writing. */
export function printable(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, '');
}
