import { languageOf } from '../current-front.ts';
import type { FrontData } from '../schemas/front.ts';
import { isPublished } from '../../shared/publication.ts';
import { quote } from '../faults/fault.ts';
import { headOf, type StoryHead } from '../story-head.ts';
import type { NewsroomRule, RuleFinding } from './rule.ts';

/** A story that is named on a front and is not out leaves its place to another, and nobody is told. */
export const frontStories: NewsroomRule = {
  id: 'frontStories',
  find: ({ newsroom: { fronts, articles }, now }) => {
    const byId = new Map(articles.map((story) => [story.id, story]));
    return fronts.flatMap(({ id: front, source, data }) =>
      namedIn(data).flatMap(({ story: id, path }): RuleFinding[] => {
        const story = byId.get(`${languageOf(front)}/${id}`);
        const shown = data.from === undefined ? now : Math.max(now, Date.parse(data.from));
        if (!story || isPublished(headOf(story), shown)) return [];
        const why = whyNotOut(headOf(story));
        const instead = INSTEAD[path[0] ?? ''] ?? 'its place goes to another story';
        return [
          {
            source,
            path,
            problem: `${quote(id)} ${why}, so that ${instead}.`,
            mend: headOf(story).removed ? 'Name a story that is out.' : 'Name a story that is out, or publish this one.',
          },
        ];
      }),
    );
  },
};

function whyNotOut({ removed, draft, published }: StoryHead): string {
  if (removed) return 'was taken down';
  return draft === true ? 'is a draft' : `is under embargo until ${published}`;
}

/** What becomes of a place whose story is not out, by the field that names it. */
const INSTEAD: Readonly<Record<string, string>> = { lead: 'another story leads', briefing: 'its line is left out' };

interface NamedStory {
  story: string;
  path: (string | number)[];
}

function namedIn(front: FrontData): NamedStory[] {
  const single = (['lead', 'pictures', 'archive'] as const).map((field) => ({ story: front[field], path: [field] }));
  const lists = (['leadRelated', 'top', 'choice'] as const).flatMap((field) =>
    (front[field] ?? []).map((story, place) => ({ story, path: [field, place] })),
  );
  const briefing = (front.briefing ?? []).map(({ story }, place) => ({ story, path: ['briefing', place, 'story'] }));
  const blocks = (front.blocks ?? []).map((block, place) => ({ story: 'lead' in block ? block.lead : undefined, path: ['blocks', place, 'lead'] }));
  return [...single, ...lists, ...briefing, ...blocks].flatMap(({ story, path }) => (story === undefined ? [] : [{ story, path }]));
}
