/**
 * The seed of random edits: what STANDFIRST_SEED says, so that a failure can be had again; where it is not set, another in every run of
 * continuous integration, and 1 elsewhere. It is printed.
 */
export function seedOfEdits(): number {
  const { STANDFIRST_SEED: asked, CI: isContinuous } = process.env;
  const isAsked = asked !== undefined && asked !== '';
  const seed = isAsked ? Number(asked) : isContinuous === undefined || isContinuous === '' ? 1 : Math.floor(Math.random() * 2 ** 31);
  if (!Number.isSafeInteger(seed)) throw new Error(`STANDFIRST_SEED=${asked ?? ''} is not a whole number.`);
  console.log(`Random edits: STANDFIRST_SEED=${seed}`);
  return seed;
}
