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
  const faults: Fault[] = [];
  for (const { source, path, instant, what, outAt = now } of listClaims(newsroom)) {
    if (Date.parse(instant) <= Math.max(now, outAt)) continue;
    faults.push({
      file: source.file,
      line: findLine(newsroom, source, path),
      field: fieldName(path),
      problem: `${quote(instant)} is still to come.`,
      mend: `Write when ${what}. Only a story and a live post may be dated ahead, in “published”.`,
    });
  }
  return faults;
}

function* listClaims({ articles, pages, comments }: Newsroom): Generator<Claim> {
  for (const story of articles) {
    const { source } = story;
    const { published, updated, corrections = [], removed } = headOf(story);
    if (updated === undefined && corrections.length === 0 && !removed) continue;
    const outAt = Date.parse(published);
    if (updated !== undefined) yield { source, path: ['updated'], instant: updated, what: 'the story was last changed', outAt };
    for (const [place, { date }] of corrections.entries())
      yield { source, path: ['corrections', place, 'date'], instant: date, what: 'the correction was made', outAt };
    if (removed) yield { source, path: ['removed', 'date'], instant: removed.date, what: 'the story was taken down', outAt };
  }
  for (const { source, data } of pages)
    if (data.updated !== undefined) yield { source, path: ['updated'], instant: data.updated, what: 'the page was last changed' };
  for (const { source, data } of comments) yield { source, path: ['date'], instant: data.date, what: 'the comment was written' };
}

function findLine(newsroom: Newsroom, { file }: SourceRef, path: (string | number)[]): number | undefined {
  const read = parseSourceFile(openFile(newsroom, file), file);
  return 'fault' in read ? undefined : lineOf(read.source, path);
}
