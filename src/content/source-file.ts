import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import type { z } from 'zod';
import { splitFrontMatter } from './front-matter.ts';
import { fieldName, type Fault } from './faults/fault.ts';
import { findFieldRemark } from './checks/field-remarks.ts';
import { FieldLines } from './faults/field-lines.ts';
import { describeIssues } from './faults/schema-faults.ts';
import type { Checked } from './faults/schema-issue.ts';
import { describeYamlError } from './faults/yaml-faults.ts';

/** Where something in the newsroom was read. */
export interface SourceRef {
  /** Path from the project’s root, as shown to editors. */
  file: string;
  /** Of the file’s bytes. */
  digest: string;
}

/** A text file of the newsroom: its front matter or whole content as data, and what follows as body. */
export interface SourceFile {
  /** Path from the project’s root, as shown to editors. */
  file: string;
  text: string;
  data: unknown;
  body: string;
}

/** Larger files are not stories but data that has strayed; they would make pages that no reader’s device can show. */
export const LARGEST_TEXT = 1024 * 1024;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a file with front matter (`.md`, `.mdx`) or a file that is data throughout (`.yaml`). */
export function readSourceFile(path: string, file: string): { source: SourceFile } | { fault: Fault } {
  return parseSourceFile(readFileSync(path), file);
}

/**
 * The bytes of one of the newsroom’s files: as they are on the disk, or as they would be with a change made. Throws when it
 * cannot be opened.
 */
export function openFile({ root, changed }: { root: string; changed?: ReadonlyMap<string, Buffer> | undefined }, file: string): Buffer {
  return changed?.get(file) ?? readFileSync(join(root, file));
}

/** The same for bytes that have been read. */
export function parseSourceFile(bytes: Uint8Array, file: string): { source: SourceFile } | { fault: Fault } {
  if (bytes.length > LARGEST_TEXT) return { fault: tooLarge(file, bytes.length) };
  const decoded = decodeText(bytes, file);
  if ('fault' in decoded) return decoded;
  return file.endsWith('.yaml') ? parseWhole(file, decoded.text) : parseFrontMatter(file, decoded.text);
}

/** The text that a file’s bytes are in UTF-8. */
export function decodeText(bytes: Uint8Array, file: string): { text: string } | { fault: Fault } {
  try {
    return { text: UTF8.decode(bytes) };
  } catch {
    return {
      fault: {
        file,
        problem: 'The file is not UTF-8 text.',
        mend: 'Open it in a text editor and save it with the encoding UTF-8.',
      },
    };
  }
}

/** The fault of a text file that is not worth opening. */
export function tooLarge(file: string, bytes: number): Fault {
  const size = bytes / 1024 / 1024;
  return {
    file,
    // A little more than one megabyte is not “1 MB”.
    problem: `The file has ${size < 10 ? (Math.ceil(size * 10) / 10).toFixed(1) : String(Math.round(size))} MB; a text of the newsroom may have ${LARGEST_TEXT / 1024 / 1024} MB.`,
    mend: 'Cut the text, or publish its data as a file that readers can download and link to it.',
  };
}

function parseWhole(file: string, text: string): { source: SourceFile } | { fault: Fault } {
  const parsed = parseYaml(file, text, 0);
  return 'fault' in parsed ? parsed : { source: { file, text, data: parsed.data, body: '' } };
}

function parseFrontMatter(file: string, text: string): { source: SourceFile } | { fault: Fault } {
  const split = splitFrontMatter(text);
  if ('fault' in split) return { fault: { file, ...split.fault } };
  const parsed = parseYaml(file, split.fields.replace(/\r?\n$/, ''), 1);
  if ('fault' in parsed) return parsed;
  return { source: { file, text, data: parsed.data, body: split.body } };
}

