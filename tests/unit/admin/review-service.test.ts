import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReviewPlace } from '../../../src/admin/review/review-place.ts';
import { reviewService } from '../../../src/admin/review/review-service.ts';
import { waitingChanges } from '../../../src/admin/review/waiting-changes.ts';
import { Forgejo } from '../../support/forgejo.ts';
import type { Account, GitService } from '../../support/git-service.ts';
import { Github } from '../../support/github.ts';
import { Gitlab } from '../../support/gitlab.ts';
import { SMALL_NEWSROOM } from '../../support/project.ts';

const ANA: Account = { login: 'ana', name: 'Ana Pires', email: 'ana@newsroom.example', token: 'anas-token' };
const HARBOUR = 'content/articles/en/2026/harbour-opens.md';
const WORK = 'desk/work';

/** Each service, what it calls its first review, and what it says of a second. */
const SERVICES = [
  { Service: Forgejo, called: '#1', page: '/pulls/1', again: 'pull request already exists for these targets' },
  { Service: Github, called: '#1', page: '/pull/1', again: 'Validation Failed' },
  { Service: Gitlab, called: '!1', page: '/-/merge_requests/1', again: 'Another open merge request already exists' },
] as const;

describe.each(SERVICES)('Changes that wait at $Service.name', ({ Service, called, page, again }) => {
  let host: GitService;
  const serviceFor = (token: string | undefined, branch = 'main') => {
    const place: ReviewPlace = { kind: host.kind, api: host.api, repository: host.name, branch, workBranch: WORK };
    return reviewService(place, () => token);
  };
  /** One commit on the branch of work; a file without text is deleted. */
  const write = (texts: Readonly<Record<string, string | undefined>>): void => {
    const writes = Object.entries(texts).map(([path, text]) => ({ path, ...(text === undefined ? {} : { bytes: Buffer.from(text) }) }));
    host.repository.commit(WORK, writes, 'A change', ANA);
  };

  beforeAll(async () => {
    host = await Service.start(SMALL_NEWSROOM, 'harbour-times/website', [ANA]);
  });

  afterAll(() => {
    host.stop();
  });

  test('The branch of work is begun from the published one, once', async () => {
    const service = serviceFor(ANA.token);
    expect(await Promise.all([service.beginWork(), service.beginWork()])).toContain(true);
    expect(await service.beginWork()).toBe(false);
    expect(host.repository.headOf(WORK)).toBe(host.repository.headOf('main'));
    expect(await service.waitingFiles()).toEqual([]);
  });

  test('Whatever came of a file in the end is told, and what came and went is not', async () => {
    const [ferry, night, tides] = ['content/articles/en/2026/ferry.md', 'content/topics/night.yaml', 'content/topics/tides.yaml'];
    const moved = 'content/articles/en/2026/harbour-is-open.md';
    const text = host.repository.read('main', HARBOUR)?.toString();
    write({ [ferry]: 'One', [HARBOUR]: undefined, [moved]: text, [night]: 'name: Night', [tides]: undefined });
    write({ [ferry]: 'Two', [night]: undefined, [tides]: 'name: Tides again' });
    const about = 'content/pages/en/about.md';
    const asItIs = host.repository.read('main', about)?.toString();
    write({ [about]: 'Another' });
    write({ [about]: asItIs });
    const files = await serviceFor(ANA.token).waitingFiles();
    expect(files.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: ferry, change: 'new' },
      { path: moved, change: 'new' },
      { path: HARBOUR, change: 'deleted' },
      { path: tides, change: 'changed' },
    ]);
  });

  test('All that waits is one review, which is found again; once it is merged, work begins anew and nothing waits', async () => {
    const service = serviceFor(ANA.token);
    expect(await service.openReview()).toBeUndefined();
    const sent = await service.send('The ferry', '- A story\n');
    expect(sent).toEqual({ name: called, address: `${host.origin}/harbour-times/website${page}` });
    write({ 'content/topics/harbours.yaml': 'name: Ports' });
    expect(await service.openReview()).toEqual(sent);
    expect(host.pulls).toMatchObject([{ title: 'The ferry', text: '- A story\n', base: 'main', head: WORK }]);
    await expect(service.send('The ferry', '')).rejects.toThrow(again);

    host.merge(1, ANA);
    expect(host.repository.read('main', 'content/topics/harbours.yaml')?.toString()).toBe('name: Ports');
    expect(await service.openReview()).toBeUndefined();
    expect(await service.beginWork()).toBe(true);
    expect(await service.waitingFiles()).toEqual([]);
    expect(host.unknown).toEqual([]);
  });

  test('A refusal is told in an editor’s words', async () => {
    await expect(serviceFor('another').beginWork()).rejects.toThrow('does not know your sign-in any more. Sign out and in again');
    await expect(serviceFor(undefined).beginWork()).rejects.toThrow('You are not signed in at localhost');
    host.repository.remove(WORK);
    await expect(serviceFor(ANA.token, 'live').beginWork()).rejects.toThrow('There is no branch “live” to begin from. Correct “branch”');
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
