import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { COMPRESSED_ENDINGS } from '../shared/compressed-files.ts';
import { isCompressible } from '../site/statements/serving.ts';
import { COMPRESSION_METHOD, compressFiles, type CompressionJob } from './compression.ts';
import type { Output } from './output.ts';
import type { OutputRecord } from './output-record.ts';
import type { MadeFiles } from './plan.ts';

/** A shorter text costs a reader as many packets when it is compressed. */
const LEAST_BYTES = 1024;

/**
 * Takes up, beside each longer text, its compressed forms, and makes those that are not in the output as they would be made. A form goes
 * with its text: it is written when that is written, and gone when that is gone.
 */
export async function addCompressedForms(
  plan: MadeFiles,
  old: OutputRecord | undefined,
  output: Pick<Output, 'staging' | 'folder'>,
): Promise<void> {
  const jobs: CompressionJob[] = [];
  for (const [path, { fresh: isFresh }] of [...plan.files]) {
    if (!isCompressible(path)) continue;
    const source = join(isFresh ? output.staging : output.folder, path);
    const size = isFresh ? lstatSync(source).size : (old?.files.get(path)?.size ?? 0);
    if (size < LEAST_BYTES) continue;
    // A file of the newspaper’s own under such a name stays what it is.
    const endings = COMPRESSED_ENDINGS.filter((ending) => !plan.files.has(`${path}.${ending}`));
    const isStale = (ending: string) => isFresh || old?.files.get(`${path}.${ending}`)?.key !== COMPRESSION_METHOD;
    for (const ending of endings) plan.files.set(`${path}.${ending}`, { key: COMPRESSION_METHOD, fresh: isStale(ending) });
    const stale = endings.filter(isStale);
    if (stale.length > 0) {
      jobs.push({ source, target: join(output.staging, path), endings: stale, isLasting: path.startsWith('_astro/') });
    }
  }
  await compressFiles(jobs);
}
