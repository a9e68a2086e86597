import { join } from 'node:path';
import { quote, formatFault, type Fault } from './fault.ts';
import type { Newsroom } from './newsroom.ts';
import { lineOf, readSourceFile } from './source-file.ts';
import { findStandIns } from './stand-ins.ts';

const DAY = 24 * 60 * 60 * 1000;
const SOON = 30 * DAY;
const LONGEST = 366 * DAY;

/**
 * What an owner should mend that must not keep the news from being published: the end of what `security.txt` says, which comes by itself
 * with time, and what an import could not know.
 */
export function findNotices(newsroom: Newsroom, now: number): Fault[] {
  return [...findExpiry(newsroom, now), ...findStandIns(newsroom)];
}

function findExpiry(newsroom: Newsroom, now: number): Fault[] {
  const expires = newsroom.site.security?.expires;
  if (expires === undefined) return [];
  const left = Date.parse(expires) - now;
  const notice = (problem: string): Fault[] => {
    const { file } = newsroom.siteSource;
    const read = readSourceFile(join(newsroom.root, file), file);
    return [
      {
        file,
        line: 'fault' in read ? undefined : lineOf(read.source, ['security', 'expires']),
        field: 'security.expires',
        problem,
        mend: 'See that “contact” is still right, and write a moment less than a year from now.',
      },
    ];
  };
  if (left <= 0) return notice(`${quote(expires)} has passed. security.txt is not published any more.`);
  if (left <= SOON) return notice(`${quote(expires)} is near. From then on security.txt will not be published.`);
  if (left > LONGEST) return notice(`${quote(expires)} is more than a year away; whoever reads security.txt may not trust it.`);
  return [];
}

/** Notices as they are printed; empty when there are none. */
export function formatNotices(notices: readonly Fault[]): string {
  return notices.map((notice) => `Note: ${formatFault(notice)}`).join('\n\n');
}
