import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { socialReplySchema } from '../../content/replies/story-replies.ts';
import { writeWhole } from '../../shared/whole-file.ts';

const keptSchema = z.object({
  /** When its server was asked last, in milliseconds since 1970, and when it answered last. */
  asked: z.number(),
  answered: z.number().optional(),
  /** Until when the server asks not to be asked again. */
  until: z.number().optional(),
  replies: z.array(socialReplySchema),
});

export type KeptReplies = z.infer<typeof keptSchema>;

const fileSchema = z.record(z.string(), keptSchema);

/** What was fetched before, by the questions that were asked; nothing of a file that is damaged. */
export function readKeptReplies(file: string): Map<string, KeptReplies> {
  if (!existsSync(file)) return new Map();
  try {
    return new Map(Object.entries(fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))));
  } catch {
    return new Map();
  }
}

export function writeKeptReplies(file: string, kept: ReadonlyMap<string, KeptReplies>): void {
  writeWhole(file, JSON.stringify(Object.fromEntries([...kept].sort(([one], [other]) => (one < other ? -1 : 1)))));
}
