import type { DeskReport, DeskStory } from '../content/desk-report.ts';
import { countFaults } from '../content/faults/fault.ts';
import { formatDate } from '../shared/date-format.ts';
import { HELP_OPTION, readCall } from './call.ts';
import { readDesk } from './content-desk.ts';
import { explain } from './explain.ts';

/** `npm run desk`: what is out today, in work and scheduled, and what has to be looked after. Exit codes: 0, or 2 when it cannot be told. */
const HELP = `npm run desk [-- options]

What is out today, in work and scheduled, which rights end soon, and how much was published on each of the last days.

  --json  prints it for programs
  --help  prints this`;

try {
  const { values } = readCall({ options: { json: { type: 'boolean', default: false }, ...HELP_OPTION } });
  if (values.help) console.log(HELP);
  else await tell(values.json);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 2;
}

async function tell(asJson: boolean): Promise<void> {
  const { newsroom, now, faults, draftFaults } = await readDesk();
  const { buildDeskReport } = await import('../content/desk-report.ts');
  const report = buildDeskReport(newsroom, now);
  if (asJson) console.log(JSON.stringify({ ...report, faults: faults.length, draftFaults: draftFaults.length }, undefined, 2));
  else
    console.log(
      [...(faults.length > 0 ? [`${countFaults(faults.length)} “npm run check” lists them.`] : []), formatDesk(report)].join('\n\n'),
    );
}

function formatDesk(report: DeskReport): string {
  const { timeZone } = report;
  const when = (instant: string): string =>
    `${formatDate(instant, 'date', { locale: 'en-GB', timeZone })}, ${formatDate(instant, 'time', { locale: 'en-GB', timeZone })}`;
  const list = (title: string, stories: readonly DeskStory[]): string[] => [
    `${title}: ${String(stories.length)}`,
    ...stories.map(
      ({ headline, section, byline, published, file }) =>
        `  ${when(published)}  ${headline}\n    ${[section, ...byline].join(', ')} — ${file}`,
    ),
  ];
  const { outToday, live, scheduled, inWork, removed, stale, withoutAlt, rights, days } = report;
  return [
    list('Out today', outToday),
    ...(live.length > 0 ? [list('Live', live)] : []),
    list('Scheduled', scheduled),
    list('In work', inWork),
    ...(removed.length > 0 ? [list('Taken down', removed)] : []),
    ...(stale.length > 0 ? [['Left lying', ...stale.map(({ headline, why, file }) => `  ${headline}: ${why}\n    ${file}`)]] : []),
    ...(withoutAlt.length > 0 ? [['Photos without a description', ...withoutAlt.map(({ file }) => `  ${file}`)]] : []),
    ...(rights.length > 0
      ? [
          [
            'Rights',
            ...rights.map(
              ({ photo, ends, ended, stories }) =>
                `  ${photo}: ${ended ? 'ended' : 'end'} on ${ends.slice(0, 10)}${stories.length > 0 ? `, in ${stories.join(', ')}` : ''}`,
            ),
          ],
        ]
      : []),
    [
      'The last days',
      ...days.map(({ day, stories, words }) => `  ${day}  ${String(stories).padStart(3)} stories  ${String(words).padStart(6)} words`),
    ],
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
