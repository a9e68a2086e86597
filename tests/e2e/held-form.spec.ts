import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page, type Route } from '@playwright/test';
import { startDevServer, type DevServer } from '../support/dev-server.ts';
import { copyProject } from '../support/project.ts';
import { closedIn, openRoomWindow, revealIn, writeStories } from '../support/room-window.ts';

/** What a form does while something that it waits for is slow, fails or never comes: it loses nothing, and can always be left. */

const project = copyProject();
let server: DevServer;
let context: BrowserContext;
let page: Page;

// Each has its own, since what was typed and not saved is put by and offered again.
const STORIES = {
  slow: 'A story that is saved slowly',
  endless: 'A story whose save does not end',
  refused: 'A story that is refused late',
  signed: 'A story with signs',
  unread: 'A story whose signs are not read',
  pasted: 'A story that is pasted into',
  composed: 'A story in letters that are put together',
  timed: 'A story that waits for its time',
};
const OPENED = 'The harbour opened again on Monday.';

test.describe.configure({ mode: 'default', timeout: 120_000 });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  writeStories(project.contentDir, STORIES, 'timed');
  server = await startDevServer(project, 4396);
  ({ context } = await openRoomWindow(browser, [server.origin]));
});

test.beforeEach(async () => {
  page = await context.newPage();
});

test.afterEach(async () => {
  await page.close();
});

test.afterAll(async () => {
  await context.close();
  await server.stop();
  project.remove();
});

function read(story: keyof typeof STORIES): string {
  return readFileSync(join(project.contentDir, `articles/en/2026/${story}.md`), 'utf8');
}

/** Opens the form of a story, and gives its text. */
async function open(story: keyof typeof STORIES) {
  await page.goto(`${server.origin}/admin/#/collections/stories-en/entries/2026/${story}`);
  const text = (await revealIn(page, 'Text')).getByRole('textbox');
  await expect(text).toHaveValue(new RegExp(OPENED));
  return text;
}

/** Goes to another list by its address, as a link does. */
async function leaveForTopics(): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/collections/topics';
  });
}

/** Holds what matches until it is let go on with, and says when the first has been asked for. */
async function hold(what: RegExp, goOn: (route: Route) => Promise<void> = (route) => route.continue()) {
  const held = Promise.withResolvers<undefined>();
  const asked = Promise.withResolvers<undefined>();
  await page.route(what, async (route) => {
    if (what === SAVING && route.request().method() !== 'POST') return route.fallback();
    asked.resolve(undefined);
    await held.promise;
    await goOn(route).catch(() => undefined);
  });
  return {
    asked: asked.promise,
    letGo: () => {
      held.resolve(undefined);
    },
  };
}

/** Where the room asks what a build would say. */
const SAVING = /\?file=/;

const told = () => page.getByRole('dialog', { name: 'Nothing was changed' });

test('While a form is saved nothing can be typed that would not be saved; afterwards it is left as usual.', async () => {
  const text = await open('slow');
  await text.press('Control+Home');
  await text.pressSequentially('Today. ');
  const saving = await hold(SAVING);
  await page.keyboard.press('Control+s');
  await saving.asked;
  await text.evaluate((area: HTMLTextAreaElement) => {
    area.focus();
  });
  await page.keyboard.type('Lost words. ');
  await expect(text).toHaveValue(new RegExp(`^Today. ${OPENED}`));
  saving.letGo();
  await closedIn(page);
  expect(read('slow')).toContain(`Today. ${OPENED}`);
});

test('A form whose save does not come to an end can be left, and what was typed is offered when it is opened again.', async () => {
  const text = await open('endless');
  await text.press('Control+Home');
  await text.pressSequentially('In vain. ');
  const saving = await hold(SAVING);
  await page.keyboard.press('Control+s');
  await saving.asked;
  await leaveForTopics();
  await expect(page).toHaveURL(/entries\/2026\/endless$/);
  const asked = page.getByRole('dialog', { name: 'It is still being saved' });
  for (const leave of [leaveForTopics, () => page.getByRole('button', { name: 'Cancel Editing' }).click()]) {
    await leave();
    await asked.getByRole('button', { name: 'Wait for it' }).click();
    await expect(page).toHaveURL(/entries\/2026\/endless$/);
  }
  await leaveForTopics();
  await asked.getByRole('button', { name: 'Leave without waiting' }).click();
  await expect(page).toHaveURL(/collections\/topics$/);
  await page.unroute(SAVING);
  saving.letGo();
  await expect(page.getByRole('button', { name: 'Cancel Editing' })).toBeHidden();
  await page.goto(`${server.origin}/admin/#/collections/stories-en/entries/2026/endless`);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect((await revealIn(page, 'Text')).getByRole('textbox')).toHaveValue(/^In vain\. /);
});

