import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
  linkSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { digestOf } from '../shared/digest.ts';
import { inThread } from './in-thread.ts';
import { goneFrom, layerOf } from './planned-layer.ts';
import { takeLock } from './lock.ts';
import type { OutputPlan, OutputRecord } from './output-record.ts';
import { surveyOutput } from './output-survey.ts';
import { RecordFiles } from './record-files.ts';

/** When the record has fewer bytes, its files are looked at sooner than a thread has started. */
const WORTH_A_THREAD = 3_000_000;

const DAMAGED = 'The record of the last build is damaged.';

/** Folders with more files than these are deleted while other things go on. */
const DELETED_AT_ONCE = 5000;

/** What publishing changed. */
export interface OutputChanges {
  written: number;
  removed: number;
}

/** What is known of an output. */
export interface EarlierOutput {
  record: OutputRecord;
  /** Why the folder is not as the record says, in a sentence, if it is not: a large one takes long to look through. */
  surveying?: Promise<string | undefined>;
}

/** More changes than these are not made file by file: a whole new output takes the old one’s place at once. */
const CHANGED_IN_PLACE = 500;

/**
 * The folder that is published. It is only ever whole: files are made in a staging folder beside it. A few changes are then moved
 * into place one after another, each file at once; many changes, or a first build, take the output’s place as a whole folder.
 */
export class Output {
  readonly folder: string;
  /** Where files are made; emptied at the start and gone at the end. */
  readonly staging: string;
  /** What the last publishing has done, path by path. */
  changed: { fresh: string[]; removed: string[] } = { fresh: [], removed: [] };
  readonly #previous: string;
  readonly #stateDir: string;
  readonly #record: RecordFiles;

  /** What is known of the folder is kept in the project’s cache. */
  constructor(folder: string, root: string) {
    const beside = (name: string) => join(dirname(folder), `.${basename(folder)}-${name}`);
    this.folder = folder;
    this.staging = beside('next');
    this.#previous = beside('previous');
    this.#stateDir = join(root, '.cache/press', digestOf(folder));
    this.#record = new RecordFiles(join(this.#stateDir, 'record'));
  }

