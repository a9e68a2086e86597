import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ReviewPlace } from '../../../src/admin/review/review-place.ts';
import { reviewService } from '../../../src/admin/review/review-service.ts';
import { waitingChanges } from '../../../src/admin/review/waiting-changes.ts';
import { Forgejo, type Account } from '../../support/forgejo.ts';
import { SMALL_NEWSROOM } from '../../support/project.ts';

const ANA: Account = { login: 'ana', name: 'Ana Pires', email: 'ana@newsroom.example', token: 'anas-token' };
const HARBOUR = 'content/articles/en/2026/harbour-opens.md';

describe('Changes that wait at Forgejo', () => {
  let forgejo: Forgejo;
  const serviceFor = (token: string | undefined, branch = 'main') => {
    const place: ReviewPlace = { kind: 'forgejo', api: `${forgejo.origin}/api/v1`, repository: forgejo.name, branch, workBranch: 'desk' };
    return reviewService(place, () => token);
  };
  /** One commit on the branch of work; a file without text is deleted. */
  const write = (texts: Readonly<Record<string, string | undefined>>): void => {
    const writes = Object.entries(texts).map(([path, text]) => ({ path, ...(text === undefined ? {} : { bytes: Buffer.from(text) }) }));
    forgejo.repository.commit('desk', writes, 'A change', ANA);
  };

  beforeAll(async () => {
    forgejo = await Forgejo.start(SMALL_NEWSROOM, 'harbour-times/website', [ANA]);
  });

  afterAll(() => {
    forgejo.stop();
  });

  test('The branch of work is begun from the published one, once', async () => {
    const service = serviceFor(ANA.token);
    expect(await Promise.all([service.beginWork(), service.beginWork()])).toContain(true);
    expect(await service.beginWork()).toBe(false);
    expect(forgejo.repository.headOf('desk')).toBe(forgejo.repository.headOf('main'));
    expect(await service.waitingFiles()).toEqual([]);
  });

  test('Whatever came of a file in the end is told, and what came and went is not', async () => {
    const [ferry, night, tides] = ['content/articles/en/2026/ferry.md', 'content/topics/night.yaml', 'content/topics/tides.yaml'];
    write({ [ferry]: 'One', [HARBOUR]: undefined, [night]: 'name: Night', [tides]: undefined });
    write({ [ferry]: 'Two', [night]: undefined, [tides]: 'name: Tides again' });
    const files = await serviceFor(ANA.token).waitingFiles();
    expect(files.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: ferry, change: 'new' },
      { path: HARBOUR, change: 'deleted' },
      { path: tides, change: 'changed' },
    ]);
  });

  test('All that waits is one review, which is found again; once it is merged, work begins anew and nothing waits', async () => {
    const service = serviceFor(ANA.token);
    expect(await service.openReview()).toBeUndefined();
    const sent = await service.send('The ferry', '- A story\n');
    expect(sent).toEqual({ name: '#1', address: `${forgejo.origin}/harbour-times/website/pulls/1` });
    write({ 'content/topics/harbours.yaml': 'name: Ports' });
    expect(await service.openReview()).toEqual(sent);
    expect(forgejo.pulls).toMatchObject([{ title: 'The ferry', text: '- A story\n', base: 'main', head: 'desk' }]);
    await expect(service.send('The ferry', '')).rejects.toThrow('It says: pull request already exists for these targets');

    forgejo.merge(1, ANA);
    expect(forgejo.repository.read('main', 'content/topics/harbours.yaml')?.toString()).toBe('name: Ports');
    expect(await service.openReview()).toBeUndefined();
    expect(await service.beginWork()).toBe(true);
    expect(await service.waitingFiles()).toEqual([]);
    expect(forgejo.unknown).toEqual([]);
  });

  test('A refusal is told in an editor’s words', async () => {
    await expect(serviceFor('another').beginWork()).rejects.toThrow('does not know your sign-in any more. Sign out and in again');
    await expect(serviceFor(undefined).beginWork()).rejects.toThrow('You are not signed in at localhost');
    forgejo.repository.remove('desk');
    await expect(serviceFor(ANA.token, 'live').beginWork()).rejects.toThrow('There is no branch “live” to begin from. Correct “branch”');
  });
});

