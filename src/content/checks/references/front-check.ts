import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import type { FaultList, FieldPath } from './fault-list.ts';
import type { Known } from './known.ts';

/** The stories and sections that fronts name. */
export function checkFronts(newsroom: Newsroom, known: Known, faults: FaultList): void {
  const topSections = new Set(known.sections.filter((section) => section.depth === 0).map((section) => section.path));
  for (const { id, source, data } of newsroom.fronts) {
    const language = faults.languageOf(source, id);
    if (language === undefined) continue;
    const named: [string | undefined, FieldPath][] = [
      [data.lead, ['lead']],
      [data.pictures, ['pictures']],
      [data.archive, ['archive']],
      ...(['leadRelated', 'top', 'choice'] as const).flatMap((field) =>
        (data[field] ?? []).map((story, index): [string, FieldPath] => [story, [field, index]]),
      ),
      ...(data.blocks ?? []).map((block, index): [string | undefined, FieldPath] => [block.lead, ['blocks', index, 'lead']]),
    ];
    for (const [story, path] of named) {
      if (story !== undefined && !known.isStory(language, story)) {
        faults.add(source, path, {
          problem: `${quote(story)} is not a story in this language.`,
          mend: faults.suggest(
            story,
            known.storiesIn(language),
            `Write the path of a file below content/articles/${language}/, without its ending.`,
          ),
        });
      }
    }
    data.blocks?.forEach((block, index) => {
      faults.mustExist(
        source,
        ['blocks', index, 'section'],
        block.section,
        topSections,
        'a top-level section',
        'Write one of the allowed sections.',
      );
    });
  }
}
