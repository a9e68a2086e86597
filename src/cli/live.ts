import { HELP_OPTION, CallError, readCall } from './call.ts';
import { explain } from './explain.ts';
import { refuseStray, TWO_HYPHENS, type LiveFlags, type LiveTask } from './live-call.ts';
import type { LiveDesk } from './live-post.ts';
import { placeWithContent } from './place.ts';
import { presentMoment } from '../shared/publication.ts';

/** `npm run live`: posts to live coverage, corrects and withdraws posts, and ends it, without a file being opened. Exit codes: 0 done, 2 refused or called wrongly. */
const HELP = `npm run live -- post --headline "…" [options]       a post to the coverage that goes on
npm run live -- correct --post 1830 [options]       changes what is said of a post, and nothing else in it
npm run live -- withdraw --post 1830 --reason "…"   has a post stand no more, and tells readers why
npm run live -- end [options]                       ends the coverage
npm run live -- list                                what goes on, with its posts

  --story <id>        which coverage, as en/2026/storm; needed only where several go on
  --headline "…"      what is new, in one line
  --text "…"          the post; of a new one, left out, it is read from the input: npm run live -- post --headline "…" < post.md
  --time "…"          when it was, as 2026-11-21T12:20 where the newspaper is; left out: now
  --author <id>       who wrote it, when not the story’s own byline; may be repeated
  --key, --no-key     one of the moments listed at the top
  --pin, --no-pin     above all other posts
  --picture <file>    a picture on this computer, with --alt, --caption and --credit where its file does not say them
  --photo <id>        a photo that is there already; corrected, after those the post has
  --correction "…"    what was wrong, and what is right; readers see it below the post
  --help              prints this`;

type Tasks = typeof import('./live-post.ts');

const TASKS: Readonly<Record<LiveTask, (tasks: Tasks, flags: LiveFlags, desk: LiveDesk) => Promise<string> | string>> = {
  post: async (tasks, flags, desk) => `Posted: ${await tasks.postLive(flags, desk)}\n${tasks.describeOutlook('post', flags, desk)}`,
  correct: async (tasks, flags, desk) =>
    `Changed: ${await tasks.correctLive(flags, desk)}\n${tasks.describeOutlook('correct', flags, desk)}`,
  withdraw: async (tasks, flags, desk) =>
    `Withdrawn: ${await tasks.withdrawLive(flags, desk)}\n${tasks.describeOutlook('withdraw', flags, desk)}`,
  end: async (tasks, flags, desk) => `Ended: ${await tasks.endCoverage(flags.story, desk)}\n${tasks.describeOutlook('end', flags, desk)}`,
  list: (tasks, _flags, desk) => tasks.describeCoverage(desk),
};

try {
  const text = { type: 'string' } as const;
  const { values, positionals } = readCall({
    options: {
      story: text,
      post: text,
      headline: text,
      text,
      time: text,
      author: { type: 'string', multiple: true },
      key: { type: 'boolean' },
      pin: { type: 'boolean' },
      picture: text,
      alt: text,
      caption: text,
      credit: text,
      photo: text,
      correction: text,
      reason: text,
      ...HELP_OPTION,
    },
    allowPositionals: true,
    allowNegative: true,
  });
  if (values.help) console.log(HELP);
  else await run(positionals, values);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 2;
}

async function run([what = '', ...more]: string[], values: LiveFlags): Promise<void> {
  if (more.length > 0 || !isTask(what))
    throw new CallError(`“${[what, ...more].join(' ')}” is not something that can be done with live coverage.`, [
      'Write post, correct, withdraw, end or list.',
      TWO_HYPHENS,
    ]);
  refuseStray(what, values);
  const { root, contentDir } = placeWithContent();
  const [tasks, { rememberedReadings }] = await Promise.all([import('./live-post.ts'), import('../build/content.ts')]);
  const remembered = rememberedReadings(root, contentDir);
  console.log(
    await TASKS[what](tasks, values, await tasks.openLiveDesk(root, contentDir, presentMoment(process.env, Date.now), remembered)),
  );
}

function isTask(what: string): what is LiveTask {
  return Object.hasOwn(TASKS, what);
}
