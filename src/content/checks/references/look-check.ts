import { STYLE_FILE } from '../../content-list.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';

/** The logo, faces and files that the settings and styles name are there. */
export function checkLook({ siteSource, lookProblems }: Newsroom, _known: Known, faults: FaultList): void {
  for (const { at, words } of lookProblems) {
    // What stands at no field of the settings stands in the styles beside them.
    if (at.length > 0) faults.add(siteSource, at, words);
    else faults.push({ file: siteSource.file.replace(/[^/]*$/, STYLE_FILE), ...words });
  }
}
