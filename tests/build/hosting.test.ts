import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, MOMENT, type BuildResult } from '../support/build.ts';
import { startBuild } from '../support/command.ts';
import { copyProject } from '../support/project.ts';
import { listFiles } from '../support/site.ts';

const newsroom = copyProject();
const { output } = newsroom;
const servers = join(newsroom.root, 'dist-hosting');
const settings = join(newsroom.contentDir, 'site.yaml');
const redirects = join(newsroom.contentDir, 'redirects.yaml');
const plainSettings = readFileSync(settings, 'utf8');

afterAll(() => {
  newsroom.remove();
});

function tryBuild(moment = MOMENT): Promise<BuildResult> {
  return startBuild(newsroom, [], { SOURCE_DATE_EPOCH: String(moment) }).done;
}

async function build(): Promise<void> {
  const { code, printed } = await tryBuild();
  expect(code, printed).toBe(0);
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

describe('A newsroom that names its hosts', () => {
  beforeAll(async () => {
    appendFileSync(settings, 'hosting: [netlify, nginx, caddy, s3]\n');
    writeFileSync(
      redirects,
      `redirects:
  - { from: /old/, to: /news/ }
  - { from: /old.html, to: / }
  - { from: /es/viejo/, to: https://elsewhere.example/ }
  - { from: /feed.php, to: /sitemap.xml }
  - { from: /soon/, to: /news/coast/2026/12/01/kraken/ }
`,
    );
    writeFileSync(
      join(newsroom.contentDir, 'articles/en/2026/kraken.md'),
      '---\nheadline: The kraken\nsection: news/coast\nkind: news\npublished: 2026-12-01T09:00:00+00:00\nbyline: []\nredirects: [/old-kraken/]\n---\nIt wakes.\n',
    );
    await build();
  });

  test('finds the file that a host looks for among the published ones', () => {
    const lines = read(join(output, '_redirects')).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '/old/ /news/ 301!',
        '/old.html / 301!',
        '/es/viejo/ https://elsewhere.example/ 301!',
        '/feed.php/ /sitemap.xml 301!',
      ]),
    );
  });

  test('finds the files for a server beside the published ones, and not among them', () => {
    expect(listFiles(servers)).toEqual(['nginx-redirects.conf', 'nginx-site.conf', 'redirects.caddy', 's3-redirects.sh', 'site.caddy']);
    expect(listFiles(output).filter((file) => /nginx|caddy|\.sh$/.test(file))).toEqual([]);
    expect(read(join(servers, 'nginx-redirects.conf'))).toContain('location = "/old/" {');
  });

  test('has a page at each earlier address as well, for hosts that know no redirects', () => {
    for (const [file, to] of [
      ['old/index.html', '/news/'],
      ['old.html', '/'],
      ['es/viejo/index.html', 'https://elsewhere.example/'],
      ['feed.php/index.html', '/sitemap.xml'],
    ] as const) {
      expect(read(join(output, file)), file).toContain(`content="0; url=${to}"`);
      expect(read(join(output, file)), file).toContain('content="noindex"');
    }
  });

  test('leads nobody to a story under embargo, and names it nowhere', () => {
    const files = [...listFiles(output).map((file) => join(output, file)), ...listFiles(servers).map((file) => join(servers, file))];
    expect(files.filter((file) => `${file} ${read(file)}`.includes('kraken'))).toEqual([]);
    expect(existsSync(join(output, 'soon/index.html'))).toBe(false);
  });

  test('is refused when a redirect leads to a file that is not there', async () => {
    const sound = read(redirects);
    writeFileSync(redirects, `${sound}  - { from: /feed/, to: /sitemaps.xml }\n`);
    const { code, printed } = await tryBuild();
    writeFileSync(redirects, sound);
    expect(code).toBe(1);
    expect(printed).toContain('redirects[6].to\n  “/sitemaps.xml” is not a file of the site.');
    expect(printed).toContain('Did you mean “/sitemap.xml”?');
  });

  test('has no such files once it names no host', async () => {
    writeFileSync(settings, plainSettings);
    await build();
    expect(existsSync(join(output, '_redirects'))).toBe(false);
    expect(existsSync(servers)).toBe(false);
  });
});

describe('security.txt', () => {
  const expiring = `${plainSettings}security:\n  contact: [mailto:a@tideline.example]\n  expires: 2026-11-22T13:00:00Z\n`;

  test('is published while it holds, with a note when its end is near, and not after', async () => {
    writeFileSync(settings, expiring);
    const soon = await tryBuild();
    expect(soon.printed).toContain('securityExpires 1');
    expect(check(newsroom.contentDir).printed).toContain('security.expires\n  “2026-11-22T13:00:00Z” is near.');
    expect(read(join(output, '.well-known/security.txt'))).toContain('Expires: 2026-11-22T13:00:00Z');
    const after = await tryBuild(Date.UTC(2026, 10, 22, 14) / 1000);
    expect([soon.code, after.code]).toEqual([0, 0]);
    expect(after.printed).toContain('securityExpires 1');
    expect(existsSync(join(output, '.well-known/security.txt'))).toBe(false);
    expect(check(newsroom.contentDir).code).toBe(0);
  });
});
