import type { Newsroom } from '../../newsroom-model.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';

/** That the portraits of authors are there. */
export function checkAuthors({ authors }: Newsroom, known: Known, faults: FaultList): void {
  for (const { source, data } of authors) {
    if (data.portrait === undefined) continue;
    faults.mustExist(source, ['portrait'], data.portrait, known.photos, 'a photo', 'Write one of the allowed ids.');
  }
}
