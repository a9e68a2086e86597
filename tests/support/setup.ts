import { rmSync } from 'node:fs';
import { NODE_CACHE } from './build.ts';
import { startBuild } from './command.ts';
import { copyProject } from './project.ts';
import { obtainSample } from './sample.ts';
import { SMALL_STOCK, takeStock } from './stock.ts';

/** Before any test that builds: has the code compiled and the small newsroom’s pictures made, once for all of them. */
export default async function setup(): Promise<void> {
  obtainSample();
  rmSync(NODE_CACHE, { recursive: true, force: true });
  const project = copyProject();
  try {
    const { code, printed } = await startBuild(project).done;
    if (code !== 0) throw new Error(`The small newsroom of the tests could not be built:\n${printed}`);
    takeStock(`${project.root}/.cache`, SMALL_STOCK);
  } finally {
    project.remove();
  }
}
