import { HELP_OPTION, CallError, readCall } from './call.ts';
import { explain } from './explain.ts';
import { endCoverage, listCoverage, postLive, type LiveDesk } from './live-post.ts';
import { placeWithContent } from './place.ts';
import { readContent } from '../build/content.ts';
import { formatFaults } from '../content/faults/fault.ts';
import { presentMoment } from '../shared/publication.ts';

/** `npm run live`: posts to live coverage and ends it, without a file being opened. Exit codes: 0 done, 2 refused or called wrongly. */
const HELP = `npm run live -- post --headline "…" [options]   a post to the coverage that goes on
npm run live -- end [options]                    ends it
npm run live -- list                             what goes on

  --story <id>      which coverage, as en/2026/storm; needed only where several go on
  --headline "…"    what is new, in one line
  --text "…"        the post; left out, it is read from the input: npm run live -- post --headline "…" < post.md
  --author <id>     who wrote it, when not the story’s own byline; may be repeated
  --key             one of the moments listed at the top
  --help            prints this`;

try {
  const { values, positionals } = readCall({
    options: {
      story: { type: 'string' },
      headline: { type: 'string' },
      text: { type: 'string' },
      author: { type: 'string', multiple: true },
      key: { type: 'boolean', default: false },
      ...HELP_OPTION,
    },
    allowPositionals: true,
  });
  if (values.help) console.log(HELP);
  else await run(positionals, values);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 2;
}

async function run([what, ...more]: string[], values: Parameters<typeof postLive>[0] & { story?: string | undefined }): Promise<void> {
  if (more.length > 0 || (what !== 'post' && what !== 'end' && what !== 'list'))
    throw new CallError(`“${[what, ...more].join(' ')}” is not something that can be done with live coverage.`, [
      'Write post, end or list.',
    ]);
  const desk = await readDesk();
  if (what === 'list') console.log(listCoverage(desk));
  else if (what === 'end') console.log(`Ended: ${await endCoverage(values.story, desk)}`);
  else console.log(`Posted: ${await postLive(values, desk)}\nThe next build publishes it.`);
}

async function readDesk(): Promise<LiveDesk> {
  const { root, contentDir } = placeWithContent();
  const now = presentMoment(process.env, Date.now);
  const { newsroom, faults } = await readContent(root, contentDir, now);
  if (!newsroom) throw new CallError(formatFaults(faults), ['Mend these first.']);
  return { newsroom, root, contentDir, now };
}
