import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PressAnswer, PressTask } from './press.ts';

/** Builds what it is asked to with the code in its working folder, one task after another, as a build of the command line would. */
const root = process.cwd();
const contentDir = join(root, 'content');

const { buildSite } = await load<typeof import('../../src/build/build.ts')>('build.ts');
const { buildShard, mergeShards } = await load<typeof import('../../src/build/shards.ts')>('shards.ts');

let said: string[] = [];
for (const way of ['log', 'error'] as const) {
  console[way] = (...words: unknown[]) => {
    said.push(words.join(' '));
  };
}

process.on('message', (task: PressTask) => {
  said = [];
  void answer(task).then((answered) => process.send?.(answered));
});
// The test is over, however it ended.
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function answer(task: PressTask): Promise<PressAnswer> {
  try {
    return { ...(await work(task)), said };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { error: { name, message }, said };
  }
}

async function work(task: PressTask): Promise<Omit<PressAnswer, 'said'>> {
  if (task.do === 'merge') return { merged: await mergeShards(task.shards, root, task.output) };
  const options = { root, contentDir, now: task.now };
  if (task.do === 'shard') return { report: await buildShard(options, task.shard, task.folder) };
  const { site, ...report } = await buildSite({ ...options, output: task.output, force: task.force ?? false });
  return { report, total: site.total };
}

async function load<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(join(root, 'src/build', name)).href)) as T;
}
