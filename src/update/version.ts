/** The parts of a version: `1.2.0-beta.1` has 1, 2, 0 and `beta.1`. */
interface Version {
  numbers: readonly [number, number, number];
  /** Empty for one that is finished. */
  preview: string;
}

/** Below 0 when `a` is the older version, above 0 when it is the newer one (Semantic Versioning 2.0.0, 11). */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [parse(a), parse(b)];
  if (!first || !second) return Number(first !== undefined) - Number(second !== undefined);
  for (const place of [0, 1, 2] as const) {
    if (first.numbers[place] !== second.numbers[place]) return first.numbers[place] - second.numbers[place];
  }
  if (first.preview === '' || second.preview === '') return Number(first.preview === '') - Number(second.preview === '');
  return comparePreviews(first.preview.split('.'), second.preview.split('.'));
}

/** The newest of some versions; one that is finished goes before previews. */
export function newestVersion(versions: readonly string[]): string | undefined {
  const finished = versions.filter((version) => parse(version)?.preview === '');
  return (finished.length > 0 ? finished : versions).toSorted(compareVersions).at(-1);
}

export function isVersion(text: string): boolean {
  return parse(text) !== undefined;
}

function parse(text: string): Version | undefined {
  const [, major, minor, patch, preview = ''] = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(text) ?? [];
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  return { numbers: [Number(major), Number(minor), Number(patch)], preview };
}

function comparePreviews(a: readonly string[], b: readonly string[]): number {
  for (let place = 0; place < Math.min(a.length, b.length); place += 1) {
    const [one = '', other = ''] = [a[place], b[place]];
    if (one === other) continue;
    const [first, second] = [one, other].map((part) => (/^\d+$/.test(part) ? Number(part) : undefined));
    if (first !== undefined && second !== undefined) return first - second;
    if (first !== undefined || second !== undefined) return first !== undefined ? -1 : 1;
    return one < other ? -1 : 1;
  }
  return a.length - b.length;
}
