import type { TimeView } from '../../shared/date-format.ts';

/** A reply as a quotation. */
export interface ReplyView {
  name: string;
  handle: string;
  url: string;
  when: TimeView;
  paragraphs: string[];
  /** Whom it answers, where that is another reply. */
  replyTo?: string | undefined;
}

/** What was said in reply to one post. */
export interface PostRepliesView {
  /** Where it was said: `Mastodon`. */
  place: string;
  /** Of the post. */
  url: string;
  replies: ReplyView[];
}
