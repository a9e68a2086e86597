import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Inputs } from './input-lists.ts';
import { unpackInputs } from './packed-inputs.ts';

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

export const DAMAGED = 'The record of the last build is damaged.';

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

export const CHECKSUM_LENGTH = 8;

export function checksum(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(CHECKSUM_LENGTH, '0');
}

export type Row = [path: string, key: string, size: number, modified: number, given: string | 0, pictures: number[] | 0];

export function parseRecord(bytes: Buffer): OutputRecord | undefined {
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

/** True when a plan that changes no file was made of the same things, too. */
export function isRecordOf(record: OutputRecord, { templates, files, inputs }: OutputPlan): boolean {
  if (record.templates !== templates || record.inputs() !== inputs) return false;
  return [...files].every(([path, { key, given }]) => {
    const known = record.files.get(path);
    return known?.key === key && known.given === given;
  });
}
