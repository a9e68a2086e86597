import { readFileSync } from 'node:fs';
import yaml from 'js-yaml';
import type { z } from 'zod';
import { mendWithSuggestion, quote, type Fault } from './fault.ts';

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

const FENCE = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^---[ \t]*(?:\r?\n|$)/m;
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
  const match = text.startsWith('---') ? FENCE.exec(text) : null;
  if (match?.index !== 0) {
    return {
      fault: {
        file,
        line: 1,
        problem: text.startsWith('---') ? 'The front matter is not closed.' : 'The file does not begin with front matter.',
        mend: 'Put a line of three hyphens (---) before the first field and another after the last one.',
      },
    };
  }
  const parsed = parseYaml(file, match[1] ?? '', 1);
  if ('fault' in parsed) return parsed;
  return { source: { file, text, data: parsed.data, body: text.slice(match[0].length) } };
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
    return {
      fault: {
        file,
        line: mark === undefined ? undefined : mark.line + 1 + linesBefore,
        problem: `The fields cannot be read: ${error.reason}.`,
        mend: error.reason.startsWith('duplicated')
          ? 'The field is there twice. Take one of the two lines out.'
          : 'Write each field as “name: value” on a line of its own; put a value that contains “: ” or begins with a quotation mark, “[”, “{”, “@” or “#” in double quotes.',
      },
    };
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
  return validateData(source.data, schema, at, faults);
}

export type Path = readonly PropertyKey[];

/** The same for data from anywhere in a file; `at` tells where a part of it stands. */
export function validateData<S extends z.ZodType>(
  data: unknown,
  schema: S,
  at: (path: Path) => FaultPlace,
  faults: Fault[],
): z.output<S> | undefined {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  faults.push(...result.error.issues.flatMap((issue) => issueFaults(data, schema, issue, at)));
  return undefined;
}

type FaultPlace = Pick<Fault, 'file' | 'line' | 'field'>;

function issueFaults(data: unknown, schema: z.ZodType, issue: z.core.$ZodIssue, at: (path: Path) => FaultPlace): Fault[] {
  const value = valueAt(data, issue.path);
  const meaning = descriptionOf(schema, issue.path);

  if (issue.code === 'unrecognized_keys') {
    const fields = fieldsOf(schema, issue.path);
    return issue.keys.map((key) => ({
      ...at([...issue.path, key]),
      problem: `“${key}” is not a field here.`,
      allowed: fields,
      mend: mendWithSuggestion(key, fields, 'Correct the field’s name or take the line out.'),
    }));
  }
  if (value === undefined || value === null) {
    const name = fieldName(issue.path.slice(-1)) || 'the content';
    const mend = `${value === null ? 'Write it' : 'Add it'}.${meaning === undefined ? '' : ` ${meaning}`}`;
    return [{ ...at(issue.path), problem: `“${name}” is ${value === null ? 'empty' : 'missing'}.`, mend }];
  }
  if (issue.code === 'custom' && issue.path.length === 0) {
    return [{ ...at([]), problem: issue.message, mend: String(issue.params?.mend ?? 'Correct it.') }];
  }
  const allowed = allowedValues(issue, schemaAt(schema, issue.path));
  if (allowed.length > 0 && (typeof value === 'string' || typeof value === 'number')) {
    return [
      {
        ...at(issue.path),
        problem: `${quote(value)} is not allowed here.`,
        allowed,
        mend: mendWithSuggestion(String(value), allowed, 'Write one of the allowed values.'),
      },
    ];
  }
  return [{ ...at(issue.path), problem: problemOf(issue, value), mend: meaning ? `Correct it. ${meaning}` : 'Correct it.' }];
}

function problemOf(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${quote(value)} is not ${typeName(issue.expected)}.`;
    case 'too_big':
      return Array.isArray(value) ? `The list has more than ${issue.maximum} entries.` : `${quote(value)} is more than ${issue.maximum}.`;
    case 'too_small':
      if (Array.isArray(value) && value.length > 0) return `The list ${issue.message}.`;
      if (Array.isArray(value)) return 'The list has no entries.';
      return typeof value === 'number' ? `${quote(value)} is not more than ${issue.minimum}.` : `${quote(value)} ${issue.message}.`;
    case 'invalid_union':
      return issue.message === 'Invalid input' ? 'This is not in one of the allowed forms.' : `${quote(value)} ${issue.message}.`;
    default:
      return `${quote(value)} ${issue.message}.`;
  }
}

/** The values that a field may have, when they can be listed: an enum’s, or those of the enums among its forms. */
function allowedValues(issue: z.core.$ZodIssue, schema: z.ZodType | undefined): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code !== 'invalid_union') return [];
  const bare = unwrap(schema);
  const options = bare === undefined ? [] : (partsOf(bare).options ?? []);
  return options.flatMap((option) => Object.values(partsOf(unwrap(option) ?? option).entries ?? {}));
}

function typeName(expected: string): string {
  const names: Record<string, string> = {
    string: 'text (put numbers and dates that are meant as text in quotes)',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of fields',
    record: 'a group of fields',
  };
  return names[expected] ?? expected;
}

/** `photos[2].alt`, counted from one as people do. */
export function fieldName(path: Path): string {
  return path.reduce<string>(
    (name, part) => (typeof part === 'number' ? `${name}[${part + 1}]` : name === '' ? String(part) : `${name}.${String(part)}`),
    '',
  );
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined),
    data,
  );
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

interface SchemaParts {
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: z.ZodType[];
  entries?: Record<string, string>;
}

function partsOf(schema: z.ZodType): SchemaParts {
  return schema.def as unknown as SchemaParts;
}

function step(schema: z.ZodType | undefined, part: PropertyKey): z.ZodType | undefined {
  const bare = unwrap(schema);
  if (bare === undefined) return undefined;
  const { shape, element, options } = partsOf(bare);
  if (shape) return shape[String(part)];
  if (element && typeof part === 'number') return element;
  return options?.map((option) => step(option, part)).find((found) => found !== undefined);
}

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  let bare = schema;
  while (bare !== undefined) {
    const inner = partsOf(bare).innerType;
    if (inner === undefined) return bare;
    bare = inner;
  }
  return bare;
}

function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((current, part) => step(current, part), schema);
}

function descriptionOf(schema: z.ZodType, path: Path): string | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const found = schemaAt(schema, path.slice(0, length));
    const description = found?.description ?? unwrap(found)?.description;
    if (description !== undefined) return description;
  }
  return undefined;
}

function fieldsOf(schema: z.ZodType, path: Path): string[] {
  const found = unwrap(schemaAt(schema, path));
  if (found === undefined) return [];
  const { shape, options } = partsOf(found);
  if (shape) return Object.keys(shape);
  return [...new Set((options ?? []).flatMap((option) => fieldsOf(option, [])))];
}
