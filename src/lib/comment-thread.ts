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

/** Comments as a tree, oldest first at every level. An answer to a comment that is not there stands at the top. */
export function buildThread<T>(comments: readonly Threadable<T>[]): ThreadNode<T>[] {
  const sorted = [...comments].sort((a, b) => a.sortKey - b.sortKey || (a.id < b.id ? -1 : 1));
  const nodes = new Map(sorted.map((comment) => [comment.id, { value: comment.value, replies: [] as ThreadNode<T>[] }]));
  const top: ThreadNode<T>[] = [];
  for (const { id, replyTo } of sorted) {
    const node = nodes.get(id);
    if (!node) continue;
    const parent = replyTo === undefined || leadsBack(sorted, id, replyTo) ? undefined : nodes.get(replyTo);
    (parent?.replies ?? top).push(node);
  }
  return top;
}

function leadsBack<T>(comments: readonly Threadable<T>[], id: string, replyTo: string): boolean {
  const seen = new Set([id]);
  let current: string | undefined = replyTo;
  while (current !== undefined) {
    if (seen.has(current)) return true;
    seen.add(current);
    current = comments.find((comment) => comment.id === current)?.replyTo;
  }
  return false;
}
