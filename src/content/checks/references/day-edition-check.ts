import { splitLanguage } from '../../../shared/ids.ts';
import { isPlainDate } from '../../schemas/common.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';

/** The days that files of editions are for, and the stories that they name. */
export function checkDayEditions({ dayEditions }: Newsroom, known: Known, faults: FaultList): void {
  for (const { id, source, data } of dayEditions) {
    const language = faults.languageOf(source, id);
    if (language === undefined) continue;
    const day = splitLanguage(id)[1];
    if (day.length !== '2026-11-21'.length || !isPlainDate(day))
      faults.add(source, [], {
        problem: `${quote(day)} is not a day, which the name of an edition’s file is.`,
        mend: 'Name the file after its day, for example 2026-11-21.yaml.',
      });
    if (data.rest === false && data.stories === undefined)
      faults.add(source, ['rest'], {
        problem: 'The day’s stories are left out and none is named: the edition would be empty.',
        mend: 'Name some under “stories”, or take “rest” out.',
      });
    for (const [index, story] of (data.stories ?? []).entries()) {
      if (!known.isStory(language, story))
        faults.add(source, ['stories', index], {
          problem: `${quote(story)} is not a story in this language.`,
          mend: faults.suggest(
            story,
            known.storiesIn(language),
            `Write the path of a file below content/articles/${language}/, without its ending.`,
          ),
          wanted: { kind: 'articles', written: story },
        });
      else if (data.stories?.indexOf(story) !== index)
        faults.add(source, ['stories', index], { problem: `${quote(story)} stands in the edition twice.`, mend: 'Take one of the two out.' });
    }
  }
}
