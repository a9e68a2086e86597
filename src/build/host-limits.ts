import type { LimitedHost } from '../content/schemas/publish.ts';
import { format } from '../shared/progress.ts';

/** How large an output is in every way that hosts limit. */
export interface OutputSize {
  files: number;
  bytes: number;
  redirects: number;
  largestFile: { path: string; bytes: number };
  /** With the most things directly in it, folders included. */
  fullestFolder: { path: string; entries: number };
  /** Files and folders together. */
  entries: number;
}

type Limits = Partial<Record<'files' | 'bytes' | 'redirects' | 'fileBytes' | 'folderEntries' | 'entries', number>>;

const MIB = 1024 * 1024;
const GB = 1_000_000_000;

/** As the hosts state them. */
const LIMITS: Readonly<Record<LimitedHost, { name: string; limits: Limits }>> = {
  'cloudflare-pages': { name: 'Cloudflare Pages (free)', limits: { files: 20_000, fileBytes: 25 * MIB, redirects: 2100 } },
  'cloudflare-pages-paid': { name: 'Cloudflare Pages (paid)', limits: { files: 100_000, fileBytes: 25 * MIB, redirects: 2100 } },
  'github-pages': { name: 'GitHub Pages', limits: { bytes: GB } },
  'gitlab-pages': { name: 'GitLab Pages', limits: { entries: 200_000 } },
  netlify: { name: 'Netlify', limits: { folderEntries: 54_000 } },
  'azure-static-web-apps': { name: 'Azure Static Web Apps', limits: { bytes: 500_000_000 } },
  s3: { name: 'S3', limits: {} },
};

/** From this part of a limit on, a build warns. */
const NEAR = 0.9;

/** No path of the site is deeper. */
const DEEPEST = 8;

/** Whether a host may take too little for an output. Looks at each folder only where a limit is near enough. */
export function findMisfits(sizes: readonly (readonly [path: string, bytes: number])[], redirects: number, host: LimitedHost): string[] {
  const { files, bytes, fileBytes, folderEntries, entries } = LIMITS[host].limits;
  let sum = 0;
  let largest = 0;
  for (const [, size] of sizes) {
    sum += size;
    if (size > largest) largest = size;
  }
  // A folder has no more things in it than there are files below it.
  const most = (limit: number | undefined, count: number) => limit !== undefined && count >= limit * NEAR;
  const isNear = [
    most(files, sizes.length),
    most(bytes, sum),
    most(fileBytes, largest),
    most(folderEntries, sizes.length),
    most(entries, sizes.length * DEEPEST),
    most(LIMITS[host].limits.redirects, redirects),
  ].includes(true);
  if (!isNear) return [];
  const size = measureOutput(sizes, redirects);
  const misfits = judgeSize(size, host);
  return misfits.length === 0 ? [] : [...misfits, describeSize(size)];
}

export function measureOutput(sizes: Iterable<readonly [path: string, bytes: number]>, redirects: number): OutputSize {
  const size: OutputSize = {
    files: 0,
    bytes: 0,
    redirects,
    largestFile: { path: '', bytes: 0 },
    fullestFolder: { path: '', entries: 0 },
    entries: 0,
  };
  const folders = new Map<string, number>();
  const enter = (path: string): void => {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    const entries = folders.get(folder);
    folders.set(folder, (entries ?? 0) + 1);
    if (entries === undefined && folder !== '') enter(folder);
  };
  for (const [path, bytes] of sizes) {
    size.files += 1;
    size.bytes += bytes;
    if (bytes > size.largestFile.bytes) size.largestFile = { path, bytes };
    enter(path);
  }
  for (const [path, entries] of folders) if (entries > size.fullestFolder.entries) size.fullestFolder = { path, entries };
  size.entries = size.files + folders.size;
  return size;
}

/** What a host does not take, or soon will not, each as a sentence with what to do. None when the site fits well. */
export function judgeSize(size: OutputSize, host: LimitedHost): string[] {
  const { name, limits } = LIMITS[host];
  const { largestFile, fullestFolder } = size;
  const judge = (has: number, limit: number | undefined, say: (state: string, limit: number) => string): string[] => {
    if (limit === undefined || has < limit * NEAR) return [];
    return [say(has > limit ? `more than ${name} takes` : `close to what ${name} takes`, limit)];
  };
  const free = host === 'cloudflare-pages';
  return [
    ...judge(
      size.files,
      limits.files,
      (state, limit) =>
        `The site has ${format(size.files)} files, ${state} (${format(limit)}). ${free ? 'Take the paid plan (100,000 files), or move' : 'Move'} to a host without such a limit, such as S3 or R2 by rclone.`,
    ),
    ...judge(
      largestFile.bytes,
      limits.fileBytes,
      (state, limit) =>
        `${largestFile.path} has ${inMegabytes(largestFile.bytes)}, ${state} in one file (${inMegabytes(limit)}). Compress the recording more, or name one that lies elsewhere by its address.`,
    ),
    ...judge(
      size.redirects,
      limits.redirects,
      (state, limit) =>
        `The site has ${format(size.redirects)} redirects, ${state} (${format(limit)}). The rest still lead on, by their pages; take out the oldest if search engines know the new addresses.`,
    ),
    ...judge(
      size.bytes,
      limits.bytes,
      (state, limit) =>
        `The site has ${inMegabytes(size.bytes)}, ${state} (${inMegabytes(limit)}). Move to a host without such a limit, such as S3 or R2 by rclone, or put recordings elsewhere.`,
    ),
    ...judge(
      size.entries,
      limits.entries,
      (state, limit) =>
        `The site has ${format(size.entries)} files and folders, ${state} (${format(limit)}). Move to a host without such a limit, such as S3 or R2 by rclone, or to a server of your own.`,
    ),
    ...judge(
      fullestFolder.entries,
      limits.folderEntries,
      (state, limit) =>
        `The folder “${fullestFolder.path}” has ${format(fullestFolder.entries)} files and folders, ${state} in one (${format(limit)}). Move to a host without such a limit, such as S3 or R2 by rclone.`,
    ),
  ];
}

/** “646 files, 56 MB; largest file media/film.mp4 (12 MB), fullest folder _pictures (412).” */
export function describeSize({ files, bytes, largestFile, fullestFolder }: OutputSize): string {
  return `${format(files)} files, ${inMegabytes(bytes)}; largest file ${largestFile.path} (${inMegabytes(largestFile.bytes)}), fullest folder ${fullestFolder.path || 'the top one'} (${format(fullestFolder.entries)} things in it).`;
}

function inMegabytes(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  return megabytes < 9.95 ? `${megabytes.toFixed(1)} MB` : `${format(Math.round(megabytes))} MB`;
}
