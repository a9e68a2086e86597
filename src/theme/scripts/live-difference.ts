/** A post on a page: its name there, and a digest that is another when it is another. */
export interface PostState {
  id: string;
  digest: string;
}

/** What is other on the newer of two states of a page, by the posts’ names. */
export interface PostDifference {
  fresh: string[];
  changed: string[];
  /** What the newer page does not have any more. */
  gone: string[];
}

export function comparePosts(before: readonly PostState[], after: readonly PostState[]): PostDifference {
  const known = new Map(before.map(({ id, digest }) => [id, digest]));
  const there = new Set(after.map(({ id }) => id));
  return {
    fresh: after.filter(({ id }) => !known.has(id)).map(({ id }) => id),
    changed: after.filter(({ id, digest }) => known.has(id) && known.get(id) !== digest).map(({ id }) => id),
    gone: before.filter(({ id }) => !there.has(id)).map(({ id }) => id),
  };
}
