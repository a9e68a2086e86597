import type { TimeView } from '../../shared/date-format.ts';

export interface CommentView {
  id: string;
  name: string;
  staff: boolean;
  when: TimeView;
  paragraphs: string[];
  replyTo?: string | undefined;
  replies: CommentView[];
}

export interface DiscussionView {
  state: 'open' | 'closed' | 'none';
  count: number;
  comments: CommentView[];
  writeTo: string;
  /** Where comments are sent, and what belongs to each; while the discussion is open. */
  form?: { action: string; story: string; page: string } | undefined;
}
