import { expect, test } from 'vitest';
import { refusedServerPage } from '../../../src/integrations/astro-server-pages.ts';

test('A page that a server would have to print is refused, and no other', () => {
  const said = (line: string) => refusedServerPage('src/pages/vote.astro', `---\n${line}\n---\n<h1>Vote</h1>\n`);
  expect(said('export const prerender = false;')).toMatch(/^src\/pages\/vote\.astro has “prerender = false”.*Take the line out/);
  expect(said('  export const prerender=false')).toBeDefined();
  expect(said('export const prerender = true;')).toBeUndefined();
  expect(said('const prerender = false;')).toBeUndefined();
});
