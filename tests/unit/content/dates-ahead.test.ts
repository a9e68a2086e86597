import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { SMALL_NEWSROOM } from '../../support/project.ts';

test('A moment to come is told of a file that is not there yet, at its line', async () => {
  const path = 'comments/en/2026/harbour-opens/09.yaml';
  const bytes = Buffer.from('name: Ada\ndate: 2031-01-01T00:00:00+00:00\ntext: Well said.\n');
  const now = Date.parse('2026-11-22T12:00:00Z');
  const { faults } = await readNewsroom(join(SMALL_NEWSROOM, '..'), SMALL_NEWSROOM, undefined, { now, changed: new Map([[path, bytes]]) });
  expect(faults).toMatchObject([{ line: 2, field: 'date', problem: '“2031-01-01T00:00:00+00:00” is still to come.' }]);
});
