import { IS_LONG } from './length.ts';

/**
 * The seed of random edits: what STANDFIRST_SEED says, so that a failure can be had again; where it is not set, another in every long
 * run, which looks for what nobody has seen, and 1 in the usual one, which says of a change whether it broke something. It is printed.
 */
export function seedOfEdits(): number {
  const { STANDFIRST_SEED: asked = '' } = process.env;
  const seed = asked !== '' ? Number(asked) : IS_LONG ? Math.floor(Math.random() * 2 ** 31) : 1;
  if (!Number.isSafeInteger(seed)) throw new Error(`STANDFIRST_SEED=${asked} is not a whole number.`);
  console.log(`Random edits: STANDFIRST_SEED=${seed}`);
  return seed;
}
