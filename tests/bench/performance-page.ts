import type { Bound } from './bounds.ts';
import { drawChart, type ChartBar } from './chart.ts';
import { describeSteps, formatCount, formatMemory, formatRatio, formatSeconds } from './figures.ts';
import type { Spent } from './measure.ts';
import type { EditingTrial } from './project.ts';
import { ELEVENTY_LIMIT_SECONDS, ELEVENTY_STORIES, type PeerBuilt, type Trial } from './trial.ts';

/** Where and with what was measured. */
export interface Machine {
  processor: string;
  cores: number;
  /** In bytes. */
  memory: number;
  system: string;
  node: string;
  hugo: string | undefined;
  eleventy: string | undefined;
  /** `22 November 2026` */
  date: string;
}

/** `docs/performance.md`, from one run. */
export function writePage(trials: readonly Trial[], bounds: readonly Bound[], machine: Machine): string {
  const parts = [
    '# Performance',
    'How long Standfirst takes to build a large newspaper, and to publish one change to it. This page and its chart are written by `npm run bench -- --write`; all figures are of one run.',
    '![Bar chart of the seconds that full builds and changes take; the tables below have the same figures.](images/performance.svg)',
    describeMachine(machine),
    '## What is built',
    describeCorpus(trials),
    '## A full build',
    formatTable(['Stories', 'Generator', 'Time', 'Against Hugo', 'Pages', 'Pages a second', 'Most memory'], trials.flatMap(fullRows)),
    describeFull(trials, machine),
    ...growthPart(trials),
    '## One change',
    ...changeParts(trials),
    ...sharesPart(trials),
    '## While editing',
    formatTable(
      ['Stories', '`npm run check`', 'Again', '`npm run dev`: first page', 'A saved story shows after'],
      trials.map(({ stories, check, editing }) => [
        formatCount(stories),
        formatSeconds(check.cold.seconds),
        formatSeconds(check.warm.seconds),
        editing ? formatSeconds(editing.start) : '',
        editing ? formatSavings(editing.saved) : '',
      ]),
    ),
    'A saved story: the middle of five savings, and in brackets the shortest and the longest. The second time, only files that have changed are opened.',
    '## Bounds',
    bounds.length === 0
      ? 'Sizes this small have no bounds.'
      : formatTable(
          ['Bound', 'Measured', ''],
          bounds.map(({ what, measured, met }) => [what, measured, met ? '✓ met' : '✗ missed']),
        ),
    '## Measuring it again',
    [
      '```sh',
      'npm run bench                   # 1,000, 10,000 and 100,000 stories',
      'npm run bench -- 1000 5000      # other sizes',
      'npm run bench -- --write        # writes this page and its chart',
      'npm run bench -- --keep 1000    # leaves what was built in .cache/bench',
      'npm run bench -- --quick        # leaves out large changes to 100,000 stories, and shards',
      'npm run bench -- --drawn        # when an earlier run has drawn the pictures: does not build each size once before to draw them',
      '```',
    ].join('\n'),
    'Hugo and Eleventy are measured when they are installed; `ELEVENTY` may name Eleventy’s program. A run of all sizes needs some gigabytes of disk and should have the machine to itself: whatever else runs is in the figures. It is done in a copy of the project below `.cache/bench`, which is removed at the end, so your own `content/`, `dist/` and cache are left alone. The pictures and cards that were drawn stay in `.cache/bench/drawn` for the next run; the first with 100,000 stories draws 40,000 cards, which takes a quarter of an hour.',
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Full builds and changes, each size on a scale of its own. */
export function drawPerformance(trials: readonly Trial[]): string {
  const groups = trials.map((trial) => {
    const bar = (label: string, spent: Spent | undefined, own: boolean): ChartBar[] =>
      spent?.finished === true ? [{ label, value: spent.seconds, text: formatSeconds(spent.seconds), own }] : [];
    return {
      title: `${formatCount(trial.stories)} stories`,
      bars: [
        ...bar('Eleventy, full build', trial.eleventy, false),
        ...bar('Hugo, full build', trial.hugo, false),
        ...bar('Standfirst, full build', trial.full, true),
        ...trial.edits.flatMap(({ name, built }) => bar(`Standfirst, ${name}`, built, true)),
      ],
    };
  });
  return drawChart('How long builds take, in seconds', 'Seconds; shorter is better. Each size has a scale of its own.', groups);
}

function describeMachine({ processor, cores, memory, system, node, hugo, eleventy, date }: Machine): string {
  const tools = [
    `Node.js ${node}`,
    ...(hugo === undefined ? [] : [`Hugo ${hugo}`]),
    ...(eleventy === undefined ? [] : [`Eleventy ${eleventy}`]),
  ];
  return `Measured on ${date}, on ${processor}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${Math.round(memory / 2 ** 30)} GB of memory, ${system}, with ${joinWords(tools)}.`;
}

function describeCorpus(trials: readonly Trial[]): string {
  const facts = trials.map(({ facts: { stories, storiesByLanguage, comments, livePosts, photos, words } }) => {
    const languages = Object.values(storiesByLanguage).map(formatCount).join(', ');
    return [
      formatCount(stories),
      languages,
      formatCount(Math.round(words / stories)),
      formatCount(photos),
      formatCount(comments),
      formatCount(livePosts),
    ];
  });
  return [
    'A made-up newsroom, the same in every run: eleven years of stories in three languages, with pictures that stories share, translations, related stories, sources, corrections, comments and live coverage, in 8 sections of 4 subsections each.',
    formatTable(['Stories', 'English, Spanish, Arabic', 'Words a story', 'Photos', 'Comments', 'Live posts'], facts),
    'Standfirst builds everything that a reader gets: every page, list and archive of months, with structured data, feeds with full texts in three formats, sitemaps, and the index of all texts for the search. A full build begins with no output, nothing remembered of the content and the site’s code not yet compiled. Pictures, and the cards that stand for stories without a photo where they are shared, come from the cache and were made before, so that no image work is in the figures.',
    `Hugo and Eleventy build the plain equivalent of the same stories: their pages, lists of sections, authors and topics in numbered pages, fronts and feeds, and no image work either; Hugo’s pages include a redirect for the first part of each list. Hugo’s build is directly followed by Standfirst’s. Eleventy is tried with up to ${formatCount(ELEVENTY_STORIES)} stories, for at most ${ELEVENTY_LIMIT_SECONDS} seconds: with 100,000 it had not written one file after seven minutes when that was tried.`,
    'Time is by the clock on the wall, of the whole command. Memory is that of all its processes together, looked at four times a second; memory that processes share is counted in each.',
  ].join('\n\n');
}

function fullRows({ stories, full, hugo, eleventy }: Trial): string[][] {
  const row = (name: string, built: Spent & { pages: number }) => [
    formatCount(stories),
    name,
    built.finished ? formatSeconds(built.seconds) : `not done after ${ELEVENTY_LIMIT_SECONDS} s`,
    hugo && built.finished ? formatRatio(built.seconds / hugo.seconds) : '',
    built.finished ? formatCount(built.pages) : '',
    built.finished ? formatCount(Math.round(built.pages / built.seconds)) : '',
    formatMemory(built.peak),
  ];
  const peer = (name: string, built: PeerBuilt | undefined) => (built ? [row(name, built)] : []);
  return [...peer('Hugo', hugo), ...peer('Eleventy', eleventy), row('Standfirst', full)];
}

function describeFull(trials: readonly Trial[], { cores }: Machine): string {
  const rows = trials.map(({ stories, full }) => [formatCount(stories), formatSeconds(full.seconds), describeSteps(full)]);
  const largest = trials.at(-1)?.full;
  const steps = Object.entries(largest?.steps ?? {}).sort(([, a], [, b]) => b - a);
  const shares = steps
    .slice(0, 3)
    .map(([step, seconds]) => `${STEPS[step] ?? step} ${Math.round((seconds / (largest?.seconds ?? 1)) * 100)}%`);
  return [
    'Standfirst’s seconds by step, where `rest` is starting and ending the command:',
    formatTable(['Stories', 'Whole command', 'Steps'], rows),
    `Of the largest build, ${joinWords(shares)} of the time. Pages are printed on all cores (here ${cores}). ${describeSmallest(trials)}`,
  ].join('\n\n');
}

function describeSmallest(trials: readonly Trial[]): string {
  const [smallest] = trials;
  const seconds = smallest?.full.steps.templates;
  if (!smallest || seconds === undefined) return '';
  const share = Math.round((seconds / smallest.full.seconds) * 100);
  return `Compiling the site’s code takes about the same at every size: ${formatSeconds(seconds)}, ${share}% of the smallest build. It is kept until the code or a setting changes.`;
}

const STEPS: Readonly<Record<string, string>> = {
  content: 'reading and checking the content took',
  'house rules': 'checking the house rules, while other cores print, took',
  history: 'looking for versions of stories took',
  templates: 'compiling the site’s code took',
  index: 'putting the newsroom in order took',
  output: 'looking through the last output took',
  pages: 'printing pages took',
  search: 'waiting for the index of the search took',
  pictures: 'putting pictures into place took',
  publish: 'putting the output into place took',
};

function growthPart(trials: readonly Trial[]): string[] {
  const rows = trials.slice(1).map((trial, index) => {
    const before = trials[index] ?? trial;
    const growth = (of: (one: Trial) => number | undefined) => {
      const [small, large] = [of(before), of(trial)];
      return small === undefined || large === undefined ? '' : formatRatio(large / small);
    };
    return [
      `${formatCount(before.stories)} → ${formatCount(trial.stories)}`,
      growth(({ stories }) => stories),
      growth(({ hugo }) => hugo?.seconds),
      growth(({ full }) => full.seconds),
      growth(({ full }) => full.peak),
    ];
  });
  return rows.length === 0
    ? []
    : ['Growth from size to size:', formatTable(['From → to', 'Stories', 'Hugo’s time', 'Standfirst’s time', 'Standfirst’s memory'], rows)];
}

function changeParts(trials: readonly Trial[]): string[] {
  const tables = trials.flatMap(({ stories, edits, hugo }) => [
    `### ${formatCount(stories)} stories`,
    formatTable(
      [
        'Change',
        'Time',
        ...(hugo ? ['Against Hugo’s full build'] : []),
        'Pages printed',
        'Files written',
        'Files removed',
        'Steps, in seconds',
      ],
      edits.map(({ name, built }) => [
        name,
        formatSeconds(built.seconds),
        ...(hugo ? [formatRatio(built.seconds / hugo.seconds)] : []),
        formatCount(built.printed),
        formatCount(built.changes.written),
        formatCount(built.changes.removed),
        describeSteps(built),
      ]),
    ),
  ]);
  return [
    'Each change is made to the output of the full build and taken back before the next; a run with `--quick` leaves the largest changes out. The story edited or withdrawn is the latest that no other story and no front names; the story added is the newest of all, in a subsection and a month that have stories already.',
    ...tables,
    describeChanges(trials),
  ];
}

function describeChanges(trials: readonly Trial[]): string {
  const largest = trials.at(-1);
  const edited = largest?.edits.find(({ name }) => name === 'a story’s text edited')?.built;
  if (!largest || !edited) return '';
  const [longest] = Object.entries(edited.steps).sort(([, a], [, b]) => b - a);
  const mostly = longest ? ` Most of the time goes into one step: ${STEPS[longest[0]] ?? longest[0]} ${formatSeconds(longest[1])}.` : '';
  return `With ${formatCount(largest.stories)} stories, an edited text has ${formatCount(edited.printed)} of ${formatCount(edited.pages)} pages printed: what is left is finding out that the others need not be.${mostly} A changed template prints everything, since any page may look different.`;
}

function sharesPart(trials: readonly Trial[]): string[] {
  const rows = trials.flatMap(({ stories, shards }) => {
    if (!shards) return [];
    const { seconds, differences } = shards;
    return [[formatCount(stories), ...seconds.map(formatSeconds), differences.length === 0 ? 'none' : formatCount(differences.length)]];
  });
  if (rows.length === 0) return [];
  return [
    '## In shards',
    'Two shards, built one after the other on this machine and merged, with the content read and the code compiled before. All files were compared with those of one build.',
    formatTable(['Stories', 'First shard', 'Second shard', 'Merge', 'Files that differ'], rows),
  ];
}

function formatSavings(saved: EditingTrial['saved']): string {
  const [shortest, middle, longest] = saved.map((milliseconds) => formatCount(Math.round(milliseconds)));
  return `${middle ?? ''} ms (${shortest ?? ''} to ${longest ?? ''})`;
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** Columns that hold figures in every row stand to the right. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const isFigures = head.map((_, column) =>
    rows.every((row) => /^(?:[\d<].*)?$/.test(row[column] ?? '') && !(row[column] ?? '').includes(', ')),
  );
  const pad = (text: string, column: number) =>
    isFigures[column] === true ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  const line = (cells: readonly string[]) => `| ${cells.map(pad).join(' | ')} |`;
  const rule = widths.map((width, column) => (isFigures[column] === true ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}
