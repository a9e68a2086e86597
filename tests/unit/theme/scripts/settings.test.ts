import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOOKS } from '../../../../src/theme/scripts/reader-settings.ts';

describe('the script in every head', () => {
  it('sets all that a reader may choose of how pages look, and nothing else', () => {
    const source = readFileSync(new URL('../../../../src/theme/scripts/settings.js', import.meta.url), 'utf8');
    const [, names = ''] = /\[([^\]]+)\]\.forEach/.exec(source) ?? [];
    expect(names.match(/\w+/g)).toEqual([...LOOKS]);
  });
});
