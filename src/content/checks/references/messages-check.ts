import { isShipped, shippedLanguages } from '../../../messages/language-files.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';

/** Each edition has words, and nobody writes words for an edition that there is not. */
export function checkMessages(newsroom: Newsroom, known: Known, faults: FaultList): void {
  const { site, siteSource, messages } = newsroom;
  for (const { id, source } of messages) faults.languageOf(source, id);
  const written = new Set([...messages.map(({ id }) => id), ...(known.unread.get('messages') ?? [])]);
  site.languages.forEach(({ code }, place) => {
    if (isShipped(code) || written.has(code)) return;
    faults.add(siteSource, ['languages', place, 'code'], {
      problem: `There are no words for the language ${quote(code)}: what stands on every page, such as “Search” and “Read next”.`,
      allowed: shippedLanguages(),
      mend: `Write them into content/messages/${code}.yaml, beginning with a copy of src/messages/languages/en.ts; or name a language that has words.`,
    });
  });
}
