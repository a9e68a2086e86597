import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import yaml from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/site.ts';

interface Job {
  if?: string;
  needs?: string | string[];
  permissions?: Record<string, string>;
  steps: { if?: string; uses?: string; run?: string; with?: Record<string, unknown> }[];
}
interface Workflow {
  on: Record<string, unknown>;
  jobs: Record<string, Job>;
}

const read = (file: string) =>
  yaml.load(readFileSync(join(ROOT, '.github/workflows', file), 'utf8'), { schema: yaml.CORE_SCHEMA }) as Workflow;

const work = mkdtempSync(join(tmpdir(), 'standfirst-'));
mkdirSync(join(work, 'content'));
afterAll(() => {
  rmSync(work, { recursive: true });
});

const SAMPLE = 'name: The Meridian\naddress: https://meridian.example/\n';
const OWN = 'name: Küstenbote\naddress: https://kuestenbote.example/\n';

/** Runs a script of the workflows beside some settings, with GitHub’s answer about its Pages; null when there are none. */
function run(script: string, settings: string, variables: Record<string, string>, pages: string | null = null) {
  writeFileSync(join(work, 'content/site.yaml'), settings);
  writeFileSync(join(work, 'outputs'), '');
  writeFileSync(join(work, 'gh'), pages === null ? '#!/bin/sh\nexit 1\n' : `#!/bin/sh\necho '${pages}'\n`);
  chmodSync(join(work, 'gh'), 0o755);
  const { status, stdout, stderr } = spawnSync('bash', [join(ROOT, '.github', script)], {
    cwd: work,
    encoding: 'utf8',
    env: {
      PATH: `${work}${delimiter}${process.env.PATH ?? ''}`,
      GITHUB_OUTPUT: join(work, 'outputs'),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'kueste/bote',
      ...variables,
    },
  });
  const outputs = readFileSync(join(work, 'outputs'), 'utf8').trim().split('\n').filter(Boolean);
  return {
    status,
    stderr,
    told: stdout,
    outputs: Object.fromEntries(outputs.map((line) => line.split(/=(.*)/).slice(0, 2))) as Record<string, string>,
  };
}

describe('The check of a pull request', () => {
  it('always comes, so that a status that is waited for does not hang', () => {
    const { on, jobs } = read('check.yml');
    expect(on).toEqual({ pull_request: null, merge_group: null });
    expect(Object.values(jobs).flatMap(({ if: condition, needs }) => [condition, needs])).toEqual([undefined, undefined]);
  });
});

describe('The tests of the software', () => {
  it.each(['test.yml', 'nightly.yml'])('%s do not run in the repository of a newspaper', (file) => {
    const { software, ...others } = read(file).jobs;
    expect(software?.steps.at(-1)?.run).toBe('bash .github/is-software-tested.sh');
    expect(Object.keys(others).length).toBeGreaterThan(0);
    for (const job of Object.values(others))
      expect(job).toMatchObject({ needs: 'software', if: "needs.software.outputs.tested == 'true'" });
  });

  it.each([
    ['beside the sample', SAMPLE, {}, 'true'],
    ['not beside a newspaper of one’s own', OWN, {}, 'false'],
    ['where a newspaper wants it', OWN, { TEST_SOFTWARE: 'true' }, 'true'],
  ])('run %s', (_where, settings, variables, tested) => {
    expect(run('is-software-tested.sh', settings, variables)).toMatchObject({ status: 0, stderr: '', outputs: { tested } });
  });
});

