import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isSample, ROOT, SAMPLE } from './site.ts';

/** What to do by hand when the sample newsroom is nowhere. */
export const NO_SAMPLE = `The tests of the software tell of the sample newsroom, The Meridian, which is not here any more.
Put the folder “content” of Standfirst, as you got it, at tests/fixtures/meridian. A whole clone would find it in its history.`;

/**
 * Sees to it that the sample newsroom is there: in `content`, where a newsroom has moved it, or, where it was replaced, as it was in
 * the history of the folder. Throws with what to do when it is in none of them.
 */
export function obtainSample(): void {
  if (existsSync(SAMPLE)) return;
  const commit = commitsWithSample().find((one) => isSample(git('show', `${one}:content/site.yaml`)));
  if (commit === undefined) throw new Error(NO_SAMPLE);
  console.log(`The content is your own: the sample newsroom, of which the tests tell, is taken from the commit ${commit}.`);
  const next = `${SAMPLE}.${process.pid}`;
  mkdirSync(next, { recursive: true });
  const archive = execFileSync('git', ['archive', `${commit}:content`], { cwd: ROOT, maxBuffer: 1024 * 1024 * 1024 });
  const { status } = spawnSync('tar', ['-x', '-C', next], { input: archive });
  if (status !== 0) throw new Error(NO_SAMPLE);
  rmSync(SAMPLE, { recursive: true, force: true });
  renameSync(next, SAMPLE);
  if (!existsSync(join(SAMPLE, 'site.yaml'))) throw new Error(NO_SAMPLE);
}

/** Of the version that was taken over last, the last of all, and those that changed the address of the newspaper, with those before. */
function commitsWithSample(): string[] {
  const trailer = '%(trailers:key=Standfirst-Software,valueonly,separator=)';
  const taken = git('log', '-1', '--first-parent', '--grep=^Standfirst-Software: ', `--format=${trailer}`).trim();
  const changed = git('log', '--format=%H', '-S', 'https://meridian.example/', '--', 'content/site.yaml').split('\n').filter(Boolean);
  return [...(taken === '' ? [] : [taken]), 'HEAD', ...changed.flatMap((commit) => [commit, `${commit}^`])];
}

/** What Git says; nothing when it fails. */
function git(...args: string[]): string {
  const { status, stdout } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  return status === 0 ? stdout : '';
}
