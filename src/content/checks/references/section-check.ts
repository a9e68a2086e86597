import { RESERVED_NAMES } from '../../../shared/reserved-names.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';

/** Sections that are there twice or take an address of the site’s own. */
export function checkSections(newsroom: Newsroom, known: Known, faults: FaultList): void {
  const { sectionsSource } = newsroom;
  const seen = new Set<string>();
  for (const section of known.sections) {
    const taken = section.depth === 0 && [...RESERVED_NAMES, ...known.languages.slice(1)].includes(section.path);
    if (seen.has(section.path) || taken) {
      faults.add(sectionsSource, ['sections'], {
        problem: taken
          ? `The section ${quote(section.path)} has an address that the site itself uses.`
          : `The section ${quote(section.path)} is there twice.`,
        mend: 'Give it another id.',
      });
    }
    seen.add(section.path);
  }
}
