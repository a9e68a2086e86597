import type { Fault } from './fault.ts';

export type MdxFault = Pick<Fault, 'field' | 'problem' | 'mend' | 'allowed'> & { line: number };
