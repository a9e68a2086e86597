import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';

/** That events end after they have begun. */
export function checkEvents({ events }: Newsroom, _known: Known, faults: FaultList): void {
  for (const { source, data } of events) {
    const { start, end } = data;
    if (end === undefined || Date.parse(end) > Date.parse(start)) continue;
    faults.add(source, ['end'], { problem: `${quote(end)} is not after the event begins, ${quote(start)}.`, mend: 'Correct one of the two.' });
  }
}
