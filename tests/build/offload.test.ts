import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentOfBuilds, MOMENT } from '../support/build.ts';
import { startBuild } from '../support/command.ts';
import { IS_LONG } from '../support/length.ts';
import { ObjectStorage, variablesOfRclone } from '../support/object-storage.ts';
import { copyProject } from '../support/project.ts';
import { listFiles } from '../support/site.ts';
import { freePort, isInstalled, untilItAnswers } from '../support/web-server.ts';

const isTried = isInstalled('rclone') && isInstalled('nginx');
if (IS_LONG && !isTried) console.log('Offloading to object storage was not tried: rclone or nginx is not installed.');

/** In the year of `MOMENT`, stories of 2023 are old; at the turn of 2028 to 2029 all others become so. */
const YEARS = 2;
const IN_2029 = Date.UTC(2029, 0, 2) / 1000;
const OLD = 'news/coast/2023/05/06/old-lighthouse/index.html';
const STORY = 'science/2026/02/21/why-tides/index.html';

/** A file as a reader gets it. */
function read(origin: string, path: string): Promise<{ status: number; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    request(`${origin}/${path}`, { agent: false, headers: { 'accept-encoding': 'identity' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(parts) });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe.runIf(IS_LONG && isTried)('A site of which object storage holds the pictures and the old years', { timeout: 300_000 }, () => {
  const work = mkdtempSync(join(tmpdir(), 'standfirst-'));
  const project = copyProject();
  const shown = join(work, 'site');
  const story = join(project.contentDir, 'articles/en/2023/old-lighthouse.md');
  const children: ChildProcess[] = [];
  const storage = new ObjectStorage();
  /** Where the storage is, and its keys, which never stand in the settings of a newspaper. */
  const keys: Record<string, string> = {};
  let origin = '';

  const build = async (moment = MOMENT) => {
    const { code, printed } = await startBuild(project, [], { SOURCE_DATE_EPOCH: String(moment) }).done;
    expect(code, printed).toBe(0);
  };
  const startPublication = (moment = MOMENT) => {
    const child = spawn(process.execPath, ['src/cli/publish.ts', '--to', 'live'], {
      cwd: project.root,
      env: environmentOfBuilds({ ...keys, SOURCE_DATE_EPOCH: String(moment) }),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    return { child, done: once(child, 'close').then(([code]) => ({ code: code as number | null, said })) };
  };
  const publish = async (moment = MOMENT) => {
    expect(await startPublication(moment).done).toMatchObject({ code: 0 });
  };
  const stored = () =>
    [...storage.objects.keys()].map((key) => key.slice('paper/'.length)).filter((path) => !path.startsWith('.standfirst/'));
  const serve = async (program: string, args: string[], port: number) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    children.push(child);
    await untilItAnswers(port, child, () => said);
  };
  /** What a reader does not get, or gets with other bytes than were built, under the addresses of the site. */
  const findOthers = async () => {
    const others: string[] = [];
    for (const path of listFiles(project.output).filter((file) => !file.startsWith('.') && !file.startsWith('_redirects'))) {
      const { status, bytes } = await read(origin, encodeURI(path));
      if (status !== 200 || !bytes.equals(readFileSync(join(project.output, path)))) others.push(`${status} ${path}`);
    }
    return others;
  };

  beforeAll(async () => {
    mkdirSync(join(project.contentDir, 'articles/en/2023'), { recursive: true });
    writeFileSync(
      story,
      '---\nheadline: The old lighthouse goes dark\nsection: news/coast\nkind: news\npublished: 2023-05-06T08:00:00+00:00\nbyline: [coast-desk]\nphotos:\n  - photo: harbour\n---\nIt was lit for the last time.\n',
    );
    const address = await storage.start();
    Object.assign(keys, variablesOfRclone(address));
    const port = await freePort();
    appendFileSync(
      join(project.contentDir, 'site.yaml'),
      [
        'hosting: [nginx]',
        'publish:',
        `  live: { kind: folder, place: ${JSON.stringify(shown)} }`,
        "  storage: { kind: rclone, place: 'storage:paper' }",
        `offload: { from: live, to: storage, address: "${address}/paper/", pictures: true, storiesOlderThan: ${YEARS} }`,
        '',
      ].join('\n'),
    );
    await build();
    await publish();
    chmodSync(work, 0o755);
    mkdirSync(join(work, 'tmp'));
    const own = readdirSync(`${project.output}-hosting`).filter((name) => name.startsWith('nginx') && !name.includes('brotli'));
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${work}/tmp;`).join(' ');
    const includes = own.map((name) => `include ${project.output}-hosting/${name};`).join(' ');
    writeFileSync(
      join(work, 'nginx.conf'),
      `daemon off; pid ${work}/nginx.pid; error_log ${work}/error.log; events {}
http { access_log off; ${temporary} server { listen 127.0.0.1:${port}; root ${shown}; ${includes} } }`,
    );
    await serve('nginx', ['-p', work, '-e', join(work, 'error.log'), '-c', join(work, 'nginx.conf')], port);
    origin = `http://127.0.0.1:${port}`;
  }, 300_000);

  afterAll(async () => {
    for (const child of children.filter(({ exitCode }) => exitCode === null)) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    storage.stop();
    project.remove();
    rmSync(work, { recursive: true, force: true });
  });

  test('lies whole in two places, and is read under the same addresses', async () => {
    expect(stored().filter((path) => !path.startsWith('_pictures/'))).toEqual([OLD]);
    expect(existsSync(join(shown, OLD))).toBe(false);
    expect(existsSync(join(shown, '_pictures'))).toBe(false);
    expect([...stored(), ...listFiles(shown).filter((path) => !path.startsWith('.standfirst/'))].sort()).toEqual(
      listFiles(project.output)
        .filter((path) => !path.startsWith('.standfirst/'))
        .sort(),
    );
    expect(await findOthers()).toEqual([]);
    const { status, bytes } = await read(origin, 'news/coast/2023/05/06/never/');
    expect([status, bytes.toString()]).toEqual([404, readFileSync(join(shown, '404.html'), 'utf8')]);
  });

  test('has its stories move at the turn of a year without a reader missing one', async () => {
    await build(IN_2029);
    const { child, done } = startPublication(IN_2029);
    const missed: string[] = [];
    for (let reads = 0; child.exitCode === null || reads < 20; reads += 1)
      for (const path of [STORY, OLD]) if ((await read(origin, path)).status !== 200) missed.push(path);
    expect(missed).toEqual([]);
    expect(await done).toMatchObject({ code: 0 });
    expect(stored()).toContain(STORY);
    expect(existsSync(join(shown, STORY))).toBe(false);
    expect(await findOthers()).toEqual([]);
  });

  test('takes what is gone away from the storage too', async () => {
    rmSync(story);
    await build(IN_2029);
    await publish(IN_2029);
    expect(stored()).not.toContain(OLD);
    expect((await read(origin, OLD)).status).toBe(404);
  });
});
