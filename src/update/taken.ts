import type { Repository } from './repository.ts';
import { fetchVersion, versionIn, type Software } from './source.ts';

/** What a commit says by which a version was taken over. */
export interface Taken {
  /** The commit that took it over. */
  at: string;
  /** The software that the newspaper has had since. */
  software: string;
  /** The software that it had before. */
  before: string;
  from: string;
}

const KEYS = { software: 'Standfirst-Software', before: 'Standfirst-Before', from: 'Standfirst-From' } as const;

/** The lines at the end of the message of such a commit. */
export function trailersOf({ software, before, from }: Omit<Taken, 'at'>): string {
  return [`${KEYS.software}: ${software}`, `${KEYS.before}: ${before}`, `${KEYS.from}: ${from}`].join('\n');
}

/** The last version that `npm run update` took over; undefined when none was. */
export function lastTaken({ ask }: Repository): Taken | undefined {
  const body = ask(['log', '-1', '--first-parent', '--format=%H%n%B', `--grep=^${KEYS.software}: `, 'HEAD']) ?? '';
  const value = (key: string) => new RegExp(`^${key}: (.+)$`, 'm').exec(body)?.[1];
  const [at, software, before, from] = [body.split('\n')[0], value(KEYS.software), value(KEYS.before), value(KEYS.from)];
  return at && software && before && from ? { at, software, before, from } : undefined;
}

/**
 * The software as the newspaper got it, as a commit: what `npm run update` took over last; what its history shares with that of
 * Standfirst; the version that its `package.json` names; or what its own history began that version with. Throws when none is known.
 */
export function softwareBefore(repository: Repository, taken: Taken | undefined, from: string, next: Software): string {
  const { ask } = repository;
  const shared = ask(['merge-base', 'HEAD', next.commit]);
  const isLater = (commit: string) => taken === undefined || ask(['merge-base', '--is-ancestor', commit, taken.at]) === undefined;
  if (shared !== undefined && isLater(shared)) return shared;
  if (taken !== undefined && ask(['cat-file', '-e', `${taken.software}^{commit}`]) !== undefined) return taken.software;
  const version = versionIn(repository, 'HEAD');
  const found = version === undefined ? undefined : (fetchVersion(repository, from, version) ?? beganWith(repository, version));
  if (found !== undefined) return found;
  throw new Error('It is not known which version of Standfirst this is: package.json names none.');
}

/** The commit with which a version came into the newspaper’s own history. */
function beganWith({ ask }: Repository, version: string): string | undefined {
  const commits = ask(['log', '--first-parent', '--format=%H', `-S"version": "${version}"`, 'HEAD', '--', 'package.json']) ?? '';
  return commits.split('\n').find(Boolean);
}
