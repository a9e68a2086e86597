import { sectionName } from '../../../shared/urls.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';

/** Sections that are there twice or take an address of the site’s own, in any edition. */
export function checkSections(newsroom: Newsroom, known: Known, faults: FaultList): void {
  const { sectionsSource } = newsroom;
  const told = new Set<string>();
  for (const language of known.languages) {
    const seen = new Set<string>();
    for (const { path, depth } of known.sections) {
      const name = sectionName(known.space, language, path);
      const taken = depth === 0 && (known.reserved.has(name) || known.languages.slice(1).includes(name));
      if ((seen.has(name) || taken) && !told.has(`${path} ${name}`)) {
        const section = name === path ? quote(path) : `${quote(path)}, which is ${quote(name)} in the addresses of “${language}”,`;
        faults.add(sectionsSource, ['sections'], {
          problem: taken ? `The section ${section} has an address that the site itself uses.` : `The section ${section} is there twice.`,
          mend: name === path ? 'Give it another id.' : 'Give it another “address” there.',
        });
        told.add(`${path} ${name}`);
      }
      seen.add(name);
    }
  }
}
