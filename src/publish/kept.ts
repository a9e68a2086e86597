import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatManifest, parseManifest, type Manifest, type ManifestFile } from '../build/manifest.ts';
import { writeWhole } from '../shared/whole-file.ts';

const KEPT_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

/**
 * What was published to a target, for the way back: the manifests by their moments, and the files by their digests. A file that is in
 * the output as well takes no room of its own.
 */
export class KeptPublications {
  readonly #manifests: string;
  readonly #files: string;

  constructor(cacheDir: string) {
    this.#manifests = join(cacheDir, 'manifests');
    this.#files = join(cacheDir, 'files');
  }

  /** Keeps a publication; those of more than a month ago go. */
  keep(manifest: Manifest, source: (file: ManifestFile) => string, now: number): void {
    for (const file of manifest.files.values()) {
      const kept = this.fileOf(file.sha256);
      if (existsSync(kept)) continue;
      mkdirSync(dirname(kept), { recursive: true });
      linkOrCopy(source(file), kept);
    }
    writeWhole(join(this.#manifests, `${new Date(now).toISOString().replaceAll(':', '-')}.jsonl`), formatManifest(manifest));
    this.#forget(now);
  }

  fileOf(sha256: string): string {
    return join(this.#files, sha256.slice(0, 2), sha256);
  }

  /** The moments of what is kept, the oldest first. */
  moments(): string[] {
    if (!existsSync(this.#manifests)) return [];
    const names = readdirSync(this.#manifests).filter((name) => name.endsWith('.jsonl'));
    return names.map((name) => name.slice(0, -'.jsonl'.length).replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:')).sort();
  }

  /** What was published last at a moment or on a day. Undefined when nothing is kept of that time. */
  at(date: string): { moment: string; manifest: Manifest } | undefined {
    // A day, or a moment to the minute, counts to its end.
    const moment = this.moments().findLast((one) => one <= date || one.startsWith(date.replace(/Z$/, '')));
    const manifest = moment === undefined ? undefined : this.#read(moment);
    return moment === undefined || !manifest ? undefined : { moment, manifest };
  }

  #read(moment: string): Manifest | undefined {
    return parseManifest(readFileSync(join(this.#manifests, `${moment.replaceAll(':', '-')}.jsonl`), 'utf8'));
  }

  #forget(now: number): void {
    const moments = this.moments();
    const old = moments.slice(0, -1).filter((moment) => Date.parse(moment) + KEPT_DAYS * DAY < now);
    if (old.length === 0) return;
    const used = new Set(
      moments
        .filter((moment) => !old.includes(moment))
        .flatMap((moment) => [...(this.#read(moment)?.files.values() ?? [])].map(({ sha256 }) => sha256)),
    );
    for (const entry of readdirSync(this.#files, { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !used.has(entry.name)) rmSync(join(entry.parentPath, entry.name));
    }
    for (const moment of old) rmSync(join(this.#manifests, `${moment.replaceAll(':', '-')}.jsonl`));
  }
}

/** A second name for a file where the disk allows it. The output’s files are never written into, only replaced. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
