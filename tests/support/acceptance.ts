import { checkHouseRules } from '../../src/content/house-rules/rulebook.ts';
import { readNewsroom } from '../../src/content/newsroom.ts';
import { MOMENT } from './build.ts';
import type { NewsroomCopy } from './overlay.ts';

/** Everything for which `npm run check` and `npm run build` would refuse a newsroom: faults, and house rules that count as errors. */
export async function errorsOf({ root, contentDir }: NewsroomCopy): Promise<string[]> {
  const { newsroom, faults } = await readNewsroom(root, contentDir, undefined, { now: MOMENT * 1000 });
  const findings = newsroom ? checkHouseRules(newsroom, { now: MOMENT * 1000 }) : [];
  return [...faults, ...findings.filter(({ level }) => level === 'error')].map(
    ({ file, line, problem }) => `${file}${line === undefined ? '' : `:${line}`}: ${problem}`,
  );
}
