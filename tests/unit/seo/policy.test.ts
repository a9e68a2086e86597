import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, withFrames } from '../../../src/lib/seo/policy.ts';

const scriptHash = 'sha256-abc=';

/** The sources of each directive. */
function directives(streamOrigins: string[]): Map<string, string[]> {
  const policy = contentSecurityPolicy({ scriptHash, streamOrigins });
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

describe('the security policy of a page', () => {
  it('allows the site itself and nothing else by default', () => {
    expect(directives([]).get('default-src')).toEqual(["'self'"]);
  });

  it('allows scripts from files, and the one in the head by its hash', () => {
    expect(directives([]).get('script-src')).toEqual(["'self'", "'sha256-abc='"]);
  });

  it.each(['unsafe-inline', 'unsafe-eval', '*', 'https:', 'http:', 'data:'])('never allows %s', (source) => {
    expect(contentSecurityPolicy({ scriptHash, streamOrigins: [] })).not.toContain(source);
  });

  it.each(['object-src', 'base-uri'])('allows nothing for %s', (name) => {
    expect(directives([]).get(name)).toEqual(["'none'"]);
  });

  it('lets a stream’s origin send media and data, and nothing more', () => {
    const origin = 'https://radio.example';
    const named = [...directives([origin])].filter(([, sources]) => sources.includes(origin)).map(([name]) => name);
    expect(named).toEqual(['media-src', 'connect-src']);
  });

  it('lets a page open frames of the origins that it names, and of no others', () => {
    const policy = contentSecurityPolicy({ scriptHash, streamOrigins: [] });
    expect(withFrames(policy, [])).toBe(policy);
    const origins = ['https://embed.example', 'https://video.example'];
    expect(withFrames(policy, origins)).toBe(`${policy}; frame-src https://embed.example https://video.example`);
  });
});
