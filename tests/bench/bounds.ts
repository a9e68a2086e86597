import { formatCount, formatMemory, formatRatio } from './figures.ts';
import type { Trial } from './trial.ts';

/** Something that is asked of the figures. */
export interface Bound {
  /** As a sentence without its full stop. */
  what: string;
  measured: string;
  met: boolean;
}

const GIGABYTE = 1e9;

/** All bounds that can be judged from these trials, the smallest first. */
export function judge(trials: readonly Trial[]): Bound[] {
  return [...trials.flatMap(judgeTrial), ...judgeGrowth(trials)];
}

function judgeTrial({ stories, hugo, full, edits, shards, editing }: Trial): Bound[] {
  const bounds: Bound[] = [];
  const at = `at ${formatCount(stories)} stories`;
  const most = (what: string, measured: number | undefined, bound: number, format: (value: number) => string) => {
    if (measured !== undefined) bounds.push({ what: `${what} ${at}`, measured: format(measured), met: measured <= bound });
  };
  const built = (name: string) => edits.find((edit) => edit.name === name)?.built;
  const timesHugo = (seconds: number | undefined) => (hugo && seconds !== undefined ? seconds / hugo.seconds : undefined);
  const added = built('a story added');
  if (stories >= 10_000) most('A full build takes at most 2.5 times as long as Hugo’s', timesHugo(full.seconds), 2.5, formatRatio);
  if (stories >= 100_000) {
    most(
      'A story’s text edited takes at most 0.25 of Hugo’s full build',
      timesHugo(built('a story’s text edited')?.seconds),
      0.25,
      formatRatio,
    );
    most('A story added takes at most 0.3 of Hugo’s full build', timesHugo(added?.seconds), 0.3, formatRatio);
  }
  most('A full build takes at most 4 GB', full.peak, 4 * GIGABYTE, formatMemory);
  // Feeds in three forms, sitemaps and a part of the search’s index change besides.
  most('A story added changes at most 20 pages', added?.printed, 20, formatCount);
  if (shards) most('Shards, merged, differ from one build in no file', shards.differences.length, 0, formatCount);
  most('A saved story shows within a second', editing?.saved[1], 1000, (value) => `${formatCount(Math.round(value))} ms`);
  return bounds;
}

function judgeGrowth(trials: readonly Trial[]): Bound[] {
  const [small, large] = [10_000, 100_000].map((stories) => trials.find((trial) => trial.stories === stories));
  if (!small || !large) return [];
  const growth = large.full.seconds / small.full.seconds;
  return [
    {
      what: 'A full build takes at most 10.5 times as long for 100,000 stories as for 10,000',
      measured: formatRatio(growth),
      met: growth <= 10.5,
    },
  ];
}
