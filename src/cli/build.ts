import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ContentFaults } from '../lib/newsroom/fault.ts';
import { presentMoment } from '../lib/publication.ts';
import { buildSite, describe } from '../press/build.ts';

const root = process.cwd();
const { values } = parseArgs({ options: { force: { type: 'boolean' } } });

try {
  const report = await buildSite({
    root,
    contentDir: resolve(root, process.env.STANDFIRST_CONTENT ?? 'content'),
    output: resolve(root, process.env.STANDFIRST_OUT ?? 'dist'),
    now: presentMoment(process.env, Date.now),
    force: values.force === true,
  });
  console.log(describe(report));
} catch (error) {
  console.error(error instanceof ContentFaults ? error.message : error);
  process.exitCode = 1;
}
