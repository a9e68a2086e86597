import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { z } from 'zod';
import { cleanedWords, doubtsAbout } from '../content/comment-words.ts';
import { isoInZone } from '../shared/date-format.ts';
import { writeWhole } from '../shared/whole-file.ts';
import { CallError } from './call.ts';
import { writeChecked } from './checked-write.ts';
import type { Desk } from './content-desk.ts';

/** A comment that waits for an editor, as comments-endpoint.ts keeps it. */
const waitingSchema = z.object({
  story: z.string(),
  name: z.string(),
  text: z.string(),
  email: z.string().optional(),
  received: z.iso.datetime(),
});

export type Waiting = z.infer<typeof waitingSchema> & {
  /** Its file’s name without the ending. */
  id: string;
};

const DECLINED = 'declined';
/** It may hold an e-mail address. */
const OWN = { mode: 0o600 };

/** What waits, the oldest first, cleaned of what nobody can see. Files that are no comments are told and left. */
export function readInbox(inbox: string): { waiting: Waiting[]; unread: string[] } {
  const names = existsSync(inbox) ? readdirSync(inbox).filter((name) => /^[\w-]+\.json$/.test(name)) : [];
  const unread: string[] = [];
  const waiting = names.sort().flatMap((name) => {
    const read = waitingSchema.safeParse(parsed(readFileSync(join(inbox, name), 'utf8')));
    if (!read.success) unread.push(name);
    return read.success
      ? [{ ...read.data, name: cleanedWords(read.data.name, 'line'), text: cleanedWords(read.data.text), id: name.slice(0, -5) }]
      : [];
  });
  return { waiting, unread };
}

/** What waits, in words for a terminal, each with what an editor should look at twice. */
export function describeInbox(inbox: string, desk: Desk): string {
  const { waiting, unread } = readInbox(inbox);
  const names = desk.newsroom.authors.flatMap(({ data }) => (typeof data.name === 'string' ? [data.name] : Object.values(data.name)));
  const told = waiting.map((comment) => {
    const story = desk.newsroom.articles.find(({ id }) => id === comment.story);
    return [
      `${comment.id}  ${comment.received.slice(0, 16).replace('T', ' ')}`,
      `  on “${story?.data.headline ?? comment.story}”${story ? '' : ', which is no story here'}`,
      `  ${comment.name}${comment.email === undefined ? '' : ` <${cleanedWords(comment.email, 'line')}>`}:`,
      ...comment.text.split('\n').map((line) => `    ${line}`),
      ...doubtsAbout(comment, names).map((doubt) => `  ! ${doubt}`),
    ].join('\n');
  });
  const rest = unread.length === 0 ? [] : [`Not comments, and left alone: ${unread.join(', ')}`];
  return [...(told.length === 0 ? ['No comments wait.'] : told), ...rest].join('\n\n');
}

/** Puts a comment below its story, if the build takes it; tells its file. */
export async function approve(wanted: string, inbox: string, desk: Desk): Promise<string> {
  const comment = findWaiting(wanted, inbox);
  if (!desk.newsroom.articles.some(({ id }) => id === comment.story))
    throw new CallError(`“${comment.story}” is not a story, so the comment cannot stand below it.`, [
      'Decline it, or edit it with --story.',
    ]);
  const data = {
    name: comment.name,
    date: isoInZone(comment.received.replace(/\.\d+/, ''), desk.newsroom.site.timeZone),
    text: comment.text,
  };
  const path = freePath(`comments/${comment.story}`, desk.contentDir);
  const shown = await writeChecked(path, yaml.dump(data, { schema: yaml.CORE_SCHEMA, lineWidth: -1 }), desk);
  rmSync(join(inbox, `${comment.id}.json`));
  return shown;
}

/** Takes a comment out of what waits. It is kept in a folder of its own. */
export function decline(wanted: string, inbox: string): string {
  const { id } = findWaiting(wanted, inbox);
  mkdirSync(join(inbox, DECLINED), { recursive: true });
  renameSync(join(inbox, `${id}.json`), join(inbox, DECLINED, `${id}.json`));
  return id;
}

/** Changes what waits; what was sent is kept beside what was declined. */
export function edit(
  wanted: string,
  changes: { name?: string | undefined; text?: string | undefined; story?: string | undefined },
  inbox: string,
): string {
  const { id, ...comment } = findWaiting(wanted, inbox);
  const path = join(inbox, `${id}.json`);
  const kept = join(inbox, DECLINED, `${id}-as-sent.json`);
  if (!existsSync(kept)) writeWhole(kept, readFileSync(path), OWN);
  const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  writeWhole(path, `${JSON.stringify({ ...comment, ...said }, undefined, 2)}\n`, OWN);
  return id;
}

/** The comment that is meant: by its id, or by the beginning of it. */
function findWaiting(wanted: string, inbox: string): Waiting {
  const { waiting } = readInbox(inbox);
  const found = waiting.filter(({ id }) => id.startsWith(wanted));
  const [only] = found;
  if (only && found.length === 1) return only;
  const others = (found.length === 0 ? waiting : found).map(({ id, name }) => `${id}  ${name}`);
  throw new CallError(found.length === 0 ? `No comment “${wanted}” waits.` : `“${wanted}” may be any of these:`, others);
}

/** `comments/en/2026/storm/03.yaml`: the number after the last. */
function freePath(folder: string, contentDir: string): string {
  const path = join(contentDir, folder);
  const numbers = existsSync(path) ? readdirSync(path).map((name) => Number.parseInt(name, 10) || 0) : [];
  return `${folder}/${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}.yaml`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
