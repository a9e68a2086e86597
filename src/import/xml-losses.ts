/** What old systems write although XML forbids it, and what can be passed over without losing a word. */
export const TOLERATED =
  /: (disallowed character(?: in entity name)?|undefined entity|malformed character entity|empty entity name|the string "]]>" is disallowed in char data)\.$/;

/** Bytes that stand for no letter came out as U+FFFD. */
export function countLost(text: string): number {
  return text.includes('\uFFFD') ? text.split('\uFFFD').length - 1 : 0;
}
