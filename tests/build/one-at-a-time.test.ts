import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { digestsOf } from '../support/build.ts';
import { startBuild } from '../support/command.ts';
import { inLength, IS_LONG } from '../support/length.ts';
import { copyProject } from '../support/project.ts';
import { listFiles } from '../support/site.ts';

const project = copyProject();
const press = join(project.root, '.cache/press');

afterAll(() => {
  project.remove();
});

/** The process that builds, once it has begun. */
async function builder(): Promise<number> {
  const locks = () => (existsSync(press) ? listFiles(press).filter((path) => path.endsWith('/lock')) : []);
  const holder = () => Number.parseInt(locks().map((path) => readFileSync(join(press, path), 'utf8'))[0] ?? '', 10);
  await expect.poll(holder, { timeout: 20_000, interval: 10 }).toBeGreaterThan(0);
  return holder();
}

describe('While a build runs', () => {
  const first = startBuild(project);

  test('a second build of the same output is refused, and the first is done as if there had been none', async () => {
    const pid = await builder();
    // It stands still until the second has ended, however quick it is.
    process.kill(pid, 'SIGSTOP');
    const second = await startBuild(project).done;
    process.kill(pid, 'SIGCONT');
    expect(second).toEqual({
      code: 1,
      printed: `Another build of ${project.output} is running (process ${pid}). Wait until it is done.\n`,
    });
    expect(await first.done).toMatchObject({ code: 0, printed: expect.stringMatching(/^(\d+) pages .*: \1 printed, /m) as string });
    const digests = digestsOf(project.output);
    expect((await startBuild(project, ['--force']).done).code).toBe(0);
    expect(digestsOf(project.output)).toEqual(digests);
  });
});

/** Whose compiled code is kept is `unit/build/cached-folder.test.ts`’s to prove, and that each output has a lock of its own `lock.test.ts`’s. */
if (IS_LONG) {
  describe('Two builds of different outputs, begun together', () => {
    test('are both whole', async () => {
      rmSync(join(project.root, '.cache/templates'), { recursive: true });
      const others = ['left', 'right'].map((name) => join(project.root, name));
      const built = await Promise.all(others.map((output) => startBuild(project, [], { STANDFIRST_OUT: output }).done));
      for (const { code, printed } of built) expect(code, printed).toBe(0);
      for (const output of others) expect(digestsOf(output)).toEqual(digestsOf(project.output));
      expect(readdirSync(join(project.root, '.cache/templates'))).toHaveLength(1);
    });
  });

  describe('While a build stands still', () => {
    test('another of another output is not refused', async () => {
      const first = startBuild(project, ['--force']);
      const pid = await builder();
      process.kill(pid, 'SIGSTOP');
      try {
        const other = join(project.root, 'other');
        const { code, printed } = await startBuild(project, [], { STANDFIRST_OUT: other }).done;
        expect(code, printed).toBe(0);
        expect(digestsOf(other)).toEqual(digestsOf(project.output));
      } finally {
        process.kill(pid, 'SIGCONT');
        expect((await first.done).code).toBe(0);
      }
    });
  });
}

describe('After a build was killed', () => {
  test('the next takes its place', async () => {
    const before = digestsOf(project.output);
    const first = startBuild(project, ['--force']);
    await builder();
    first.kill();
    expect((await first.done).code).toBeNull();
    const { code, printed } = await startBuild(project).done;
    expect(code, printed).toBe(0);
    expect(digestsOf(project.output)).toEqual(before);
  });
});

describe('A build that is told to end', () => {
  test.each(inLength(['SIGTERM'] as const, ['SIGINT', 'SIGTERM'] as const))(
    'by %s ends, and leaves the output as it was',
    async (signal) => {
      const before = digestsOf(project.output);
      const build = startBuild(project, ['--force']);
      const pid = await builder();
      process.kill(pid, signal);
      expect((await build.done).code).not.toBe(0);
      expect(digestsOf(project.output)).toEqual(before);
      expect((await startBuild(project).done).code).toBe(0);
    },
  );
});
