import { createWriteStream, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { readAnswer, type AnswerLimits, type Question } from '../shared/web-answer.ts';
import { MEGABYTE } from './archive-file.ts';

/** The own computer and private networks are no place for a newspaper’s pictures. */
export const DOWNLOAD_LIMITS: AnswerLimits = { allowPrivate: false, largest: 40 * MEGABYTE, milliseconds: 30_000 };

const PICTURE: Question = {
  agent: 'Standfirst-import (+https://github.com/)',
  accept: 'image/*',
  privateReason:
    'its address is on a private network, which is not asked (allow it with --allow-private-addresses if it is your own server)',
};

/** Fetches a file of the web into `path`. Throws a `DownloadError` when it cannot be had within the limits; nothing of it is left then. */
export async function download(address: string, path: string, limits: AnswerLimits = DOWNLOAD_LIMITS): Promise<void> {
  try {
    await readAnswer(address, PICTURE, limits, (answer, atMost, signal) => pipeline(answer, atMost, createWriteStream(path), { signal }));
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}
