import { readFileSync } from 'node:fs';
import yaml from 'js-yaml';
import type { z } from 'zod';
import { mendWithSuggestion, quote, type Fault } from './fault.ts';

/** A text file of the newsroom: its front matter or whole content as data, and what follows as body. */
export interface SourceFile {
  /** Path from the project’s root, as shown to editors. */
  file: string;
  text: string;
  data: unknown;
  body: string;
}

const FENCE = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^---[ \t]*(?:\r?\n|$)/m;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a file with front matter (`.md`, `.mdx`) or a file that is data throughout (`.yaml`). */
export function readSourceFile(path: string, file: string): { source: SourceFile } | { fault: Fault } {
  let text: string;
  try {
    text = UTF8.decode(readFileSync(path)).replace(/^\uFEFF/, '');
  } catch {
    return {
      fault: {
        file,
        problem: 'The file is not UTF-8 text.',
        mend: 'Open it in a text editor and save it with the encoding UTF-8.',
      },
    };
  }
  return file.endsWith('.yaml') ? parseWhole(file, text) : parseFrontMatter(file, text);
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
    return { data: yaml.load(text, { schema: yaml.CORE_SCHEMA }) ?? {} };
  } catch (error) {
    if (!(error instanceof yaml.YAMLException)) throw error;
    return {
      fault: {
        file,
        line: error.mark.line + 1 + linesBefore,
        problem: `The fields cannot be read: ${error.reason}.`,
        mend: 'Write each field as “name: value” on a line of its own; put a value that contains “: ” or begins with a quotation mark, “[”, “{”, “@” or “#” in double quotes.',
      },
    };
  }
}

/** Checks a file’s data against its schema; every issue becomes a fault with its line and mend. */
export function validate<S extends z.ZodType>(source: SourceFile, schema: S, faults: Fault[]): z.output<S> | undefined {
  const result = schema.safeParse(source.data);
  if (result.success) return result.data;
  faults.push(...result.error.issues.flatMap((issue) => issueFaults(source, schema, issue)));
  return undefined;
}

type Path = readonly PropertyKey[];

function issueFaults(source: SourceFile, schema: z.ZodType, issue: z.core.$ZodIssue): Fault[] {
  const at = (path: Path) => ({ file: source.file, line: lineOf(source, path), field: fieldName(path) || undefined });
  const value = valueAt(source.data, issue.path);
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
  if (value === undefined) {
    return [
      {
        ...at(issue.path),
        problem: `“${String(issue.path.at(-1) ?? 'the content')}” is missing.`,
        mend: meaning ? `Add it. ${meaning}` : 'Add it.',
      },
    ];
  }
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    return [
      {
        ...at(issue.path),
        problem: `${quote(value)} is not allowed here.`,
        allowed,
        mend: mendWithSuggestion(typeof value === 'string' ? value : '', allowed, 'Write one of the allowed values.'),
      },
    ];
  }
  const problem =
    issue.code === 'invalid_type' ? `${quote(value)} is not ${typeName(issue.expected)}.` : `${quote(value)} ${unionMessage(issue)}.`;
  return [{ ...at(issue.path), problem, mend: meaning ? `Correct it. ${meaning}` : 'Correct it.' }];
}

function unionMessage(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return `has more than ${issue.maximum} entries`;
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input') return 'is not in one of the allowed forms';
  return issue.message;
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

function fieldName(path: Path): string {
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

/** The 1-based line on which a field stands, or the nearest field around it that does. */
export function lineOf(source: SourceFile, path: Path): number | undefined {
  const lines = source.text.split('\n');
  const isData = source.file.endsWith('.yaml');
  let line = isData ? 0 : 1;
  let end = isData ? lines.length : lines.findIndex((text, index) => index > 0 && text.startsWith('---'));
  if (end < 0) end = lines.length;
  let found: number | undefined;
  for (const part of path) {
    const next = typeof part === 'number' ? findItem(lines, line, end, part) : findKey(lines, line, end, String(part));
    if (next === undefined) break;
    found = next;
    line = typeof part === 'number' ? next : next + (hasInlineValue(lines[next] ?? '') ? 0 : 1);
    if (typeof part === 'number') end = endOfItem(lines, next, end);
  }
  return found === undefined ? undefined : found + 1;
}

function findKey(lines: string[], from: number, to: number, key: string): number | undefined {
  const pattern = new RegExp(`^\\s*(- +)?["']?${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["']?\\s*:`);
  for (let index = from; index < to; index += 1) if (pattern.test(lines[index] ?? '')) return index;
  return undefined;
}

function findItem(lines: string[], from: number, to: number, position: number): number | undefined {
  let indent: number | undefined;
  let count = -1;
  for (let index = from; index < to; index += 1) {
    const match = /^(\s*)- /.exec(lines[index] ?? '');
    if (!match) continue;
    indent ??= match[1]?.length ?? 0;
    if (match[1]?.length === indent) count += 1;
    if (count === position) return index;
  }
  return undefined;
}

function endOfItem(lines: string[], start: number, to: number): number {
  const indent = /^\s*/.exec(lines[start] ?? '')?.[0].length ?? 0;
  for (let index = start + 1; index < to; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() !== '' && (/^\s*/.exec(line)?.[0].length ?? 0) <= indent) return index;
  }
  return to;
}

function hasInlineValue(line: string): boolean {
  return /:\s*[[{]/.test(line);
}

interface SchemaParts {
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: z.ZodType[];
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
