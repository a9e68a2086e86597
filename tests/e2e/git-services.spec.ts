import { expect, test } from '@playwright/test';
import { Github } from '../support/github.ts';
import { Gitlab } from '../support/gitlab.ts';
import { ANA, BEN, inOrder, LONELY, openGitRoom, pathOf, type GitRoom } from '../support/git-room.ts';
import { copyProject } from '../support/project.ts';
import {
  choosePictureIn,
  closedIn,
  deleteIn,
  fillPhotoWordsIn,
  headlineIn,
  saveIn,
  saveWellIn,
  SEA_WALL_WORDS,
  seaWall,
} from '../support/room-window.ts';

/**
 * The published room over the other two kinds of service: what `git-room` proves over Forgejo is done by the same code, but for what the
 * CMS and the room ask of each.
 */
test.describe.configure({ mode: 'default', timeout: 120_000 });

const STORIES = { touched: 'A story that is touched' };
const project = copyProject();
test.afterAll(() => {
  project.remove();
});

for (const Service of [Github, Gitlab])
  test.describe(Service.name, () => {
    let git: GitRoom;
    test.beforeAll(async ({ browser }) => {
      git = await openGitRoom(browser, { project, start: (...given) => Service.start(...given), stories: STORIES });
    });
    test.afterAll(async () => {
      await git.close();
    });

    test('An editor signs in; a story that is changed is one commit, with no byte of another line.', async () => {
      await git.signIn();
      await expect(git.review()).toHaveText('Nothing waits for review');
      const path = pathOf('touched');
      const before = git.onBranch('main', path) ?? '';
      await git.go('collections/stories-en');
      await git.page.getByText(STORIES.touched).click();
      await headlineIn(git.page).fill('Harbour opens at last');
      const made = await git.committed(() => saveWellIn(git.page));
      expect(made).toMatchObject([{ author: { name: ANA.name }, files: [{ path, letter: 'M' }] }]);
      expect(git.onBranch('desk', path)).toBe(before.replace(/^headline: .*$/m, 'headline: Harbour opens at last'));
      expect(git.onBranch('main', path)).toBe(before);
      await expect(git.review()).toHaveText('Send for review: 1 change');
    });

    test('A photo is a commit of its picture and its words.', async () => {
      const { host, page } = git;
      await git.go('collections/photos/new');
      const picture = await seaWall();
      await choosePictureIn(page, 'Sea Wall.JPG', picture);
      await fillPhotoWordsIn(page);
      const made = await git.committed(() => saveWellIn(page));
      expect(made.map(({ files }) => inOrder(files).map(({ path }) => path))).toEqual([
        ['content/photos/sea-wall.jpg', 'content/photos/sea-wall.yaml'],
      ]);
      expect(host.repository.read('desk', 'content/photos/sea-wall.jpg')?.equals(picture)).toBe(true);
      expect(git.onBranch('desk', 'content/photos/sea-wall.yaml')).toBe(SEA_WALL_WORDS);
    });

    test('A story is deleted with its comments, and brought back; what others need is not deleted.', async () => {
      const { page } = git;
      const paths = ['content/articles/en/2026/lonely.md', 'content/comments/en/2026/lonely/01.yaml'];
      const before = paths.map((path) => git.onBranch('desk', path));
      await git.go('collections/stories-en');
      const gone = await git.committed(async () => {
        await deleteIn(page, LONELY);
        await git.choice('Delete all of this?', 'Delete').click();
        await expect(page.getByText('Entry deleted.')).toBeVisible();
      });
      expect(gone.map(({ files }) => inOrder(files))).toEqual([paths.map((path) => ({ path, letter: 'D' }))]);
      const back = await git.committed(async () => {
        await page.getByRole('button', { name: 'Bin', exact: true }).click();
        await git.choice('Bin', 'Bring back').click();
        await expect(page.getByText(LONELY)).toBeVisible();
      });
      expect(back.map(({ files }) => inOrder(files))).toEqual([paths.map((path) => ({ path, letter: 'A' }))]);
      expect(paths.map((path) => git.onBranch('desk', path))).toEqual(before);

      const refused = await git.committed(async () => {
        await deleteIn(page, 'Harbour opens again after winter repairs');
        await expect(page.getByRole('dialog', { name: 'Not deleted' })).toContainText(/content\/fronts\/en\.yaml, line \d+, lead/);
        await git.choice('Not deleted', 'Close').click();
      });
      expect(refused).toEqual([]);
    });

    test('A state from before somebody else’s change is taken back by a commit of its bytes.', async () => {
      const { host, page } = git;
      const path = pathOf('touched');
      const before = git.onBranch('desk', path) ?? '';
      host.repository.commit('desk', [{ path, bytes: Buffer.from(before.replace(/^headline: .*$/m, 'headline: By Ben')) }], 'By Ben', BEN);
      await page.reload();
      await git.go('collections/stories-en/entries/2026/touched');
      await expect(headlineIn(page)).toHaveValue('By Ben');
      await page.getByRole('button', { name: 'Earlier states' }).click();
      const list = page.getByRole('dialog', { name: 'Earlier states' }).getByRole('combobox', { name: 'State' });
      await expect(list.getByRole('option')).toHaveText([/, Ben Okafor$/, /, Ana Pires$/, /, Ana Pires$/]);
      await list.selectOption({ index: 1 });
      const made = await git.committed(async () => {
        await git.choice('Earlier states', 'Take this state back').click();
        await expect(headlineIn(page)).toHaveValue('Harbour opens at last');
      });
      expect(made).toMatchObject([{ author: { name: ANA.name }, files: [{ path, letter: 'M' }] }]);
      expect(git.onBranch('desk', path)).toBe(before);
      await page.getByRole('button', { name: 'Cancel Editing' }).click();
      await closedIn(page);
    });

    test('What somebody else saves while a form is open is not written over unasked.', async () => {
      const { host, page } = git;
      const path = pathOf('touched');
      await git.go('collections/stories-en/entries/2026/touched');
      await headlineIn(page).fill('Mine');
      const theirs = (git.onBranch('desk', path) ?? '').replace(/^headline: .*$/m, 'headline: Theirs');
      host.repository.commit('desk', [{ path, bytes: Buffer.from(theirs) }], 'Theirs', BEN);
      const made = await git.committed(async () => {
        await saveIn(page);
        const told = page.getByRole('alertdialog', { name: 'Entry Changed by Someone Else' });
        await told.getByRole('button', { name: 'Cancel' }).click();
      });
      expect(made).toEqual([]);
      expect(git.onBranch('desk', path)).toBe(theirs);
      await page.getByRole('button', { name: 'Cancel Editing' }).click();
      await git.choice('Leave without saving?', 'Discard it').click();
      await closedIn(page);
    });

    test('All that waits is sent as one review; the server was asked for nothing that its contract does not know.', async () => {
      const { host, page } = git;
      await git.review().click();
      await expect(page.getByRole('dialog', { name: 'Send for review' }).getByRole('listitem')).toHaveText([
        'Stories, English: 2026/touched, changed',
        'Photos: sea-wall, new',
      ]);
      await git.choice('Send for review', 'Send for review').click();
      await git.choice('Sent for review', 'Close').click();
      await expect(git.review()).toHaveText('2 changes in review');
      expect(host.pulls).toMatchObject([{ base: 'main', head: 'desk', state: 'open' }]);
      expect(host.unknown).toEqual([]);
      expect(git.elsewhere).toEqual([]);
    });
  });
