import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
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

  /**
   * Keeps a file as it is at a moment; one that is kept already is not kept twice in a row. What is kept later is a later state, even where
   * the file says that it is older, as one from a backup does.
   */
  keep(path: string, bytes: Buffer, moment: number): void {
    const kept = this.#placesOf(path);
    const [latest] = kept;
    if (latest && digestOf(readFileSync(latest.place)) === digestOf(bytes)) return;
    const at = latest ? Math.max(moment, Date.parse(momentOf(latest.name)) + 1) : moment;
    writeWhole(join(this.#states, path, nameOf(at)), bytes, { kept: true });
    for (const { place } of kept.slice(MOST_STATES - 1)) rmSync(place, { force: true });
  }

  /** The states of a file, the latest first. */
  statesOf(path: string): State[] {
    return this.#placesOf(path).map(({ name }) => ({ name, at: momentOf(name) }));
  }

  state(path: string, name: string): Buffer | undefined {
    const found = this.#placesOf(path).find((state) => state.name === name);
    return found && readFileSync(found.place);
  }

  /** Where the states of a file lie, the latest first: also those from before a text became one with components, or the other way round. */
  #placesOf(path: string): { name: string; place: string }[] {
    return formsOf(path)
      .map((form) => join(this.#states, form))
      .flatMap((folder) => namesIn(folder).map((name) => ({ name, place: join(folder, name) })))
      .sort((one, other) => (one.name < other.name ? 1 : -1));
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
    const all = namesIn(this.#bin).map((id) => ({ id, at: momentOf(id), files: this.#filesIn(id) }));
    return all.filter(({ files }) => files.length > 0);
  }

  /** The files that were deleted together, with their bytes; none when the bin has nothing of this name. */
  filesOf(id: string): Map<string, Buffer> {
    const found = this.binned().find((one) => one.id === id);
    return new Map(found?.files.map((path) => [path, readFileSync(join(this.#bin, id, 'content', path))]));
  }

  /** Takes something out of the bin for good; everything when it is not said what. */
  empty(id?: string): void {
    for (const one of namesIn(this.#bin)) {
      if (id !== undefined && one !== id) continue;
      const away = join(this.#bin, `.${one}`);
      rmSync(away, { recursive: true, force: true });
      // At once, so that what is half gone is not in the bin any more.
      renameSync(join(this.#bin, one), away);
      rmSync(away, { recursive: true });
    }
    if (id === undefined) rmSync(this.#bin, { recursive: true, force: true });
  }

  /** What of a deletion is there to be brought back, in the order of its list where that can be read. */
  #filesIn(id: string): string[] {
    const content = join(this.#bin, id, 'content');
    const there = existsSync(content)
      ? readdirSync(content, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
          .map((entry) => relative(content, join(entry.parentPath, entry.name)).split(sep).join('/'))
          .sort()
      : [];
    return listIn(join(this.#bin, id, 'files.json'))?.filter((path) => there.includes(path)) ?? there;
  }
}

function listIn(file: string): string[] | undefined {
  try {
    const list: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(list) ? list.filter((path) => typeof path === 'string') : undefined;
  } catch {
    return undefined;
  }
}

/** The paths that a file may have had: a text keeps its name when it becomes one with components. */
function formsOf(path: string): string[] {
  const [, text] = /^(.*\.md)x?$/.exec(path) ?? [];
  return text === undefined ? [path] : [text, `${text}x`];
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
  const name = nameOf(moment);
  let free = name;
  for (let count = 2; existsSync(join(folder, free)); count += 1) free = `${name}-${String(count)}`;
  return free;
}

function nameOf(moment: number): string {
  return new Date(moment).toISOString().replace(/[:.]/g, '-');
}

function momentOf(name: string): string {
  return name.replace(/^(.{10}T\d\d)-(\d\d)-(\d\d)-(\d{3}Z).*$/, '$1:$2:$3.$4');
}
