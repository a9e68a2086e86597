import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dutiesBetween } from '../../../src/update/changelog.ts';
import { isVersion } from '../../../src/update/version.ts';
import { ROOT } from '../../support/site.ts';

const CHANGELOG = `# Changelog

## [Unreleased]

## [0.3.0] - 2027-02-01

### Added

- A thing.

### What a publisher must do

- Rename \`a\`.
- Run \`b\`.

### Removed

- Another thing.

## [0.2.0] - 2027-01-01

### What a publisher must do

- Delete \`c\`.

## [0.1.0] - 2026-12-01

### What a publisher must do

Nothing.
`;

describe('What a publisher must do', () => {
  it('is told for each version between, the oldest first', () => {
    expect(dutiesBetween(CHANGELOG, '0.1.0', '0.3.0')).toEqual([
      { version: '0.2.0', text: '- Delete `c`.' },
      { version: '0.3.0', text: '- Rename `a`.\n- Run `b`.' },
    ]);
    expect(dutiesBetween(CHANGELOG, '0.2.0', '0.2.0')).toEqual([]);
    expect(dutiesBetween(CHANGELOG, '0.3.0', '0.1.0')).toEqual([]);
  });

  it('is told of what is not released yet, where that is taken', () => {
    const text = '## [Unreleased]\n\n### What a publisher must do\n\n- Look.\n';
    expect(dutiesBetween(text, '0.1.0', '0.1.0')).toEqual([{ version: 'Unreleased', text: '- Look.' }]);
  });

  it('stands in the changelog of Standfirst for every version', () => {
    const parts = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')
      .split(/^(?=## )/m)
      .slice(1);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) {
      const name = /^## \[([^\]]+)\]/.exec(part)?.[1] ?? '';
      expect(name === 'Unreleased' || isVersion(name), part.slice(0, 40)).toBe(true);
      expect(part, name).toMatch(/^### What a publisher must do$/m);
    }
  });
});
