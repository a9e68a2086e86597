import { appendFileSync, closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { servingAmong } from '../site/statements/serving.ts';
import { writeWhole } from '../shared/whole-file.ts';
import { digestFiles } from './file-digests.ts';

/** A file of the output as a deployer has to know it. */
export interface ManifestFile {
  path: string;
  size: number;
  /** In hexadecimal digits. */
  sha256: string;
  /** `Content-Type` */
  type: string;
  /** `Cache-Control` */
  cache: string;
  /** `Content-Encoding`, of a compressed form of another file. */
  encoding?: string;
}

/** Of what, and for when, an output was built. */
export interface BuiltFrom {
  /** The newspaper’s address. */
  address: string;
  /** Digest of all content. */
  content: string;
  /** The moment that decided what is published, in milliseconds since 1970. */
  now: number;
  /** When the next embargo ends, an instant. */
  nextEmbargo: string | null;
}

/** All files of an output by their paths, and what they were built from. */
export interface Manifest extends BuiltFrom {
  files: Map<string, ManifestFile>;
}

/** What the last build has done to the output. */
export interface OutputChange {
  folder: string;
  fresh: readonly string[];
  removed: readonly string[];
  /** All paths of the output. */
  paths: ReadonlyMap<string, unknown>;
}

/** The line that ends each build’s lines. */
interface BuildLine extends BuiltFrom {
  /** Of the record of the output that it goes with. */
  mark: string;
  /** How many lines there are up to here. */
  lines: number;
}

type FileLine = [path: string, size: number, sha256: string] | [path: string];

/** How many lines may stand for one file before all of them are written anew. */
const MOST_LINES_A_FILE = 3;
/** The last line is shorter. */
const TAIL_BYTES = 8192;

/**
 * The list of the output’s files that a deployer compares with what it has sent. Each build adds a line for each file that it has
 * written or removed, and one for itself: what has not changed costs nothing, however large the newspaper is.
 */
export class ManifestLog {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Follows a build. `before` and `after` mark the output’s record; a list that does not go with the one before is written anew. */
  async follow(change: OutputChange, from: BuiltFrom, before: string | undefined, after: string): Promise<Map<string, number>> {
    const last = this.#lastBuild();
    const follows = last !== undefined && last.mark === before && last.lines < change.paths.size * MOST_LINES_A_FILE + TAIL_BYTES;
    if (follows && before === after && isSame(last, from)) return new Map();
    const paths = follows ? change.fresh : [...change.paths.keys()];
    const digests = await digestFiles(change.folder, paths);
    const lines: FileLine[] = paths.map((path, place) => [path, ...(digests[place] ?? [0, ''])] as FileLine);
    if (follows) lines.push(...change.removed.map((path): FileLine => [path]));
    const build: BuildLine = { mark: after, lines: (follows ? last.lines : 0) + lines.length, ...from };
    const text = `${[...lines, build].map((line) => JSON.stringify(line)).join('\n')}\n`;
    if (follows) appendFileSync(this.#file, text);
    else writeWhole(this.#file, text);
    return new Map(paths.map((path, place) => [path, digests[place]?.[0] ?? 0]));
  }

  /** Removes a list of which only a part was written. */
  forget(): void {
    rmSync(this.#file, { force: true });
  }

  /** All files, or undefined when the list is not that of the output whose record has the mark. */
  read(mark: string | undefined): Manifest | undefined {
    const last = this.#lastBuild();
    if (last === undefined || last.mark !== mark) return undefined;
    const found = new Map<string, [size: number, sha256: string]>();
    for (const line of readFileSync(this.#file, 'utf8').split('\n')) {
      if (!line.startsWith('[')) continue;
      const [path, size, sha256] = JSON.parse(line) as FileLine;
      if (size === undefined || sha256 === undefined) found.delete(path);
      else found.set(path, [size, sha256]);
    }
    const files = new Map<string, ManifestFile>();
    for (const [path, [size, sha256]] of found) files.set(path, { path, size, sha256, ...servingAmong(path, found) });
    const { address, content, now, nextEmbargo } = last;
    return { address, content, now, nextEmbargo, files };
  }

  #lastBuild(): BuildLine | undefined {
    if (!existsSync(this.#file)) return undefined;
    const tail = readTail(this.#file);
    // What was cut off while it was written does not end with a line.
    const line = tail.endsWith('\n') ? tail.slice(tail.lastIndexOf('\n', tail.length - 2) + 1, -1) : '';
    return line.startsWith('{') ? (JSON.parse(line) as BuildLine) : undefined;
  }
}

function isSame(build: BuildLine, from: BuiltFrom): boolean {
  return JSON.stringify({ ...build, ...from }) === JSON.stringify(build);
}

function readTail(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8');
  } finally {
    closeSync(descriptor);
  }
}

/** A manifest as a file: a line of JSON on the whole, then one for each file, sorted by path, so that two can be compared by line. */
export function formatManifest({ files, ...from }: Manifest): string {
  const sorted = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return `${[JSON.stringify({ standfirst: 'manifest', ...from }), ...sorted.map((file) => JSON.stringify(file))].join('\n')}\n`;
}

/** Reads what `formatManifest` wrote; undefined when the text is nothing of the kind. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const [head, ...files] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    const { standfirst, ...from } = head as BuiltFrom & { standfirst: unknown };
    if (standfirst !== 'manifest') return undefined;
    return { ...from, files: new Map((files as ManifestFile[]).map((file) => [file.path, file])) };
  } catch {
    return undefined;
  }
}
