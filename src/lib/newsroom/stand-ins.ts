import { isStandIn } from '../imported-words.ts';
import { quote, type Fault } from './fault.ts';
import type { Newsroom, Photo } from './newsroom.ts';

/** As many files are named; the others are counted. */
const NAMED = 5;

const FIELDS = {
  credit: {
    lack: 'no credit but the word of the import that there was none',
    mend: 'Find out who made each, and write it as “credit” in the file.',
  },
  alt: { lack: 'no description but the words of the import that there was none', mend: 'Write as “alt” what each shows, in one sentence.' },
} as const;

/**
 * What an import could not know and nobody has written since. It is told in one note for all photos: there may be thousands, and none of
 * them may keep the news from being published.
 */
export function findStandIns({ photos }: Newsroom): Fault[] {
  return (['credit', 'alt'] as const).flatMap((field) => {
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
    return [{ file: first.source?.file ?? first.file, field, problem: `${has} ${lack}: ${names}${more}.`, mend }];
  });
}

function saysNothing(field: 'credit' | 'alt', text: Photo['data']['alt']): boolean {
  return typeof text === 'string' && isStandIn(field, text);
}
