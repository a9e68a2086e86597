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
  const count = sorted.length === 1 ? '1 fault' : `${sorted.length} faults`;
  return [`${count} in the content. Nothing is published until each is mended.`, ...sorted.map(formatFault)].join('\n\n');
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

/** The allowed value nearest to a misspelt one, if any is near enough to have been meant. */
export function nearest(value: string, allowed: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(value.length / 3)) + 1;
  for (const candidate of allowed) {
    const distance = editDistance(value.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** “Write ‘x’” when something near was meant, else the given sentence. */
export function mendWithSuggestion(value: string, allowed: readonly string[], otherwise: string): string {
  const meant = nearest(value, allowed);
  return meant === undefined ? otherwise : `Did you mean “${meant}”? ${otherwise}`;
}

/** A value as it is quoted in a message, cut when long. */
export function quote(value: unknown): string {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  const cut = shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
  return `“${cut}”`;
}

/** Values with commas; of a long list the first. */
export function listValues(values: readonly string[]): string {
  const shown = values.slice(0, LISTED_VALUES).join(', ');
  const more = values.length - LISTED_VALUES;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit;
}
