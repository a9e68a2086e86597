import { setPriority } from 'node:os';

/** A third of the time that another thread gets where both want it: in the end the work is waited for. */
const NICE = 5;

/**
 * Lets other threads go first from now on, for work that nobody waits for yet. On Linux a priority is each thread’s own; elsewhere it is
 * the whole process’s, and nothing is done.
 */
export function stepBack(): void {
  if (process.platform === 'linux') setPriority(NICE);
}
