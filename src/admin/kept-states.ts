import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../shared/digest.ts';
import { writeWhole } from '../shared/whole-file.ts';
import { MOST_STATES, type State } from './states.ts';

/** Beside the content and out of Git: what is kept here belongs to this computer. */
const FOLDER = '.desk';

/** A moment as a name that every disk takes, and that sorts by time: `2026-11-28T14-30-00-000Z`. */
const NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z(?:-\d+)?$/;

/** Something that was deleted together, and can be brought back until the bin is emptied. */
export interface Binned {
  id: string;
  /** When, as an ISO instant. */
  at: string;
  /** Paths below the content folder; the first is what was deleted, the others went with it. */
  files: string[];
}

/** Earlier states of files, and what was deleted. */
export class KeptStates {
  readonly #states: string;
  readonly #bin: string;

  constructor(root: string) {
    this.#states = join(root, FOLDER, 'states');
    this.#bin = join(root, FOLDER, 'bin');
  }

  /** Keeps a file as it is at a moment; one that is kept already is not kept twice in a row. */
  keep(path: string, bytes: Buffer, moment: number): void {
    const folder = join(this.#states, path);
    const names = namesIn(folder);
    const [latest] = names;
    if (latest !== undefined && digestOf(readFileSync(join(folder, latest))) === digestOf(bytes)) return;
    writeWhole(join(folder, freeName(folder, moment)), bytes, { kept: true });
    for (const old of names.slice(MOST_STATES - 1)) rmSync(join(folder, old), { force: true });
  }

  /** The states of a file, the latest first. */
  statesOf(path: string): State[] {
    return namesIn(join(this.#states, path)).map((name) => ({ name, at: momentOf(name) }));
  }

  state(path: string, name: string): Buffer | undefined {
    const place = join(this.#states, path, name);
    return NAME.test(name) && existsSync(place) ? readFileSync(place) : undefined;
  }

  /** Puts what is about to be deleted into the bin, whole before any of it is gone. */
  bin(files: readonly (readonly [path: string, bytes: Buffer])[], moment: number): void {
    const id = freeName(this.#bin, moment);
    const draft = join(this.#bin, `.${id}`);
    for (const [path, bytes] of files) writeWhole(join(draft, 'content', path), bytes, { kept: true });
    writeWhole(join(draft, 'files.json'), JSON.stringify(files.map(([path]) => path)), { kept: true });
    renameSync(draft, join(this.#bin, id));
  }

  /** What is in the bin, the latest first. */
  binned(): Binned[] {
    return namesIn(this.#bin).map((id) => ({
      id,
      at: momentOf(id),
      files: JSON.parse(readFileSync(join(this.#bin, id, 'files.json'), 'utf8')) as string[],
    }));
  }

  /** The files that were deleted together, with their bytes; none when the bin has nothing of this name. */
  filesOf(id: string): Map<string, Buffer> {
    const found = this.binned().find((one) => one.id === id);
    return new Map(found?.files.map((path) => [path, readFileSync(join(this.#bin, id, 'content', path))]));
  }

  /** Takes something out of the bin for good; everything when it is not said what. */
  empty(id?: string): void {
    for (const one of this.binned()) if (id === undefined || one.id === id) rmSync(join(this.#bin, one.id), { recursive: true });
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => NAME.test(name))
        .sort()
        .reverse()
    : [];
}

function freeName(folder: string, moment: number): string {
  const name = new Date(moment).toISOString().replace(/[:.]/g, '-');
  let free = name;
  for (let count = 2; existsSync(join(folder, free)); count += 1) free = `${name}-${String(count)}`;
  return free;
}

function momentOf(name: string): string {
  return name.replace(/^(.{10}T\d\d)-(\d\d)-(\d\d)-(\d{3}Z).*$/, '$1:$2:$3.$4');
}
