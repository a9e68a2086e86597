/** The path of a file as its folder spells it: some disks write “é” as two letters, and settings name it by one. */
export function speltPath(path: string, files: ReadonlyMap<string, unknown>): string {
  if (files.has(path)) return path;
  const letters = path.normalize();
  return [...files.keys()].find((file) => file.normalize() === letters) ?? path;
}
