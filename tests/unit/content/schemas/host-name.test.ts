import { describe, expect, it } from 'vitest';
import { isHostName, originOf } from '../../../../src/content/schemas/host-name.ts';

describe('The name of a host', () => {
  it.each(['example.org', 'a', 'xn--mnchen-3ya.example', '192.0.2.7', 'a-b.c1.example', `${'a'.repeat(63)}.example`])(
    'is one: %s',
    (host) => {
      expect(isHostName(host)).toBe(true);
    },
  );

  it.each([
    '',
    'a;b',
    'a b',
    'a_b.example',
    '-a.example',
    'a-.example',
    'a..b',
    'a.',
    "a'b",
    'a,b',
    'a*b',
    '*',
    'a"b',
    '[::1]',
    'A.example',
    `${'a'.repeat(64)}.example`,
    'a.'.repeat(130) + 'b',
  ])('is none: %s', (host) => {
    expect(isHostName(host)).toBe(false);
  });
});

describe('The origin of an address', () => {
  it.each([
    ['https://Radio.Example/live?a=b#c', 'https://radio.example'],
    ['http://localhost:4321/', 'http://localhost:4321'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example'],
    ['https://example.org:443/', 'https://example.org'],
  ])('%s', (address, origin) => {
    expect(originOf(address)).toBe(origin);
  });

  it.each([
    'https://a;script-src-elem/@a/1',
    'https://a;script-src https:/x',
    "https://a;'unsafe-inline'/",
    'https://user@example.org/',
    'https://user:secret@example.org/',
    'https://*/',
    'https://*.example/',
    'https://a,b/',
    'https://[::1]/',
    'ftp://example.org/',
    'javascript:alert(1)',
    'data:text/html,x',
    '//example.org/',
    'example.org',
    '',
  ])('cannot be told of %s', (address) => {
    expect(originOf(address)).toBeUndefined();
  });
});
