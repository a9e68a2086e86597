import { splitLanguage } from '../../../shared/ids.ts';
import { checkBody } from '../body-check.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';
import { isOwnAddress } from './own-addresses.ts';

/** That standing pages have addresses of their own, and each policy one page. */
export function checkPages(newsroom: Newsroom, known: Known, faults: FaultList): void {
  const policies = new Map<string, string>();
  for (const { id, source, data, text } of newsroom.pages) {
    const language = faults.languageOf(source, id);
    if (language === undefined) continue;
    const [, path] = splitLanguage(id);
    const top = path.split('/')[0] ?? '';
    if (isOwnAddress(path, known) || known.languages.includes(top)) {
      faults.push({
        file: source.file,
        problem: `The page’s address, ${quote(path)}, is one that the site itself uses.`,
        mend: 'Rename the file.',
      });
    }
    faults.push(...checkBody(source.file, text, {}));
    if (data.policy === undefined) continue;
    const claim = `${language} ${data.policy}`;
    const other = policies.get(claim);
    if (other !== undefined) {
      faults.add(source, ['policy'], {
        problem: `${quote(data.policy)} is already the policy of ${other}.`,
        mend: 'Take the line out of one of the two pages.',
      });
    }
    policies.set(claim, other ?? source.file);
  }
}