describe('Changes that wait at GitHub and GitLab', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Answers requests by their beginnings, and keeps what was asked. */
  function answer(answers: Readonly<Record<string, unknown>>): string[] {
    const asked: string[] = [];
    vi.spyOn(globalThis, 'fetch').mockImplementation((address, init) => {
      const request = `${init?.method ?? 'GET'} ${address instanceof Request ? address.url : address.toString()}`;
      const { Authorization = '' } = (init?.headers ?? {}) as Record<string, string>;
      asked.push([request, Authorization, ...(typeof init?.body === 'string' ? [init.body] : [])].join(' | '));
      const [, found] = Object.entries(answers).find(([beginning]) => request.startsWith(beginning)) ?? [];
      return Promise.resolve(found === undefined ? new Response('{}', { status: 404 }) : Response.json(found));
    });
    return asked;
  }

  const GITHUB: ReviewPlace = {
    kind: 'github',
    api: 'https://api.github.com',
    repository: 'harbour/site',
    branch: 'main',
    workBranch: 'desk/work',
  };
  const GITLAB: ReviewPlace = { ...GITHUB, kind: 'gitlab', api: 'https://gitlab.com/api/v4' };

  test('GitHub is asked for a branch, a comparison and a pull request', async () => {
    const root = 'https://api.github.com/repos/harbour/site';
    const asked = answer({
      [`GET ${root}/git/ref/heads/main`]: { object: { sha: 'abc' } },
      [`POST ${root}/git/refs`]: {},
      [`GET ${root}/compare/main...desk/work`]: {
        files: [
          { filename: 'b.md', previous_filename: 'a.md', status: 'renamed' },
          { filename: 'c.md', status: 'removed' },
        ],
      },
      [`GET ${root}/pulls?`]: [],
      [`POST ${root}/pulls`]: { number: 7, html_url: 'https://github.com/harbour/site/pull/7' },
    });
    const service = reviewService(GITHUB, () => 't');
    expect(await service.beginWork()).toBe(true);
    expect(await service.waitingFiles()).toEqual([
      { path: 'a.md', change: 'deleted' },
      { path: 'b.md', change: 'new' },
      { path: 'c.md', change: 'deleted' },
    ]);
    expect(await service.openReview()).toBeUndefined();
    expect(await service.send('Today', 'All')).toEqual({ name: '#7', address: 'https://github.com/harbour/site/pull/7' });
    expect(asked).toEqual([
      `GET ${root}/branches/desk/work | token t`,
      `GET ${root}/git/ref/heads/main | token t`,
      `POST ${root}/git/refs | token t | {"ref":"refs/heads/desk/work","sha":"abc"}`,
      `GET ${root}/compare/main...desk/work | token t`,
      `GET ${root}/pulls?state=open&head=harbour%3Adesk%2Fwork&base=main | token t`,
      `POST ${root}/pulls | token t | {"title":"Today","body":"All","head":"desk/work","base":"main"}`,
    ]);
  });

  test('GitLab is asked for a branch, a comparison and a merge request that takes the branch away', async () => {
    const root = 'https://gitlab.com/api/v4/projects/harbour%2Fsite';
    const asked = answer({
      [`GET ${root}/repository/branches/desk%2Fwork`]: {},
      [`GET ${root}/repository/compare?`]: {
        diffs: [{ old_path: 'a.md', new_path: 'a.md', new_file: true, renamed_file: false, deleted_file: false }],
      },
      [`GET ${root}/merge_requests?`]: [{ iid: 3, web_url: 'https://gitlab.com/harbour/site/-/merge_requests/3' }],
      [`POST ${root}/merge_requests`]: { iid: 4, web_url: 'https://gitlab.com/4' },
    });
    const service = reviewService(GITLAB, () => 't');
    expect(await service.beginWork()).toBe(false);
    expect(await service.waitingFiles()).toEqual([{ path: 'a.md', change: 'new' }]);
    expect(await service.openReview()).toEqual({ name: '!3', address: 'https://gitlab.com/harbour/site/-/merge_requests/3' });
    expect(await service.send('Today', 'All')).toEqual({ name: '!4', address: 'https://gitlab.com/4' });
    expect(asked.slice(1)).toEqual([
      `GET ${root}/repository/compare?from=main&to=desk%2Fwork | Bearer t`,
      `GET ${root}/merge_requests?state=opened&source_branch=desk%2Fwork&target_branch=main | Bearer t`,
      `POST ${root}/merge_requests | Bearer t | {"title":"Today","description":"All","source_branch":"desk/work","target_branch":"main","remove_source_branch":true}`,
    ]);
  });
});

test('A picture and the words about it are one change', () => {
  expect(
    waitingChanges([
      { path: 'content/photos/sea-wall.yaml', change: 'changed' },
      { path: 'content/articles/en/2026/ferry.md', change: 'new' },
      { path: 'content/photos/sea-wall.jpg', change: 'new' },
    ]),
  ).toEqual([
    { name: 'content/articles/en/2026/ferry', change: 'new' },
    { name: 'content/photos/sea-wall', change: 'changed' },
  ]);
});
