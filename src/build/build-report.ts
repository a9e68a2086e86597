import type { Finding } from '../content/house-rules/rulebook.ts';
import type { EmbargoCalendar } from '../content/embargo.ts';
import { format, formatSeconds } from '../shared/progress.ts';
import type { OutputChanges } from './output.ts';

/** What a build did, for people and for the benchmark. */
export interface BuildReport {
  stories: number;
  files: number;
  pages: number;
  /** Pages that had to be printed; the others were in the output already. */
  printed: number;
  pictures: number;
  /** How many workers, each on a core of its own, have printed. */
  workers: number;
  /** Seconds by step. */
  seconds: Record<string, number>;
  changes: OutputChanges;
  /** Why everything was made anew, in a sentence; absent when it was not. */
  reason?: string | undefined;
  /** When what was left out comes out by itself. */
  embargoes: EmbargoCalendar;
}

/** “3 warnings: sources 2, standfirst 1. …” */
export function countWarnings(findings: readonly Finding[]): string {
  const byRule = [...Map.groupBy(findings, ({ rule }) => rule)].map(([rule, own]) => `${rule} ${format(own.length)}`).join(', ');
  const count = findings.length === 1 ? '1 warning' : `${format(findings.length)} warnings`;
  return `${count} by the house rules: ${byRule}. “npm run check” says where.`;
}

/** Does a step and notes how long it took. */
export async function timed<T>(seconds: Record<string, number>, step: string, work: () => Promise<T> | T): Promise<T> {
  const started = performance.now();
  const result = await work();
  seconds[step] = (performance.now() - started) / 1000;
  return result;
}

/** What a build did, in two lines. */
export function describe({ stories, pages, printed, pictures, changes, seconds }: BuildReport): string {
  const all = Object.values(seconds).reduce((sum, one) => sum + one, 0);
  const steps = Object.entries(seconds)
    .filter(([, one]) => one >= 0.05)
    .map(([step, one]) => `${step} ${formatSeconds(one)}`);
  return [
    `${format(pages)} pages from ${format(stories)} stories, with ${format(pictures)} pictures, in ${formatSeconds(all)}: ${format(printed)} printed, ${format(changes.written)} files written, ${format(changes.removed)} removed.`,
    `  ${steps.join(', ')}`,
  ].join('\n');
}
