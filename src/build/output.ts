import {
  closeSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
  linkSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { basename, dirname, join, sep } from 'node:path';
import { crc32 } from 'node:zlib';
import { digestOf } from '../shared/digest.ts';
import { inThread } from './in-thread.ts';
import { packInputs, unpackInputs, type Inputs } from './inputs.ts';
import { takeLock } from './lock.ts';

/** One file of the output: of what it was made, and how it looked on disk when it was written. */
export interface OutputFile {
  /** Digest of everything that decides the file’s bytes. */
  key: string;
  size: number;
  modified: number;
  /** Digest of what the list of files handed to it, where that is something. */
  given?: string;
  /** The sets of pictures that a page shows, by their place in the record’s list. */
  pictures?: number[];
}

/** What an output folder holds, written beside the cache when the output was complete. */
export interface OutputRecord {
  /** Of the code that made it. */
  templates: string;
  /** The sets of pictures in use: name, and the files in it. */
  pictureSets: [name: string, files: string[]][];
  files: Map<string, OutputFile>;
  /** What the files were made from that come first, in their order. */
  inputs: () => Inputs;
}

/** What the next output consists of. */
export interface OutputPlan {
  templates: string;
  pictureSets: OutputRecord['pictureSets'];
  /** Every file by its path, with its key. A file with `fresh` lies in the staging folder; the others are in the output already. */
  files: Map<string, { key: string; given?: string; fresh: boolean; pictures?: number[] }>;
  /** What the files were made from that come first, in their order. */
  inputs: Inputs;
}

/** Folders with more files than these are deleted while other things go on. */
const DELETED_AT_ONCE = 5000;

/** What publishing changed. */
export interface OutputChanges {
  written: number;
  removed: number;
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

  /** What is known of the folder is kept in the project’s cache. */
  constructor(folder: string, root: string) {
    const beside = (name: string) => join(dirname(folder), `.${basename(folder)}-${name}`);
    this.folder = folder;
    this.staging = beside('next');
    this.#previous = beside('previous');
    this.#stateDir = join(root, '.cache/press', digestOf(folder));
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
    return existsSync(this.#record) && existsSync(this.folder) && !existsSync(this.#unfinished);
  }

  /** Where the list of the files for those who send them is kept. */
  get manifestFile(): string {
    return join(this.#stateDir, 'manifest');
  }

  /** What tells the record of this output from every other; undefined when there is no record to rely on. */
  mark(): string | undefined {
    if (!this.hasRecord()) return undefined;
    const mark = Buffer.alloc(CHECKSUM_LENGTH);
    const descriptor = openSync(this.#record, 'r');
    readSync(descriptor, mark);
    closeSync(descriptor);
    return mark.toString('latin1');
  }

  /** The record of what is in the folder, or, in a sentence, why there is none to rely on. */
  async readRecord(): Promise<OutputRecord | { distrusted: string }> {
    if (existsSync(this.#unfinished)) return { distrusted: 'The last build was stopped while it published.' };
    if (!existsSync(this.folder)) return { distrusted: 'Nothing has been built here yet.' };
    if (!existsSync(this.#record)) return { distrusted: 'How the output was built is not known.' };
    const strange = await inThread<string | undefined>('survey-thread.ts', { folder: this.folder, record: this.#record });
    if (strange !== undefined) return { distrusted: strange };
    return parseRecord(readFileSync(this.#record)) ?? { distrusted: DAMAGED };
  }

  /** Puts what was made in the staging folder into place. Until it returns, and if it throws before, the old output stays. */
  publish(plan: OutputPlan, old: OutputRecord | undefined): OutputChanges {
    const fresh = [...plan.files].flatMap(([path, file]) => (file.fresh ? [path] : []));
    const removed = [...(old?.files.keys() ?? [])].filter((path) => !plan.files.has(path));
    this.changed = { fresh, removed };
    if (old && fresh.length + removed.length === 0) {
      if (!isRecordOf(old, plan)) {
        this.#prepareRecord(plan, old);
        this.#keepRecord();
      }
      return { written: 0, removed: 0 };
    }
    // Whatever takes room on the disk comes before the first change to what is published.
    const inPlace = old !== undefined && fresh.length + removed.length <= CHANGED_IN_PLACE;
    for (const path of inPlace ? fresh : []) mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    if (!inPlace) this.#stageRest(plan);
    this.#prepareRecord(plan, old);
    writeFileSync(this.#unfinished, '');
    if (inPlace) this.#change(fresh, removed);
    else this.#replace();
    this.#keepRecord();
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

  #prepareRecord(plan: OutputPlan, old: OutputRecord | undefined): void {
    const rows = [...plan.files].map(([path, { key, given, fresh, pictures }]): Row => {
      const known = fresh ? undefined : old?.files.get(path);
      const { size, mtimeMs } = known ? { size: known.size, mtimeMs: known.modified } : lstatSync(join(this.staging, path));
      return [path, key, size, mtimeMs, given ?? 0, pictures ?? 0];
    });
    const json = Buffer.from(JSON.stringify({ templates: plan.templates, pictureSets: plan.pictureSets, rows }));
    const record = Buffer.concat([Buffer.alloc(CHECKSUM_LENGTH), Buffer.from(`${json.length}\n`), json, packInputs(plan.inputs)]);
    record.write(checksum(record.subarray(CHECKSUM_LENGTH)), 'latin1');
    writeFileSync(this.#nextRecord, record);
  }

  #keepRecord(): void {
    renameSync(this.#nextRecord, this.#record);
  }

  get #lock(): string {
    return join(this.#stateDir, 'lock');
  }

  get #record(): string {
    return join(this.#stateDir, 'record');
  }

  get #nextRecord(): string {
    return `${this.#record}.new`;
  }

  /** There while an output is being put into place. */
  get #unfinished(): string {
    return join(this.#stateDir, 'unfinished');
  }
}

const DAMAGED = 'The record of the last build is damaged.';

/** Why an output is not as its record says, in a sentence; undefined when it is. */
export function surveyOutput(root: string, recordFile: string): string | undefined {
  const record = parseRecord(readFileSync(recordFile));
  if (!record) return DAMAGED;
  let seen = 0;
  const visit = (folder: string, prefix: string): string | undefined => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = prefix + entry.name;
      if (entry.isDirectory()) {
        const found = visit(`${folder}${sep}${entry.name}`, `${path}/`);
        if (found !== undefined) return found;
        continue;
      }
      const known = record.files.get(path);
      if (!known) return `${path} does not belong there`;
      const { size, mtimeMs } = lstatSync(`${folder}${sep}${entry.name}`);
      if (size !== known.size || mtimeMs !== known.modified) return `${path} is not as it was written`;
      seen += 1;
    }
    return undefined;
  };
  const found = visit(root, '') ?? (seen === record.files.size ? undefined : 'files are missing');
  return found === undefined ? undefined : `The output was changed by other hands: ${found}.`;
}

const CHECKSUM_LENGTH = 8;

function checksum(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(CHECKSUM_LENGTH, '0');
}

type Row = [path: string, key: string, size: number, modified: number, given: string | 0, pictures: number[] | 0];

function parseRecord(bytes: Buffer): OutputRecord | undefined {
  const content = bytes.subarray(CHECKSUM_LENGTH);
  if (checksum(content) !== bytes.toString('latin1', 0, CHECKSUM_LENGTH)) return undefined;
  const start = content.indexOf('\n') + 1;
  if (start === 0) return undefined;
  const end = start + Number(content.toString('latin1', 0, start));
  const { templates, pictureSets, rows } = JSON.parse(content.toString('utf8', start, end)) as Pick<
    OutputRecord,
    'templates' | 'pictureSets'
  > & { rows: Row[] };
  const files = rows.map(([path, key, size, modified, given, pictures]): [string, OutputFile] => [
    path,
    { key, size, modified, ...(given === 0 ? {} : { given }), ...(pictures === 0 ? {} : { pictures }) },
  ]);
  let inputs: Inputs | undefined;
  return { templates, pictureSets, files: new Map(files), inputs: () => (inputs ??= unpackInputs(content.subarray(end))) };
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

/** True when a plan that changes no file was made of the same things, too. */
function isRecordOf(record: OutputRecord, { templates, files, inputs }: OutputPlan): boolean {
  if (record.templates !== templates || record.inputs() !== inputs) return false;
  return [...files].every(([path, { key, given }]) => {
    const known = record.files.get(path);
    return known?.key === key && known.given === given;
  });
}
