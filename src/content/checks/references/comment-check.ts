import { parentOf, slugOf } from '../../../shared/ids.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import type { SourceRef } from '../../source-file.ts';
import { headOf } from '../../story-head.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';

/** Of the values that would have been right, where there may be very many. */
const MOST_LISTED = 100;

/** That comments belong to stories with a discussion, and answer comments of the same story. */
export function checkComments(newsroom: Newsroom, known: Known, faults: FaultList): void {
  const byStory = new Map<string, Set<string>>();
  for (const { id } of newsroom.comments) byStory.set(parentOf(id), (byStory.get(parentOf(id)) ?? new Set<string>()).add(slugOf(id)));
  for (const { id, source, data } of newsroom.comments) {
    const story = known.storyOf(id);
    if (!story && known.isUnread(parentOf(id))) continue;
    if (!story) {
      const mend = 'Put the comment into the folder named after its story: content/comments/<language>/<year>/<name>/.';
      faults.push(
        parentOf(id) === ''
          ? { file: source.file, problem: 'The comment is in no story’s folder.', mend }
          : {
              file: source.file,
              problem: `${quote(parentOf(id))} is not a story.`,
              mend: faults.suggest(parentOf(id), known.storiesLike(parentOf(id)), mend),
            },
      );
    } else if ((headOf(story).comments ?? newsroom.site.comments) === 'none') {
      faults.push({
        file: source.file,
        problem: `The story ${quote(parentOf(id))} has no discussion, so this comment would not be shown.`,
        mend: 'Write “comments: open” or “comments: closed” in the story, or delete the comment.',
      });
    }
    if (data.replyTo !== undefined) checkReply(source, id, data.replyTo, byStory.get(parentOf(id)) ?? new Set(), known, faults);
  }
}

function checkReply(source: SourceRef, id: string, replyTo: string, comments: ReadonlySet<string>, known: Known, faults: FaultList): void {
  const isSibling = replyTo !== slugOf(id) && comments.has(replyTo);
  if (isSibling || known.unread.get('comments')?.has(`${parentOf(id)}/${replyTo}`) === true) return;
  faults.add(source, ['replyTo'], {
    problem: replyTo === slugOf(id) ? 'The comment answers itself.' : `${quote(replyTo)} is not a comment on this story.`,
    allowed: [...comments].filter((other) => other !== slugOf(id)).slice(0, MOST_LISTED),
    mend: 'Write the name of the file that holds the comment it answers, without .yaml.',
  });
}