function parseYaml(file: string, text: string, linesBefore: number): { data: unknown } | { fault: Fault } {
  try {
    const data = yaml.load(text, { schema: yaml.CORE_SCHEMA }) ?? {};
    if (!text.includes('*') || countValues(data) <= MOST_VALUES) return { data };
    return {
      fault: {
        file,
        problem: 'The fields cannot be read: with “&” and “*” they repeat one another without end.',
        mend: 'Write each value where it belongs, without “&name” and “*name”.',
      },
    };
  } catch (error) {
    if (!(error instanceof yaml.YAMLException)) throw error;
    // Some errors, like two documents in one file, have no place; the types do not say so.
    const mark = error.mark as typeof error.mark | undefined;
    const { line, ...words } = describeYamlError(text, { reason: error.reason, line: mark?.line });
    return { fault: { file, line: line === undefined ? undefined : line + 1 + linesBefore, ...words } };
  }
}

/** A remark in a file’s fields that would be published, or words there that would not. */
export function remarkFault({ file, text }: SourceFile): Fault | undefined {
  const split = file.endsWith('.yaml') ? { fields: text } : splitFrontMatter(text);
  const found = 'fault' in split ? undefined : findFieldRemark(split.fields, readForComparison);
  return found && { file, ...found, line: found.line + (file.endsWith('.yaml') ? 1 : 2) };
}

function readForComparison(text: string): string {
  return JSON.stringify(yaml.load(text, { schema: yaml.CORE_SCHEMA }) ?? {});
}

/** More values than any file of the newsroom has. A few lines that name one another can stand for millions. */
const MOST_VALUES = 50_000;

function countValues(data: unknown): number {
  const open = [data];
  let count = 0;
  while (open.length > 0 && count <= MOST_VALUES) {
    const value = open.pop();
    count += 1;
    if (typeof value === 'object' && value !== null)
      for (const part of Object.values(value).slice(0, MOST_VALUES) as unknown[]) open.push(part);
  }
  return count;
}

/** Checks a file’s data against its schema; every issue becomes a fault with its line and mend. */
export function validate<S extends z.ZodType>(source: SourceFile, schema: S, faults: Fault[]): z.output<S> | undefined {
  const at = (path: Path) => ({ file: source.file, line: lineOf(source, path), field: fieldName(path) || undefined });
  const written = (path: Path, value: number | boolean) => writtenAt(source, path, value);
  return validateData({ data: source.data, schema, at, written }, faults);
}

/** The same for data from anywhere in a file. */
export function validateData<S extends z.ZodType>(checked: Checked & { schema: S }, faults: Fault[]): z.output<S> | undefined {
  const result = checked.schema.safeParse(checked.data);
  if (result.success) return result.data;
  faults.push(...describeIssues(result.error.issues, checked));
  return undefined;
}

export type Path = readonly PropertyKey[];

/** A number, or true or false, as it stands in the file. */
function writtenAt(source: SourceFile, path: Path, value: number | boolean): string {
  const line = lineOf(source, path);
  const text = line === undefined ? undefined : fieldLinesOf(source).lines[line - 1];
  const written = /(?::|^\s*-)[ \t]+([^\s#"'[{,]+)[ \t]*(?:#.*)?$/.exec(text?.replace(/\r$/, '') ?? '')?.[1];
  const means = written !== undefined && (typeof value === 'number' ? Number(written) === value : written.toLowerCase() === String(value));
  return means ? written : String(value);
}

let latest: { source: Pick<SourceFile, 'file' | 'text'>; lines: FieldLines } | undefined;

/** The lines of a file’s fields; those of the file that was asked for last are at hand. */
export function fieldLinesOf(source: Pick<SourceFile, 'file' | 'text'>): FieldLines {
  if (latest?.source.text !== source.text || latest.source.file !== source.file)
    latest = { source, lines: new FieldLines(source.text, source.file.endsWith('.yaml')) };
  return latest.lines;
}

/** The 1-based line on which a field stands, or the nearest field around it that does. */
export function lineOf(source: Pick<SourceFile, 'file' | 'text'>, path: Path): number | undefined {
  return fieldLinesOf(source).lineOf(path);
}
