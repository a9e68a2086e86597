import { quote } from '../faults/fault.ts';
import type { NewsroomRule } from './rule.ts';

const DAY = 24 * 60 * 60 * 1000;
const SOON = 30 * DAY;
const LONGEST = 366 * DAY;

/** The end of what `security.txt` says comes by itself with time. */
export const securityExpires: NewsroomRule = {
  id: 'securityExpires',
  find: ({ newsroom: { site, siteSource }, now }) => {
    const expires = site.security?.expires;
    if (expires === undefined) return [];
    const problem = problemOf(expires, Date.parse(expires) - now);
    if (problem === undefined) return [];
    const mend = 'See that “contact” is still right, and write a moment less than a year from now.';
    return [{ source: siteSource, path: ['security', 'expires'], problem, mend }];
  },
};

function problemOf(expires: string, left: number): string | undefined {
  if (left <= 0) return `${quote(expires)} has passed. security.txt is not published any more.`;
  if (left <= SOON) return `${quote(expires)} is near. From then on security.txt will not be published.`;
  if (left > LONGEST) return `${quote(expires)} is more than a year away; whoever reads security.txt may not trust it.`;
  return undefined;
}
