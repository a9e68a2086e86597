import { describe, expect, it } from 'vitest';
import { writeHostFiles } from '../../../../../src/site/statements/host-configuration.ts';

const REDIRECTS = [
  { from: '/paper/2019/año/', to: '/paper/news/2019/01/02/a%C3%B1o/' },
  { from: '/paper/old.html', to: 'https://elsewhere.example/?a=1' },
  { from: `/paper/${'long/'.repeat(200)}`, to: '/paper/' },
];

const files = new Map(
  writeHostFiles('cloudfront', REDIRECTS, { base: '/paper/', hsts: true, gone: ['/paper/news/gone/'] }).map(
    ({ name, isPublished, text }) => {
      expect(isPublished).toBe(false);
      return [name, text];
    },
  ),
);

interface Answer {
  uri?: string;
  statusCode?: number;
  headers?: { location: { value: string } };
}

/** The function as CloudFront runs it, with a store of the redirects. */
function answer(uri: string): Promise<Answer> {
  const { data } = JSON.parse(files.get('cloudfront-redirects.json') ?? '') as { data: { key: string; value: string }[] };
  const store = new Map(data.map(({ key, value }) => [key, value]));
  const get = (key: string) => (store.has(key) ? Promise.resolve(store.get(key)) : Promise.reject(new Error('KeyNotFound')));
  const code = (files.get('cloudfront-function.js') ?? '').replace("import cf from 'cloudfront';", '');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is a file of a host’s own, and run as that host does
  const make = new Function('cf', `${code}\nreturn handler;`) as (cf: object) => (event: object) => Promise<Answer>;
  return make({ kvs: () => ({ get }) })({ request: { uri } });
}

describe('the function for CloudFront', () => {
  it.each([
    ['/paper/2019/a%C3%B1o/', '/paper/news/2019/01/02/a%C3%B1o/'],
    ['/paper/2019/a%C3%B1o', '/paper/news/2019/01/02/a%C3%B1o/'],
    ['/paper/old.html', 'https://elsewhere.example/?a=1'],
    ['/paper/news', '/paper/news/'],
  ])('leads from %s to %s for good', async (uri, to) => {
    expect(await answer(uri)).toMatchObject({ statusCode: 301, headers: { location: { value: to } } });
  });

  it.each([
    ['/paper/news/', '/paper/news/index.html'],
    ['/paper/rss.xml', '/paper/rss.xml'],
    ['/paper/.well-known/trust.txt', '/paper/.well-known/trust.txt'],
  ])('asks the bucket for %s as %s', async (uri, asked) => {
    expect(await answer(uri)).toEqual({ uri: asked });
  });

  it.each([
    ['/paper/.htaccess', 404],
    ['/paper/news/gone/', 410],
    ['/paper/news/gone', 410],
    ['/paper/news/_headers', 404],
    ['/%E0', 400],
  ])('answers %s with %d', async (uri, status) => {
    expect((await answer(uri)).statusCode).toBe(status);
  });

  it('is small enough', () => {
    expect(Buffer.byteLength(files.get('cloudfront-function.js') ?? '')).toBeLessThan(10_000);
  });
});

describe('the store of redirects', () => {
  it('has both forms of an address, and none that it has no room for', () => {
    const { data } = JSON.parse(files.get('cloudfront-redirects.json') ?? '') as { data: { key: string }[] };
    expect(data.map(({ key }) => key)).toEqual([
      '/paper/2019/año/',
      '/paper/2019/año',
      '/paper/old.html',
      '/paper/news/gone/',
      '/paper/news/gone',
    ]);
  });
});

describe('the policy of headers', () => {
  it('has every header, each where CloudFront wants it', () => {
    expect(JSON.parse(files.get('cloudfront-headers.json') ?? '')).toMatchObject({
      SecurityHeadersConfig: {
        ContentSecurityPolicy: { ContentSecurityPolicy: "frame-ancestors 'none'" },
        ReferrerPolicy: { ReferrerPolicy: 'strict-origin-when-cross-origin' },
        ContentTypeOptions: { Override: true },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
      },
      CustomHeadersConfig: { Quantity: 2, Items: [{ Header: 'Permissions-Policy' }, { Header: 'Cross-Origin-Opener-Policy' }] },
    });
  });
});
