import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { z } from 'zod';
import { doubtsAbout } from '../../content/comment-doubts.ts';
import { cleanedWords } from '../../content/comment-words.ts';
import type { Fault } from '../../content/faults/fault.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { isoInZone } from '../../shared/date-format.ts';
import { digestOf } from '../../shared/digest.ts';
import { parentOf, slugOf } from '../../shared/ids.ts';
import { nearest } from '../../shared/nearest.ts';
import { writeWhole } from '../../shared/whole-file.ts';
import type { DeskGround, DeskOutcome } from './desk-ground.ts';
import { writeNew } from './written-change.ts';

/** Where comments wait, below the project’s folder, where nobody says otherwise. */
export const INBOX = 'comments-inbox';

/** A comment that waits for an editor, as `cli/comments-endpoint.ts` keeps it. */
const waitingSchema = z.object({
  story: z.string(),
  name: z.string(),
  text: z.string(),
  email: z.string().optional(),
  received: z.iso.datetime({ offset: true }),
});

export type Waiting = z.infer<typeof waitingSchema> & {
  /** Its file’s name without the ending. */
  id: string;
  /** The digest of its file. */
  digest: string;
};

/** What an editor changes of a comment before it is published. */
export interface CommentChanges {
  name?: string | undefined;
  text?: string | undefined;
  story?: string | undefined;
}

const DECLINED = 'declined';
/** It may hold an e-mail address. */
const OWN = { mode: 0o600 };

/** What waits, the oldest first, cleaned of what nobody can see. Files that are no comments are left, and told with the reason. */
export function readInbox(inbox: string): { waiting: Waiting[]; unread: string[] } {
  const names = existsSync(inbox) ? readdirSync(inbox).filter((name) => /^[\w-]+\.json$/.test(name)) : [];
  const unread: string[] = [];
  const waiting = names.sort().flatMap((name) => {
    const read = readWaiting(join(inbox, name), name.slice(0, -5));
    if (typeof read !== 'string') return read;
    if (read !== GONE) unread.push(`${name} (${read})`);
    return [];
  });
  return { waiting, unread };
}

/** Another program has dealt with it since the folder was read. */
const GONE = '';

/** A comment that waits, or why a file is none. */
function readWaiting(path: string, id: string): Waiting | string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ENOENT' ? GONE : code === 'EISDIR' ? 'it is a folder' : 'it cannot be opened';
  }
  const given = parsed(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  if (given === undefined) return 'it is no JSON';
  const { data, error } = waitingSchema.safeParse(given);
  if (!data) return whyNot(error.issues);
  const { story, name, text, email, received } = data;
  return {
    story: cleanedWords(story, 'line'),
    name: cleanedWords(name, 'line'),
    text: cleanedWords(text),
    ...(email === undefined ? {} : { email: cleanedWords(email, 'line') }),
    received: new Date(received).toISOString(),
    id,
    digest: digestOf(bytes),
  };
}

function whyNot([first]: readonly z.core.$ZodIssue[]): string {
  const [field] = first?.path ?? [];
  if (field === undefined) return 'it is no comment';
  return `“${String(field)}” ${field === 'received' ? 'is no moment, like 2026-11-21T09:00:00Z' : 'is missing, or no text'}`;
}

/** Puts a comment below its story, if the build takes it. It waits no longer then. */
export async function approveComment(ground: DeskGround, newsroom: Newsroom, comment: Waiting, inbox: string): Promise<DeskOutcome> {
  if (!newsroom.articles.some(({ id }) => id === comment.story))
    return { path: `comments/${comment.story}`, faults: [noStory(comment.story, newsroom)] };
  const data = {
    name: comment.name,
    date: isoInZone(comment.received.replace(/\.\d+/, ''), newsroom.site.timeZone),
    text: comment.text,
  };
  const bytes = Buffer.from(Object.entries(data).map(fieldOf).join(''));
  const place = join(inbox, `${comment.id}.json`);
  const outcome = await writeNew(
    ground,
    () => {
      const path = freePath(`comments/${comment.story}`, ground.contentDir);
      return { path, files: new Map([[path, bytes]]) };
    },
    () => (existsSync(place) ? undefined : dealtWith(comment.id)),
  );
  if (outcome.faults.length === 0) rmSync(place, { force: true });
  return outcome;
}

