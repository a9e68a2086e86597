import type { Comment } from 'schema-dts';
import { given } from './given.ts';

export interface CommentFacts {
  id: string;
  name: string;
  date: string;
  text: string;
  /** The id of the comment it answers. */
  replyTo?: string | undefined;
}

/** How many comments a story names; the page has them all. */
const NAMED = 10;

export function buildCommentData(comments: readonly CommentFacts[]) {
  return comments.slice(0, NAMED).map(
    ({ id, name, date, text, replyTo }) =>
      given({
        '@type': 'Comment',
        '@id': id,
        author: { '@type': 'Person', name },
        datePublished: date,
        text,
        parentItem: replyTo === undefined ? undefined : { '@id': replyTo },
      }) satisfies Comment,
  );
}
