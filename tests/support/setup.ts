import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestsOf } from './build.ts';
import { startBuild } from './command.ts';
import { copyProject, SMALL_NEWSROOM } from './project.ts';
import { obtainSample } from './sample.ts';
import { ROOT } from './site.ts';
import { SMALL_STOCK, takeStock } from './stock.ts';

/**
 * Before any test that builds: has the code compiled and the small newsroom’s pictures made, once for all of them. Suites that run side
 * by side find it done by `npm run sample`.
 */
export default async function setup(): Promise<void> {
  obtainSample();
  const sources = digestOfSources();
  const marker = join(SMALL_STOCK, 'made-from');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === sources) return;
  const project = copyProject();
  try {
    const { code, printed } = await startBuild(project).done;
    if (code !== 0) throw new Error(`The small newsroom of the tests could not be built:\n${printed}`);
    takeStock(join(project.root, '.cache'), SMALL_STOCK);
    writeFileSync(marker, sources);
  } finally {
    project.remove();
  }
}

/** Of all that the stock is made from. */
function digestOfSources(): string {
  const folders = [join(ROOT, 'src'), join(ROOT, 'public'), SMALL_NEWSROOM].filter((folder) => existsSync(folder)).map(digestsOf);
  const files = ['astro.config.mjs', 'package-lock.json', 'tsconfig.json'].map((name) => readFileSync(join(ROOT, name), 'utf8'));
  return createHash('sha256')
    .update(JSON.stringify([process.version, folders, files]))
    .digest('hex');
}
