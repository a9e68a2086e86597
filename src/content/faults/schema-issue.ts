import type { z } from 'zod';
import type { Named } from '../schemas/common.ts';
import { mendWithSuggestion, type Fault } from './fault.ts';
import { meantByHabit } from './schema-habits.ts';
import { bareSchema, schemaParts } from './schema-parts.ts';

export type Path = readonly PropertyKey[];

export type Issue = z.core.$ZodIssue;

export type Words = Pick<Fault, 'problem' | 'mend' | 'allowed' | 'wanted'>;

/** A file’s data beside its schema. */
export interface Checked {
  schema: z.ZodType;
  data: unknown;
  /** Where a field stands. */
  at: (path: Path) => Pick<Fault, 'file' | 'line' | 'field'>;
  /** A number as it is written in the file: `01` is no 1. */
  written: (path: Path, value: number | boolean) => string;
  /** How a missing field is added; in YAML when absent. */
  toAdd?: (name: string) => string;
}

/** What an issue says of a value, to stand after it. A message of zod’s own tells an editor nothing. */
export function sentence(issue: Issue): string {
  return isPlain(issue.message) ? 'is not what belongs here' : issue.message;
}

/** True of zod’s own words. */
export function isPlain(message: string): boolean {
  return /^(Invalid|Too (small|big)|Unrecognized|Expected|Required)\b/.test(message);
}

/** The values that a field may have, when they can be listed: an enum’s, or those of the enums among its forms; true and false. */
export function allowedValues(schema: z.ZodType | undefined): string[] {
  const bare = bareSchema(schema);
  const { type, entries, options, element } = schemaParts(bare);
  if (type === 'boolean') return ['true', 'false'];
  if (entries) return Object.values(entries);
  if (element) return allowedValues(element);
  return (options ?? []).flatMap((option) => Object.values(schemaParts(bareSchema(option)).entries ?? {}));
}

export function isList(schema: z.ZodType | undefined): boolean {
  return schemaParts(bareSchema(schema)).element !== undefined;
}

export function chooseOne(value: unknown, allowed: readonly string[]): string {
  const otherwise = 'Write one of the allowed values.';
  const written = asWritten(Array.isArray(value) && value.length === 1 ? value[0] : value);
  if (typeof value === 'string' && (written === 'true' || written === 'false') && allowed.includes(written))
    return `Write it without quotation marks: ${written}.`;
  if (Array.isArray(value) && allowed.includes(written)) return `Write it without brackets or hyphens: ${written}.`;
  const meant = meantByHabit(written, allowed);
  return meant === undefined ? mendWithSuggestion(written, allowed, otherwise) : `Did you mean “${meant}”? ${otherwise}`;
}

/** A value beside its field’s name; empty for lists and groups. */
export function asWritten(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

export function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'The content';
  return typeof last === 'number' ? `Entry ${last + 1} of “${String(path.at(-2))}”` : `“${String(last)}”`;
}

export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined),
    data,
  );
}

/** What a field takes that is told better with the whole newsroom in view: a moment, or the name of something. */
export function wantedIn(schema: z.ZodType | undefined, value: unknown): Fault['wanted'] {
  const bare = bareSchema(schema);
  const written = asWritten(value);
  if (bare === undefined || written.trim() === '') return undefined;
  const { moment, refersTo } = metaOf(bare);
  const kind = moment ?? refersTo;
  if (kind !== undefined) return { kind, written };
  const listed = metaOf(bareSchema(schemaParts(bare).element)).refersTo;
  return listed === undefined ? undefined : { kind: listed, written, isList: true };
}

function metaOf(schema: z.ZodType | undefined): { moment?: 'instant'; refersTo?: Named } {
  return (schema?.meta() ?? {}) as { moment?: 'instant'; refersTo?: Named };
}
