import { originOf } from '../../content/schemas/host-name.ts';
import { buildThread, type ThreadNode } from '../../content/comment-thread.ts';
import { dateTimeView } from '../../shared/date-format.ts';
import { absoluteUrl, pageUrl } from '../../shared/urls.ts';
import type { CommentView, DiscussionView } from '../views/discussion.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { contactPage } from './page-pairs.ts';

export function buildDiscussion(index: NewsroomIndex, edition: Edition, story: Story): DiscussionView {
  const { language } = edition.view;
  const thread = buildThread(
    story.comments.map(({ id, data }) => ({
      id: id.split('/').at(-1) ?? id,
      replyTo: data.replyTo,
      sortKey: Date.parse(data.date),
      value: {
        id: `comment-${id.split('/').at(-1) ?? id}`,
        name: data.name,
        staff: data.staff ?? false,
        when: dateTimeView(data.date, edition.style),
        paragraphs: data.text.split(/\n\s*\n/).map((paragraph) => paragraph.trim()),
      },
    })),
  );
  const contact = contactPage(edition);
  const state = story.data.comments ?? index.site.comments;
  const { commentForm } = index.site;
  return {
    state,
    count: story.comments.length,
    comments: thread.map((node) => withReplies(node)),
    writeTo: contact ? pageUrl(index.space, language, contact.path) : `mailto:${index.site.publisher.email}`,
    form:
      commentForm && state === 'open'
        ? { action: commentForm.action, story: story.id, page: absoluteUrl(index.space, story.url) }
        : undefined,
  };
}

function withReplies(node: ThreadNode<Omit<CommentView, 'replies' | 'replyTo'>>, replyTo?: string): CommentView {
  return { ...node.value, replyTo, replies: node.replies.map((reply) => withReplies(reply, node.value.name)) };
}

/** The origins that comments on a story are sent to. */
export function commentOrigins(index: NewsroomIndex, { data }: Story): string[] {
  const { commentForm, comments } = index.site;
  return commentForm && (data.comments ?? comments) === 'open' ? [originOf(commentForm.action) ?? []].flat() : [];
}