  /** Clears away what a build that was stopped has left, and refuses to run beside another. */
  open(): void {
    mkdirSync(this.#stateDir, { recursive: true });
    const holder = takeLock(this.#lock);
    if (holder !== undefined) throw new Error(`Another build of ${this.folder} is running (process ${holder}). Wait until it is done.`);
    if (!existsSync(this.folder) && existsSync(this.#previous)) renameSync(this.#previous, this.folder);
    this.#discard(this.#previous);
    this.#discard(this.staging);
    mkdirSync(this.staging, { recursive: true });
  }

  /** Keeps builds away while the output is read; returns what lets them in again. */
  hold(): () => void {
    mkdirSync(this.#stateDir, { recursive: true });
    const holder = takeLock(this.#lock);
    if (holder !== undefined) throw new Error(`${this.folder} is being built or published (process ${holder}). Wait until that is done.`);
    return () => {
      rmSync(this.#lock, { force: true });
    };
  }

  close(): void {
    rmSync(this.staging, { recursive: true, force: true });
    rmSync(this.#lock, { force: true });
  }

  /** False when nothing is known of what the folder holds. */
  hasRecord(): boolean {
    return this.#record.exist && existsSync(this.folder) && !existsSync(this.#unfinished);
  }

  /** Where the list of the files for those who send them is kept. */
  get manifestFile(): string {
    return join(this.#stateDir, 'manifest');
  }

  /** What tells the record of this output from every other; undefined when there is no record to rely on. */
  mark(): string | undefined {
    return this.hasRecord() ? this.#record.mark() : undefined;
  }

  /** The record of what should be in the folder, or, in a sentence, why there is none to rely on. */
  readRecord(): EarlierOutput | { distrusted: string } {
    if (existsSync(this.#unfinished)) return { distrusted: 'The last build was stopped while it published.' };
    if (!existsSync(this.folder)) return { distrusted: 'Nothing has been built here yet.' };
    if (!this.#record.exist) return { distrusted: 'How the output was built is not known.' };
    const surveying =
      this.#record.bytes < WORTH_A_THREAD
        ? undefined
        : inThread<string | undefined>('survey-thread.ts', {
            folder: this.folder,
            record: this.#record.lowest,
            looked: join(this.#stateDir, 'folders'),
          });
    surveying?.catch(() => undefined);
    const record = this.#record.read();
    if (!record) return { distrusted: DAMAGED };
    if (surveying) return { record, surveying };
    const strange = surveyOutput(this.folder, record);
    return strange === undefined ? { record } : { distrusted: strange };
  }

  /** Has the next build make everything: of what is known of the folder, something has turned out to be damaged. */
  forsakeRecord(): void {
    this.#record.forsake();
  }

  /** Puts what was made in the staging folder into place. Until it returns, and if it throws before, the old output stays. */
  publish(plan: OutputPlan, old: OutputRecord | undefined): OutputChanges {
    const fresh: string[] = [];
    for (const [path, file] of plan.files) if (file.fresh) fresh.push(path);
    const removed = goneFrom(old, plan);
    this.changed = { fresh, removed };
    const layer = layerOf(plan, old, removed, (path) => lstatSync(join(this.staging, path)));
    const isNothing = layer.files.length + layer.removed.length === 0;
    if (old && fresh.length + removed.length === 0) {
      if (!plan.onTopOf || !isNothing) {
        this.#record.prepare(layer, plan.onTopOf !== undefined);
        this.#record.keep();
      }
      return { written: 0, removed: 0 };
    }
    // Whatever takes room on the disk comes before the first change to what is published.
    const inPlace = old !== undefined && fresh.length + removed.length <= CHANGED_IN_PLACE;
    for (const path of inPlace ? fresh : []) mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    if (!inPlace) this.#stageRest(plan);
    this.#record.prepare(layer, plan.onTopOf !== undefined);
    writeFileSync(this.#unfinished, '');
    if (inPlace) this.#change(fresh, removed);
    else this.#replace();
    this.#record.keep();
    rmSync(this.#unfinished, { force: true });
    return { written: fresh.length, removed: removed.length };
  }

  /** Pages come last, so that none asks for a file that is not there yet; what no page asks for any more goes at the end. */
  #change(fresh: readonly string[], removed: readonly string[]): void {
    const isPage = (path: string) => path.endsWith('.html');
    for (const path of [...fresh.filter((path) => !isPage(path)), ...fresh.filter(isPage)]) {
      renameSync(join(this.staging, path), join(this.folder, path));
    }
    for (const path of removed) {
      rmSync(join(this.folder, path), { force: true });
      this.#removeEmpty(dirname(join(this.folder, path)));
    }
  }

  /** Puts the files that stay as they are beside those that were made. */
  #stageRest(plan: OutputPlan): void {
    for (const [path, { fresh }] of plan.files) {
      if (fresh) continue;
      const target = join(this.staging, path);
      mkdirSync(dirname(target), { recursive: true });
      linkOrCopy(join(this.folder, path), target);
    }
  }

  #replace(): void {
    if (existsSync(this.folder)) renameSync(this.folder, this.#previous);
    renameSync(this.staging, this.folder);
    this.#discard(this.#previous);
  }

  /** Deletes a folder; one with many files, which takes long, through a process of its own that nothing has to wait for. */
  #discard(folder: string): void {
    if (!existsSync(folder)) return;
    if (!hasMoreFiles(folder, DELETED_AT_ONCE)) {
      rmSync(folder, { recursive: true, force: true });
      return;
    }
    const discarded = mkdtempSync(join(dirname(folder), `.${basename(this.folder)}-discarded-`));
    renameSync(folder, join(discarded, 'files'));
    const program = `require('node:fs').rmSync(${JSON.stringify(discarded)}, { recursive: true, force: true })`;
    spawn(process.execPath, ['-e', program], { detached: true, stdio: 'ignore' }).unref();
  }

  #removeEmpty(folder: string): void {
    for (let current = folder; current.length > this.folder.length; current = dirname(current)) {
      try {
        rmdirSync(current);
      } catch {
        return;
      }
    }
  }

  get #lock(): string {
    return join(this.#stateDir, 'lock');
  }

  /** There while an output is being put into place. */
  get #unfinished(): string {
    return join(this.#stateDir, 'unfinished');
  }
}

function hasMoreFiles(folder: string, most: number): boolean {
  let seen = 0;
  const visit = (current: string): boolean =>
    readdirSync(current, { withFileTypes: true }).some((entry) => {
      seen += 1;
      return seen > most || (entry.isDirectory() && visit(join(current, entry.name)));
    });
  return visit(folder);
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    cpSync(from, to, { preserveTimestamps: true });
  }
}
