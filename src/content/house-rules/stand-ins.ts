import { isStandIn } from '../imported-words.ts';
import { quote } from '../faults/fault.ts';
import type { Photo } from '../newsroom-model.ts';
import type { NewsroomRule, RuleFinding } from './rule.ts';

/** As many files are named; the others are counted. */
const NAMED = 5;

const FIELDS = {
  credit: {
    lack: 'no credit but the word of the import that there was none',
    mend: 'Find out who made each, and write it as “credit” in the file.',
  },
  alt: { lack: 'no description but the words of the import that there was none', mend: 'Write as “alt” what each shows, in one sentence.' },
} as const;

/** What an import could not know and nobody has written since. It is told once for all photos: there may be thousands. */
export const standIns: NewsroomRule = {
  id: 'standIns',
  find: ({ newsroom: { photos } }) =>
    (['credit', 'alt'] as const).flatMap((field): RuleFinding[] => {
      const lacking = photos.filter(({ data }) => saysNothing(field, data[field]));
      const [first] = lacking;
      if (!first) return [];
      const { lack, mend } = FIELDS[field];
      const names = lacking
        .slice(0, NAMED)
        .map(({ id }) => quote(id))
        .join(', ');
      const more = lacking.length > NAMED ? ` and ${lacking.length - NAMED} more` : '';
      const has = lacking.length === 1 ? 'This photo has' : `${lacking.length} photos have`;
      return [{ source: first.source ?? first, path: [field], problem: `${has} ${lack}: ${names}${more}.`, mend }];
    }),
};

function saysNothing(field: 'credit' | 'alt', text: Photo['data']['alt']): boolean {
  return typeof text === 'string' && isStandIn(field, text);
}
