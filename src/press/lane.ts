import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from '../lib/digest.ts';
import { PICTURES_FOLDER } from '../lib/urls.ts';
import type { SiteFile } from '../queries/pages.ts';
import type { CompiledSite } from './entry.ts';

/** What all lanes of a build work on together. The order of the files is the same in each. */
export interface SharedWork {
  /** For each file of the site, the key it was made with when it is in the output already; empty when it has to be made. */
  previousKeys: string[];
  /** Which files are this build’s to make; all when absent. */
  share?: { number: number; of: number } | undefined;
  staging: string;
  /** The output as it is, against which a page that was printed again is compared; absent when everything is made anew. */
  output?: string | undefined;
  /** Two counters: the next file that no lane has taken, and how many are done. */
  counters: Int32Array;
}

/** What became of the files that a lane took, by their places in the order. */
export interface LaneResult {
  /** Files with their keys: every file the lane took, whether it had to be made or not. */
  files: { place: number; key: string; fresh: boolean; pictures: string[] | undefined }[];
  printed: number;
}

const TAKEN_AT_ONCE = 64;
/** Pages that a lane has in hand at once: while one waits, another is printed. */
const IN_HAND = 4;
const PICTURE = new RegExp(`/${PICTURES_FOLDER}/([\\w.-]+/[\\w.]+)`, 'g');

/** Makes the files that no other lane has taken until there are none left. */
export async function runLane(site: CompiledSite, files: readonly SiteFile[], work: SharedWork, onStep: () => void): Promise<LaneResult> {
  const result: LaneResult = { files: [], printed: 0 };
  for (;;) {
    const start = Atomics.add(work.counters, 0, TAKEN_AT_ONCE);
    if (start >= files.length) return result;
    const end = Math.min(start + TAKEN_AT_ONCE, files.length);
    let next = start;
    const takeTurns = async () => {
      for (let place = next++; place < end; place = next++) {
        const file = files[place];
        if (file && isInShare(file.path, work.share)) result.files.push(await makeFile(site, file, place, work, result));
      }
    };
    await Promise.all(Array.from({ length: IN_HAND }, takeTurns));
    Atomics.add(work.counters, 1, end - start);
    onStep();
    // Messages from other lanes and signals are heard here.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function makeFile(site: CompiledSite, file: SiteFile, place: number, work: SharedWork, result: LaneResult) {
  const known = work.previousKeys[place];
  if (file.kind === 'data') {
    const text = file.text();
    const key = digestOf(text);
    if (key !== known) write(join(work.staging, file.path), text);
    return { place, key, fresh: key !== known, pictures: undefined };
  }
  const view = file.view();
  const key = site.digestView(view);
  if (key === known) return { place, key, fresh: false, pictures: undefined };
  const html = await site.renderPage(file, view);
  result.printed += 1;
  const pictures = [...new Set([...html.toString('latin1').matchAll(PICTURE)].map(([, path = '']) => path))];
  const isOld = known !== '' && work.output !== undefined && html.equals(readFileSync(join(work.output, file.path)));
  if (!isOld) write(join(work.staging, file.path), html);
  return { place, key, fresh: !isOld, pictures };
}

/** Which of several machines makes a file: decided by its path alone, so that none has to ask another. */
export function isInShare(path: string, share: SharedWork['share']): boolean {
  if (share === undefined) return true;
  return Number.parseInt(digestHex(path), 16) % share.of === share.number - 1;
}

function digestHex(path: string): string {
  return Buffer.from(digestOf(path), 'base64url').toString('hex', 0, 6);
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
