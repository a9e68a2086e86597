import type { NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';

const HOUR = 60 * 60_000;

/** For so long a story is news; an older one says its date wherever a front shows it. */
const NEWS = 48 * HOUR;

/** An older story leads a front, and is the news of a section, only where an editor says so. */
const FORTNIGHT = 14 * 24 * HOUR;

type Clock = Pick<NewsroomIndex, 'isPast'>;

/** True while a story is news. */
export function isNews(clock: Clock, story: Story): boolean {
  return isYoungerThan(NEWS, clock, story);
}

/** True while a story is young enough to lead without anybody having asked for it. */
export function isRecent(clock: Clock, story: Story): boolean {
  return isYoungerThan(FORTNIGHT, clock, story);
}

/** Asked so that a page is made again when the answer becomes another, and not with every build. */
function isYoungerThan(age: number, { isPast }: Clock, { data }: Story): boolean {
  return !isPast(new Date(Date.parse(data.published) + age).toISOString());
}