/** Takes a comment out of what waits. It is kept in a folder of its own. */
export function declineComment({ id }: Waiting, inbox: string): void {
  mkdirSync(join(inbox, DECLINED), { recursive: true });
  renameSync(join(inbox, `${id}.json`), join(inbox, DECLINED, `${id}.json`));
}

/** Changes what waits; what was sent is kept beside what was declined. */
export function editComment({ id, story, name, text, email, received }: Waiting, changes: CommentChanges, inbox: string): void {
  const path = join(inbox, `${id}.json`);
  const kept = join(inbox, DECLINED, `${id}-as-sent.json`);
  if (!existsSync(kept)) writeWhole(kept, readFileSync(path), OWN);
  const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  writeWhole(path, `${JSON.stringify({ story, name, text, email, received, ...said }, undefined, 2)}\n`, OWN);
}

/** What an editor should look at twice before a comment is published. */
export function doubtsOf(comment: Waiting, newsroom: Newsroom): string[] {
  const { story, name, text } = comment;
  const same = newsroom.comments.find(({ id, data }) => parentOf(id) === story && data.name === name && data.text === text);
  return [
    ...(same ? [`The same is below the story already, in ${slugOf(same.id)}.yaml: it was sent twice, or brought here once more.`] : []),
    ...doubtsAbout(comment, namesOfNewsroom(newsroom)),
  ];
}

/** The names that no reader should seem to have: of the newspaper, and of those who write for it. */
function namesOfNewsroom({ authors, site }: Newsroom): string[] {
  return [site.name, ...authors.flatMap(({ data }) => (typeof data.name === 'string' ? [data.name] : Object.values(data.name)))];
}

function noStory(story: string, { articles, unread }: Newsroom): Fault {
  if (unread.get('articles')?.has(story) === true)
    return {
      file: 'content/comments',
      field: 'story',
      problem: `The file of the story “${story}” has a fault, so the comment cannot be put below it.`,
      mend: '“npm run check” says what is wrong there, and how it is mended. The comment waits.',
    };
  const ids = articles.map(({ id }) => id);
  const meant = ids.find((id) => slugOf(id) === slugOf(story)) ?? nearest(story, ids);
  return {
    file: 'content/comments',
    field: 'story',
    problem: `“${story}” is not a story, so the comment cannot stand below it. Its file may have been renamed or moved.`,
    mend: `${meant === undefined ? '' : `Did you mean “${meant}”? `}Name its story, like en/2026/storm, or decline the comment.`,
  };
}

/** What editors write for themselves alone, and what is a reader’s word here. */
const LIKE_A_REMARK = /<!--|\{\s*\/\*|^\s*#\s/m;

function fieldOf([name, value]: [string, string]): string {
  if (!LIKE_A_REMARK.test(value)) return yaml.dump({ [name]: value }, { schema: yaml.CORE_SCHEMA, lineWidth: -1 });
  // In one line of quotation marks, and with its first sign by number, it is none to the check.
  const quoted = JSON.stringify(value)
    .replace(/<(?=!--)/g, '\\x3C')
    .replace(/\{(?=(?:\s|\\[nrt])*\/\*)/g, '\\x7B');
  return `${name}: ${quoted}\n`;
}

function dealtWith(id: string): Fault {
  return {
    file: `${INBOX}/${id}.json`,
    problem: 'Somebody else has published or declined this comment meanwhile.',
    mend: 'Look at what waits now.',
  };
}

/** `comments/en/2026/storm/03.yaml`: the number after the last. */
function freePath(folder: string, contentDir: string): string {
  const path = join(contentDir, folder);
  const numbers = existsSync(path) ? readdirSync(path).map((name) => Number(/^\d{1,6}(?=\D)/.exec(name)?.[0] ?? 0)) : [];
  return `${folder}/${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}.yaml`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
