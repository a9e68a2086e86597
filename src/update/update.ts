import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { carryOut } from './carry-out.ts';
import { dutiesBetween, type Duty } from './changelog.ts';
import { joiner } from './joining.ts';
import { planUpdate, type PlanInput, type UpdatePlan } from './plan.ts';
import { readTree, textIn, type Repository } from './repository.ts';
import { fetchSoftware, usualSource, versionIn } from './source.ts';
import { lastTaken, softwareBefore } from './taken.ts';

/** What taking a version over means for one newspaper. Nothing has been changed yet. */
export interface Update {
  plan: UpdatePlan;
  versions: { from: string; to: string };
  /** Commits of the software: as the newspaper got it, and as it will be. */
  before: string;
  next: string;
  from: string;
  title: string;
  duties: Duty[];
}

export interface UpdateWishes {
  from?: string | undefined;
  to?: string | undefined;
  /** Where the newspaper’s content lies, from the project’s folder. */
  contentDir: string;
  keep: readonly string[];
  take: readonly string[];
}

/** What would be done to take a version over: the newest that is finished, where none is named. Throws when it cannot be known. */
export function prepareUpdate(repository: Repository, wishes: UpdateWishes): Update {
  const taken = lastTaken(repository);
  const from = wishes.from ?? usualSource(repository, taken?.from);
  if (from === undefined) {
    throw new Error(
      [
        'It is not known where Standfirst comes from. Say it once; it is remembered:',
        '  npm run update -- --from <address of its repository, or a folder>',
      ].join('\n'),
    );
  }
  const next = fetchSoftware(repository, from, wishes.to);
  const before = softwareBefore(repository, taken, from, next);
  const versions = { from: versionIn(repository, before) ?? '', to: next.version };
  const duties = dutiesBetween(textIn(repository, next.commit, 'CHANGELOG.md') ?? '', versions.from, versions.to);
  return { ...describe(repository, wishes, before, next.commit), versions, from, title: `Take over Standfirst ${next.version}`, duties };
}

/** What would be done to have the software again that was there before the last update; all else stays as it is now. */
export function prepareReturn(repository: Repository, wishes: UpdateWishes): Update {
  const taken = lastTaken(repository);
  if (taken === undefined) throw new Error('There is no way back, because npm run update has not taken any version over yet.');
  const versions = { from: versionIn(repository, taken.software) ?? '', to: versionIn(repository, taken.before) ?? '' };
  return {
    ...describe(repository, wishes, taken.software, taken.before),
    versions,
    from: taken.from,
    title: `Go back to Standfirst ${versions.to}`,
    duties: [],
  };
}

/** Takes it over, as one commit, which is returned. Throws, before anything is changed, when something is in the way. */
export function performUpdate(repository: Repository, { plan, before, next, from, title }: Update): string {
  return carryOut(repository, plan, { title, software: next, before, from });
}

/** What has been changed in the folder and is not in a commit, as Git lists it; files that Git does not keep are not among it. */
export function uncommitted({ git }: Repository): string[] {
  return git(['status', '--porcelain', '--untracked-files=no']).split('\n').filter(Boolean);
}

function describe(
  repository: Repository,
  { contentDir, keep, take }: UpdateWishes,
  before: string,
  next: string,
): Pick<Update, 'plan' | 'before' | 'next'> {
  const input: PlanInput = {
    base: readTree(repository, before),
    ours: readTree(repository, 'HEAD'),
    theirs: readTree(repository, next),
    contentDir,
    wishes: { keep: new Set(keep), take: new Set(take) },
    isUntracked: (path) => existsSync(join(repository.root, path)),
    join: joiner(repository),
  };
  return { plan: planUpdate(input), before, next };
}
