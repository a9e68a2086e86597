import { fieldName, quote, type Fault } from '../faults/fault.ts';
import type { Newsroom } from '../newsroom-model.ts';
import { lineOf, openFile, parseSourceFile, type SourceRef } from '../source-file.ts';
import { headOf } from '../story-head.ts';

/** A moment that a file says has been, and what was done then, in words. */
interface Claim {
  source: SourceRef;
  path: (string | number)[];
  instant: string;
  what: string;
  /** Until its story is out nobody reads of it. */
  outAt?: number;
}

/**
 * Finds what is said to have happened after the present moment. Stories and live posts may be dated ahead, and wait; whatever else
 * carries a date tells of something that has been done.
 */
export function checkDatesAhead(newsroom: Newsroom, now: number): Fault[] {
  return listClaims(newsroom)
    .filter(({ instant, outAt = now }) => Date.parse(instant) > Math.max(now, outAt))
    .map(({ source, path, instant, what }) => ({
      file: source.file,
      line: findLine(newsroom, source, path),
      field: fieldName(path),
      problem: `${quote(instant)} is still to come.`,
      mend: `Write when ${what}. Only a story and a live post may be dated ahead, in “published”.`,
    }));
}

function listClaims({ articles, pages, comments }: Newsroom): Claim[] {
  return [
    ...articles.flatMap((story): Claim[] => {
      const { source } = story;
      const data = headOf(story);
      const outAt = Date.parse(data.published);
      const updated = data.updated === undefined ? [] : [{ path: ['updated'], instant: data.updated, what: 'the story was last changed' }];
      const corrections = (data.corrections ?? []).map(({ date }, place) => ({
        path: ['corrections', place, 'date'],
        instant: date,
        what: 'the correction was made',
      }));
      const removed = data.removed ? [{ path: ['removed', 'date'], instant: data.removed.date, what: 'the story was taken down' }] : [];
      return [...updated, ...corrections, ...removed].map((claim) => ({ ...claim, source, outAt }));
    }),
    ...pages.flatMap(({ source, data }): Claim[] =>
      data.updated === undefined ? [] : [{ source, path: ['updated'], instant: data.updated, what: 'the page was last changed' }],
    ),
    ...comments.map(({ source, data }): Claim => ({ source, path: ['date'], instant: data.date, what: 'the comment was written' })),
  ];
}

function findLine(newsroom: Newsroom, { file }: SourceRef, path: (string | number)[]): number | undefined {
  const read = parseSourceFile(openFile(newsroom, file), file);
  return 'fault' in read ? undefined : lineOf(read.source, path);
}
