/** `npm run test:long`: more edits, more kills, every page in every width and theme. Takes an hour or so; a nightly workflow runs it. */
export const IS_LONG = process.env.STANDFIRST_TESTS === 'long';

/** A number for `npm test`, and another for `npm run test:long`. */
export function inLength<T>(usual: T, long: T): T {
  return IS_LONG ? long : usual;
}
