import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ContentFaults } from '../content/faults/fault.ts';
import { presentMoment } from '../shared/publication.ts';
import { EMBARGO_RECORD, tellEmbargoes } from '../build/embargo-record.ts';
import { withRoomFor } from '../build/memory.ts';
import { format } from '../shared/progress.ts';
import { diskFault } from './disk-fault.ts';

/**
 * `npm run build`: the newspaper into `dist`, only what has changed.
 * `--shard 1/4` builds a part of it into `shards`, on a machine of its own; `--merge` joins the parts.
 * `--next-embargo` names another file than `.cache/next-embargo.json` for the moment at which the next build is due.
 * `--manifest manifest.jsonl` writes what the output consists of, file by file, for those who send it by means of their own.
 */
const root = process.cwd();
const output = resolve(root, process.env.STANDFIRST_OUT ?? 'dist');
const contentDir = resolve(root, process.env.STANDFIRST_CONTENT ?? 'content');

try {
  const { values } = parseArgs({
    options: {
      shard: { type: 'string' },
      merge: { type: 'boolean' },
      shards: { type: 'string', default: 'shards' },
      force: { type: 'boolean', default: false },
      report: { type: 'string' },
      manifest: { type: 'string' },
      'next-embargo': { type: 'string', default: EMBARGO_RECORD },
    },
  });
  const folder = resolve(root, values.shards);
  const embargoRecord = resolve(root, values['next-embargo']);
  if (values.merge === true) {
    const { mergeShards } = await import('../build/shards.ts');
    const { files, shards, embargoes } = await mergeShards(folder, root, output, embargoRecord);
    console.log(`${format(files)} files from ${shards} shards are in ${output}.`);
    tellEmbargoes(embargoes, process.env.GITHUB_OUTPUT);
  } else {
    await withRoomFor(root, contentDir, async () => {
      // Loaded by the process that builds, and not by the one that starts it.
      const [{ buildSite }, { describe }, { buildShard, parseShard, shardFolder }] = await Promise.all([
        import('../build/build.ts'),
        import('../build/build-report.ts'),
        import('../build/shards.ts'),
      ]);
      const options = { root, contentDir, now: presentMoment(process.env, Date.now), embargoRecord };
      const shard = values.shard === undefined ? undefined : parseShard(values.shard);
      const report = shard
        ? await buildShard(options, shard, shardFolder(folder, shard))
        : await buildSite({ ...options, output, force: values.force });
      console.log(describe(report));
      tellEmbargoes(report.embargoes, process.env.GITHUB_OUTPUT);
      if (values.report !== undefined) writeFileSync(values.report, JSON.stringify({ ...report, site: undefined }));
    });
  }
  if (values.manifest !== undefined && values.shard === undefined && !process.exitCode) {
    const [{ readManifest }, { formatManifest }, { Output }] = await Promise.all([
      import('../build/delivery.ts'),
      import('../build/manifest.ts'),
      import('../build/output.ts'),
    ]);
    const manifest = readManifest(new Output(output, root));
    if (manifest !== undefined) writeFileSync(values.manifest, formatManifest(manifest));
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

/** A fault of the content or of the call is told in words; anything else with where in the code it happened. */
function explain(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const fault = diskFault(error);
  if (fault !== undefined) return fault;
  return error.name === 'Error' || error instanceof ContentFaults ? error.message : error;
}
