import { describe, expect, test } from 'vitest';
import { refusedAddresses } from '../../../src/integrations/astro-addresses.ts';

const SITE = 'https://tideline.example';
const AT_TOP = { origin: SITE, base: '/' };

describe('Addresses in Astro’s configuration', () => {
  test('are refused where the newspaper’s links would not lead to them', () => {
    const refused = (settings: object) => refusedAddresses({ site: SITE, base: '/', trailingSlash: 'always', ...settings }, AT_TOP);
    expect(refused({})).toBeUndefined();
    expect(refused({ base: '/x/' })).toContain('Write the path into “address” in content/site.yaml');
    expect(refused({ trailingSlash: 'never' })).toContain('Leave it at “always”');
    expect(refused({ site: 'https://www.tideline.example' })).toContain('Write the address into “address” in content/site.yaml');
    expect(refused({ site: undefined })).toContain('is not there');
  });

  test('are as they were, with a slash at their end or without', () => {
    const expected = { origin: SITE, base: '/paper/' };
    expect(refusedAddresses({ site: SITE, base: '/paper', trailingSlash: 'always' }, expected)).toBeUndefined();
    expect(refusedAddresses({ site: `${SITE}/paper/`, base: '/paper/', trailingSlash: 'always' }, expected)).toBeUndefined();
  });
});
