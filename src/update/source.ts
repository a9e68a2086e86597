import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nearest } from '../shared/nearest.ts';
import { textIn, type Repository } from './repository.ts';
import { isVersion, newestVersion } from './version.ts';

/** A version of Standfirst, as a commit in the newspaper’s own repository. */
export interface Software {
  commit: string;
  /** What its `package.json` says. */
  version: string;
}

/** Names of Git’s remotes that may lead to Standfirst, where nobody says where it is. */
const REMOTES = ['standfirst', 'upstream'];

/** Left behind by whoever uses a folder; no part of Standfirst. */
const LEFT_OUT = ['node_modules', 'dist', 'dist-hosting', 'shards', '.cache', '.astro', 'test-results'];

/** Where Standfirst comes from when the call does not say it: where it came from last, or a remote of that name. */
export function usualSource({ ask }: Repository, last: string | undefined): string | undefined {
  if (last !== undefined) return last;
  const remotes = ask(['remote'])?.split('\n') ?? [];
  const remote = REMOTES.find((name) => remotes.includes(name));
  return remote === undefined ? undefined : ask(['remote', 'get-url', remote]);
}

/** Fetches a version, the newest when none is named. Nothing of the newspaper is changed by it. */
export function fetchSoftware(repository: Repository, from: string, wanted: string | undefined): Software {
  const folder = resolve(repository.root, from);
  const isFolder = existsSync(folder) && statSync(folder).isDirectory();
  if (isFolder && !isRepository(folder)) return versionOf(repository, commitOfFolder(repository, folder), from);
  const refs = listRefs(repository, from);
  const ref = chooseRef(refs, wanted, from);
  repository.git(['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--', from, ref]);
  const commit = repository.git(['rev-parse', '--verify', `${refs.get(ref) ?? ''}^{commit}`]);
  return versionOf(repository, commit, from);
}

/** The commit of one version; undefined when the source does not have it. */
export function fetchVersion(repository: Repository, from: string, version: string): string | undefined {
  const folder = resolve(repository.root, from);
  if (existsSync(folder) && !isRepository(folder)) return undefined;
  const ref = `refs/tags/v${version}`;
  const commit = listRefs(repository, from).get(ref);
  if (commit === undefined) return undefined;
  repository.git(['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--', from, ref]);
  return repository.git(['rev-parse', '--verify', `${commit}^{commit}`]);
}

/** Git’s own folder, or one without a work tree. */
function isRepository(folder: string): boolean {
  return existsSync(join(folder, '.git')) || existsSync(join(folder, 'HEAD'));
}

function listRefs({ git }: Repository, from: string): Map<string, string> {
  if (from.startsWith('-')) throw new Error(`“${from}” is no address of a repository.`);
  const refs = new Map<string, string>();
  for (const line of git(['ls-remote', '--', from]).split('\n')) {
    const [, commit = '', ref = ''] = /^([0-9a-f]+)\t(.+)$/.exec(line) ?? [];
    // What an annotated tag stands for is found from the tag itself.
    if (ref !== '' && !ref.endsWith('^{}')) refs.set(ref, commit);
  }
  return refs;
}

function chooseRef(refs: ReadonlyMap<string, string>, wanted: string | undefined, from: string): string {
  const versions = [...refs.keys()].flatMap((ref) => /^refs\/tags\/v(.+)$/.exec(ref)?.[1] ?? []).filter(isVersion);
  const newest = newestVersion(versions);
  if (wanted === undefined) {
    const ref = newest === undefined ? 'HEAD' : `refs/tags/v${newest}`;
    if (refs.has(ref)) return ref;
    throw new Error(`There is no version of Standfirst at ${from}.`);
  }
  const name = wanted.replace(/^v(?=\d)/, '');
  const found = [`refs/tags/v${name}`, `refs/tags/${wanted}`, `refs/heads/${wanted}`].find((ref) => refs.has(ref));
  if (found !== undefined) return found;
  const meant = nearest(name, versions);
  const has = versions.length === 0 ? 'It has no numbered versions yet.' : `It has ${versions.join(', ')}.`;
  throw new Error(`There is no version “${wanted}” at ${from}. ${has}${meant === undefined ? '' : ` Did you mean “${meant}”?`}`);
}

/** What lies in a folder without Git, such as an unpacked archive, as a commit of its own. */
function commitOfFolder(repository: Repository, folder: string): string {
  if (readdirSync(folder).length === 0) throw new Error(`${folder} is empty.`);
  const gitDir = repository.git(['rev-parse', '--absolute-git-dir']);
  const environment = { GIT_DIR: gitDir, GIT_WORK_TREE: folder, GIT_INDEX_FILE: join(gitDir, `standfirst-source-${process.pid}`) };
  repository.git(['read-tree', '--empty'], { environment });
  const notThese = LEFT_OUT.map((name) => `:(exclude,top)${name}`);
  repository.git(['-C', folder, 'add', '--all', '--', '.', ...notThese], { environment });
  return commitAlone(repository, repository.git(['write-tree'], { environment }));
}

/** A commit of a tree without any before it: the same tree gives the same commit. */
export function commitAlone({ git }: Repository, tree: string): string {
  const nobody = { NAME: 'Standfirst', EMAIL: 'standfirst@localhost', DATE: '2000-01-01T00:00:00Z' };
  const environment = Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) => Object.entries(nobody).map(([what, value]) => [`GIT_${who}_${what}`, value])),
  );
  return git(['commit-tree', '--no-gpg-sign', tree, '-m', 'Standfirst'], { environment });
}

function versionOf(repository: Repository, commit: string, from: string): Software {
  const version = versionIn(repository, commit);
  if (version !== undefined && textIn(repository, commit, 'src/cli/build.ts') !== undefined) return { commit, version };
  throw new Error(`What is at ${from} is not Standfirst: it has no package.json with a version beside src/cli/build.ts.`);
}

/** The version that the `package.json` of a commit names. */
export function versionIn(repository: Repository, commit: string): string | undefined {
  try {
    const { version } = JSON.parse(textIn(repository, commit, 'package.json') ?? '') as { version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
