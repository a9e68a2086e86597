import { resolve } from 'node:path';
import { formatFaults } from '../lib/newsroom/fault.ts';
import { findNotices, formatNotices } from '../lib/newsroom/notices.ts';
import { presentMoment } from '../lib/publication.ts';
import { readContent } from '../press/content.ts';

/** `npm run check`: reads all content and prints every fault; the exit code is 1 when there is one. */
const root = process.cwd();
const contentDir = resolve(root, process.env.STANDFIRST_CONTENT ?? 'content');
const { newsroom, faults } = await readContent(root, contentDir);

if (faults.length > 0) {
  console.error(formatFaults(faults));
  process.exitCode = 1;
} else {
  const count = (list: readonly unknown[] | undefined, one: string, many: string) =>
    `${list?.length ?? 0} ${list?.length === 1 ? one : many}`;
  const notices = newsroom ? formatNotices(findNotices(newsroom, presentMoment(process.env, Date.now))) : '';
  if (notices !== '') console.warn(notices);
  console.log(`No faults: ${count(newsroom?.articles, 'story', 'stories')}, ${count(newsroom?.photos, 'photo', 'photos')} checked.`);
}
