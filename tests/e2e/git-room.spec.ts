import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { findBarriers, WCAG } from '../support/axe.ts';
import type { Commit } from '../support/bare-repository.ts';
import { check } from '../support/build.ts';
import { Forgejo } from '../support/forgejo.ts';
import { ANA, BEN, inOrder, LONELY, openGitRoom, pathOf, type GitRoom } from '../support/git-room.ts';
import type { GitService } from '../support/git-service.ts';
import { copyProject } from '../support/project.ts';
import {
  beginStoryIn,
  choosePictureIn,
  closedIn,
  deleteIn,
  fieldIn,
  fillPhotoWordsIn,
  headlineIn,
  publishAsDatedIn,
  revealIn,
  saveIn,
  saveWellIn,
  seaWall,
} from '../support/room-window.ts';

/**
 * The published room over a Git server: everything is saved to a branch of work and comes into the published one by one review. The
 * room stays open from test to test; each is about a story of its own.
 */
test.describe.configure({ mode: 'default', timeout: 120_000 });

const HARBOUR = pathOf('harbour-opens');

/** Stories like that of the harbour: the names of their files, and their headlines. */
const STORIES = {
  touched: 'A story that is touched',
  shared: 'A story that two have',
  refused: 'A story with a slip',
  later: 'A story for later',
  stated: 'A story with earlier states',
};

const project = copyProject();
let git: GitRoom;
let forgejo: GitService;
let page: Page;

test.beforeAll(async ({ browser }) => {
  git = await openGitRoom(browser, { project, start: (...given) => Forgejo.start(...given), stories: STORIES, waiting: 'later' });
  ({ host: forgejo, page } = git);
});

test.afterAll(async () => {
  await git.close();
  project.remove();
});

const go = (address: string): Promise<void> => git.go(address);
const onBranch = (branch: string, path: string): string | undefined => git.onBranch(branch, path);
const committed = (act: () => Promise<void>): Promise<Commit[]> => git.committed(act);
const choice = (dialog: string, name: string) => git.choice(dialog, name);
const reviewButton = () => git.review();

test('An editor signs in with a token; the branch of work is begun, and nothing waits.', async () => {
  await git.signIn();
  await expect(reviewButton()).toHaveText('Nothing waits for review');
  expect(forgejo.repository.headOf('desk')).toBe(forgejo.repository.headOf('main'));
});

test('A story that is changed is one commit, with no byte of another line.', async () => {
  const before = onBranch('main', pathOf('touched')) ?? '';
  await go('collections/stories-en');
  await page.getByText(STORIES.touched).click();
  // The picture is fetched from the service.
  await expect(page.frameLocator('iframe').locator('.story-picture img')).toHaveJSProperty('naturalWidth', 480);
  await headlineIn(page).fill('Harbour opens at last');
  const made = await committed(() => saveWellIn(page));
  expect(made).toMatchObject([{ author: { name: ANA.name }, files: [{ path: pathOf('touched'), letter: 'M' }] }]);
  expect(onBranch('desk', pathOf('touched'))).toBe(before.replace(/^headline: .*$/m, 'headline: Harbour opens at last'));
  expect(onBranch('main', pathOf('touched'))).toBe(before);
  await expect(reviewButton()).toHaveText('Send for review: 1 change');
});

test('What somebody else has saved meanwhile is not written over unasked.', async () => {
  const before = onBranch('desk', pathOf('shared')) ?? '';
  await go('collections/stories-en/entries/2026/shared');
  await headlineIn(page).fill('Mine');
  const theirs = before.replace(/^headline: .*$/m, 'headline: Theirs');
  forgejo.repository.commit('desk', [{ path: pathOf('shared'), bytes: Buffer.from(theirs) }], 'Theirs', BEN);
  const made = await committed(async () => {
    await saveIn(page);
    const told = page.getByRole('alertdialog', { name: 'Entry Changed by Someone Else' });
    await expect(told).toContainText('their changes will be lost');
    await told.getByRole('button', { name: 'Cancel' }).click();
  });
  expect(made).toEqual([]);
  expect(onBranch('desk', pathOf('shared'))).toBe(theirs);
  await page.getByRole('button', { name: 'Cancel Editing' }).click();
  await choice('Leave without saving?', 'Discard it').click();
  await closedIn(page);
});

