import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentOfBuilds, MOMENT } from '../support/build.ts';
import { startBuild } from '../support/command.ts';
import { copyProject } from '../support/project.ts';
import { ROOT } from '../support/site.ts';

const work = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(work, { recursive: true });
});

interface Sent {
  sent: string[];
  removed: string[];
}

const PAGES = Array.from({ length: 120 }, (_, number) => `news/2026/11/${10 + (number % 18)}/story-${number}/index.html`);
const PADDING = 'x'.repeat(20_000);
const READABLE = [...PAGES, 'index.html'];

/** A site of which every page has a version and asks for a style sheet of that version. */
function lay(version: number, pages: readonly string[] = READABLE): string {
  const folder = join(work, `version-${version}`);
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put(`_astro/style.${version}.css`, PADDING);
  for (const path of pages) put(path, `<html data-version="${version}" data-asset="_astro/style.${version}.css">${PADDING}</html>`);
  put('rss.xml', `<rss>${version}</rss>`);
  return folder;
}

function startPublishing(folder: string, kind: string, place: string, cache: string, keepDays = '7'): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'tests/support/publish-process.ts'), folder, kind, place, cache, keepDays], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

async function publish(...call: Parameters<typeof startPublishing>): Promise<Sent> {
  const child = startPublishing(...call);
  const printed: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) child[stream]?.on('data', (part: Buffer) => (printed[stream] += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(printed.stderr);
  return JSON.parse(printed.stdout) as Sent;
}

/** What a reader who asks for a page at this moment would miss. */
function missed(place: string, path: string): string[] {
  const file = join(place, path);
  if (!existsSync(file)) return [`${path} is not there`];
  const text = readFileSync(file, 'utf8');
  if (!text.endsWith('</html>')) return [`${path} is half a page`];
  const asset = /data-asset="([^"]+)"/.exec(text)?.[1] ?? '';
  return existsSync(join(place, asset)) ? [] : [`${path} asks for ${asset}`];
}

function versionOf(place: string, path: string): number {
  return Number(/data-version="(\d+)"/.exec(readFileSync(join(place, path), 'utf8'))?.[1]);
}

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

  test('that is killed at any moment leaves readers whole pages with their assets, and is gone on with', async () => {
    const own = { place: join(work, 'killed'), cache: join(work, 'killed-cache') };
    await publish(lay(10), 'folder', own.place, own.cache);
    const started = performance.now();
    await publish(lay(11), 'folder', own.place, own.cache);
    const span = performance.now() - started;
    const faults: string[] = [];
    let killed = 0;
    for (let version = 12; version < 32; version += 1) {
      const child = startPublishing(lay(version), 'folder', own.place, own.cache);
      const closed = once(child, 'close');
      await new Promise((resolve) => setTimeout(resolve, span * (0.3 + 0.7 * ((version * 7) % 20) * 0.05)));
      if (child.exitCode === null && child.pid !== undefined) {
        process.kill(-child.pid, 'SIGKILL');
        killed += 1;
      }
      await closed;
      faults.push(...READABLE.flatMap((path) => missed(own.place, path)));
      rmSync(join(work, `version-${version - 1}`), { recursive: true });
    }
    expect(faults).toEqual([]);
    expect(killed).toBeGreaterThan(10);
    await publish(join(work, 'version-31'), 'folder', own.place, own.cache);
    expect(new Set(READABLE.map((path) => versionOf(own.place, path)))).toEqual(new Set([31]));
    expect(existsSync(join(own.place, '.standfirst/underway'))).toBe(false);
    expect(readdirSync(own.place, { recursive: true }).filter((path) => String(path).endsWith('.part'))).toEqual([]);
  });
});

const hasRclone = spawnSync('rclone', ['version']).status === 0;
if (!hasRclone) console.log('Publishing by rclone was not tried: rclone is not installed.');

describe.runIf(hasRclone)('A publication by rclone', () => {
  let server: ChildProcess;
  let place = '';
  const shown = join(work, 'webdav');

  beforeAll(async () => {
    mkdirSync(shown);
    server = spawn('rclone', ['serve', 'webdav', shown, '--addr', '127.0.0.1:0'], { stdio: ['ignore', 'ignore', 'pipe'] });
    place = await new Promise((resolve, reject) => {
      server.stderr?.on('data', (part: Buffer) => {
        const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(part.toString()) ?? [];
        if (address !== undefined) resolve(`:webdav,url='${address}':site`);
      });
      server.once('exit', () => {
        reject(new Error('The server has ended.'));
      });
    });
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
    for (const path of READABLE.slice(101)) expect(versionOf(join(shown, 'site'), path)).toBe(52);
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

  beforeAll(async () => {
    appendFileSync(settings, `publish:\n  live: { kind: folder, place: ${JSON.stringify(place)} }\n`);
    await build();
  });

  afterAll(() => {
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
