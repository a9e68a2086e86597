import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { CASES } from '../support/pages.ts';

/** Rules that axe counts among best practices, and one that it still tries out. */
const RULES = ['region', 'landmark-unique', 'landmark-one-main', 'heading-order', 'label-content-name-mismatch', 'empty-heading'];

for (const { kind, language, path } of CASES) {
  test(`All of a ${kind} (${language}) stands in landmarks with names of their own, its headings in order, its names as seen`, async ({
    page,
  }) => {
    await page.goto(path);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withRules(RULES).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([]);
  });
}
