import { languageOf } from '../../current-front.ts';
import { quote } from '../../faults/fault.ts';
import type { Entry, Newsroom } from '../../newsroom-model.ts';
import type { BlockData, FrontData } from '../../schemas/front.ts';
import type { FaultList, FieldPath } from './fault-list.ts';
import type { Known } from './known.ts';
import { checkPhotoUse } from './photo-use-check.ts';

/** The stories, sections and topics that fronts name, and the times that fronts are for. */
export function checkFronts(newsroom: Newsroom, known: Known, faults: FaultList): void {
  const topSections = new Set(known.sections.filter((section) => section.depth === 0).map((section) => section.path));
  for (const front of newsroom.fronts) {
    const { id, source, data } = front;
    const language = faults.languageOf(source, id);
    if (language === undefined) continue;
    checkTime(front, newsroom, faults);
    for (const [story, path] of storiesNamed(data)) {
      if (known.isStory(language, story)) continue;
      faults.add(source, path, {
        problem: `${quote(story)} is not a story in this language.`,
        mend: faults.suggest(
          story,
          known.storiesIn(language),
          `Write the path of a file below content/articles/${language}/, without its ending.`,
        ),
        wanted: { kind: 'articles', written: story },
      });
    }
    data.blocks?.forEach((block, index) => {
      if ('section' in block) {
        const path = ['blocks', index, 'section'];
        faults.mustExist(source, path, block.section, topSections, 'a top-level section', 'Write one of the allowed sections.');
      }
      if ('topic' in block)
        faults.mustExist(source, ['blocks', index, 'topic'], block.topic, known.topics, 'a topic', 'Write one of the allowed topics.');
      if ('advertiser' in block && block.photo !== undefined)
        checkPhotoUse(source, ['blocks', index], { photo: block.photo }, language, known, faults);
      if ('part' in block) checkPart(front, block, index, faults);
    });
  }
}

function storiesNamed(data: FrontData): [string, FieldPath][] {
  const named: [string | undefined, FieldPath][] = [
    [data.lead, ['lead']],
    [data.pictures, ['pictures']],
    [data.archive, ['archive']],
    ...(['leadRelated', 'top', 'choice'] as const).flatMap((field) =>
      (data[field] ?? []).map((story, index): [string, FieldPath] => [story, [field, index]]),
    ),
    ...(data.briefing ?? []).map(({ story }, index): [string, FieldPath] => [story, ['briefing', index, 'story']]),
    ...(data.blocks ?? []).map((block, index): [string | undefined, FieldPath] => [
      'lead' in block ? block.lead : undefined,
      ['blocks', index, 'lead'],
    ]),
  ];
  return named.flatMap(([story, path]): [string, FieldPath][] => (story === undefined ? [] : [[story, path]]));
}

function checkTime({ id, source, data }: Entry<FrontData>, { fronts }: Newsroom, faults: FaultList): void {
  const { from, until } = data;
  if (from !== undefined && until !== undefined && Date.parse(until) <= Date.parse(from)) {
    faults.add(source, ['until'], {
      problem: `${quote(until)} is not after the front begins, ${quote(from)}.`,
      mend: 'Correct one of the two.',
    });
  }
  const language = languageOf(id);
  if (id === language) return;
  if (from === undefined) {
    faults.add(source, [], {
      problem: `The front does not say from when it is shown, so that nobody knows whether it or content/fronts/${language}.yaml is.`,
      mend: 'Add “from” with a moment, and “until” if it is to end by itself.',
    });
    return;
  }
  const other = fronts.find((front) => front.id < id && languageOf(front.id) === language && sameMoment(front.data.from, from));
  if (other) {
    faults.add(source, ['from'], {
      problem: `${other.source.file} begins at the same moment, so that nobody knows which of the two is shown.`,
      mend: 'Correct one of the two.',
    });
  }
}

function sameMoment(a: string | undefined, b: string): boolean {
  return a !== undefined && Date.parse(a) === Date.parse(b);
}

function checkPart(
  { source, data }: Entry<FrontData>,
  { part }: Extract<BlockData, { part: string }>,
  index: number,
  faults: FaultList,
): void {
  const isTwice = data.blocks?.slice(0, index).some((block) => 'part' in block && block.part === part) === true;
  if (!isTwice) return;
  faults.add(source, ['blocks', index, 'part'], {
    problem: `${quote(part)} stands among the blocks twice.`,
    mend: 'Take one of the two out.',
  });
}
