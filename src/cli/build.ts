import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { withRoomFor } from '../build/memory.ts';
import { CallError, HELP_OPTION, readCall } from './call.ts';
import { findPlace, placeWithContent } from './place.ts';

/** `npm run build`: the newspaper into `dist`, only what has changed. Exit codes: 0 built, 1 refused or failed, 2 called wrongly. */
const HELP = `npm run build [-- options]

Writes the newspaper to dist/, only what has changed.

  --force                makes everything anew
  --shard <1/4>          builds one part of four into shards/, on a machine of its own
  --merge                joins the parts in shards/
  --shards <folder>      another folder for the parts
  --report <file>        writes what was done, in numbers, as JSON
  --manifest <file>      writes what the output consists of, file by file, for those who send it by means of their own
  --next-embargo <file>  another file than .cache/next-embargo.json for the moment at which the next build is due
  --help                 prints this

STANDFIRST_CONTENT names another folder than content/, STANDFIRST_OUT another than dist/.`;

try {
  const { values } = readCall({
    options: {
      shard: { type: 'string' },
      merge: { type: 'boolean' },
      shards: { type: 'string', default: 'shards' },
      force: { type: 'boolean', default: false },
      report: { type: 'string' },
      manifest: { type: 'string' },
      'next-embargo': { type: 'string' },
      ...HELP_OPTION,
    },
  });
  if (values.help) console.log(HELP);
  else await build(values);
} catch (error) {
  const { explain } = await import('./explain.ts');
  console.error(explain(error));
  process.exitCode = error instanceof CallError ? 2 : 1;
}

interface Values {
  shard?: string | undefined;
  merge?: boolean | undefined;
  shards: string;
  force: boolean;
  report?: string | undefined;
  manifest?: string | undefined;
  'next-embargo'?: string | undefined;
}

async function build(values: Values): Promise<void> {
  const { root, output } = findPlace();
  const folder = resolve(root, values.shards);
  if (values.merge === true) {
    const [{ mergeShards }, { format }, { EMBARGO_RECORD, tellEmbargoes }] = await Promise.all([
      import('../build/shards.ts'),
      import('../shared/progress.ts'),
      import('../build/embargo-record.ts'),
    ]);
    const embargoRecord = resolve(root, values['next-embargo'] ?? EMBARGO_RECORD);
    const { files, shards, embargoes } = await mergeShards(folder, root, output, embargoRecord);
    console.log(`${format(files)} files from ${shards} shards are in ${output}.`);
    tellEmbargoes(embargoes, process.env.GITHUB_OUTPUT);
  } else {
    const { contentDir } = placeWithContent();
    await withRoomFor(root, contentDir, async () => {
      // Loaded by the process that builds, and not by the one that starts it.
      const { startListing } = await import('../build/listing.ts');
      const listing = startListing(root, contentDir);
      const [{ buildSite }, { describe }, { buildShard, parseShard, shardFolder }, { EMBARGO_RECORD, tellEmbargoes }, { presentMoment }] =
        await Promise.all([
          import('../build/build.ts'),
          import('../build/build-report.ts'),
          import('../build/shards.ts'),
          import('../build/embargo-record.ts'),
          import('../shared/publication.ts'),
        ]);
      const embargoRecord = resolve(root, values['next-embargo'] ?? EMBARGO_RECORD);
      const options = { root, contentDir, now: presentMoment(process.env, Date.now), embargoRecord, listing };
      const shard = values.shard === undefined ? undefined : parseShard(values.shard);
      const report = shard
        ? await buildShard(options, shard, shardFolder(folder, shard))
        : await buildSite({ ...options, output, force: values.force });
      console.log(describe(report));
      tellEmbargoes(report.embargoes, process.env.GITHUB_OUTPUT);
      if (values.report !== undefined) writeFileSync(values.report, JSON.stringify({ ...report, site: undefined }));
    });
  }
  if (values.manifest !== undefined && values.shard === undefined && !process.exitCode) await writeManifest(root, output, values.manifest);
}

async function writeManifest(root: string, output: string, file: string): Promise<void> {
  const [{ readManifest }, { formatManifest }, { Output }] = await Promise.all([
    import('../build/delivery.ts'),
    import('../build/manifest.ts'),
    import('../build/output.ts'),
  ]);
  const manifest = readManifest(new Output(output, root));
  if (manifest !== undefined) writeFileSync(file, formatManifest(manifest));
}
