import { ContentFaults, type Fault } from '../../content/faults/fault.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { ChangeCheck, type RememberedReadings } from '../change-check.ts';
import { KeptStates } from '../kept-states.ts';
import { finishPending } from './saved-together.ts';

/** What the desk’s tasks work on: the content folder, what is checked before anything is written, and where earlier states are kept. */
export interface DeskGround {
  root: string;
  contentDir: string;
  check: ChangeCheck;
  kept: KeptStates;
  /** The present moment, in milliseconds since 1970. */
  now: () => number;
}

/** Opens the content folder for the desk. A change that an earlier process could not finish is finished first. */
export function openDesk(root: string, contentDir: string, now: () => number, remembered?: RememberedReadings): DeskGround {
  finishPending(root, contentDir);
  return { root, contentDir, check: new ChangeCheck(root, contentDir, remembered), kept: new KeptStates(root), now };
}

/** What came of a task: the file that was written, or why nothing was. */
export interface DeskOutcome {
  /** Below the content folder. */
  path: string;
  /** Empty when it was written. */
  faults: readonly Fault[];
}

/** The newsroom as it is now. Throws `ContentFaults` when its settings cannot be read. */
export async function readDesk({ check }: DeskGround): Promise<Newsroom> {
  const { newsroom, faults } = await check.read();
  if (!newsroom) throw new ContentFaults(faults);
  return newsroom;
}
