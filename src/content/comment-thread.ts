/** A comment with the id of the one it answers. */
export interface Threadable<T> {
  id: string;
  replyTo?: string | undefined;
  sortKey: number;
  value: T;
}

export interface ThreadNode<T> {
  value: T;
  replies: ThreadNode<T>[];
}

/** Answers to answers that are deeper stand beside each other: set in further, they would have no room left on a phone. */
const DEEPEST = 5;

/**
 * Comments as a tree, oldest first at every level. An answer to a comment that is not there, or that answers it in its turn, stands at the
 * top.
 */
export function buildThread<T>(comments: readonly Threadable<T>[]): ThreadNode<T>[] {
  const sorted = [...comments].sort((a, b) => a.sortKey - b.sortKey || (a.id < b.id ? -1 : 1));
  const byId = new Map(sorted.map((comment) => [comment.id, comment]));
  const nodes = new Map(sorted.map((comment) => [comment.id, { value: comment.value, replies: [] as ThreadNode<T>[] }]));
  const places = findPlaces(byId);
  const top: ThreadNode<T>[] = [];
  for (const { id } of sorted) {
    const node = nodes.get(id);
    if (!node) continue;
    const parent = nodes.get(places.get(id)?.parent ?? '');
    (parent?.replies ?? top).push(node);
  }
  return top;
}

/** The comment that each stands below, and how deep it stands; `isLoose` where the way up leads round in a circle. */
interface ThreadPlace {
  parent: string | undefined;
  depth: number;
  isLoose: boolean;
}

/** Each way up is gone once, without recursion: it may be as long as there are comments. */
function findPlaces(comments: ReadonlyMap<string, { replyTo?: string | undefined }>): Map<string, ThreadPlace> {
  const places = new Map<string, ThreadPlace>();
  for (const id of comments.keys()) {
    const way = new Set<string>();
    let at: string | undefined = id;
    while (at !== undefined && comments.has(at) && !places.has(at) && !way.has(at)) {
      way.add(at);
      at = comments.get(at)?.replyTo;
    }
    const isLoose = at !== undefined && (way.has(at) || places.get(at)?.isLoose === true);
    for (const own of [...way].reverse()) places.set(own, placeBelow(comments.get(own)?.replyTo, isLoose, places));
  }
  return places;
}

function placeBelow(answered: string | undefined, isLoose: boolean, places: ReadonlyMap<string, ThreadPlace>): ThreadPlace {
  const above = isLoose ? undefined : places.get(answered ?? '');
  if (above === undefined) return { parent: undefined, depth: 0, isLoose };
  if (above.depth >= DEEPEST) return { parent: above.parent, depth: above.depth, isLoose };
  return { parent: answered, depth: above.depth + 1, isLoose };
}