test('A save that is refused lets go of the form, whatever has become of it meanwhile.', async () => {
  const text = await open('refused');
  const before = await text.inputValue();
  await text.press('Control+Home');
  await text.pressSequentially('Never. ');
  const saving = await hold(SAVING, (route) => route.fulfill({ status: 422, body: 'It is not to be.' }));
  await page.keyboard.press('Control+s');
  await saving.asked;
  // As it was: the button that saves cannot be pressed any more.
  await text.evaluate((area: HTMLTextAreaElement, was) => {
    area.value = was;
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, before);
  saving.letGo();
  const refusal = page.getByRole('alertdialog');
  await expect(refusal).toContainText('It is not to be.');
  await refusal.getByRole('button').first().click();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await text.press('End');
  await leaveForTopics();
  await closedIn(page);
  await expect(page).toHaveURL(/collections\/topics$/);
});

test('Ctrl+S on a form in which nothing was changed leaves the cursor where it was, and holds nobody.', async () => {
  for (const leave of [leaveForTopics, () => page.getByRole('button', { name: 'Cancel Editing' }).click()]) {
    const text = await open('refused');
    await text.press('Control+Home');
    await page.keyboard.press('Control+s');
    await expect(text).toBeFocused();
    await page.keyboard.press('Control+s');
    await leave();
    await closedIn(page);
  }
  const text = await open('refused');
  await text.press('Control+Home');
  await page.keyboard.press('Control+s');
  await leaveForTopics();
  await expect(page).toHaveURL(/collections\/topics$/);
});

test('What reads a text cannot be fetched: it is said, nothing is changed or held up, and it can be tried again.', async () => {
  await page.route(/\/emphasis-[^/]*\.js/, (route) => route.abort());
  const text = await open('signed');
  const before = await text.inputValue();
  await text.press('Control+Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Control+b');
  await expect(told()).toContainText('could not be fetched');
  await told().getByRole('button', { name: 'Close' }).click();
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(before);
  await page.unroute(/\/emphasis-[^/]*\.js/);
  await page.keyboard.press('Control+b');
  await expect(text).toHaveValue(before.replace('The', '**The**'));
  await page.keyboard.press('Control+z');
  await expect(text).toHaveValue(before);
});

test('What reads a text does not come: after a while that is said, and what waits for it is done.', async () => {
  await page.clock.install();
  const lines = await hold(/\/line-kinds-[^/]*\.js/);
  const text = await open('unread');
  await text.press('Control+Home');
  await page.getByRole('group', { name: 'The text' }).getByRole('button', { name: 'Heading' }).click();
  await lines.asked;
  await text.press('Control+End');
  await page.keyboard.type(' Saved.');
  await page.keyboard.press('Control+s');
  await page.clock.runFor(30_000);
  await expect(told()).toContainText('could not be fetched');
  await told().getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => read('unread')).toContain(' Saved.');
  lines.letGo();
});

test('What is pasted while an edit waits stays, and each is taken back by itself.', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const lines = await hold(/\/line-kinds-[^/]*\.js/);
  const text = await open('pasted');
  const before = await text.inputValue();
  await text.press('Control+Home');
  await page.evaluate(() => navigator.clipboard.writeText('One line.\n\nAnother.\n\n'));
  await page.getByRole('group', { name: 'The text' }).getByRole('button', { name: 'Heading' }).click();
  await lines.asked;
  await text.press('Control+Home');
  await page.keyboard.press('Control+v');
  const pasted = `One line.\n\nAnother.\n\n${before}`;
  await expect(text).toHaveValue(pasted);
  lines.letGo();
  await expect(text).toHaveValue(`One line.\n\nAnother.\n\n## ${before}`);
  await text.press('Control+z');
  await expect(text).toHaveValue(pasted);
  await page.keyboard.press('Control+z');
  await expect(text).toHaveValue(before);
});

test('An edit waits for letters that are still being put together.', async () => {
  const emphasis = await hold(/\/emphasis-[^/]*\.js/);
  const text = await open('composed');
  const before = await text.inputValue();
  await text.press('Control+Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Control+b');
  await text.press('Control+End');
  const input = await context.newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'みな', selectionStart: 2, selectionEnd: 2 });
  emphasis.letGo();
  await page.waitForResponse(/\/emphasis-[^/]*\.js/).catch(() => undefined);
  await input.send('Input.imeSetComposition', { text: 'みなと', selectionStart: 3, selectionEnd: 3 });
  await input.send('Input.insertText', { text: '港' });
  await expect(text).toHaveValue(`${before.replace(/^\S+/, '**$&**')}港`);
});
