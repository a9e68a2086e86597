import { dateTimeView } from '../../shared/date-format.ts';
import type { PostRepliesView } from '../views/replies.ts';
import type { Edition } from './newsroom-index.ts';
import type { Story } from './story.ts';

/** Of a story that names posts, what was said in reply to them. */
export function buildReplies(edition: Edition, story: Story): PostRepliesView[] {
  if (story.data.replies === undefined) return [];
  return (story.replies?.posts ?? []).map(({ address, service, replies }) => {
    const names = new Map(replies.map(({ id, name }) => [id, name]));
    return {
      place: service,
      url: address,
      replies: replies.map(({ answers, name, handle, url, date, text }) => ({
        name,
        handle,
        url,
        when: dateTimeView(date, edition.style),
        paragraphs: text.split(/\n\s*\n/),
        replyTo: names.get(answers ?? ''),
      })),
    };
  });
}
