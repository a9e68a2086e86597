import type { Outcome } from './keeper.ts';

/** How many of each kind of thing came to which end. */
export type Counts = Readonly<Record<Outcome, number>>;

export function countOf(outcomes: readonly Outcome[]): Counts {
  const count = (one: Outcome) => outcomes.filter((outcome) => outcome === one).length;
  return {
    new: count('new'),
    same: count('same'),
    changed: count('changed'),
    edited: count('edited'),
    newer: count('newer'),
    deleted: count('deleted'),
  };
}
