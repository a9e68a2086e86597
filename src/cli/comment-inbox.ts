import { existsSync } from 'node:fs';
import {
  approveComment,
  declineComment,
  doubtsOf,
  editComment,
  readInbox,
  INBOX,
  type CommentChanges,
  type Waiting,
} from '../admin/desk/comment-desk.ts';
import type { RememberedReadings } from '../admin/change-check.ts';
import { openDesk } from '../admin/desk/desk-ground.ts';
import { cleanedWords } from '../content/comment-words.ts';
import { contentPlace } from '../content/content-list.ts';
import { formatFault } from '../content/faults/fault.ts';
import { CallError } from './call.ts';
import type { Desk } from './content-desk.ts';

/** What waits, in words for a terminal, each with what an editor should look at twice. */
export function describeInbox(inbox: string, desk: Desk): string {
  const { waiting, unread } = readInbox(inbox);
  const told = waiting.map((comment) => {
    const story = desk.newsroom.articles.find(({ id }) => id === comment.story);
    return [
      `${comment.id}  ${comment.received.slice(0, 16).replace('T', ' ')}`,
      `  on “${story?.data.headline ?? comment.story}”${story ? '' : ', which is no story here'}`,
      `  ${comment.name}${comment.email === undefined ? '' : ` <${comment.email}>`}:`,
      ...comment.text.split('\n').map((line) => `    ${line}`),
      ...doubtsOf(comment, desk.newsroom).map((doubt) => `  ! ${doubt}`),
    ].join('\n');
  });
  const rest = unread.length === 0 ? [] : [`Not comments, and left alone: ${unread.join(', ')}`];
  return [...(told.length === 0 ? ['No comments wait.'] : told), ...rest].join('\n\n');
}

/** Throws a `CallError` for a call of which something would be left aside unsaid, or which means a folder that is not there. */
export function refuseStray(deed: string | undefined, ids: readonly string[], changes: CommentChanges, inbox: string): void {
  const said = (['name', 'text', 'story'] as const).flatMap((flag) => (changes[flag] === undefined ? [] : [`--${flag}`]));
  if (deed !== 'edit' && said.length > 0)
    throw new CallError(`${said.join(' and ')}: that is said to “edit” only.`, ['npm run comments -- edit <id> --text "…"']);
  if (deed === 'edit' && ids.length > 1)
    throw new CallError('Only one comment is edited at a time: all of them would say the same.', [
      `npm run comments -- edit ${ids[0] ?? ''} --text "…"`,
    ]);
  if (inbox !== INBOX && !existsSync(inbox))
    throw new CallError(`There is no folder “${inbox}”.`, ['Name the one in which comments wait: --inbox <folder>']);
}

/** Puts a comment below its story, if the build takes it; tells its file. */
export async function approve(
  wanted: string,
  inbox: string,
  { root, contentDir, newsroom, now }: Desk,
  remembered?: RememberedReadings,
): Promise<string> {
  const comment = findWaiting(wanted, inbox);
  const ground = openDesk(root, contentDir, () => now, remembered);
  const { path, faults } = await approveComment(ground, newsroom, comment, inbox);
  if (faults.length > 0) {
    const how = faults.some(({ field }) => field === 'story')
      ? [`npm run comments -- edit ${comment.id} --story <id>   names another story`]
      : [];
    throw new CallError('Nothing was written:', [...faults.map(formatFault), ...how]);
  }
  return `${contentPlace(root, contentDir).shownDir}/${path}`;
}

/** Takes a comment out of what waits. It is kept in a folder of its own. */
export function decline(wanted: string, inbox: string): string {
  const comment = findWaiting(wanted, inbox);
  declineComment(comment, inbox);
  return comment.id;
}

/** Changes what waits; what was sent is kept beside what was declined. */
export function edit(wanted: string, changes: CommentChanges, inbox: string): string {
  const comment = findWaiting(wanted, inbox);
  const empty = (['name', 'text', 'story'] as const).filter((field) => changes[field] !== undefined && cleanedWords(changes[field]) === '');
  if (empty.length > 0)
    throw new CallError(
      'Nothing was changed:',
      empty.map((field) => `--${field} is empty. Write it, or decline the comment: npm run comments -- decline ${comment.id}`),
    );
  editComment(comment, changes, inbox);
  return comment.id;
}

/** The comment that is meant: by its id, or by the beginning of it. */
function findWaiting(wanted: string, inbox: string): Waiting {
  const { waiting } = readInbox(inbox);
  const exact = waiting.find(({ id }) => id === wanted);
  if (exact) return exact;
  const found = wanted === '' ? [] : waiting.filter(({ id }) => id.startsWith(wanted));
  const [only] = found;
  if (only && found.length === 1) return only;
  const others = (found.length === 0 ? waiting : found).map(({ id, name }) => `${id}  ${name}`);
  throw new CallError(found.length === 0 ? `No comment “${wanted}” waits.` : `“${wanted}” may be any of these:`, others);
}
