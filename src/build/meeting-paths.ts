import { diskKey } from '../content/address-book.ts';

/** Throws when two files of the site would be one on a disk that does not tell capitals from small letters, where one would be lost. */
export function refuseMeetingPaths(paths: Iterable<string>): void {
  const byKey = new Map<string, string>();
  for (const path of paths) {
    const key = diskKey(path);
    const other = byKey.get(key);
    if (other !== undefined && other !== path)
      throw new Error(
        `“${other}” and “${path}” would both be published, which are the same file on disks that do not tell capitals from small letters, as those of macOS and Windows. Rename one of them.`,
      );
    byKey.set(key, path);
  }
}
