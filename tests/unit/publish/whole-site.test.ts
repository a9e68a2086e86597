import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gitEngine, netlifyEngine, wranglerEngine } from '../../../src/publish/engines/whole-site.ts';

let work = '';
let site = '';
const pathBefore = process.env.PATH;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'standfirst-'));
  site = join(work, 'site');
  mkdirSync(join(site, '_astro'), { recursive: true });
  mkdirSync(join(site, '.well-known'));
  writeFileSync(join(site, 'index.html'), 'one\r\n');
  writeFileSync(join(site, '_astro/style.css'), 'body {}');
  writeFileSync(join(site, '.well-known/security.txt'), 'Contact: mailto:a@b.example');
});
afterEach(() => {
  process.env.PATH = pathBefore;
  rmSync(work, { recursive: true });
});

const git = (...args: string[]) => spawnSync('git', ['-C', join(work, 'remote.git'), ...args], { encoding: 'utf8' }).stdout.trim();

describe('A branch that a host serves', () => {
  beforeEach(() => {
    spawnSync('git', ['init', '--quiet', '--bare', join(work, 'remote.git')]);
  });
  const deploy = () => gitEngine(join(work, 'remote.git'), 'pages', join(work, 'cache')).deploy(site);

  test('holds the site to the byte, hidden and ignored files too, with the mark that has folders with an underscore served', async () => {
    writeFileSync(join(site, '.gitignore'), '*.css\n');
    await deploy();
    expect(git('ls-tree', '-r', '--name-only', 'pages').split('\n').sort()).toEqual(
      ['.gitignore', '.nojekyll', '.well-known/security.txt', '_astro/style.css', 'index.html'].sort(),
    );
    expect(git('cat-file', '-s', 'pages:index.html')).toBe('5');
  });

  test('holds one commit, of the present site alone', async () => {
    await deploy();
    writeFileSync(join(site, 'index.html'), 'two');
    rmSync(join(site, '_astro'), { recursive: true });
    await deploy();
    expect(git('show', 'pages:index.html')).toBe('two');
    expect(git('ls-tree', '-r', '--name-only', 'pages')).not.toContain('_astro');
    expect(git('rev-list', '--count', 'pages')).toBe('1');
  });

  test('that cannot be reached is a fault', async () => {
    rmSync(join(work, 'remote.git'), { recursive: true });
    await expect(deploy()).rejects.toThrow(/^git push ended with \d+:/);
  });
});

describe('A host’s own program', () => {
  /** A program that notes how it was called. */
  const install = (program: string, code = 0) => {
    mkdirSync(join(work, 'bin'), { recursive: true });
    const script = `#!/bin/sh\nprintf '%s\\n' "$@" > ${work}/called\nprintf '%s' "$A_TOKEN" > ${work}/token\necho 'It says why.' >&2\nexit ${code}\n`;
    writeFileSync(join(work, 'bin', program), script, { mode: 0o755 });
    process.env.PATH = `${join(work, 'bin')}:${pathBefore ?? ''}`;
  };
  const called = () => readFileSync(join(work, 'called'), 'utf8').trim().split('\n');

  test.each([
    [
      'wrangler',
      () => wranglerEngine('tideline', 'main'),
      (folder: string) => ['pages', 'deploy', folder, '--project-name', 'tideline', '--branch', 'main', '--commit-dirty=true'],
    ],
    [
      'netlify',
      () => netlifyEngine('1234-abcd'),
      (folder: string) => ['deploy', '--prod', '--no-build', '--dir', folder, '--site', '1234-abcd'],
    ],
  ])('%s is handed the folder, and finds its token in the environment', async (program, engine, line) => {
    install(program);
    process.env.A_TOKEN = 'from the environment';
    try {
      await engine().deploy(site);
    } finally {
      delete process.env.A_TOKEN;
    }
    expect(called()).toEqual(line(site));
    expect(readFileSync(join(work, 'token'), 'utf8')).toBe('from the environment');
  });

  test('that fails is quoted', async () => {
    install('wrangler', 3);
    await expect(wranglerEngine('tideline', 'main').deploy(site)).rejects.toThrow('wrangler pages ended with 3:\n  It says why.');
  });

  test('that is missing is named, with how to install it', async () => {
    process.env.PATH = join(work, 'nowhere');
    await expect(netlifyEngine('1234').deploy(site)).rejects.toThrow(
      '“netlify” is not installed on this machine. Install it: “npm install --global netlify-cli”',
    );
  });
});
