import type { Duty } from './changelog.ts';
import type { Conflict, ConflictKind, UpdatePlan } from './plan.ts';

const MOST_LISTED = 20;

const REASONS: Readonly<Record<ConflictKind, string>> = {
  changed: 'you and the new version have changed the same lines',
  removed: 'you have changed it, and the new version no longer has it',
  added: 'you have a file of your own where the new version brings one',
};

/** What would be done, in sentences; `isWhole` lists every file. */
export function describePlan({ changes, merged, kept }: UpdatePlan, versions: { from: string; to: string }, isWhole: boolean): string {
  const removed = [...changes].flatMap(([path, entry]) => (entry === undefined ? [path] : []));
  const written = [...changes.keys()].filter((path) => !removed.includes(path) && !merged.includes(path));
  const most = isWhole ? Infinity : MOST_LISTED;
  return [
    versions.from === versions.to ? `Standfirst ${versions.to}, as it has become:` : `From Standfirst ${versions.from} to ${versions.to}:`,
    ...section(
      `${count(written.length, 'file')} of the software as that version has ${written.length === 1 ? 'it' : 'them'}`,
      isWhole ? written : [],
      most,
    ),
    ...section(`${count(removed.length, 'file')} that that version does not have`, isWhole ? removed : [], most),
    ...section(`${count(merged.length, 'file')} with your changes and that version’s`, merged, most),
    ...section(`${count(kept.length, 'file')} as you have changed ${kept.length === 1 ? 'it' : 'them'}`, kept, most),
    '  Nothing in content/, nothing in public/, and no file of your own.',
  ].join('\n');
}

/** Why nothing is done, and how each conflict can be decided. */
export function describeConflicts(conflicts: readonly Conflict[], { before, next }: { before: string; next: string }): string {
  const [first] = conflicts;
  const name = first?.path ?? '';
  return [
    `Nothing was changed: ${count(conflicts.length, 'file')} of the software cannot be taken over by itself.`,
    '',
    ...conflicts.map(({ path, kind }) => `  ${path}: ${REASONS[kind]}.`),
    '',
    'Decide for each, and call again:',
    `  --keep ${name}   your file stays as it is`,
    `  --take ${name}   the new version’s takes its place; yours stays in the history`,
    `What you have changed:            git diff ${before.slice(0, 12)} HEAD -- ${name}`,
    `What the new version has changed: git diff ${before.slice(0, 12)} ${next.slice(0, 12)} -- ${name}`,
  ].join('\n');
}

/** What a publisher has to do by hand. */
export function describeDuties(duties: readonly Duty[]): string {
  if (duties.length === 0) return 'There is nothing that you must do.';
  return [
    'What you must do:',
    ...duties.flatMap(({ version, text }) => ['', `  ${version}`, ...text.split('\n').map((line) => `  ${line}`)]),
  ].join('\n');
}

function section(what: string, paths: readonly string[], most: number): string[] {
  if (what.startsWith('0 ')) return [];
  const more = paths.length - most;
  return [
    `  ${what}${paths.length > 0 ? ':' : '.'}`,
    ...paths.slice(0, most).map((path) => `    ${path}`),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
