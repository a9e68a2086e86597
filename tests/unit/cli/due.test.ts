import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../support/site.ts';

/** Only the project’s code, as a scheduler checks it out: no packages. */
const project = mkdtempSync(join(tmpdir(), 'standfirst-due-'));
cpSync(join(ROOT, 'src'), join(project, 'src'), { recursive: true });
mkdirSync(join(project, '.cache'));
writeFileSync(join(project, '.cache/next-embargo.json'), '{"next":"2020-01-01T06:00:00Z","all":["2020-01-01T06:00:00Z"]}');
writeFileSync(join(project, 'later.json'), '{"next":"2999-01-01T06:00:00Z","all":["2999-01-01T06:00:00Z"]}');

afterAll(() => {
  rmSync(project, { recursive: true });
});

function due(args: readonly string[], input = ''): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/due.ts', ...args], { cwd: project, input, encoding: 'utf8' });
  return { code: status, said: `${stdout}${stderr}` };
}

describe('npm run due', () => {
  it('exits with 0 when an embargo has ended since the last build', () => {
    expect(due([])).toEqual({ code: 0, said: 'A build is due: something was to appear or to go at 2020-01-01T06:00:00Z.\n' });
  });

  it('exits with 1 when none has', () => {
    const { code, said } = due(['--next-embargo', 'later.json']);
    expect(code).toBe(1);
    expect(said).toMatch(/^Nothing is due until 2999-01-01T06:00:00Z, in \d+ days\.$/m);
  });

  it('exits with 1 before the first build, and says what writes the record', () => {
    const { code, said } = due(['--next-embargo', 'none.json']);
    expect(code).toBe(1);
    expect(said).toContain('none.json. A build writes it: npm run build');
  });

  it.each([
    { runs: [], code: 0 },
    { runs: [{ status: 'completed' }], code: 0 },
    { runs: [{ status: 'completed' }, { status: 'queued' }], code: 1 },
    { runs: [{ status: 'in_progress' }], code: 1 },
  ])('asks for no second build while one is on its way: $runs', ({ runs, code }) => {
    expect(due(['--runs'], JSON.stringify(runs)).code).toBe(code);
  });

  it.each([
    { args: ['--runs'], input: 'gh: not found', said: 'the states of builds are read from the standard input' },
    { args: ['--soon'], input: '', said: 'There is no option “--soon”.' },
  ])('exits with 2 when it is called wrongly: $args', ({ args, input, said }) => {
    const result = due(args, input);
    expect(result.code).toBe(2);
    expect(result.said).toContain(said);
  });
});
