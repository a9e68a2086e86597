import { describe, expect, it } from 'vitest';
import { leadsTo } from '../../../src/dev/leading-on.ts';

describe('an address while editing', () => {
  it.each([
    ['/', '/a/b/paper/', '/a/b/paper/'],
    ['/a/b/paper', '/a/b/paper/', '/a/b/paper/'],
    ['/a/b/paper', '/a/b/paper', '/a/b/paper/'],
    ['/a/b/paper?x=1', '/a/b/paper/', '/a/b/paper/?x=1'],
    ['/a/b/paper/admin', '/a/b/paper/', '/a/b/paper/admin/'],
    ['/admin?x=1', '/', '/admin/?x=1'],
    ['/news/%D8%A3', '/', '/news/%D8%A3/'],
  ])('%s below %s leads on to %s', (target, base, location) => {
    expect(leadsTo(target, base)).toBe(location);
  });

  it.each([
    ['/', '/'],
    ['/a/b/paper/', '/a/b/paper/'],
    ['/elsewhere', '/a/b/paper/'],
    ['/a/b/papers', '/a/b/paper/'],
    ['/icon.svg', '/'],
    ['/@vite/client', '/'],
    ['/src/theme/scripts/x', '/'],
    ['/__open-in-editor', '/'],
    ['', '/'],
  ])('%s below %s is answered as it is', (target, base) => {
    expect(leadsTo(target, base)).toBeUndefined();
  });
});