describe('The publication', () => {
  const PUSH = { EVENT: 'push' };
  const PAGES = 'workflow https://kueste.github.io/bote/';

  it('begins at every push to main, and by hand or schedule', () => {
    expect(read('publish.yml').on).toEqual({ push: { branches: ['main'] }, workflow_dispatch: null });
  });

  it('is built by one machine, for the address of GitHub Pages', () => {
    const { status, outputs } = run('plan-publication.sh', OWN, PUSH, PAGES);
    expect(status).toBe(0);
    expect(outputs).toEqual({
      ready: 'true',
      shards: '[1]',
      address: 'https://kueste.github.io/bote/',
      now: expect.stringMatching(/^\d{10}$/) as string,
    });
  });

  it('is built by more machines where a variable says so', () => {
    expect(run('plan-publication.sh', OWN, { ...PUSH, SHARDS: '4' }, PAGES).outputs.shards).toBe('[1,2,3,4]');
    const { status, told } = run('plan-publication.sh', OWN, { ...PUSH, SHARDS: 'many' }, PAGES);
    expect([status, told]).toEqual([1, expect.stringContaining('The variable SHARDS is “many”. Write a number')]);
  });

  it('is refused with what to do while GitHub Pages is not set up, or publishes a branch', () => {
    for (const pages of [null, 'legacy https://kueste.github.io/bote/']) {
      const { status, told } = run('plan-publication.sh', OWN, PUSH, pages);
      expect(status).toBe(1);
      expect(told).toMatch(/::error [^]*Open https:\/\/github\.com\/kueste\/bote\/settings\/pages, choose “GitHub Actions” under “Source”/);
    }
  });

  it('asks nothing of GitHub Pages when another target is named', () => {
    const { status, outputs } = run('plan-publication.sh', OWN, { ...PUSH, PUBLISH_TO: 'live' });
    expect([status, outputs.ready, outputs.address]).toEqual([0, 'true', undefined]);
  });

  it('leaves the sample alone when it is pushed, and publishes it by hand', () => {
    expect(run('plan-publication.sh', SAMPLE, PUSH, PAGES)).toMatchObject({ status: 0, outputs: { ready: 'false' } });
    expect(run('plan-publication.sh', SAMPLE, { EVENT: 'workflow_dispatch' }, PAGES).outputs.ready).toBe('true');
  });

  it('brings names with a dot to GitHub Pages: the archive is made of everything in dist', () => {
    const steps = read('publish.yml').jobs.publish?.steps ?? [];
    expect(steps.filter(({ uses }) => uses?.includes('upload-pages-artifact') === true)).toEqual([]);
    const archive = steps.find(({ run: command }) => command?.startsWith('tar ') === true)?.run ?? '';
    mkdirSync(join(work, 'dist/.well-known'), { recursive: true });
    writeFileSync(join(work, 'dist/.well-known/security.txt'), 'x');
    expect(spawnSync('sh', ['-c', archive], { cwd: work, env: { ...process.env, RUNNER_TEMP: work } }).status).toBe(0);
    expect(spawnSync('tar', ['--list', '--file', 'artifact.tar'], { cwd: work, encoding: 'utf8' }).stdout).toContain(
      './.well-known/security.txt',
    );
    expect(steps.find(({ with: input }) => input?.name === 'github-pages')?.with?.path).toBe('${{ runner.temp }}/artifact.tar');
  });

  it('brings the parts of several machines over whole', () => {
    const upload = read('publish.yml').jobs.shard?.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact') === true);
    expect(upload?.with).toMatchObject({ path: 'shards', 'include-hidden-files': true });
  });

  it('may write to GitHub Pages in the job that publishes, and nowhere else', () => {
    const { jobs } = read('publish.yml');
    expect(Object.fromEntries(Object.entries(jobs).map(([name, { permissions }]) => [name, permissions]))).toEqual({
      plan: { contents: 'read', pages: 'read' },
      shard: undefined,
      publish: { contents: 'read', pages: 'write', 'id-token': 'write' },
    });
  });

  it('keeps when the next embargo ends after either way of publishing', () => {
    const steps = read('publish.yml').jobs.publish?.steps ?? [];
    const last = (test: (step: Job['steps'][number]) => boolean) => steps.findLastIndex(test);
    expect(last(({ uses }) => uses?.startsWith('actions/cache/save') === true)).toBeGreaterThan(
      last(({ run: command }) => command?.startsWith('npm run publish') === true),
    );
  });
});

describe('A target that is sent to from GitHub', () => {
  it('has its keys where the programs look for them, and for nobody else to read', () => {
    const home = join(work, 'home');
    mkdirSync(home);
    const settings = `${OWN}publish:\n  live: { kind: sftp, place: "www@example.org:/srv/www" }\n`;
    symlinkSync(join(ROOT, 'node_modules'), join(work, 'node_modules'), 'junction');
    const { status, stderr } = run('equip-publication.sh', settings, {
      HOME: home,
      PUBLISH_TO: 'live',
      SSH_KEY: 'k',
      SSH_KNOWN_HOSTS: 'h',
      RCLONE_CONF: 'r',
    });
    expect([status, stderr]).toEqual([0, '']);
    for (const [file, text] of [
      ['.ssh/id_ed25519', 'k'],
      ['.ssh/known_hosts', 'h'],
      ['.config/rclone/rclone.conf', 'r'],
    ] as const) {
      expect(readFileSync(join(home, file), 'utf8')).toBe(`${text}\n`);
      expect(statSync(join(home, file)).mode & 0o777).toBe(0o600);
    }
  });
});
