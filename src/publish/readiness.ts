import { relative } from 'node:path';
import { checkHouse, readContent } from '../build/content.ts';
import { readManifest, sourcesDigest } from '../build/delivery.ts';
import type { Manifest } from '../build/manifest.ts';
import type { Output } from '../build/output.ts';
import { publicCopies } from '../build/plan.ts';
import { ContentFaults } from '../content/faults/fault.ts';
import type { Newsroom } from '../content/newsroom-model.ts';

export interface Readiness {
  newsroom: Newsroom;
  manifest: Manifest;
}

/**
 * What may be published: the output as its manifest has it. Throws, in a sentence, when the content is faulty, or when the output is
 * not that of the content as it is now.
 */
export async function judgeReadiness(root: string, contentDir: string, output: Output, now: number): Promise<Readiness> {
  const { newsroom, faults, cache } = await readContent(root, contentDir, now);
  if (!newsroom || faults.length > 0) throw new ContentFaults(faults);
  const errors = checkHouse(newsroom, cache, now, 'errors').filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new ContentFaults(errors);
  const folder = relative(root, output.folder) || output.folder;
  const manifest = readManifest(output);
  if (!manifest) throw new Error(`It is not known what ${folder} holds: nothing is published. Build the site first: npm run build`);
  if (manifest.content !== sourcesDigest(newsroom, publicCopies(root))) {
    throw new Error(
      `${folder} is older than the content: something was changed after the last build. Nothing is published. Build first: npm run build`,
    );
  }
  if (manifest.nextEmbargo !== null && Date.parse(manifest.nextEmbargo) <= now) {
    throw new Error(
      `${folder} is older than the content: an embargo has ended since the last build. Nothing is published. Build first: npm run build`,
    );
  }
  return { newsroom, manifest };
}
