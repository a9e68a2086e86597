import { describe, expect, test } from 'vitest';
import { refusedRedirects } from '../../../src/integrations/astro-redirects.ts';

describe('Redirects in Astro’s configuration', () => {
  test('are refused with the lines that belong into the newspaper’s own file', () => {
    const said = refusedRedirects({ '/old': '/new', '/shop': { status: 301, destination: 'https://shop.example/' } });
    expect(said).toContain('write into content/redirects.yaml:\nredirects:\n  - { from: "/old", to: "/new" }');
    expect(said).toContain('{ from: "/shop", to: "https://shop.example/" }');
  });

  test('are nothing to speak of when there are none', () => {
    expect([refusedRedirects({}), refusedRedirects(undefined)]).toEqual([undefined, undefined]);
  });
});
