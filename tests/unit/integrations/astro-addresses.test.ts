import { describe, expect, test } from 'vitest';
import { refusedAddresses } from '../../../src/integrations/astro-addresses.ts';

describe('Addresses in Astro’s configuration', () => {
  test('are refused where the newspaper’s links would not lead to them', () => {
    expect(refusedAddresses({ base: '/x/', trailingSlash: 'always' }, '/')).toContain('Write the path into “address” in content/site.yaml');
    expect(refusedAddresses({ base: '/', trailingSlash: 'never' }, '/')).toContain('Leave it at “always”');
  });

  test('are as they were, with a slash at their end or without', () => {
    expect(refusedAddresses({ base: '/paper', trailingSlash: 'always' }, '/paper/')).toBeUndefined();
  });
});