test('A photo and a new story with it are a commit each; the story is a draft until it is published.', async () => {
  await go('collections/photos/new');
  const picture = await seaWall();
  await choosePictureIn(page, 'Sea Wall.JPG', picture);
  await fillPhotoWordsIn(page);
  const [photo] = await committed(() => saveWellIn(page));
  expect(photo?.files).toEqual([
    { path: 'content/photos/sea-wall.jpg', letter: 'A' },
    { path: 'content/photos/sea-wall.yaml', letter: 'A' },
  ]);
  expect(forgejo.repository.read('desk', 'content/photos/sea-wall.jpg')?.equals(picture)).toBe(true);

  await go('collections/stories-en/new');
  await beginStoryIn(page, { headline: 'Sea wall holds', published: '2026-07-14T08:30', text: 'The water came at noon.' });
  const made = await committed(() => saveWellIn(page));
  const path = pathOf('sea-wall-holds');
  expect(made.map(({ files }) => files)).toEqual([[{ path, letter: 'A' }]]);
  const text = onBranch('desk', path) ?? '';
  expect(text).toBe(`---
headline: Sea wall holds
section: news/coast
kind: news
published: 2026-07-14T08:30:00+01:00
byline: [ines-marlow]
photos:
  - photo: sea-wall
draft: true
---
The water came at noon.
`);

  // Nobody has touched the form.
  await page.getByText('Sea wall holds — draft').first().click();
  await expect(fieldIn(page, 'State')).toContainText('Draft');
  const published = await committed(async () => {
    await publishAsDatedIn(page);
    await expect.poll(() => onBranch('desk', path)).not.toContain('draft');
    await closedIn(page);
  });
  expect(published).toHaveLength(1);
  expect(onBranch('desk', path)).toBe(text.replace('draft: true\n', ''));
  await expect(page.getByText('Sea wall holds', { exact: true }).first()).toBeVisible();
});

