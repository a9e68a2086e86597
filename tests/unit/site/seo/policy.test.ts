import { describe, expect, it } from 'vitest';
import { editingPolicy } from '../../../../src/admin/policy.ts';
import { buildPolicy, contentSecurityPolicy, developmentPolicy, withFrames, withStreams } from '../../../../src/site/seo/policy.ts';

const scriptHash = 'sha256-abc=';

/** The sources of each directive. */
function directives(streamOrigins: string[]): Map<string, string[]> {
  const policy = withStreams(contentSecurityPolicy({ scriptHash }), streamOrigins);
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
    expect(contentSecurityPolicy({ scriptHash })).not.toContain(source);
  });

  it.each(['object-src', 'base-uri'])('allows nothing for %s', (name) => {
    expect(directives([]).get(name)).toEqual(["'none'"]);
  });

  it('lets a stream’s origin send media and data, and nothing more', () => {
    const origin = 'https://radio.example';
    const named = [...directives([origin])].filter(([, sources]) => sources.includes(origin)).map(([name]) => name);
    expect(named).toEqual(['media-src', 'connect-src']);
    // What helps a browser with a list of parts hands it their bytes.
    expect([...directives([origin])].filter(([, sources]) => sources.includes('blob:')).map(([name]) => name)).toEqual(['media-src']);
    expect(withStreams(contentSecurityPolicy({ scriptHash }), [])).toBe(contentSecurityPolicy({ scriptHash }));
  });

  it('lets a page open frames of the origins that it names, and of no others', () => {
    const policy = contentSecurityPolicy({ scriptHash });
    expect(withFrames(policy, [])).toBe(policy);
    const origins = ['https://embed.example', 'https://video.example'];
    expect(withFrames(policy, origins)).toBe(`${policy}; frame-src https://embed.example https://video.example`);
  });
});

describe('a policy', () => {
  it.each([
    'https://a;script-src-elem',
    "https://a;script-src 'unsafe-inline'",
    'https://a, default-src *',
    'https://a/path',
    'https://user@a.example',
    '*',
    '*.example',
    'http:',
    'javascript:',
    "'unsafe-eval'",
    "'strict-dynamic'",
    "'nonce-abc'",
    'https://a\nscript-src',
    '',
    'a.example',
  ])('is never built with %j', (source) => {
    expect(() => buildPolicy([['frame-src', source]])).toThrow('cannot stand in a Content-Security-Policy');
    expect(() => withFrames("default-src 'self'", [source])).toThrow('cannot stand');
    expect(() => withStreams(contentSecurityPolicy({ scriptHash }), [source])).toThrow('cannot stand');
    expect(() => editingPolicy([source])).toThrow('cannot stand');
  });

  it.each(['Script-src', 'script-src;', "x 'self'", ''])('has no directive named %j', (name) => {
    expect(() => buildPolicy([[name, "'self'"]])).toThrow('cannot stand');
  });
});

describe('the policy in development', () => {
  const policy = developmentPolicy({ scriptHash, streamOrigins: ['https://radio.example'] }, 'localhost:4321');
  const scripts = policy.split('; ').find((directive) => directive.startsWith('script-src'));

  it('lets no script run that the published page would not run', () => {
    expect(scripts).toBe("script-src 'self' 'sha256-abc=' 'wasm-unsafe-eval'");
  });

  it('lets the page hear of changes from its own server', () => {
    expect(policy).toContain("connect-src 'self' https://radio.example ws://localhost:4321;");
  });

  it.each([undefined, 'a;script-src', '[::1]:4321', 'a b', ''])('names no other place to connect to: %s', (host) => {
    expect(developmentPolicy({ scriptHash, streamOrigins: [] }, host)).toContain("connect-src 'self';");
  });
});
