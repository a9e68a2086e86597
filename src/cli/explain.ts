import { ContentFaults } from '../content/faults/fault.ts';
import { CallError } from './call.ts';
import { diskFault } from './disk-fault.ts';

/** What a wrong call, faulty content or a full disk is told with, in words; anything else with where in the code it happened. */
export function explain(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof CallError || error instanceof ContentFaults) return error.message;
  return diskFault(error) ?? (error.name === 'Error' ? error.message : error);
}
