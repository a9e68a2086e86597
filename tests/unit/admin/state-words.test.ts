import { expect, test } from 'vitest';
import { stateWords } from '../../../src/admin/forms/state-words.ts';

const now = Date.parse('2026-06-10T12:00:00Z');
const published = '2026-06-09T12:00:00+01:00';

test.each([
  [{ published, draft: false }, ''],
  [{ published, draft: true }, ' — draft'],
  [{ draft: true }, ' — draft'],
  [{ published: '2026-06-11T06:00:00+01:00' }, ' — from 11 June 2026, 06:00'],
  [{ published, removed: { date: published } }, ' — taken down'],
  [{ published, removed: {} }, ''],
])('A story of %o is told in lists as “%s”', (form, words) => {
  expect(stateWords(form, 'Europe/London', now)).toBe(words);
});
