import type { CommentChanges, Waiting } from '../../admin/desk/comment-desk.ts';
import type { Fault } from '../../content/faults/fault.ts';
import { formatDate } from '../../shared/date-format.ts';
import { escapeByNumber as escape } from '../../shared/escape-html.ts';
import { hiddenFields, lineField, textField } from './desk-document.ts';

/** A comment with what an editor should know of it. */
export interface DeskComment {
  comment: Waiting;
  /** The story’s headline and where it stands; absent where there is no such story. */
  story: { headline: string; url: string } | undefined;
  /** What to look at twice. */
  doubts: readonly string[];
}

export interface CommentsPageView {
  comments: readonly DeskComment[];
  /** Files among them that are no comments. */
  unread: readonly string[];
  /** HTML: those that readers have. */
  published: string;
  /** What was sent and not taken: of which comment, as it was filled in, and what is wrong. */
  refused?: { id: string; changes: CommentChanges; faults: readonly Fault[] } | undefined;
  timeZone: string;
  once: () => string;
}

/** What readers have sent and waits: each as a form in which it is put right, published or declined. */
export function commentsPage(view: CommentsPageView): string {
  const { comments, unread, published } = view;
  const left = unread.length === 0 ? '' : `<p class="hint">Not comments, and left alone: ${escape(unread.join(', '))}</p>`;
  return `<div class="narrow">
<section aria-labelledby="waiting">
<h2 id="waiting">What waits <span>${String(comments.length)}</span></h2>
${comments.length === 0 ? '<p>No comments wait.</p>' : `<ol class="posts">${comments.map((one) => commentItem(view, one)).join('\n')}</ol>`}
${left}
</section>
${published}
</div>`;
}

function commentItem({ refused, timeZone, once }: CommentsPageView, { comment, story, doubts }: DeskComment): string {
  const { id, digest, name, text, email, received } = comment;
  const own = refused?.id === id ? refused : undefined;
  const faultsAt = (field: string) => (own?.faults ?? []).filter((fault) => (fault.field ?? 'text') === field);
  const style = { locale: 'en-GB', timeZone };
  const where = story ? `<a href="${escape(story.url)}">${escape(story.headline)}</a>` : escape(comment.story);
  const hidden = { comment: id, seen: digest, once: once() };
  const values = { name, text, story: comment.story, ...own?.changes };
  const storyFaults = faultsAt('story');
  return `<li id="comment-${escape(id)}">
<h3><time datetime="${escape(received)}">${escape(`${formatDate(received, 'shortDayMonth', style)}, ${formatDate(received, 'time', style)}`)}</time> ${where}</h3>
<form method="post" enctype="multipart/form-data" data-keep="comment ${escape(id)} ${escape(digest)}"${own ? ' data-refused' : ''}>
${hiddenFields(hidden)}
${doubts.length === 0 ? '' : `<div class="fault">${doubts.map((doubt) => `<p>${escape(doubt)}</p>`).join('')}</div>`}
${lineField({ id: `n${id}`, name: 'name', label: 'Name', value: values.name ?? '', hint: email === undefined ? undefined : `Sent by ${email}, which is not published.`, faults: faultsAt('name') }, 'dir="auto"')}
${textField({ id: `t${id}`, name: 'text', label: 'Comment', value: values.text ?? '', faults: faultsAt('text') }, 6)}
${story && storyFaults.length === 0 ? hiddenFields({ story: comment.story }) : lineField({ id: `s${id}`, name: 'story', label: 'Story', value: values.story ?? '', hint: 'It names no story here. Write the story’s file below content/articles without its ending, like en/2026/storm.', faults: storyFaults })}
<div class="buttons"><button class="main" name="task" value="approve">Publish it</button><button name="task" value="edit">Save, and let it wait</button><button class="grave" name="task" value="decline">Decline it</button></div>
</form>
</li>`;
}
