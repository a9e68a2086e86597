import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describeEmbargoes, formatEmbargoRecord, type EmbargoCalendar } from '../lib/embargo.ts';

/** Where a build leaves word of when the next one is due, unless told otherwise: beside the caches, never in the output. */
export const EMBARGO_RECORD = '.cache/next-embargo.json';

/**
 * Says when the next embargo ends, and writes it where a scheduler can read it; in a GitHub Actions step, `githubOutput` is the file
 * for the step’s outputs. Logs and records may be public: they hold moments and numbers, and name no story.
 */
export function recordEmbargoes(calendar: EmbargoCalendar, file: string, githubOutput: string | undefined): void {
  const sentence = describeEmbargoes(calendar);
  if (sentence !== '') console.log(sentence);
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, formatEmbargoRecord(calendar));
  renameSync(unfinished, file);
  if (githubOutput !== undefined && githubOutput !== '') appendFileSync(githubOutput, `next-embargo=${calendar.ends[0]?.at ?? ''}\n`);
}