test('A story is scheduled and made a draft, and its list says so.', async () => {
  await go('collections/stories-en/entries/2026/later');
  await headlineIn(page).fill('Harbour will open');
  await page.getByRole('button', { name: 'Schedule', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Schedule this story' });
  await dialog.getByLabel(/When it is to come out/).fill('2030-07-14T08:30');
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
  await closedIn(page);
  expect(onBranch('desk', pathOf('later'))).toContain('headline: Harbour will open\n');
  expect(onBranch('desk', pathOf('later'))).toContain('published: 2030-07-14T08:30:00+01:00\n');
  await page.getByText('Harbour will open — from 14 July 2030, 08:30').click();
  await page.getByRole('button', { name: 'Draft', exact: true }).click();
  await expect.poll(() => onBranch('desk', pathOf('later'))).toContain('draft: true\n');
  await expect(page.getByText('Harbour will open — draft')).toBeVisible();
});

test('What a build would refuse in a text is told at its field, and keeps a story that is out from being saved.', async () => {
  await go('collections/stories-en/entries/2026/refused');
  const text = (await revealIn(page, 'Text')).getByRole('textbox');
  await text.fill(
    'The harbour opened.\n\n# Big\n\n<iframe src="https://example.org/"></iframe>\n\n::related{story="2026/no-such-story"}\n',
  );
  const made = await committed(async () => {
    await saveIn(page);
    const refusal = page.getByRole('alertdialog');
    await expect(refusal).toContainText('“# Big” makes a heading of the first rank');
    await expect(refusal).toContainText('iframe');
    await expect(refusal).toContainText('“2026/no-such-story” is not a story in this language.');
    await refusal.getByRole('button').last().click();
  });
  expect(made).toEqual([]);
  await expect(fieldIn(page, 'Text')).toContainText(
    '“# Big” makes a heading of the first rank, which only the headline has. Mend: Write “## Big”.',
  );
  await text.fill('The harbour opened.\n\n## Big\n\n::related{story="2026/shared"}\n');
  expect(await committed(() => saveWellIn(page))).toHaveLength(1);
});

test('A story that is deleted takes its comments along, by one commit; the bin brings all of it back by another.', async () => {
  const [path, comment] = [pathOf('lonely'), 'content/comments/en/2026/lonely/01.yaml'];
  const before = [onBranch('desk', path), onBranch('desk', comment)];
  const remove = () =>
    committed(async () => {
      await deleteIn(page, LONELY);
      const along = page.getByRole('dialog', { name: 'Delete all of this?' });
      await expect(along.getByRole('listitem')).toHaveText(['comments/en/2026/lonely/01.yaml']);
      await along.getByRole('button', { name: 'Delete' }).click();
      await expect(page.getByText('Entry deleted.')).toBeVisible();
    });
  const gone = [
    { path: pathOf('lonely'), letter: 'D' },
    { path: comment, letter: 'D' },
  ];
  await go('collections/stories-en');
  expect((await remove()).map(({ files }) => inOrder(files))).toEqual([gone]);

  const back = await committed(async () => {
    await page.getByRole('button', { name: 'Bin', exact: true }).click();
    const bin = page.getByRole('dialog', { name: 'Bin' });
    await expect(bin.getByRole('radio')).toHaveAccessibleName(/^articles\/en\/2026\/lonely\.md, with comments\/en\/2026\/lonely\/01\.yaml/);
    await bin.getByRole('button', { name: 'Bring back' }).click();
    await expect(page.getByText(LONELY)).toBeVisible();
  });
  expect(back.map(({ files }) => inOrder(files))).toEqual([gone.map((file) => ({ ...file, letter: 'A' }))]);
  expect([onBranch('desk', path), onBranch('desk', comment)]).toEqual(before);
  expect(await remove()).toHaveLength(1);
});

test('The form of a photo shows its picture.', async () => {
  await go('collections/photos/entries/moon');
  await expect(page.getByRole('button', { name: /^Focal point/ }).getByRole('presentation')).toHaveJSProperty('naturalWidth', 320);
  await page.getByRole('button', { name: 'Cancel Editing' }).click();
  await closedIn(page);
});

test('What other files need is not deleted, and whoever names it is told in the words of a build.', async () => {
  await go('collections/stories-en');
  const made = await committed(async () => {
    await deleteIn(page, 'Harbour opens again after winter repairs');
    const told = page.getByRole('dialog', { name: 'Not deleted' });
    await expect(told).toContainText(`${HARBOUR} is needed by other files, so it was not deleted.`);
    await expect(told).toContainText(/content\/fronts\/en\.yaml, line \d+, lead\s+“2026\/harbour-opens” is not a story in this language\./);
    await told.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByText('Nothing was deleted.')).toBeVisible();
    await expect(page.getByText('Please try again')).toBeHidden();
    await expect(page.getByText('Entry deleted.')).toBeHidden();
  });
  expect(made).toEqual([]);
  expect(onBranch('desk', HARBOUR)).toBe(onBranch('main', HARBOUR));
});

test('The states that the history has of a story are shown beside it, and one is taken back by a commit of its bytes.', async () => {
  const path = pathOf('stated');
  const before = onBranch('desk', path) ?? '';
  const faulty = `${before.trimEnd()}\n\n# Big\n`;
  for (const [text, by] of [
    [faulty, BEN],
    [before.replace(/^headline: .*$/m, 'headline: By Ben'), BEN],
  ] as const)
    forgejo.repository.commit('desk', [{ path, bytes: Buffer.from(text) }], 'By Ben', by);
  await page.reload();
  await go('collections/stories-en/entries/2026/stated');
  await expect(headlineIn(page)).toHaveValue('By Ben');
  const states = page.getByRole('dialog', { name: 'Earlier states' });
  const open = () => page.getByRole('button', { name: 'Earlier states' }).click();
  const list = states.getByRole('combobox', { name: 'State' });
  const take = () => states.getByRole('button', { name: 'Take this state back' }).click();
  await open();
  await list.selectOption({ index: 1 });
  await take();
  const refused = page.getByRole('dialog', { name: 'It was not taken back' });
  await expect(refused).toContainText('“# Big” makes a heading of the first rank');
  await refused.getByRole('button', { name: 'Close' }).click();

  await headlineIn(page).fill('Typed and not saved');
  await open();
  await expect(list.getByRole('option')).toHaveText([/\d, Ben Okafor$/, /\d, Ben Okafor$/, /\d, Ana Pires$/]);
  await list.selectOption({ index: 2 });
  await expect(states.locator('mark')).toHaveText(['headline: By Ben', `headline: ${STORIES.stated}`]);
  expect((await findBarriers(page, WCAG)).found).toEqual([]);
  // What is typed is not lost unasked.
  await take();
  await choice('Leave without saving?', 'Go on editing').click();
  await expect(headlineIn(page)).toHaveValue('Typed and not saved');

  await open();
  await list.selectOption({ index: 2 });
  const made = await committed(async () => {
    await take();
    await choice('Leave without saving?', 'Discard it').click();
    await expect(headlineIn(page)).toHaveValue(STORIES.stated);
  });
  expect(made).toMatchObject([{ author: { name: ANA.name }, files: [{ path, letter: 'M' }] }]);
  expect(made[0]?.message).toMatch(/^Take back “articles\/en\/2026\/stated\.md” of \d/);
  expect(onBranch('desk', path)).toBe(before);
  await expect(page.getByRole('button', { name: 'Restore' })).toBeHidden();
  await page.getByRole('button', { name: 'Cancel Editing' }).click();
  await closedIn(page);
});

test('All that waits is sent as one review, without a barrier on a phone in the dark.', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await go('collections/stories-en');
  await reviewButton().click();
  const dialog = page.getByRole('dialog', { name: 'Send for review' });
  // The story that was taken back to what is out waits for nothing.
  await expect(dialog.getByRole('listitem')).toHaveText([
    'Stories, English: 2026/later, changed',
    'Stories, English: 2026/lonely, deleted',
    'Stories, English: 2026/refused, changed',
    'Stories, English: 2026/sea-wall-holds, new',
    'Stories, English: 2026/shared, changed',
    'Stories, English: 2026/touched, changed',
    'content/comments/en/2026/lonely/01, deleted',
    'Photos: sea-wall, new',
  ]);
  expect((await findBarriers(page, WCAG)).found).toEqual([]);
  await dialog.getByLabel('What the review is called').fill('The harbour on Monday');
  await dialog.getByRole('button', { name: 'Send for review' }).click();
  const sent = page.getByRole('dialog', { name: 'Sent for review' });
  await expect(sent.getByRole('link', { name: '#1' })).toHaveAttribute('href', `${forgejo.origin}/harbour-times/website/pulls/1`);
  await sent.getByRole('button', { name: 'Close' }).click();
  await expect(reviewButton()).toHaveText('8 changes in review');
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.emulateMedia({ colorScheme: null });
});

