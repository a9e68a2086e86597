import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentOfBuilds, MOMENT } from '../support/build.ts';
import { startBuild } from '../support/command.ts';
import { copyProject } from '../support/project.ts';
import { IS_LONG } from '../support/length.ts';
import { laySite, publishFolder, versionOf } from '../support/publishing.ts';

const work = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(work, { recursive: true });
});

const PAGES = Array.from({ length: 120 }, (_, number) => `news/2026/11/${10 + (number % 18)}/story-${number}/index.html`);
const READABLE = [...PAGES, 'index.html'];

const lay = (version: number, pages: readonly string[] = READABLE) => laySite(join(work, `version-${version}`), version, pages);
const publish = (folder: string, kind: string, place: string, cache: string, keepDays?: string) =>
  publishFolder({ folder, kind, place, cache, ...(keepDays === undefined ? {} : { keepDays }) });

describe('A publication', () => {
  const place = join(work, 'target');
  const cache = join(work, 'cache');

  test('sends what has changed alone: assets first, then stories, fronts, feeds', async () => {
    const first = await publish(lay(1), 'folder', place, cache);
    expect([first.sent[0], first.sent.at(-2), first.sent.at(-1)]).toEqual(['_astro/style.1.css', 'index.html', 'rss.xml']);
    const changed = join(work, 'version-1/index.html');
    appendFileSync(changed, '<!-- other --></html>');
    expect(await publish(join(work, 'version-1'), 'folder', place, cache)).toEqual({ sent: ['index.html'], removed: [] });
    expect(readFileSync(join(place, 'index.html'), 'utf8')).toBe(readFileSync(changed, 'utf8'));
  });

  test('takes pages away, and leaves for some days what older pages ask for', async () => {
    const { removed } = await publish(lay(2, PAGES.slice(1)), 'folder', place, cache);
    expect(removed).toEqual(['index.html', PAGES[0]]);
    expect(existsSync(dirname(join(place, PAGES[0] ?? '')))).toBe(false);
    expect(existsSync(join(place, '_astro/style.1.css'))).toBe(true);
    const later = await publish(join(work, 'version-2'), 'folder', place, cache, '0');
    expect(later).toEqual({ sent: [], removed: ['_astro/style.1.css'] });
    expect(existsSync(join(place, '_astro/style.1.css'))).toBe(false);
  });
});

const hasRclone = spawnSync('rclone', ['version']).status === 0;
if (!hasRclone) console.log('Publishing by rclone was not tried: rclone is not installed.');

/** A server on this machine that shows a folder, by its address. */
function serveFolder(folder: string): Promise<{ server: ChildProcess; address: string }> {
  mkdirSync(folder);
  const server = spawn('rclone', ['serve', 'webdav', folder, '--addr', '127.0.0.1:0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    server.stderr.on('data', (part: Buffer) => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(part.toString()) ?? [];
      if (address !== undefined) resolve({ server, address });
    });
    server.once('exit', () => {
      reject(new Error('The server has ended.'));
    });
  });
}

describe.runIf(hasRclone)('A publication by rclone', () => {
  let server: ChildProcess;
  let place = '';
  const shown = join(work, 'webdav');

  beforeAll(async () => {
    const { address, ...rest } = await serveFolder(shown);
    server = rest.server;
    place = `:webdav,url='${address}':site`;
  });

  afterAll(() => {
    server.kill();
  });

  test('puts the site there, then what has changed, and takes away what is gone', async () => {
    const cache = join(work, 'rclone-cache');
    await publish(lay(51, READABLE.slice(100)), 'rclone', place, cache);
    const next = lay(52, READABLE.slice(101));
    const { removed } = await publish(next, 'rclone', place, cache);
    expect(removed).toEqual([READABLE[100]]);
    for (const path of READABLE.slice(101)) expect(versionOf(readFileSync(join(shown, 'site', path), 'utf8'))).toBe(52);
    expect(existsSync(join(shown, 'site', READABLE[100] ?? ''))).toBe(false);
    expect(await publish(next, 'rclone', place, cache)).toEqual({ sent: [], removed: [] });
  });
});

