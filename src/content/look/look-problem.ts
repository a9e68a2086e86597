import type { Fault } from '../faults/fault.ts';

/** What is wrong in `site.yaml` with the look, at a field. */
export interface LookProblem {
  at: (string | number)[];
  words: Pick<Fault, 'problem' | 'mend' | 'allowed'>;
}
