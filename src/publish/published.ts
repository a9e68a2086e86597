import { formatManifest, parseManifest, type Manifest, type ManifestFile } from '../build/manifest.ts';

/** Kept at the target: what was published there last, and what is being changed. Neither is a secret: they name what readers can see. */
export const PUBLISHED_FILE = '.standfirst/manifest';
export const UNDERWAY_FILE = '.standfirst/underway';

/** A file that no page asks for any more, and since when. It stays for readers who have an older page open. */
export interface RetainedFile extends ManifestFile {
  /** An instant. */
  since: string;
}

/** What is at a target. */
export interface Published {
  manifest: Manifest;
  retained: Map<string, RetainedFile>;
}

export function formatPublished({ manifest, retained }: Published): string {
  const lines = [...retained.values()].map((file) => `${JSON.stringify(file)}\n`).sort();
  return formatManifest(manifest) + lines.join('');
}

export function parsePublished(text: string): Published | undefined {
  const manifest = parseManifest(text);
  if (!manifest) return undefined;
  const retained = new Map<string, RetainedFile>();
  for (const [path, file] of manifest.files) {
    if (!('since' in file)) continue;
    manifest.files.delete(path);
    retained.set(path, file as RetainedFile);
  }
  return { manifest, retained };
}

/**
 * A publication that has begun: while it is at the target, nobody knows which of these files there are as before. `sent` in the
 * project’s cache knows of those that this machine has sent.
 */
export interface Underway {
  id: string;
  paths: string[];
}

const LAST_LINE = '{}';

export function formatUnderway({ id, paths }: Underway): string {
  return `${[id, ...paths].map((line) => JSON.stringify(line)).join('\n')}\n${LAST_LINE}\n`;
}

/** `cut`: it was broken off while it was written, so that any file may be concerned. */
export function parseUnderway(text: string): Underway | 'cut' {
  const lines = text.split('\n');
  if (lines.at(-2) !== LAST_LINE) return 'cut';
  const [id = '', ...paths] = lines.slice(0, -2).map((line) => JSON.parse(line) as string);
  return { id, paths };
}
