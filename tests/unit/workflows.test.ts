import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/site.ts';

interface Step {
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Workflow {
  name: string;
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}
interface Job {
  steps: Step[];
  if?: string;
  needs?: string | string[];
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
}

const FOLDER = join(ROOT, '.github/workflows');
const files = readdirSync(FOLDER);
const read = (file: string) => yaml.load(readFileSync(join(FOLDER, file), 'utf8'), { schema: yaml.CORE_SCHEMA }) as Workflow;
const steps = (file: string) => Object.values(read(file).jobs).flatMap((job) => job.steps);
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** The digest and version of each action: the same in all workflows. */
const pins = new Map<string, string>();

describe.each(files)('%s', (file) => {
  it('is sound YAML with a name, a start and jobs with steps', () => {
    const { name, on, jobs } = read(file);
    expect(name).toMatch(/\S/);
    expect(Object.keys(on)).not.toEqual([]);
    for (const job of Object.values(jobs)) expect(job.steps.length).toBeGreaterThan(0);
  });

  it('lets no job run on for hours', () => {
    for (const [name, job] of Object.entries(read(file).jobs)) expect([name, job['timeout-minutes']]).toEqual([name, expect.any(Number)]);
  });

  it('gives no more rights than it names', () => {
    expect(read(file).permissions).toMatchObject({ contents: 'read' });
  });

  it('uses each action in one state, by its digest, with the version for people beside it', () => {
    const lines = readFileSync(join(FOLDER, file), 'utf8').match(/^.*\buses:.*$/gm) ?? [];
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const [, action = '', digest = '', version = ''] =
        /uses: (actions\/[\w-]+)(?:\/[\w-]+)?@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$/.exec(line) ?? [];
      expect(action, line).not.toBe('');
      expect(pins.get(action) ?? `${digest} ${version}`).toBe(`${digest} ${version}`);
      pins.set(action, `${digest} ${version}`);
    }
  });

  it('runs scripts that there are', () => {
    for (const { run = '' } of steps(file)) {
      for (const [, script = ''] of run.matchAll(/npm run (?:--silent )?([\w:-]+)/g)) expect(scripts).toHaveProperty(script);
      for (const [path] of run.matchAll(/src\/[\w/-]+\.ts|\.github\/[\w/-]+\.sh/g)) expect(existsSync(join(ROOT, path)), path).toBe(true);
    }
  });
});

describe('The schedule of embargoes', () => {
  const cacheOf = (file: string, action: string) => steps(file).find(({ uses }) => uses?.startsWith(action) === true)?.with;

  it('asks by itself, every quarter of an hour, with the right to start a workflow', () => {
    const { on, permissions } = read('schedule.yml');
    expect(on.schedule).toEqual([{ cron: expect.stringMatching(/^(\d+,){3}\d+ \* \* \* \*$/) as string }]);
    expect(permissions).toEqual({ actions: 'write', contents: 'read' });
  });

  it('starts a workflow that can be started, when the program says that it is due', () => {
    const [command] = steps('schedule.yml').flatMap(({ run }) => run ?? []);
    const [, started = ''] = /; then gh workflow run (\S+); fi/.exec(command ?? '') ?? [];
    expect(command).toMatch(/if echo "\$runs" \| node src\/cli\/due\.ts --runs; then/);
    expect(read(started).on).toHaveProperty('workflow_dispatch');
  });

  it('finds what publishing has kept: the same file under a name with the same beginning', () => {
    const kept = cacheOf('publish.yml', 'actions/cache/save');
    const found = cacheOf('schedule.yml', 'actions/cache/restore');
    expect(kept?.path).toBe('.cache/next-embargo.json');
    expect(found?.path).toBe(kept?.path);
    expect(kept?.key).toMatch(new RegExp(`^${String(found?.['restore-keys'])}`));
  });

  it('is kept after the site has been published, so that what failed is tried again', () => {
    const publish = read('publish.yml').jobs.publish?.steps ?? [];
    const place = (action: string) => publish.findIndex(({ uses }) => uses?.startsWith(action) === true);
    expect(place('actions/cache/save')).toBeGreaterThan(place('actions/deploy-pages'));
  });
});
