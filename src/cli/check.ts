import { resolve } from 'node:path';
import { formatFaults } from '../lib/newsroom/fault.ts';
import { readNewsroom } from '../lib/newsroom/newsroom.ts';

/** `npm run check`: reads all content and prints every fault; the exit code is 1 when there is one. */
const root = process.cwd();
const contentDir = resolve(root, process.env.STANDFIRST_CONTENT ?? 'content');
const { newsroom, faults } = await readNewsroom(root, contentDir);

if (faults.length > 0) {
  console.error(formatFaults(faults));
  process.exitCode = 1;
} else {
  console.log(`No faults: ${newsroom?.articles.length ?? 0} stories, ${newsroom?.photos.length ?? 0} photos checked.`);
}
