import { describe, expect, it } from 'vitest';
import { compareVersions, isVersion, newestVersion } from '../../../src/update/version.ts';

describe('Versions', () => {
  it('stand in the order of Semantic Versioning', () => {
    const inOrder = [
      '0.9.0',
      '0.10.0',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.1.0',
      '10.0.0',
    ];
    expect(inOrder.toReversed().sort(compareVersions)).toEqual(inOrder);
    expect(compareVersions('1.0.0', '1.0.0+build.5')).toBe(0);
  });

  it('are taken over when they are finished, and as previews only where none is', () => {
    expect(newestVersion(['0.2.0', '0.10.0', '0.11.0-beta.1'])).toBe('0.10.0');
    expect(newestVersion(['0.1.0-beta.1', '0.1.0-beta.2'])).toBe('0.1.0-beta.2');
    expect(newestVersion([])).toBeUndefined();
  });

  it.each(['1', '1.2', 'v1.2.3', '1.2.3-', 'latest', ''])('are not “%s”', (text) => {
    expect(isVersion(text)).toBe(false);
  });
});
