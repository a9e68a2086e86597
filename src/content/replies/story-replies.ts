import { z } from 'zod';
import type { RepliedPost } from './replied-post.ts';

/** One reply, as plain words that can stand in a page. */
export const socialReplySchema = z.object({
  /** On its service. */
  id: z.string(),
  /** The reply that it answers, where it answers one. */
  answers: z.string().optional(),
  name: z.string(),
  /** `@ana@mastodon.example` */
  handle: z.string(),
  date: z.iso.datetime(),
  /** An empty line makes a paragraph. */
  text: z.string(),
  url: z.string().startsWith('https://'),
  /** Other addresses at which people see it, by which an editor may name it. */
  alsoAt: z.array(z.string()),
});

export type SocialReply = z.infer<typeof socialReplySchema>;

/** What was said in reply to one of a story’s posts. */
export interface PostReplies {
  address: string;
  service: RepliedPost['service'];
  /** Oldest first. */
  replies: SocialReply[];
}

/** What was said elsewhere of a story, as it was fetched last. */
export interface StoryReplies {
  posts: PostReplies[];
  /** The same while the replies are. */
  digest: string;
}
