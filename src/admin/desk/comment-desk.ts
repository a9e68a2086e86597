import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { z } from 'zod';
import { cleanedWords } from '../../content/comment-words.ts';
import type { Fault } from '../../content/faults/fault.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { isoInZone } from '../../shared/date-format.ts';
import { digestOf } from '../../shared/digest.ts';
import { writeWhole } from '../../shared/whole-file.ts';
import type { DeskGround, DeskOutcome } from './desk-ground.ts';
import { writeChange } from './written-change.ts';

/** Where comments wait, below the project’s folder, where nobody says otherwise. */
export const INBOX = 'comments-inbox';

/** A comment that waits for an editor, as `cli/comments-endpoint.ts` keeps it. */
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

/** What waits, the oldest first, cleaned of what nobody can see. Files that are no comments are told and left. */
export function readInbox(inbox: string): { waiting: Waiting[]; unread: string[] } {
  const names = existsSync(inbox) ? readdirSync(inbox).filter((name) => /^[\w-]+\.json$/.test(name)) : [];
  const unread: string[] = [];
  const waiting = names.sort().flatMap((name) => {
    const bytes = readFileSync(join(inbox, name));
    const read = waitingSchema.safeParse(parsed(bytes.toString('utf8')));
    if (!read.success) unread.push(name);
    return read.success
      ? [
          {
            ...read.data,
            name: cleanedWords(read.data.name, 'line'),
            text: cleanedWords(read.data.text),
            id: name.slice(0, -5),
            digest: digestOf(bytes),
          },
        ]
      : [];
  });
  return { waiting, unread };
}

/** Puts a comment below its story, if the build takes it. It waits no longer then. */
export async function approveComment(ground: DeskGround, newsroom: Newsroom, comment: Waiting, inbox: string): Promise<DeskOutcome> {
  const path = freePath(`comments/${comment.story}`, ground.contentDir);
  if (!newsroom.articles.some(({ id }) => id === comment.story)) return { path, faults: [noStory(comment.story)] };
  const data = {
    name: comment.name,
    date: isoInZone(comment.received.replace(/\.\d+/, ''), newsroom.site.timeZone),
    text: comment.text,
  };
  const bytes = Buffer.from(yaml.dump(data, { schema: yaml.CORE_SCHEMA, lineWidth: -1 }));
  const faults = await writeChange(ground, new Map([[path, bytes]]), new Map([[path, '']]));
  if (faults.length === 0) rmSync(join(inbox, `${comment.id}.json`));
  return { path, faults };
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

/** The names of those who write for the newspaper, which no reader should seem to have. */
export function namesOfAuthors({ authors }: Newsroom): string[] {
  return authors.flatMap(({ data }) => (typeof data.name === 'string' ? [data.name] : Object.values(data.name)));
}

function noStory(story: string): Fault {
  return {
    file: 'content/comments',
    field: 'story',
    problem: `“${story}” is not a story, so the comment cannot stand below it.`,
    mend: 'Decline it, or name its story, like en/2026/storm.',
  };
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
