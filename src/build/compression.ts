import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { CompressedEnding } from '../shared/compressed-files.ts';
import { inThread } from './in-thread.ts';

/** A text of which compressed forms are made. */
export interface CompressionJob {
  /** Where it lies. */
  source: string;
  /** Where its forms go, without their endings. */
  target: string;
  endings: CompressedEnding[];
  /** Whether it keeps its name for good, so that every byte counts more than the time it takes. */
  isLasting: boolean;
}

/** Of all levels and encoders: what was made by another method is made anew. */
export const COMPRESSION_METHOD = 'brotli 9 and 11, gzip 9';

/** Fewer files than these are done sooner than a thread has started. */
const WORTH_THREADS = 200;

/** Makes the compressed forms of texts; of many, on every core. */
export async function compressFiles(jobs: readonly CompressionJob[]): Promise<void> {
  if (jobs.length < WORTH_THREADS) {
    compressEach(jobs);
    return;
  }
  const threads = availableParallelism();
  await Promise.all(
    Array.from({ length: threads }, (_, number) =>
      inThread(
        'compression-thread.ts',
        // One file in so many, so that no thread has all the long ones.
        jobs.filter((_job, place) => place % threads === number),
      ),
    ),
  );
}

export function compressEach(jobs: readonly CompressionJob[]): void {
  for (const { source, target, endings, isLasting } of jobs) {
    const bytes = readFileSync(source);
    mkdirSync(dirname(target), { recursive: true });
    for (const ending of endings) writeFileSync(`${target}.${ending}`, COMPRESSORS[ending](bytes, isLasting));
  }
}

const COMPRESSORS: Record<CompressedEnding, (bytes: Buffer, isLasting: boolean) => Buffer> = {
  br: (bytes, isLasting) =>
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: isLasting ? constants.BROTLI_MAX_QUALITY : 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes) => gzipSync(bytes, { level: 9 }),
};
