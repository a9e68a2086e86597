import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/site.ts';

interface Lock {
  packages: Record<string, { license?: string; link?: boolean; optional?: boolean }>;
}

const isMoment = createRequire(import.meta.url)('isostring') as (value: unknown) => boolean;

describe('the packages that the project is made with', () => {
  it('each say on what terms they may be used', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
    // Of programs for other machines than this one the list does not tell.
    const silent = Object.entries(packages).filter(
      ([, { license, link, optional }]) => license === undefined && link !== true && optional !== true,
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});

describe('what stands in for a package without a licence', () => {
  it.each(['2026-03-02', '2026-03-02T09:30Z', '2026-03-02T09:30:00+01:00', '2026-03-02T09:30:00.123Z'])('knows a moment: %s', (value) => {
    expect(isMoment(value)).toBe(true);
  });

  it.each(['2 March 2026', '2026-03', '2026-13-02', '2026-03-02 09:30', '', 20260302, undefined])(
    'knows that this is none: %s',
    (value) => {
      expect(isMoment(value)).toBe(false);
    },
  );
});
