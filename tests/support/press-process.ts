import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PressAnswer, PressTask } from './press.ts';

/** Builds what it is asked to with the code in its working folder, one task after another, as a build of the command line would. */
const root = process.cwd();
const contentDir = join(root, 'content');

const { buildSite } = await load<typeof import('../../src/press/build.ts')>('build.ts');
const { buildShare, mergeShares } = await load<typeof import('../../src/press/shares.ts')>('shares.ts');

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
  if (task.do === 'merge') return { merged: mergeShares(task.shares, root, task.output) };
  const options = { root, contentDir, now: task.now };
  if (task.do === 'share') return { report: await buildShare(options, task.share, task.folder) };
  const { site, ...report } = await buildSite({ ...options, output: task.output, force: task.force ?? false });
  return { report, total: site.total };
}

async function load<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(join(root, 'src/press', name)).href)) as T;
}
