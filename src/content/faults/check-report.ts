import { relative, resolve, sep } from 'node:path';
import { countFaults, formatFault, sortFaults, type Fault } from './fault.ts';
import type { Finding } from '../house-rules/rulebook.ts';

/** What a check has found, for people and for programs. */
export interface CheckReport {
  stories: number;
  photos: number;
  /** Everything found: faults, which are errors, and what breaks the house rules. */
  items: CheckItem[];
  /** Files of the computer’s own among the content, which were passed over. */
  passedOver?: readonly string[];
  /** Sentences on what is done otherwise than it is written, and is no fault. */
  notes?: readonly string[];
}

export type CheckItem = Fault & { level: Finding['level'] };

/** A terminal cannot be read beyond this; the other forms have everything. */
const MOST_WARNINGS = 100;

/** For people: errors and warnings by file, then how many there are of each. */
export function formatReport({ stories, photos, items, passedOver = [], notes = [] }: CheckReport): string {
  const errors = items.filter(({ level }) => level === 'error').length;
  const warnings = items.length - errors;
  const checked = `${count(stories, 'story', 'stories')}, ${count(photos, 'photo', 'photos')} checked`;
  const note = [...notes.map((words) => `Note: ${words}`), ...describePassedOver(passedOver)];
  if (items.length === 0) return [...note, `No faults: ${checked}.`].join('\n\n');
  let warningsLeft = MOST_WARNINGS;
  const shown = sortFaults(items).filter(({ level }) => level === 'error' || (warningsLeft -= 1) >= 0);
  const more = items.length - shown.length;
  const files = new Set(items.map(({ file }) => file)).size;
  return [
    ...(errors > 0 ? [countFaults(errors)] : []),
    ...shown.map((item) => (item.level === 'warning' ? `Warning: ${formatFault(item)}` : formatFault(item))),
    ...(more > 0
      ? [
          `… and ${count(more, 'more warning', 'more warnings')}. “npm run check -- --only <file or folder>” shows a part, “--json” lists all.`,
        ]
      : []),
    ...note,
    `${count(errors, 'fault', 'faults')} and ${count(warnings, 'warning', 'warnings')} in ${count(files, 'file', 'files')}; ${checked}.`,
  ].join('\n\n');
}

const MOST_NAMED = 5;

function describePassedOver(files: readonly string[]): string[] {
  if (files.length === 0) return [];
  const more = files.length > MOST_NAMED ? ` and ${files.length - MOST_NAMED} more` : '';
  const were = files.length === 1 ? 'is a file of the computer’s own and was' : 'are files of the computer’s own and were';
  return [`Note: ${files.slice(0, MOST_NAMED).join(', ')}${more} ${were} passed over.`];
}

/** For programs; the shape is described in docs/editing.md. Lines and columns begin with 1. */
export function formatReportJson({ stories, photos, items, passedOver = [] }: CheckReport): string {
  const sorted = sortFaults(items);
  return JSON.stringify(
    {
      version: 1,
      stories,
      photos,
      errors: sorted.filter(({ level }) => level === 'error').length,
      warnings: sorted.filter(({ level }) => level === 'warning').length,
      items: sorted.map(({ level, rule, file, line, column, field, problem, allowed, mend }) => ({
        level,
        rule: rule ?? null,
        file,
        line: line ?? null,
        column: column ?? null,
        field: field ?? null,
        problem,
        allowed: allowed ?? [],
        mend,
      })),
      passedOver,
    },
    undefined,
    2,
  );
}

/**
 * As commands that GitHub turns into notes on the lines of a pull request, errors first, because it shows ten of each kind.
 * Paths are written from `workspace`, the folder of the repository, where the project’s folder is `root`.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatAnnotations({ items }: CheckReport, root: string, workspace: string): string {
  const sorted = sortFaults(items);
  const ordered = [...sorted.filter(({ level }) => level === 'error'), ...sorted.filter(({ level }) => level === 'warning')];
  return ordered
    .map((item) => {
      const { level, rule, file, line = 1, column, field, problem, allowed = [], mend } = item;
      const path = relative(workspace, resolve(root, file)).split(sep).join('/');
      const properties = {
        file: path,
        line: String(line),
        ...(column === undefined ? {} : { col: String(column) }),
        title: [field, rule].filter(Boolean).join(', ') || 'File',
      };
      const place = Object.entries(properties)
        .map(([name, value]) => `${name}=${escapeProperty(value)}`)
        .join(',');
      const text = [problem, ...(allowed.length > 0 ? [`Allowed: ${allowed.slice(0, 40).join(', ')}`] : []), `Mend: ${mend}`].join('\n');
      return `::${level} ${place}::${escapeData(text)}`;
    })
    .join('\n');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
