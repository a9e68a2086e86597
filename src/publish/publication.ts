import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../build/delivery.ts';
import { parseManifest, type ManifestFile } from '../build/manifest.ts';
import type { Output } from '../build/output.ts';
import { KeptPublications } from './kept.ts';
import type { Publication } from './publish.ts';
import { judgeReadiness } from './readiness.ts';

/** The present output. Throws when it may not be published. */
export async function publicationOf(root: string, contentDir: string, output: Output, now: number): Promise<Publication> {
  const { manifest, newsroom } = await judgeReadiness(root, contentDir, output, now);
  const source = ({ path }: ManifestFile) => join(output.folder, path);
  return { manifest, source, folder: output.folder, announcing: newsroom.site.announce };
}

/** What was published earlier: by the file of its manifest, or by a day or moment. Throws when it, or one of its files, is not kept. */
export function publicationAt(fileOrDate: string, cacheDir: string, output: Output): Publication {
  const kept = new KeptPublications(cacheDir);
  const manifest = isFile(fileOrDate) ? parseManifest(readFileSync(fileOrDate, 'utf8')) : kept.at(fileOrDate)?.manifest;
  if (!manifest) {
    const moments = kept.moments();
    throw new Error(
      isFile(fileOrDate)
        ? `${fileOrDate} is not a manifest. “npm run build -- --manifest <file>” writes one.`
        : `Nothing that was published by “${fileOrDate}” is kept on this machine. ${moments.length === 0 ? 'Nothing is kept for this target yet.' : `Kept: ${moments.join(', ')}.`}`,
    );
  }
  const present = readManifest(output)?.files;
  const source = ({ path, sha256 }: ManifestFile): string => {
    const file = kept.fileOf(sha256);
    return !existsSync(file) && present?.get(path)?.sha256 === sha256 ? join(output.folder, path) : file;
  };
  const missing = [...manifest.files.values()].filter((file) => !existsSync(source(file)));
  if (missing.length > 0) {
    throw new Error(
      `${missing.length} files of that time are not kept on this machine any more, among them ${missing[0]?.path ?? ''}. Nothing is published. Have the content as it was then, and build it.`,
    );
  }
  return { manifest, source };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
