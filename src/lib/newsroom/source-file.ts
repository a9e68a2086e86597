import { readFileSync } from 'node:fs';
import yaml from 'js-yaml';
import type { z } from 'zod';
import { splitFrontMatter } from '../front-matter.ts';
import { fieldName, type Fault } from './fault.ts';
import { describeIssues, type Checked } from './schema-faults.ts';
import { describeYamlError } from './yaml-faults.ts';

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

/** The same for bytes that have been read. */
export function parseSourceFile(bytes: Buffer, file: string): { source: SourceFile } | { fault: Fault } {
  if (bytes.length > LARGEST_TEXT) return { fault: tooLarge(file, bytes.length) };
  const decoded = decodeText(bytes, file);
  if ('fault' in decoded) return decoded;
  return file.endsWith('.yaml') ? parseWhole(file, decoded.text) : parseFrontMatter(file, decoded.text);
}

/** The text that a file’s bytes are in UTF-8. */
export function decodeText(bytes: Buffer, file: string): { text: string } | { fault: Fault } {
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
  return {
    file,
    problem: `The file has ${Math.round(bytes / 1024 / 1024)} MB; a text of the newsroom may have ${LARGEST_TEXT / 1024 / 1024} MB.`,
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
  const text = line === undefined ? undefined : source.text.split('\n')[line - 1];
  const written = /(?::|^\s*-)[ \t]+([^\s#"'[{,]+)[ \t]*(?:#.*)?$/.exec(text?.replace(/\r$/, '') ?? '')?.[1];
  const means = written !== undefined && (typeof value === 'number' ? Number(written) === value : written.toLowerCase() === String(value));
  return means ? written : String(value);
}

/** Lines of a file that hold one group of fields or one list, from `start` up to but without `end`. */
interface Block {
  start: number;
  end: number;
}

/** The 1-based line on which a field stands, or the nearest field around it that does. */
export function lineOf(source: Pick<SourceFile, 'file' | 'text'>, path: Path): number | undefined {
  const lines = source.text.split('\n');
  const isData = source.file.endsWith('.yaml');
  const closing = lines.findIndex((text, index) => index > 0 && text.startsWith('---'));
  let block: Block = isData ? { start: 0, end: lines.length } : { start: 1, end: closing < 0 ? lines.length : closing };
  let found: number | undefined;
  for (const part of path) {
    const line = typeof part === 'number' ? findItem(lines, block, part) : findKey(lines, block, String(part));
    if (line === undefined) break;
    found = line;
    block = typeof part === 'number' ? itemBlock(lines, block, line) : valueBlock(lines, block, line);
  }
  return found === undefined ? undefined : found + 1;
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}

/** The indent of a block’s own fields; a list’s hyphen counts as indent. */
function blockIndent(lines: string[], { start, end }: Block): number {
  const first = lines.slice(start, end).find((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return first === undefined ? 0 : fieldIndent(first);
}

function fieldIndent(line: string): number {
  return /^\s*(- +)*/.exec(line)?.[0].length ?? 0;
}

function findKey(lines: string[], block: Block, key: string): number | undefined {
  const indent = blockIndent(lines, block);
  const pattern = new RegExp(`^["']?${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["']?\\s*:`);
  for (let index = block.start; index < block.end; index += 1) {
    const line = lines[index] ?? '';
    if (fieldIndent(line) === indent && pattern.test(line.slice(indent))) return index;
  }
  return undefined;
}

function findItem(lines: string[], block: Block, position: number): number | undefined {
  return itemsOf(lines, block)[position];
}

function itemsOf(lines: string[], { start, end }: Block): number[] {
  const starts = lines.flatMap((line, index) => (index >= start && index < end && /^\s*-( |$)/.test(line) ? [index] : []));
  const indent = Math.min(...starts.map((index) => indentOf(lines[index] ?? '')));
  return starts.filter((index) => indentOf(lines[index] ?? '') === indent);
}

function itemBlock(lines: string[], block: Block, line: number): Block {
  const next = itemsOf(lines, block).find((index) => index > line);
  return { start: line, end: next ?? block.end };
}

/** What stands below a field: deeper lines, or a list whose hyphens stand as deep as the field. */
function valueBlock(lines: string[], block: Block, line: number): Block {
  const indent = fieldIndent(lines[line] ?? '');
  let end = line + 1;
  while (end < block.end) {
    const text = lines[end] ?? '';
    const isInside = text.trim() === '' || indentOf(text) > indent || (indentOf(text) === indent && /^\s*- /.test(text));
    if (!isInside) break;
    end += 1;
  }
  return { start: line + 1, end };
}
