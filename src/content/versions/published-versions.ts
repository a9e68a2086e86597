/** One state of a story’s file, as a commit left it or as it is now. */
export interface HeldState {
  /** When the file was made so, in milliseconds since 1970. */
  time: number;
  /** The file came by its name at this moment. */
  renamed?: boolean | undefined;
  /** Absent while there was no file. `unreadable` is what no build could have published. */
  state?: PublicFacts | 'unreadable' | undefined;
}

export interface PublicFacts {
  draft: boolean;
  /** In milliseconds since 1970. */
  published: number;
  /** The same for two states that read the same. */
  shown: string;
}

/** A state that readers could see. */
export interface PublishedVersion<S extends HeldState> {
  /** Since when, in milliseconds since 1970. */
  since: number;
  held: S;
}

export interface VersionOptions {
  /** The build’s moment, in milliseconds since 1970. */
  now: number;
  /** The newsroom shows no version that readers could see before this moment. */
  from?: number | undefined;
  /** When the site went public, when that was after the first commits: only what was there at that moment, and since, counts. */
  launch?: number | undefined;
}

/**
 * Of all states of a story’s file, oldest first and ending with what is published now, those that readers could see: neither a draft
 * nor replaced before the embargo had ended. States that read the same count once, as the earliest of them. `isWhole` is false when
 * the newsroom withholds earlier ones.
 */
export function findPublishedVersions<S extends HeldState>(
  states: readonly S[],
  { now, from, launch = Number.NEGATIVE_INFINITY }: VersionOptions,
): { versions: PublishedVersion<S>[]; isWhole: boolean } {
  const own = ofSameStory(states);
  const times = settledTimes(own);
  const begin = times.findLastIndex((time) => time <= launch);
  const seen = own.flatMap((held, place): (PublishedVersion<S> & { shown: string })[] => {
    const { state } = held;
    if (place < begin || state === undefined || state === 'unreadable' || state.draft) return [];
    const replaced = Math.min(now, times[place + 1] ?? Number.POSITIVE_INFINITY);
    const isLast = place === own.length - 1;
    if (state.published > replaced || (state.published === replaced && !isLast)) return [];
    return [{ since: Math.max(times[place] ?? held.time, state.published), held, shown: state.shown }];
  });
  const first = seen[0]?.held.state;
  const versions = seen
    .filter(({ shown }, place) => shown !== seen[place - 1]?.shown)
    .map(({ since, held }, place) => ({ since: place === 0 && typeof first === 'object' ? first.published : since, held }));
  const kept = from === undefined ? versions : versions.filter(({ since }) => since >= from);
  return { versions: kept, isWhole: kept.length === versions.length };
}

/** What came before a new name, or before the file was taken away, counts when the story still has the same time of publication. */
function ofSameStory<S extends HeldState>(states: readonly S[]): S[] {
  const own: S[] = [];
  let published: number | undefined;
  let isNewName = false;
  for (const held of states.toReversed()) {
    const { state } = held;
    if (typeof state === 'object') {
      if (isNewName && state.published !== published) break;
      ({ published } = state);
      isNewName = false;
    } else if (state === undefined) isNewName = true;
    own.unshift(held);
    if (held.renamed === true) isNewName = true;
  }
  return own;
}

/** A clock that was wrong cannot make an earlier state last longer: none is later than the one that followed it. */
function settledTimes(states: readonly HeldState[]): number[] {
  let latest = Number.POSITIVE_INFINITY;
  return states
    .toReversed()
    .map(({ time }) => (latest = Math.min(latest, time)))
    .toReversed();
}
