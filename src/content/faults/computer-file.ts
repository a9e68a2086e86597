import type { Fault } from './fault.ts';

/** True of a path as a computer writes it, where the id of a photo belongs: `C:\Users\…`, `/home/…`, `pictures/wall.jpg`. */
export function isComputerFile(written: string): boolean {
  return /^([a-z]:|file:|~|\.{0,2}[\\/])[\\/]?\S|^[^:]+[\\/].*\.\w{3,4}$/i.test(written);
}

/**
 * What is told of such a path.
 *
 * @param taken the photo of the same name that the newsroom has.
 */
export function describeComputerFile(written: string, taken?: string): Pick<Fault, 'problem' | 'mend'> {
  return {
    problem: `“${written}” is a file on a computer, and not a photo of the newsroom.`,
    mend:
      taken === undefined
        ? `Take it in with npm run new -- photo "${written}", which says the id to write here, or add it under Photos in the editing room.`
        : `Write “${taken}”: a photo of this name is in the newsroom.`,
  };
}
