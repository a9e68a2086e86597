import { formatSeconds, format } from '../shared/progress.ts';
import type { Loss } from './model.ts';
import type { Counts } from './outcome-counts.ts';
import type { Written } from './written.ts';

/** What an import brought and what it could not, for people and as JSON. */
export interface ImportReport extends Omit<Written, 'losses'> {
  /** “WordPress export of example.org, 3 June 2024” */
  readonly archive: string;
  readonly reader: string;
  /** Nothing was moved into the content folder: it was a rehearsal. */
  readonly dryRun: boolean;
  readonly files: number;
  /** What the check finds wrong in files that the import did not write: faults against house rules that count as errors. */
  readonly otherErrors: number;
  readonly seconds: number;
  readonly losses: readonly Loss[];
}

const KINDS: readonly [kind: Loss['kind'], head: string][] = [
  ['words', 'Words that did not come over'],
  ['picture', 'Pictures that did not come over'],
  ['person', 'A person has to look at'],
  ['left', 'Left out on purpose'],
];
/** As many stories of each kind are printed, and as many points of each; all are in the JSON. */
const SHOWN_PLACES = 15;
const SHOWN_POINTS = 4;

/** The report as it is printed. */
export function formatReport(report: ImportReport, reportFile: string | undefined): string {
  return [
    `${report.archive}\nRead as ${report.reader} in ${formatSeconds(report.seconds)}.`,
    cameOver(report),
    ...KINDS.flatMap(([kind, head]) =>
      listOf(
        head,
        report.losses.filter((loss) => loss.kind === kind),
        reportFile,
      ),
    ),
    nextSteps(report),
  ].join('\n\n');
}

function cameOver(report: ImportReport): string {
  const rows = (['stories', 'pages', 'photos', 'comments', 'authors', 'topics'] as const).flatMap((what) => {
    const said = inWords(report.counts[what]);
    return said === '' ? [] : [`  ${what.padEnd(10)}${said}`];
  });
  const others = [
    ...(report.drafts > 0 ? [`${format(report.drafts)} of the stories ${report.drafts === 1 ? 'is a draft' : 'are drafts'}`] : []),
    ...(report.scheduled > 0 ? [`${format(report.scheduled)} ${report.scheduled === 1 ? 'waits' : 'wait'} for a day in the future`] : []),
    ...(report.redirects > 0 ? [`${format(report.redirects)} earlier addresses lead on`] : []),
    ...(report.newSections.length > 0 ? [`new sections: ${report.newSections.join(', ')}`] : []),
  ];
  return ['What came over', ...(rows.length > 0 ? rows : ['  nothing']), ...others.map((line) => `  ${line}`)].join('\n');
}

function inWords(counts: Counts): string {
  const said: [number, string][] = [
    [counts.new, 'new'],
    [counts.changed, 'brought up to date'],
    [counts.same, 'there already'],
    [counts.edited + counts.newer, 'edited by the newsroom since, left as they are'],
    [counts.deleted, 'deleted by the newsroom since, not brought back'],
  ];
  return said
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${format(count)} ${words}`)
    .join(', ');
}

function listOf(head: string, losses: readonly Loss[], reportFile: string | undefined): string[] {
  if (losses.length === 0) return [];
  const places = [...Map.groupBy(losses, ({ where }) => where)];
  const shown = places.slice(0, SHOWN_PLACES).map(([where, own]) => {
    const points = own.slice(0, SHOWN_POINTS).map(({ what }) => `    ${what}`);
    const more = own.length - points.length;
    return [`  ${where}`, ...points, ...(more > 0 ? [`    … and ${format(more)} more here.`] : [])].join('\n');
  });
  const hidden = losses.length > shown.length && (places.length > SHOWN_PLACES || places.some(([, own]) => own.length > SHOWN_POINTS));
  const further = places.length > SHOWN_PLACES ? `  … and ${format(places.length - SHOWN_PLACES)} more. ` : '  ';
  const where = reportFile === undefined ? '“--report import.json” writes all of them to a file.' : `All of them are in ${reportFile}.`;
  return [[`${head} (${format(losses.length)})`, ...shown, ...(hidden ? [further + where] : [])].join('\n')];
}

function nextSteps({ dryRun, files, losses, otherErrors }: ImportReport): string {
  if (dryRun) return `This was a rehearsal: nothing was written. Without “--dry-run”, ${format(files)} files would be new or changed.`;
  if (files === 0) return 'Nothing has changed.';
  const people = losses.filter(({ kind }) => kind !== 'left').length;
  return [
    `${format(files)} files in content/ are new or changed. The check that a build runs has looked at them and finds no error there${
      otherErrors === 0
        ? '.'
        : `; it finds ${format(otherErrors)} in other files, which were there before (npm run check), and no build passes with them.`
    } What next:`,
    '  1. Look at the stories: npm run dev',
    people === 0 ? '  2. Nothing has been lost.' : `  2. Go through the ${format(people)} points above that are not “left out on purpose”.`,
    '  3. Keep what you like: git add content && git commit. Everything can still be undone with: git checkout content && git clean -df content',
  ].join('\n');
}