describe('npm run publish', () => {
  const project = copyProject();
  const place = join(project.root, 'www');
  const settings = join(project.contentDir, 'site.yaml');

  const call = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/publish.ts', ...args], {
      cwd: project.root,
      encoding: 'utf8',
      env: environmentOfBuilds({ SOURCE_DATE_EPOCH: String(MOMENT) }),
    });
    return { code: status, printed: stdout + stderr };
  };
  const build = async () => {
    const { code, printed } = await startBuild(project).done;
    expect(code, printed).toBe(0);
  };

  const shown = join(work, 'shown');
  let server: ChildProcess | undefined;

  beforeAll(async () => {
    appendFileSync(settings, `precompress: true\npublish:\n  live: { kind: folder, place: ${JSON.stringify(place)} }\n`);
    if (hasRclone) {
      const { address, ...rest } = await serveFolder(shown);
      server = rest.server;
      const target = (name: string) => `  ${name}: { kind: rclone, place: ":webdav,url='${address}':${name}" }\n`;
      const offload = `offload: { from: relieved, to: storage, address: ${address}/storage/, pictures: true }\n`;
      appendFileSync(settings, target('relieved') + target('storage') + offload);
    }
    await build();
  });

  afterAll(() => {
    server?.kill();
    project.remove();
  });

  test('tells the plan and does nothing when it is only tried', () => {
    const { code, printed } = call('--to', 'live', '--dry-run');
    expect(code, printed).toBe(0);
    expect(printed).toMatch(/send {4}pages {3}index\.html \(\d/);
    expect(existsSync(place)).toBe(false);
  });

  test('puts the site at its place, and nothing when nothing has changed', () => {
    expect(call('--to', 'live').printed).toContain('Published to live: ');
    for (const file of readdirSync(project.output, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
      const path = join(file.parentPath, file.name).slice(project.output.length);
      expect(readFileSync(join(place, path)).equals(readFileSync(join(project.output, path))), path).toBe(true);
    }
    expect(call('--to', 'live').printed).toContain('files already.');
  });

  // Hundreds of files by way of another program, twice: whose place a file has is `unit/publish`’s to prove in every run.
  if (IS_LONG && hasRclone)
    test('shares the site out between two places, each with all that belongs there', () => {
      const { code, printed } = call('--to', 'relieved');
      expect(code, printed).toBe(0);
      const filesOf = (folder: string) =>
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
          .filter((path) => !path.startsWith('.standfirst/'))
          .sort();
      const [site, storage] = [filesOf(join(shown, 'relieved')), filesOf(join(shown, 'storage'))];
      expect([...site, ...storage].sort()).toEqual(filesOf(project.output));
      expect(storage.length).toBeGreaterThan(10);
      for (const path of storage) expect(path).toMatch(/^_pictures\//);
      expect(site).toContain('index.html.br');
      expect(site.filter((path) => path.startsWith('_pictures/'))).toEqual([]);
      expect(call('--to', 'relieved').printed.match(/files already/g)).toHaveLength(2);
      expect(call('--to', 'storage')).toEqual({ code: 2, printed: expect.stringContaining('takes what is offloaded') as string });
    });

  test('publishes nothing that is older than the content, or of faulty content, and says so', () => {
    const before = readFileSync(join(place, 'index.html'), 'utf8');
    const sound = readFileSync(settings, 'utf8');
    writeFileSync(settings, sound.replace(/^name: .*$/m, 'name: The Other Paper'));
    expect(call('--to', 'live')).toEqual({ code: 1, printed: expect.stringContaining('dist is older than the content') as string });
    writeFileSync(settings, sound.replace(/^timeZone: .*$/m, 'timeZone: Nowhere'));
    expect(call('--to', 'live')).toEqual({ code: 1, printed: expect.stringContaining('is not a time zone') as string });
    writeFileSync(settings, sound);
    expect(readFileSync(join(place, 'index.html'), 'utf8')).toBe(before);
  });

  test('goes back to what was published before, and names the addresses that have changed', async () => {
    const before = readFileSync(join(place, 'index.html'), 'utf8');
    const [moment = ''] = readdirSync(join(project.root, '.cache/publish/live/manifests')).sort();
    const sound = readFileSync(settings, 'utf8');
    writeFileSync(settings, sound.replace(/^name: .*$/m, 'name: The Other Paper'));
    await build();
    const next = call('--to', 'live');
    expect(next.printed).toMatch(/have it forget these \d+ addresses/);
    expect(readFileSync(join(place, 'index.html'), 'utf8')).toContain('The Other Paper');
    const back = call('--to', 'live', '--to-manifest', join(project.root, '.cache/publish/live/manifests', moment));
    expect(back.code, back.printed).toBe(0);
    expect(readFileSync(join(place, 'index.html'), 'utf8')).toBe(before);
    expect(call('--to', 'live', '--to-manifest', '2001-01-01').printed).toContain('Kept: ');
  });

  test('refuses what is no target, and passwords in the settings', () => {
    expect(call('--to', 'lives')).toEqual({ code: 2, printed: expect.stringContaining('Did you mean “live”?') as string });
    const sound = readFileSync(settings, 'utf8');
    writeFileSync(settings, sound.replace(/place: .*}/, "place: 'https://me:secret@host/www' }"));
    expect(call('--to', 'live').printed).toContain('has a password or key in it');
    writeFileSync(settings, sound);
  });

  test('says which program is missing, and how to install it', () => {
    const { status, stderr } = spawnSync(process.execPath, ['src/cli/publish.ts', '--to', 'away', '--kind', 'rclone', '--place', 'r:x'], {
      cwd: project.root,
      encoding: 'utf8',
      env: { ...environmentOfBuilds({ SOURCE_DATE_EPOCH: String(MOMENT) }), PATH: '/nowhere' },
    });
    expect([status, stderr]).toEqual([1, expect.stringContaining('“rclone” is not installed on this machine. Install it: ')]);
  });
});
