import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describeEmbargoes, formatEmbargoRecord, type EmbargoCalendar } from '../content/embargo.ts';

/** Where a build leaves word of when the next one is due, unless told otherwise: beside the caches, never in the output. */
export const EMBARGO_RECORD = '.cache/next-embargo.json';

/**
 * Word for a scheduler of when the next embargo ends. It is written before the site is published, so that a full disk is met in time,
 * and holds from when the site is.
 */
export class EmbargoRecord {
  readonly #file: string;
  readonly #unfinished: string;

  constructor(file: string, calendar: EmbargoCalendar) {
    this.#file = file;
    this.#unfinished = `${file}.${process.pid}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(this.#unfinished, formatEmbargoRecord(calendar));
  }

  keep(): void {
    renameSync(this.#unfinished, this.#file);
  }

  /** Clears away what was not kept. */
  close(): void {
    rmSync(this.#unfinished, { force: true });
  }
}

/**
 * Says when the next embargo ends; in a GitHub Actions step, `githubOutput` is the file for the step’s outputs. Logs may be public: they
 * hold moments and numbers, and name no story.
 */
export function tellEmbargoes(calendar: EmbargoCalendar, githubOutput: string | undefined): void {
  const sentence = describeEmbargoes(calendar);
  if (sentence !== '') console.log(sentence);
  if (githubOutput !== undefined && githubOutput !== '') appendFileSync(githubOutput, `next-embargo=${calendar.ends[0]?.at ?? ''}\n`);
}
