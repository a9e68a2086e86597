import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCommitRequest } from '../../../src/admin/repository/commit-request.ts';
import { deletedAlong, textsOf } from '../../../src/admin/repository/deleted-along.ts';
import { bringBack, deletionsOf } from '../../../src/admin/repository/deletions.ts';
import { graphAddress, openRepository } from '../../../src/admin/repository/repository-service.ts';
import type { Repository, RepositoryPlace } from '../../../src/admin/repository/repository.ts';
import { Forgejo } from '../../support/forgejo.ts';
import type { Account, GitService } from '../../support/git-service.ts';
import { Github } from '../../support/github.ts';
import { Gitlab } from '../../support/gitlab.ts';
import { SMALL_NEWSROOM } from '../../support/project.ts';

const ANA: Account = { login: 'ana', name: 'Ana Pires', email: 'ana@newsroom.example', token: 'anas-token' };
const STORIES = 'content/articles/en/2026';

/** A commit as the CMS asks each service for it, of the files to be deleted. */
const COMMITS = {
  forgejo: (place: RepositoryPlace, files: readonly { path: string; sha: string }[]) => ({
    address: `${place.api}/repos/${place.repository}/contents`,
    body: {
      branch: place.branch,
      message: 'Delete Story “x”',
      files: files.map((file) => ({ operation: 'delete', ...file, content: '' })),
    },
  }),
  github: (place: RepositoryPlace, files: readonly { path: string }[], head: string) => ({
    address: graphAddress(place),
    body: {
      query: 'mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid committedDate } } }',
      variables: {
        input: {
          branch: { repositoryNameWithOwner: place.repository, branchName: place.branch },
          expectedHeadOid: head,
          fileChanges: { additions: [], deletions: files.map(({ path }) => ({ path })) },
          message: { headline: 'Delete Story “x”' },
        },
      },
    },
  }),
  gitlab: (place: RepositoryPlace, files: readonly { path: string }[]) => ({
    address: `${place.api}/projects/${encodeURIComponent(place.repository)}/repository/commits`,
    body: {
      branch: place.branch,
      commit_message: 'Delete Story “x”',
      actions: files.map(({ path }) => ({ action: 'delete', content: '', encoding: 'text', file_path: path })),
    },
  }),
} as const;

