import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCommitRequest } from '../../../src/admin/repository/commit-request.ts';
import { deletedAlong, leftBehind, textsOf } from '../../../src/admin/repository/deleted-along.ts';
import { bringBack, deletionsOf } from '../../../src/admin/repository/deletions.ts';
import { graphAddress, openRepository } from '../../../src/admin/repository/repository-service.ts';
import type { Repository, RepositoryPlace } from '../../../src/admin/repository/repository.ts';
import { statesIn } from '../../../src/admin/repository/states.ts';
import { formatFault } from '../../../src/content/faults/fault.ts';
import { Forgejo } from '../../support/forgejo.ts';
import type { Account, GitService } from '../../support/git-service.ts';
import { Github } from '../../support/github.ts';
import { Gitlab } from '../../support/gitlab.ts';
import { SMALL_NEWSROOM } from '../../support/project.ts';

const ANA: Account = { login: 'ana', name: 'Ana Pires', email: 'ana@newsroom.example', token: 'anas-token' };
const BEN = { name: 'Ben Okafor', email: 'ben@newsroom.example' };
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
          fileChanges: { additions: [] as { path: string; contents: string }[], deletions: files.map(({ path }) => ({ path })) },
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

/** Finds nothing wrong with a text. */
const sound = () => Promise.resolve([]);

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

  /** The request by which the CMS gives a file another name. */
  function readMove(from: string, to: string) {
    const content = Buffer.from('text').toString('base64');
    const { address, body } = {
      forgejo: () => ({
        address: `${place.api}/repos/${place.repository}/contents`,
        body: { branch: 'main', message: 'Move', files: [{ operation: 'update', path: to, from_path: from, sha: 'x', content }] },
      }),
      github: () => {
        const asked = COMMITS.github(place, [{ path: from }], '');
        asked.body.variables.input.fileChanges.additions.push({ path: to, contents: content });
        return asked;
      },
      gitlab: () => ({
        address: COMMITS.gitlab(place, []).address,
        body: { branch: 'main', commit_message: 'Move', actions: [{ action: 'move', file_path: to, previous_path: from, content }] },
      }),
    }[place.kind]();
    return readCommitRequest(place, 'POST', address, JSON.stringify(body));
  }

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
    const { belongings, faults } = await along(`${STORIES}/why-tides.mdx`);
    expect(belongings.map(({ path }) => path)).toEqual([`${STORIES}/quay-levels.csv`]);
    expect(faults.map(formatFault)).toEqual([
      'content/fronts/en.yaml, line 4, top[1]\n  “2026/why-tides” is not a story in this language.\n  Mend: Name another one there, or none.',
      'content/fronts/en.yaml, line 11, choice[1]\n  “2026/why-tides” is not a story in this language.\n  Mend: Name another one there, or none.',
    ]);
    const text = host.repository.read('main', `${STORIES}/why-tides.mdx`) ?? Buffer.of();
    host.repository.commit('main', [{ path: `${STORIES}/tides-again.mdx`, bytes: text }], 'Another', ANA);
    expect((await along(`${STORIES}/why-tides.mdx`)).belongings).toEqual([]);
    expect(host.unknown).toEqual([]);
  });

  test('What is left behind where a story is given another name is told, and who names it', async () => {
    const { moved } = readMove(`${STORIES}/harbour-opens.md`, `${STORIES}/harbour-is-open.md`) ?? {};
    expect(moved).toEqual(place.kind === 'github' ? [] : [`${STORIES}/harbour-opens.md`]);
    const faults = await leftBehind([`${STORIES}/harbour-opens.md`], await repository.files('content'), textsOf(repository, new Map()), [
      `${STORIES}/harbour-is-open.md`,
    ]);
    const files = faults.map(({ file }) => file);
    expect(files).toEqual(expect.arrayContaining(['content/comments/en/2026/harbour-opens/01.yaml', 'content/fronts/en.yaml']));
    expect(faults[0]?.problem).toBe(`It belongs to ${STORIES}/harbour-opens.md, which is to have another name.`);
  });

  test('The states of a file are its commits; one is taken back by another, byte for byte', async () => {
    const path = `${STORIES}/foghorn.md`;
    const first = Buffer.concat([Buffer.from('\uFEFF'), host.repository.read('main', path) ?? Buffer.of()]);
    const second = Buffer.from(first.toString().replace(/^headline: .*$/m, 'headline: Second'));
    host.repository.commit('main', [{ path, bytes: first }], 'First', ANA);
    host.repository.commit('main', [{ path, bytes: second }], 'Second', BEN);
    host.repository.commit('main', [{ path: 'content/photos/other.yaml', bytes: Buffer.of() }], 'Another file', BEN);
    const open = () => statesIn(repository, path, sound);
    const { now, states, read } = await open();
    expect(now).toBe(second.toString().slice(1));
    expect(states.map(({ by }) => by)).toEqual([BEN.name, ANA.name, ANA.name]);
    expect(states.every(({ at }) => !Number.isNaN(Date.parse(at)))).toBe(true);
    expect(await repository.historyOf(path, 2)).toHaveLength(2);

    const earlier = await read(states[1]?.name ?? '');
    expect(earlier?.text).toContain('headline: ');
    await earlier?.takeBack();
    expect(host.repository.read('main', path)?.equals(first)).toBe(true);
    expect(host.repository.history('main')[0]).toMatchObject({
      message: `Take back “articles/en/2026/foghorn.md” of ${states[1]?.at ?? ''}`,
      files: [{ path, letter: 'M' }],
    });
    // What was opened then is not what is there now.
    const before = host.repository.headOf('main');
    const oldest = await read(states[2]?.name ?? '');
    await expect(oldest?.takeBack()).rejects.toThrow(`${path} has been changed since it was opened.`);
    const again = await open();
    await expect((await again.read(states[1]?.name ?? ''))?.takeBack()).rejects.toThrow('It is what the file says now.');
    expect(host.repository.headOf('main')).toBe(before);
  });

  test('A state that a build would refuse is not taken back; of a file that was gone there is none', async () => {
    const path = `${STORIES}/foghorn.md`;
    const bytes = host.repository.read('main', path) ?? Buffer.of();
    host.repository.commit('main', [{ path }], 'Gone', BEN);
    await expect(statesIn(repository, path, sound)).rejects.toThrow(`There is no file ${path} any more.`);
    host.repository.commit('main', [{ path, bytes: Buffer.from('---\nheadline: 7\n---\n') }], 'Faulty', BEN);
    host.repository.commit('main', [{ path, bytes }], 'Back', ANA);
    const { states, read } = await statesIn(repository, path, (of, text) =>
      Promise.resolve(text.includes('7') ? [`${of} is faulty.`] : []),
    );
    expect(await read(states[2]?.name ?? '')).toBeUndefined();
    await expect((await read(states[1]?.name ?? ''))?.takeBack()).rejects.toThrow(`${path} is faulty.`);
    expect(host.repository.read('main', path)?.equals(bytes)).toBe(true);
  });

  test('A file of more than a megabyte has all of its bytes', async () => {
    const bytes = Buffer.alloc(1_200_000, 'tide ');
    host.repository.commit('main', [{ path: 'content/media/long.vtt', bytes }], 'Long', ANA);
    const file = await repository.fileAt('content/media/long.vtt');
    expect(Buffer.from(file?.bytes ?? '', 'base64').equals(bytes)).toBe(true);
    expect(host.unknown).toEqual([]);
  });

  test('A request that makes no commit is left alone', () => {
    expect(readCommitRequest(place, 'GET', `${place.api}/user`, undefined)).toBeUndefined();
    expect(readCommitRequest(place, 'POST', `${place.api}/repos/harbour-times/website/pulls`, '{}')).toBeUndefined();
    expect(readCommitRequest(place, 'POST', graphAddress(place), '{"query":"{ viewer { login } }"}')).toBeUndefined();
  });
});