test('What is saved later comes into the same review; merged, it is what is published, and passes the check.', async () => {
  const before = forgejo.repository.headOf('main');
  await go('collections/stories-en/entries/2026/harbour-opens');
  await headlineIn(page).fill('Harbour opens again');
  await saveWellIn(page);
  await expect(reviewButton()).toHaveText('9 changes in review');
  expect(forgejo.pulls).toMatchObject([{ number: 1, title: 'The harbour on Monday', base: 'main', head: 'desk', state: 'open' }]);
  expect(forgejo.repository.headOf('main')).toBe(before);

  forgejo.merge(1, BEN);
  expect(onBranch('main', HARBOUR)).toContain('headline: Harbour opens again\n');
  const merged = join(project.root, 'merged');
  for (const { path, sha } of forgejo.repository.blobsOf(forgejo.repository.headOf('main') ?? '')) {
    mkdirSync(dirname(join(merged, path)), { recursive: true });
    writeFileSync(join(merged, path), forgejo.repository.bytesOf([sha])[0] ?? '');
  }
  const checked = check(join(merged, 'content'));
  expect(checked.printed).toContain('0 faults');
  expect(checked.code).toBe(0);
});

test('After the review, work begins anew from what is published, in a room that is still open.', async () => {
  expect(forgejo.repository.headOf('desk')).toBeUndefined();
  await go('collections/stories-en/entries/2026/touched');
  await headlineIn(page).fill('Harbour stays open');
  await saveWellIn(page);
  expect(forgejo.repository.between(forgejo.repository.headOf('main') ?? '', 'refs/heads/desk')).toHaveLength(1);
  expect(onBranch('desk', pathOf('touched'))).toContain('headline: Harbour stays open\n');
  await expect(reviewButton()).toHaveText('Send for review: 1 change');
});

test('The server was asked for nothing that its contract does not know, and nobody else for anything.', () => {
  expect(forgejo.unknown).toEqual([]);
  expect(git.elsewhere).toEqual([]);
});
