import { join } from 'node:path';
import {
  approveComment,
  declineComment,
  doubtsOf,
  editComment,
  INBOX,
  readInbox,
  type CommentChanges,
  type Waiting,
} from '../../admin/desk/comment-desk.ts';
import { readDesk, type DeskGround } from '../../admin/desk/desk-ground.ts';
import { addressSpaceOf } from '../../content/address-space.ts';
import { cleanedWords } from '../../content/comment-words.ts';
import type { Fault } from '../../content/faults/fault.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { slugOf, splitLanguage } from '../../shared/ids.ts';
import { storyUrl } from '../../shared/urls.ts';
import { commentsPage, type CommentsPageView, type DeskComment } from './comments-page.ts';
import type { DeskAnswer, DeskPlace } from './desk-answer.ts';
import { deskDocument } from './desk-document.ts';
import type { FilledForm } from './form-request.ts';
import { doPublished, publishedList, showPublished } from './published-comments.ts';

const SCRIPT = 'src/dev/desk/kept-words.ts';

const DONE: Readonly<Record<string, string>> = {
  approve: 'The comment stands below its story. Readers have it when the site has been built and uploaded.',
  edit: 'The changes are saved. The comment waits.',
  save: 'The comment is saved. Readers have it so when the site has been built and uploaded.',
  remove: 'The comment is taken out. It lies in the bin of the editing room.',
  decline: 'The comment is declined. It is kept in the folder “declined” of what waits.',
};

/** What is done with a comment that waits. */
const TASKS: ReadonlySet<string> = new Set(['approve', 'edit', 'decline']);

/** The page of comments that wait, as it is asked for. */
export async function showComments(ground: DeskGround, place: DeskPlace, asked: URLSearchParams): Promise<DeskAnswer> {
  const published = asked.get('published');
  if (published !== null) return showPublished(ground, place, published);
  const newsroom = await readDesk(ground);
  return { status: 200, html: document(ground, place, newsroom, { done: DONE[asked.get('done') ?? ''], query: asked.get('find') ?? '' }) };
}

/** Does what an editor decides. A comment that the build would refuse comes back as it was filled in. */
export async function doComments(ground: DeskGround, place: DeskPlace, form: FilledForm): Promise<DeskAnswer> {
  if (form.text('published') !== '') return doPublished(ground, place, form);
  const newsroom = await readDesk(ground);
  const inbox = join(ground.root, INBOX);
  const [task, id, seen] = [form.text('task'), form.text('comment'), form.text('seen')];
  const comment = readInbox(inbox).waiting.find((one) => one.id === id);
  if (!TASKS.has(task) || !comment) return { status: 409, html: document(ground, place, newsroom, { faults: [goneMeanwhile()] }) };
  const changes = { name: form.text('name'), text: form.text('text'), story: form.text('story') };
  if (comment.digest !== seen)
    return { status: 409, html: document(ground, place, newsroom, { refused: { id, changes, faults: [changedMeanwhile(comment)] } }) };
  const faults = await perform(task, { ground, newsroom, comment, changes, inbox });
  if (faults.length > 0) {
    const unplaced = faults.filter(({ field = 'text' }) => !['name', 'text', 'story'].includes(field));
    return { status: 422, html: document(ground, place, newsroom, { refused: { id, changes, faults }, faults: unplaced }) };
  }
  const kept = `comment ${id} ${seen}`;
  return { status: 303, location: `${place.base}_desk/comments/?${new URLSearchParams({ done: task, kept }).toString()}#done` };
}

interface CommentTask {
  ground: DeskGround;
  newsroom: Newsroom;
  comment: Waiting;
  changes: Required<CommentChanges>;
  inbox: string;
}

async function perform(task: string, { ground, newsroom, comment, changes, inbox }: CommentTask): Promise<readonly Fault[]> {
  if (task === 'decline') {
    declineComment(comment, inbox);
    return [];
  }
  const edited = {
    ...comment,
    name: cleanedWords(changes.name ?? '', 'line'),
    text: cleanedWords(changes.text ?? ''),
    story: changes.story ?? '',
  };
  const isOther = edited.name !== comment.name || edited.text !== comment.text || edited.story !== comment.story;
  if (isOther) editComment(comment, { name: edited.name, text: edited.text, story: edited.story }, inbox);
  return task === 'edit' ? [] : (await approveComment(ground, newsroom, edited, inbox)).faults;
}

type CommentsState = Pick<CommentsPageView, 'refused'> & { done?: string | undefined; query?: string; faults?: readonly Fault[] };

function document(
  { root }: DeskGround,
  place: DeskPlace,
  newsroom: Newsroom,
  { refused, done, query = '', faults = [] }: CommentsState,
): string {
  const { waiting, unread } = readInbox(join(root, INBOX));
  const comments = waiting.map((comment) => ({ comment, story: storyOf(comment, newsroom), doubts: doubtsOf(comment, newsroom) }));
  return deskDocument({
    title: 'Comments',
    newspaper: newsroom.site.name,
    base: place.base,
    main: commentsPage({
      comments,
      unread,
      refused,
      published: publishedList(newsroom, query),
      timeZone: newsroom.site.timeZone,
      once: place.once,
    }),
    scripts: [SCRIPT],
    done,
    faults,
  });
}

function storyOf({ story }: Waiting, { articles, site, sections }: Newsroom): DeskComment['story'] {
  const found = articles.find(({ id }) => id === story);
  if (!found) return undefined;
  const [language, key] = splitLanguage(story);
  const { section, published, headline } = found.data;
  return { headline, url: storyUrl(addressSpaceOf(site, sections), { language, section, published, slug: slugOf(key) }) };
}

function goneMeanwhile(): Fault {
  return {
    file: INBOX,
    problem: 'Somebody else has published or declined this comment meanwhile.',
    mend: 'Look at what waits now, below.',
  };
}

/** What was typed stands in the form again, above what it would replace. */
function changedMeanwhile({ id, name, text }: Waiting): Fault {
  return {
    file: `${INBOX}/${id}.json`,
    field: 'text',
    problem: `Somebody else has changed this comment meanwhile. It says now, signed ${name}: “${text}”`,
    mend: 'What you have written stands here. Press again if it is to stay.',
  };
}