describe.each([{ Service: Forgejo }, { Service: Github }, { Service: Gitlab }])('Files at $Service.name', ({ Service }) => {
  let host: GitService;
  let place: RepositoryPlace;
  let repository: Repository;
  const content = mkdtempSync(join(tmpdir(), 'standfirst-'));

  beforeAll(async () => {
    cpSync(SMALL_NEWSROOM, content, { recursive: true });
    // More files than a service lists at once, in a folder of their own.
    for (let number = 0; number < 120; number += 1) writeFileSync(join(content, `media/tone-${String(number)}.mp3`), '');
    host = await Service.start(content, 'harbour-times/website', [ANA]);
    place = { kind: host.kind, api: host.api, repository: host.name, branch: 'main' };
    repository = openRepository(place, () => ANA.token);
  });

  afterAll(() => {
    host.stop();
    rmSync(content, { recursive: true });
  });

  const pathsOf = async (folder: string) => (await repository.files(folder)).map(({ path }) => path).sort();
  const along = async (path: string) => {
    // As the CMS keeps them in a browser, but for one that it has never seen.
    const kept = host.repository.blobsOf(host.repository.headOf('main') ?? '').filter((file) => !file.path.endsWith('why-tides.mdx'));
    const texts = host.repository.bytesOf(kept.map(({ sha }) => sha)).map((bytes) => bytes?.toString() ?? '');
    const read = textsOf(repository, new Map(kept.map(({ sha }, number) => [sha, texts[number] ?? ''])));
    return deletedAlong([path], await repository.files('content'), read);
  };

  /** Has the service make the commit that the CMS asks for, with what belongs to the file. */
  async function deleteAlong(path: string): Promise<string[]> {
    const files = await repository.files('content');
    const own = files.filter((file) => file.path === path);
    const { address, body } = COMMITS[place.kind](place, own, host.repository.headOf('main') ?? '');
    const commit = readCommitRequest(place, 'POST', address, JSON.stringify(body));
    expect(commit).toMatchObject({ deleted: [path], written: [] });
    const { belongings } = await along(path);
    const headers = { Authorization: `${place.kind === 'gitlab' ? 'Bearer' : 'token'} ${ANA.token}`, 'Content-Type': 'application/json' };
    const answer = await fetch(address, { method: 'POST', headers, body: commit?.alsoDeleting(belongings) ?? '' });
    expect(answer.ok).toBe(true);
    // The CMS counts on one answer for each file that it has named.
    const told = (await commit?.ownAnswer(answer))?.json() as Promise<{ files?: unknown[] }> | undefined;
    expect((await told)?.files ?? [null]).toEqual([null]);
    return belongings.map((file) => file.path);
  }

  test('All of a folder’s files are listed, and none of a folder that is not there', async () => {
    expect(await pathsOf('content/media')).toHaveLength(121);
    expect(await pathsOf('content/nothing')).toEqual([]);
    const [moon] = (await repository.files('content/photos')).filter(({ path }) => path.endsWith('moon.jpg'));
    expect(
      Buffer.from(await repository.bytes(moon ?? { path: '', sha: '' }), 'base64').equals(
        host.repository.read('main', 'content/photos/moon.jpg') ?? Buffer.of(),
      ),
    ).toBe(true);
  });

  test('A story goes with its comments by one commit, and comes back with them, byte for byte', async () => {
    const before = new Map(host.repository.blobsOf(host.repository.headOf('main') ?? '').map(({ path, sha }) => [path, sha]));
    expect(await deleteAlong(`${STORIES}/harbour-opens.md`)).toEqual([
      'content/comments/en/2026/harbour-opens/01.yaml',
      'content/comments/en/2026/harbour-opens/02.yaml',
    ]);
    const [binned, ...others] = await deletionsOf(repository);
    expect(others).toEqual([]);
    expect(binned?.files).toEqual([
      'articles/en/2026/harbour-opens.md',
      'comments/en/2026/harbour-opens/01.yaml',
      'comments/en/2026/harbour-opens/02.yaml',
    ]);
    if (binned) await bringBack(repository, binned);
    expect(new Map(host.repository.blobsOf(host.repository.headOf('main') ?? '').map(({ path, sha }) => [path, sha]))).toEqual(before);
    expect(host.repository.history('main')).toHaveLength(3);
    expect(host.repository.history('main')[0]?.message).toBe('Bring back “articles/en/2026/harbour-opens.md” +2');
    expect(await deletionsOf(repository)).toEqual([]);
  });

  test('A photo’s picture goes with its words; what is there by another hand is not written over', async () => {
    expect(await deleteAlong('content/photos/moon.yaml')).toEqual(['content/photos/moon.jpg']);
    const [binned] = await deletionsOf(repository);
    expect(binned?.files).toEqual(['photos/moon.yaml', 'photos/moon.jpg']);
    host.repository.commit('main', [{ path: 'content/photos/moon.yaml', bytes: Buffer.from('alt: Another moon\n') }], 'Another', ANA);
    if (binned) await expect(bringBack(repository, binned)).rejects.toThrow(/already/);
    expect(host.repository.read('main', 'content/photos/moon.yaml')?.toString()).toBe('alt: Another moon\n');
    expect(host.repository.read('main', 'content/photos/moon.jpg')).toBeUndefined();
  });

  test('A story’s figures go with it, where no other draws them; whoever names it is told', async () => {
    const { belongings, naming } = await along(`${STORIES}/why-tides.mdx`);
    expect(belongings.map(({ path }) => path)).toEqual([`${STORIES}/quay-levels.csv`]);
    expect(naming).toEqual(['content/fronts/en.yaml']);
    const text = host.repository.read('main', `${STORIES}/why-tides.mdx`) ?? Buffer.of();
    host.repository.commit('main', [{ path: `${STORIES}/tides-again.mdx`, bytes: text }], 'Another', ANA);
    expect((await along(`${STORIES}/why-tides.mdx`)).belongings).toEqual([]);
    expect(host.unknown).toEqual([]);
  });

  test('A request that makes no commit is left alone', () => {
    expect(readCommitRequest(place, 'GET', `${place.api}/user`, undefined)).toBeUndefined();
    expect(readCommitRequest(place, 'POST', `${place.api}/repos/harbour-times/website/pulls`, '{}')).toBeUndefined();
    expect(readCommitRequest(place, 'POST', graphAddress(place), '{"query":"{ viewer { login } }"}')).toBeUndefined();
  });
});
