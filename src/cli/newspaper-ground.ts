import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isStrayFile } from '../content/stray-files.ts';
import { CallError } from './call.ts';
import { shownFolder, type Place } from './place.ts';

/** Where the tests of the software look for the sample newsroom. */
export const KEPT_SAMPLE = 'tests/fixtures/meridian';

/** What lies where a new newspaper is to be: nothing, the sample as it came, or something of somebody’s own. */
export type Ground = 'nothing' | 'sample' | 'own';

/** True of the settings of the sample newsroom, the text of a `site.yaml`. */
function isSampleSettings(text: string): boolean {
  return /^address: https:\/\/meridian\.example\/$/m.test(text);
}

export function surveyGround({ root, contentDir }: Place): Ground {
  const names = existsSync(contentDir) ? readdirSync(contentDir).filter((name) => !name.startsWith('.') && !isStrayFile(name)) : [];
  if (names.length === 0) return 'nothing';
  const settings = join(contentDir, 'site.yaml');
  if (!existsSync(settings) || !isSampleSettings(readFileSync(settings, 'utf8'))) return 'own';
  // Where Git knows the folder it tells whether anything was changed in it.
  return git(root, 'status', '--porcelain', '--', contentDir) === '' || !isInHistory(root, contentDir) ? 'sample' : 'own';
}

/** Whether the sample can be taken from the history of the folder again. */
export function isInHistory(root: string, contentDir: string): boolean {
  return isSampleSettings(git(root, 'show', `HEAD:./${shownFolder(root, contentDir)}site.yaml`));
}

/** What Git says; nothing when it fails. */
function git(root: string, ...args: string[]): string {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout : '';
}

export interface GroundWishes {
  replace: boolean;
  keepSample: boolean;
}

/** Throws a `CallError` when something of somebody’s own is there and nobody has said that it may go aside. */
export function refuseOwn(ground: Ground, { root, contentDir }: Place, { replace }: GroundWishes): void {
  if (ground !== 'own' || replace) return;
  const shown = shownFolder(root, contentDir);
  throw new CallError(`${shown} holds something that is not the sample newsroom as it came, and stays as it is.`, [
    `With --replace it is moved to ${freeName(contentDir, root)}, and the new newspaper takes its place.`,
    'To begin elsewhere: STANDFIRST_CONTENT=../our-newsroom npm run new -- newspaper',
  ]);
}

/**
 * Puts a finished content folder in the place of what is there, and says where that has gone. The sample goes where it can be had again:
 * it stays in the history, or is kept. Nothing of somebody’s own is deleted.
 */
export function takeGround(fresh: string, ground: Ground, place: Place, wishes: GroundWishes): string | undefined {
  const { root, contentDir } = place;
  const aside = `${contentDir}.${process.pid}.before`;
  if (existsSync(contentDir)) renameSync(contentDir, aside);
  try {
    renameSync(fresh, contentDir);
  } catch (error) {
    if (existsSync(aside)) renameSync(aside, contentDir);
    throw error;
  }
  if (ground === 'own') {
    const kept = freeName(contentDir, root);
    renameSync(aside, join(root, kept));
    return `What was there is in ${kept}.`;
  }
  if (ground === 'sample') {
    const kept = join(root, KEPT_SAMPLE);
    const hasHistory = isInHistory(root, contentDir);
    if (existsSync(kept) || (hasHistory && !wishes.keepSample)) {
      rmSync(aside, { recursive: true });
      return existsSync(kept)
        ? `The sample is in ${KEPT_SAMPLE}/.`
        : 'The sample is gone from here; it stays in the history of the folder, where the tests find it.';
    }
    mkdirSync(dirname(kept), { recursive: true });
    renameSync(aside, kept);
    return `The sample is in ${KEPT_SAMPLE}/ now, where the tests look for it.`;
  }
  rmSync(aside, { recursive: true, force: true });
  return undefined;
}

/** A name for what was there that nothing has yet, from the project’s folder. */
function freeName(contentDir: string, root: string): string {
  const shown = shownFolder(root, contentDir).replace(/\/$/, '');
  for (let number = 1; ; number += 1) {
    const name = `${shown}-earlier${number === 1 ? '' : `-${number}`}`;
    if (!existsSync(join(root, name))) return name;
  }
}

/** Writes files into a folder of their own beside the content folder, whose path is returned. */
export function writeBeside({ contentDir }: Place, files: ReadonlyMap<string, string>): string {
  const fresh = `${contentDir}.${process.pid}.new`;
  rmSync(fresh, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(fresh, path)), { recursive: true });
    writeFileSync(join(fresh, path), text, { flag: 'wx' });
  }
  return fresh;
}
