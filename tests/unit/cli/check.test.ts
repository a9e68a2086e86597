import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentOfBuilds, MOMENT } from '../../support/build.ts';
import { copyProject, type Project } from '../../support/project.ts';

const FERRY = 'content/articles/en/2026/foghorn.md';
let project: Project;
beforeAll(() => {
  project = copyProject();
});
afterAll(() => {
  project.remove();
});

function run(args: string[], variables: Record<string, string> = {}) {
  return spawnSync(process.execPath, ['src/cli/check.ts', ...args], {
    cwd: project.root,
    encoding: 'utf8',
    env: { ...environmentOfBuilds({ SOURCE_DATE_EPOCH: String(MOMENT), GITHUB_ACTIONS: '', ...variables }) },
  });
}

function change(file: string, from: string, to: string): void {
  const path = join(project.root, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

describe('npm run check', { timeout: 60_000 }, () => {
  it('ends well with warnings, and tells them to people, to programs and to GitHub', () => {
    const people = run([]);
    expect(people.status).toBe(0);
    expect(people.stdout).toMatch(/^Warning: content\/articles/m);
    expect(people.stdout).toMatch(/\n0 faults and \d+ warnings in \d+ files; 8 stories, 2 photos checked\.\n$/);

    const json = run(['--json'], { GITHUB_ACTIONS: 'true' });
    const report = JSON.parse(json.stdout) as { warnings: number; items: object[] };
    expect(report.warnings).toBe(report.items.length);

    expect(people.stdout).not.toContain('::warning');
    expect(run([], { GITHUB_ACTIONS: 'true' }).stdout).toMatch(
      /^::warning file=content\/articles\/ar\/2026\/yuftah-al-mina\.md,line=1,title=standfirst%2C standfirst::/m,
    );
  });

  it('finds that a host serves the newspaper elsewhere', () => {
    const address = /^address: (.*)$/m.exec(readFileSync(join(project.root, 'content/site.yaml'), 'utf8'))?.[1] ?? '';
    expect(run(['--address', address.replace('https:', 'http:')]).status).toBe(0);
    const { status, stdout } = run(['--address', 'https://someone.github.io/paper', '--only', 'content/site.yaml']);
    expect(status).toBe(1);
    expect(stdout).toContain(
      `The newspaper is served at https://someone.github.io/paper/, not at “${address}”: its links would lead nowhere.`,
    );
    expect(stdout).toMatch(/content\/site\.yaml, line \d+, address\n[^]*Mend: Write “address: https:\/\/someone\.github\.io\/paper\/”/);
    expect(run(['--address', 'paper'])).toMatchObject({ status: 2, stderr: expect.stringContaining('“paper” is no address.') as string });
  });

  it('tells of one file when asked to', () => {
    const { stdout } = run(['--only', FERRY]);
    expect(stdout).toContain(`Warning: ${FERRY}`);
    expect(stdout).toMatch(/\n0 faults and 1 warning in 1 file; /);
  });

  it('notes once what holds of several files: a colour that is printed otherwise, and faulty drafts', () => {
    const draft = join(project.root, 'content/pages/en/unfinished.md');
    writeFileSync(draft, '---\ntitle: Unfinished\nsumary: Soon.\ndraft: true\n---\nSoon.\n');
    const [settings, sections] = ['content/site.yaml', 'content/sections.yaml'].map((file) => join(project.root, file));
    const before = [settings, sections].map((path = '') => [path, readFileSync(path, 'utf8')] as const);
    for (const [path, text] of before) writeFileSync(path, text.replace(/^(\s*(?:accent|colour): ).*$/gm, '$1"#b3261e"'));
    const { status, stdout, stderr } = run([]);
    for (const [path, text] of before) writeFileSync(path, text);
    rmSync(draft);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.match(/^Note: .*$/gm)).toEqual([
      'Note: what is wrong in a draft keeps nothing from being published, and is to be mended before “draft: true” is taken out.',
      expect.stringMatching(/^Note: the colour “#b3261e” has a contrast of .* in the dark theme/),
    ]);
  });

  it('ends with 1 when a house rule is an error to the newsroom', () => {
    change('content/site.yaml', 'comments:', 'house: { standfirst: error }\ncomments:');
    const { status, stdout } = run(['--only', FERRY]);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^1 fault in the content\. Nothing is published until each is mended\.\n\ncontent\/articles\/en\/2026\/foghorn\.md, standfirst\n/,
    );
    change('content/site.yaml', 'house: { standfirst: error }\n', '');
  });

  it.each([
    [['--jsn'], 'There is no option “--jsn”. Did you mean “--json”?'],
    [['--only', 'src'], '“src” is not in content.'],
    [['--only', 'content/articles/en/2026/nothing.md'], 'There is no “content/articles/en/2026/nothing.md”.'],
  ])('ends with 2 when it is called like this: %j', (args, message) => {
    const { status, stderr, stdout } = run(args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
  });
});

describe('npm run build', { timeout: 60_000 }, () => {
  it('is refused by a house rule that is an error, with what to mend', () => {
    change(FERRY, 'The foghorn', 'The [foghorn](/news/foghorns/)');
    const { status, stderr } = spawnSync(process.execPath, ['src/cli/build.ts'], {
      cwd: project.root,
      encoding: 'utf8',
      env: environmentOfBuilds({ SOURCE_DATE_EPOCH: String(MOMENT) }),
    });
    expect(status).toBe(1);
    expect(stderr).toContain(`${FERRY}, line 12, text\n  The link “/news/foghorns/” leads to /news/foghorns/, where there is no page.`);
    expect(stderr).toContain('House rule: deadLinks');
  });
});
