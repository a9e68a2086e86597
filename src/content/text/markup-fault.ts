import type { Fault } from '../faults/fault.ts';

/** A fault in a text. Lines are those of the text. */
export type MarkupFault = Pick<Fault, 'field' | 'problem' | 'mend' | 'allowed'> & { line: number };
