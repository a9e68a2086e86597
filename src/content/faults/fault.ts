import yaml from 'js-yaml';
import type { Named } from '../schemas/common.ts';
import { nearest } from '../../shared/nearest.ts';

export { nearest };

/** One thing wrong in `content/`: where, what, and how to mend it. */
export interface Fault {
  /** The file’s path from the project’s root. */
  file: string;
  /** 1-based; absent when the fault is not on one line. */
  line?: number | undefined;
  /** 1-based, in characters; only where something in a text is meant. */
  column?: number | undefined;
  /** The field as an editor finds it: `photos[2].alt`. Absent when the fault is the file itself. */
  field?: string | undefined;
  /** What is wrong, with the bad value quoted: a full sentence. */
  problem: string;
  /** The values that would have been right, when they can be listed. */
  allowed?: readonly string[] | undefined;
  /** What to do: a full sentence. */
  mend: string;
  /** The house rule that is not kept, as `site.yaml` calls it; absent when the fault has nothing to do with one. */
  rule?: string | undefined;
  /** What the value was to be, and how it is written: what was meant can be told once the whole newsroom is known. */
  wanted?: { kind: Named | 'instant'; written: string; /** One text where a list belongs. */ isList?: true } | undefined;
}

/** Thrown when content has faults; its message lists every one of them. */
export class ContentFaults extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(formatFaults(faults));
    this.name = 'ContentFaults';
    this.faults = faults;
  }
}

const LISTED_VALUES = 40;

/** All faults as one text, ordered by file and line. */
export function formatFaults(faults: readonly Fault[]): string {
  const sorted = sortFaults(faults);
  return [countFaults(sorted.length), ...sorted.map(formatFault)].join('\n\n');
}

/** The sentence that stands above faults. */
export function countFaults(count: number): string {
  return `${count === 1 ? '1 fault' : `${count} faults`} in the content. Nothing is published until each is mended.`;
}

/** By file, then line, then field. */
export function sortFaults<F extends Fault>(faults: readonly F[]): F[] {
  return [...faults].sort(
    (a, b) => byName.compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || byName.compare(a.field ?? '', b.field ?? ''),
  );
}

const byName = new Intl.Collator('en');

export function formatFault(fault: Fault): string {
  const place = [fault.file, fault.line === undefined ? undefined : `line ${fault.line}`, fault.field].filter(Boolean).join(', ');
  const lines = [place, `  ${fault.problem}`];
  if (fault.allowed && fault.allowed.length > 0) lines.push(`  Allowed: ${listValues(fault.allowed)}`);
  lines.push(`  Mend: ${fault.mend}`);
  if (fault.rule !== undefined) lines.push(`  House rule: ${fault.rule}`);
  return lines.join('\n');
}

/** “Write ‘x’” when something near was meant, else the given sentence. */
export function mendWithSuggestion(value: string, allowed: readonly string[], otherwise: string): string {
  const meant = nearest(value, allowed);
  return meant === undefined ? otherwise : `Did you mean “${meant}”? ${otherwise}`;
}

/** A path of fields as an editor finds it: `photos[2].alt`. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, part) => (typeof part === 'number' ? `${name}[${part + 1}]` : name === '' ? String(part) : `${name}.${String(part)}`),
    '',
  );
}

/** A value as it is quoted in a message: lists and groups as they are written in a file, long ones cut, what cannot be seen as a sign. */
export function quote(value: unknown): string {
  const shown = typeof value === 'object' && value !== null ? yaml.dump(value, { flowLevel: 0, lineWidth: -1 }).trimEnd() : String(value);
  // eslint-disable-next-line no-control-regex -- they are what cannot be seen
  const seen = shown.replace(/[\u0000-\u0008\u000b-\u001f]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)));
  return `“${seen.length > 80 ? `${seen.slice(0, 79)}…` : seen}”`;
}

/** Values with commas; of a long list the first. */
export function listValues(values: readonly string[]): string {
  const shown = values.slice(0, LISTED_VALUES).join(', ');
  const more = values.length - LISTED_VALUES;
  return more > 0 ? `${shown} and ${more} more` : shown;
}
