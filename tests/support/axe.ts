import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { RunOptions, RunOnly } from 'axe-core';

const PROGRAM = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** axe’s rules of WCAG 2.2, A and AA. */
export const WCAG: RunOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };

/** The rules whose outcome depends on colours; all others find the same in every theme. */
export const COLOURS: RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

export interface Barriers {
  /** What is wrong, each with the element it is wrong of. */
  found: string[];
  /** The rules that had something to judge. */
  judged: string[];
}

/**
 * Runs axe on the page that is open. Its program is given to a page once, however often it is run there, and it tells of violations
 * alone: to describe every element that is as it should be takes it as long as to judge them all.
 */
export async function findBarriers(page: Page, runOnly: RunOnly, others: readonly string[] = []): Promise<Barriers> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(PROGRAM);
  const options: RunOptions = {
    runOnly,
    rules: Object.fromEntries(others.map((rule) => [rule, { enabled: true }])),
    resultTypes: ['violations'],
    iframes: false,
  };
  return page.evaluate(async (asked) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations, passes, incomplete } = await axe.run(document, asked);
    return {
      found: violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, any, all, none }) => `${id}: ${help}: ${target.join(' ')}: ${[...any, ...all, ...none][0]?.message ?? ''}`),
      ),
      judged: [...violations, ...passes, ...incomplete].map(({ id }) => id),
    };
  }, options);
}
