interface Beginning {
  isThere: () => Promise<boolean>;
  /** Gives undefined when there is no published branch to begin from. */
  begin: () => Promise<unknown>;
  /** The published branch. */
  branch: string;
}

/** Begins a branch unless it is there; of two windows that begin it at once, one does. */
export async function beginBranch({ isThere, begin, branch }: Beginning): Promise<boolean> {
  if (await isThere()) return false;
  try {
    if ((await begin()) === undefined)
      throw new Error(`There is no branch “${branch}” to begin from. Correct “branch” under “editing” in content/site.yaml.`);
  } catch (refused) {
    if (await isThere()) return false;
    throw refused;
  }
  return true;
}
