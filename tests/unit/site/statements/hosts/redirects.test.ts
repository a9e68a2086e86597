import { describe, expect, it } from 'vitest';
import { REDIRECT_FILES, type Redirect } from '../../../../../src/site/statements/hosts/redirects.ts';
import { vercelRedirects } from '../../../../../src/site/statements/hosts/vercel.ts';
import { HOSTS } from '../../../../../src/content/schemas/redirects.ts';

const PLAIN: Redirect[] = [
  { from: '/paper/old/', to: '/paper/new/' },
  { from: '/paper/news.html', to: 'https://elsewhere.example/a?b=c' },
];

type HostWithFile = keyof typeof REDIRECT_FILES;
const WITH_FILE = HOSTS.filter((host): host is HostWithFile => host in REDIRECT_FILES);

const text = (host: HostWithFile, redirects: readonly Redirect[]) => REDIRECT_FILES[host].text(redirects, '/paper/');
const lines = (host: HostWithFile, redirects: readonly Redirect[]) =>
  text(host, redirects)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

describe('redirects in the form of a host', () => {
  it('are forced on Netlify, where a page at the address would come first', () => {
    expect(lines('netlify', PLAIN)).toEqual(['/paper/old/ /paper/new/ 301!', '/paper/news.html https://elsewhere.example/a?b=c 301!']);
  });

  it('are plain on Cloudflare, which knows no other form', () => {
    expect(lines('cloudflare', PLAIN)).toEqual(['/paper/old/ /paper/new/ 301', '/paper/news.html https://elsewhere.example/a?b=c 301']);
  });

  it('are encoded where a line is cut at spaces', () => {
    expect(lines('netlify', [{ from: '/año nuevo/', to: '/2027/' }])).toEqual(['/a%C3%B1o%20nuevo/ /2027/ 301!']);
  });

  it('leave out an address that would stand for many there', () => {
    expect(lines('netlify', [...PLAIN, { from: '/*/', to: '/a/' }, { from: '/:id/', to: '/a/' }])).toHaveLength(2);
  });

  it('are exact locations in nginx, with and without the slash', () => {
    expect(lines('nginx', PLAIN)).toEqual([
      'location = "/paper/old/" { absolute_redirect off; return 301 "/paper/new/"; }',
      'location = "/paper/old" { absolute_redirect off; return 301 "/paper/new/"; }',
      'location = "/paper/news.html" { absolute_redirect off; return 301 "https://elsewhere.example/a?b=c"; }',
    ]);
  });

  it('upload the page again for S3, below the site’s path in the bucket', () => {
    expect(lines('s3', PLAIN)).toEqual([
      'set -eu',
      `aws s3 cp "$1"/'old/index.html' "s3://$2"'/paper/old/index.html' --website-redirect '/paper/new/'`,
      `aws s3 cp "$1"/'news.html' "s3://$2"'/paper/news.html' --website-redirect 'https://elsewhere.example/a?b=c'`,
    ]);
  });
});

/** Addresses that an editor may write, and that mean something to the program which reads the file. */
const HOSTILE = ['/a"b/', "/a'b/", '/a\\/', '/a$b/', '/a${HOME}/', '/{$HOME}/', '/a`b/', '/a;b/', '/a{path}b/', '/a#b/', '/a|b/', '/(a)+/'];

describe('an address with characters that mean something to a host', () => {
  it.each(WITH_FILE)('stays one redirect on a line of its own: %s', (host) => {
    for (const from of HOSTILE) {
      const [one, two] = [lines(host, [{ from: '/plain/', to: '/new/' }]), lines(host, [{ from, to: '/new/' }])];
      expect(two, from).toHaveLength(one.length);
    }
  });

  it('is a pattern of its own on Vercel, where such characters have a stroke before them', () => {
    expect(vercelRedirects([{ from: '/(a)+/:id*/', to: '/new/' }])).toEqual([
      { source: '/\\(a\\)%2B/%3Aid\\*/', destination: '/new/', statusCode: 301 },
      { source: '/\\(a\\)%2B/%3Aid\\*', destination: '/new/', statusCode: 301 },
    ]);
  });

  it('cannot end its quotation marks', () => {
    expect(text('nginx', [{ from: '/a"; } evil "/', to: '/"$uri\\/' }])).toContain(
      String.raw`location = "/a\"; } evil \"/" { absolute_redirect off; return 301 "/%22%24uri%5C/"; }`,
    );
    expect(text('apache', [{ from: '/a"b/', to: '/new/' }])).toContain(String.raw`RedirectMatch 301 "^/a\x22b/?$" "/new/"`);
    expect(text('caddy', [{ from: '/{$HOME}/', to: '/{$HOME}/' }])).toContain(String.raw`"~^/\x7B\x24HOME\x7D/$" "/%7B%24HOME%7D/"`);
    expect(text('s3', [{ from: "/paper/a'$(b)/", to: "/'/" }])).toContain(
      String.raw`"$1"/'a'\''$(b)/index.html' "s3://$2"'/paper/a'\''$(b)/index.html' --website-redirect '/%27/'`,
    );
  });
});
