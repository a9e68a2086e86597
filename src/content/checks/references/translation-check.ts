import { splitLanguage } from '../../../shared/ids.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import { headOf } from '../../story-head.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';

/** That translations name a story in the first language, one for each language. */
export function checkTranslations(newsroom: Newsroom, known: Known, faults: FaultList): void {
  const taken = new Map<string, string>();
  for (const story of newsroom.articles) {
    const { id, source } = story;
    const data = headOf(story);
    if (data.translationOf === undefined) continue;
    const [language] = splitLanguage(id);
    if (language === known.firstLanguage || !known.isStory(known.firstLanguage, data.translationOf)) {
      faults.add(source, ['translationOf'], {
        problem:
          language === known.firstLanguage
            ? `A story in the first language, ${quote(language)}, cannot be a translation of another.`
            : `${quote(data.translationOf)} is not a story in the first language, ${quote(known.firstLanguage)}.`,
        mend:
          language === known.firstLanguage
            ? 'Take the line out; name this story in its translations instead.'
            : faults.suggest(
                data.translationOf,
                known.storiesIn(known.firstLanguage),
                `Write the path of a file below content/articles/${known.firstLanguage}/, without its ending.`,
              ),
      });
      continue;
    }
    const pair = `${language} ${data.translationOf}`;
    const other = taken.get(pair);
    if (other !== undefined) {
      faults.add(source, ['translationOf'], {
        problem: `${quote(data.translationOf)} is already translated into ${quote(language)} by ${other}.`,
        mend: 'Take the line out of one of the two files.',
      });
    }
    taken.set(pair, source.file);
  }
}
