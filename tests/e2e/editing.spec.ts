import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Dialog, type Page } from '@playwright/test';
import sharp from 'sharp';
import { COLOURS, findBarriers, WCAG } from '../support/axe.ts';
import { build, check, MOMENT } from '../support/build.ts';
import { startDevServer, type DevServer } from '../support/dev-server.ts';
import { copyProject } from '../support/project.ts';
import {
  beginStoryIn,
  choosePictureIn,
  closedIn,
  deleteIn,
  fieldIn,
  fillPhotoWordsIn,
  headlineIn,
  isPutByIn,
  openRoomWindow,
  publishAsDatedIn,
  revealIn,
  saveIn,
  saveWellIn,
  SEA_WALL_WORDS,
  seaWall,
  writeStories,
} from '../support/room-window.ts';
import { listFiles } from '../support/site.ts';

const PORT = 4393;
const project = copyProject();
let server: DevServer;

/**
 * The room stays open from test to test, for to open it takes a browser longer than most of what is done in it. Each test works on a
 * story of its own and leaves no form open with something in it. After one that fails, the rest begin with another server and room.
 */
let context: BrowserContext;
let page: Page;

/** What was asked of any other place than the server in all of these tests. */
let elsewhere: string[];

test.describe.configure({ mode: 'default', timeout: 180_000 });

const HARBOUR = 'articles/en/2026/harbour-opens.md';

/** Stories like that of the harbour, one for each test that changes one: the names of their files, and their headlines. */
const STORIES = {
  touched: 'A story that is touched in one place',
  twice: 'A story that is open twice',
  outside: 'A story that a text editor changes too',
  kept: 'A story that is left',
  refused: 'A story that is refused',
  stated: 'A story with earlier states',
  lonely: 'A lonely story',
  timed: 'A story that waits for its time',
  marked: 'A story with marks',
  raced: 'A story that is edited faster than it is read',
};
type Story = keyof typeof STORIES;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  writeStories(project.contentDir, STORIES, 'timed');
  server = await startDevServer(project, PORT);
  ({ context, page, elsewhere } = await openRoomWindow(browser, [server.origin]));
  await page.goto(`${server.origin}/admin/`);
  await expect(page.getByText('Stories, English').first()).toBeVisible();
});

test.afterAll(async () => {
  await context.close();
  await server.stop();
  project.remove();
});

function fileOf(story: Story): string {
  return `articles/en/2026/${story}.md`;
}

function formOf(story: Story): string {
  return `collections/stories-en/entries/2026/${story}`;
}

function read(path: string): string {
  return readFileSync(join(project.contentDir, path), 'utf8');
}

function write(path: string, text: string): void {
  writeFileSync(join(project.contentDir, path), text);
}

/** Goes to another place in a room that is open. */
async function go(address: string): Promise<void> {
  await page.goto(`${server.origin}/admin/#/${address}`);
}

const headline = (window = page) => headlineIn(window);
const field = (name: string) => fieldIn(page, name);
const reveal = (name: string) => revealIn(page, name);
const save = (window = page) => saveIn(window);
const closed = (window = page) => closedIn(window);
const saveWell = (window = page) => saveWellIn(window);
const isPutBy = (words: string) => isPutByIn(page, words);

function leaving() {
  return page.getByRole('dialog', { name: 'Leave without saving?' });
}

/** The CMS hears Escape a moment after it has drawn the form. */
async function escape(): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(leaving()).toBeVisible({ timeout: 1500 });
  }).toPass();
}

/** Leaves a form with something in it. */
async function discard(): Promise<void> {
  await page.getByRole('button', { name: 'Cancel Editing' }).click();
  await leaving().getByRole('button', { name: 'Discard it' }).click();
  await expect(leaving()).toBeHidden();
  await closed();
}

test('An editor uploads a picture with its focal point, writes a story with it, and the site builds with both.', async () => {
  await go('collections/photos/new');
  const stage = await choosePictureIn(page, 'Sea Wall.JPG', await seaWall());
  const { width, height } = (await stage.boundingBox()) ?? { width: 0, height: 0 };
  await stage.click({ position: { x: width * 0.84, y: height * 0.25 } });
  await expect(page.getByRole('textbox', { name: 'Focal point' })).toHaveValue('84% 25%');
  await fillPhotoWordsIn(page);
  await saveWell();
  expect(readFileSync(join(project.contentDir, 'photos/sea-wall.yaml'), 'utf8')).toBe(`focus: 84% 25%\n${SEA_WALL_WORDS}`);

  await go('collections/stories-en/new');
  await beginStoryIn(page, {
    headline: 'Sea wall holds: a “record” tide passes',
    standfirst: 'The highest tide since 1953 came on Monday, and the new wall stood.',
    published: '2026-07-14T08:30',
    dateline: 'London',
    text: 'The water came at noon.\n\n## After the tide\n\nIt *went* at one.\n\n::related{story="2026/harbour-opens"}',
  });
  const preview = page.frameLocator('iframe');

  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Sea wall holds: a “record” tide passes');
  await expect(preview.getByRole('heading', { level: 1 })).toHaveCSS('font-family', /Newsreader/);
  await expect(preview.getByRole('heading', { level: 1 })).toHaveCSS('font-size', /^[3-9]\d/);
  await saveWell();
  const begun = join(project.contentDir, 'articles/en/2026/sea-wall-holds-a-record-tide-passes.md');
  expect(readFileSync(begun, 'utf8')).toContain('\ndraft: true\n');
  await page.getByText('Sea wall holds: a “record” tide passes — draft').first().click();
  // The file alone is changed, of a form that is as it is in the file; then the room opens by itself again.
  await publishAsDatedIn(page);
  await expect.poll(() => readFileSync(begun, 'utf8')).not.toContain('draft');
  await closed();

  const file = listFiles(project.contentDir).find((path) => path.startsWith('articles/en/2026/sea-wall'));
  expect(file).toBe('articles/en/2026/sea-wall-holds-a-record-tide-passes.md');
  expect(readFileSync(join(project.contentDir, file ?? ''), 'utf8')).toBe(`---
headline: "Sea wall holds: a “record” tide passes"
standfirst: The highest tide since 1953 came on Monday, and the new wall stood.
section: news/coast
kind: news
published: 2026-07-14T08:30:00+01:00
byline: [ines-marlow]
dateline: London
photos:
  - photo: sea-wall
---
The water came at noon.

## After the tide

It *went* at one.

::related{story="2026/harbour-opens"}
`);

  const checked = check(project.contentDir);
  expect(checked.printed).toMatch(/0 faults and \d+ warnings in \d+ files; 19 stories, 3 photos checked\./);
  expect(checked.code).toBe(0);
  build({ content: project.contentDir, output: project.output, moment: MOMENT });
  const story = readFileSync(join(project.output, 'news/coast/2026/07/14/sea-wall-holds-a-record-tide-passes/index.html'), 'utf8');
  expect(story).toContain('Sea wall holds: a “record” tide passes</h1>');
  expect(story).toContain('<img src="/_pictures/sea-wall.');
  expect(story).toContain('alt="A red square above the sea"');
  expect(listFiles(project.output).filter((path) => /^(admin|_desk)\//.test(path))).toEqual([]);
});

test('A story that is changed keeps its comments, its order and every line that was not touched.', async () => {
  const before = read(fileOf('touched'));
  expect(before).toContain('\n# Checked with');
  await go('collections/stories-en');
  await page.getByText(STORIES.touched).click();
  await headline().fill('Harbour opens at last');
  await saveWell();
  expect(read(fileOf('touched'))).toBe(before.replace(/^headline: .*$/m, 'headline: Harbour opens at last'));
});

test('A story is scheduled with what was changed in it, and its list says so.', async () => {
  await go(formOf('timed'));
  await headline().fill('Harbour will open');
  await page.getByRole('button', { name: 'Schedule' }).click();
  const dialog = page.getByRole('dialog', { name: 'Schedule this story' });
  await dialog.getByLabel(/When it is to come out/).fill('2030-07-14T08:30');
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
  await closed();
  expect(read(fileOf('timed'))).toContain('headline: Harbour will open\n');
  expect(read(fileOf('timed'))).toContain('published: 2030-07-14T08:30:00+01:00\n');
  await expect(page.getByText('Harbour will open — from 14 July 2030, 08:30')).toBeVisible();

  await go(formOf('timed'));
  await page.getByRole('button', { name: 'Draft', exact: true }).click();
  await expect.poll(() => read(fileOf('timed'))).toContain('draft: true\n');
  await expect(page.getByText('Harbour will open — draft')).toBeVisible();
});

test('The desk’s page tells what is in hand, and leads to the form of each story.', async () => {
  const desk = await context.newPage();
  await desk.goto(`${server.origin}/_desk/`);
  const work = desk.getByRole('region', { name: 'In work' });
  await expect(work.getByRole('rowheader', { name: 'Harbour will open' }).getByRole('link')).toHaveAttribute(
    'href',
    `/admin/#/${formOf('timed')}`,
  );
  await expect(desk.getByRole('heading', { name: 'Photos without a description' })).toBeVisible();
  expect((await findBarriers(desk, WCAG)).found).toEqual([]);
  await desk.close();
  await expect(page.getByRole('link', { name: 'The desk' })).toHaveAttribute('href', `${server.origin}/_desk/`);
});

test('On a phone in the dark, the list and the form have no barrier.', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await go('collections/stories-en');
  await expect(page.getByText(STORIES.kept)).toBeVisible();
  const inList = await findBarriers(page, WCAG);
  await go(formOf('kept'));
  await expect(headline()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish', exact: true })).toBeInViewport();
  const inForm = await findBarriers(page, WCAG);
  expect([...inList.found, ...inForm.found]).toEqual([]);
  await page.getByRole('button', { name: 'Cancel Editing' }).click();
  await closed();
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.emulateMedia({ colorScheme: null });
});

test('A mistake is named in the words of a build, and nothing is saved.', async () => {
  await go('collections/topics/new');
  await field('About').getByRole('textbox', { name: 'English' }).fill('What the sea brings.');
  await save();
  await expect(page.getByRole('alertdialog')).toContainText(
    '“name” is missing. Mend: Add “name: …”. What belongs here: The topic as readers see it.',
  );
  expect(listFiles(join(project.contentDir, 'topics'))).toEqual(['harbours.yaml', 'tides.yaml']);

  await page.keyboard.press('Escape');
  const name = field('Name');
  await expect(name.getByText('“name” is missing.')).toBeVisible();
  await expect(name.getByRole('textbox', { name: 'English' })).toBeFocused();
  await expect(name.getByRole('textbox', { name: 'English' })).toHaveAttribute('aria-invalid', 'true');
  await go('collections/authors/entries/ines-marlow');
  await page.getByRole('button', { name: 'Discard it' }).click();
  const fediverse = page.getByRole('textbox', { name: 'Fediverse' });
  await fediverse.fill('ines');
  await save();
  await expect(field('Fediverse')).toContainText('The value is not an account of the fediverse, like @ana@mastodon.example.');
  await discard();
});

test('Two windows: the second to save sees both texts, and nothing is lost whatever is chosen.', async () => {
  const before = read(fileOf('twice'));
  await go(formOf('twice'));
  await headline().fill('Mine');
  const other = await context.newPage();
  await other.goto(`${server.origin}/admin/#/${formOf('twice')}`);
  await headline(other).fill('Theirs');
  await saveWell(other);
  await other.close();
  expect(read(fileOf('twice'))).toBe(before.replace(/^headline: .*$/m, 'headline: Theirs'));

  await save();
  const dialog = page.getByRole('dialog', { name: 'There are two texts of this file' });
  await expect(dialog).toContainText('has been changed since you opened it');
  await expect(dialog.locator('mark')).toHaveText(['headline: Theirs', 'headline: Mine']);
  await dialog.getByRole('button', { name: 'Go on editing' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('Nothing was saved.');
  await page.keyboard.press('Escape');
  await expect(headline()).toHaveValue('Mine');
  expect(read(fileOf('twice'))).toContain('headline: Theirs\n');

  await save();
  await dialog.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(page.getByText('Entry saved.')).toBeVisible();
  await closed();
  expect(read(fileOf('twice'))).toBe(before.replace(/^headline: .*$/m, 'headline: Mine'));

  // What was saved here is what the next form here is filled from.
  await page.getByText('Mine', { exact: true }).first().click();
  await headline().fill('Mine again');
  await saveWell();
  expect(read(fileOf('twice'))).toBe(before.replace(/^headline: .*$/m, 'headline: Mine again'));
});

test('A window and a text editor: what stands in the file by now can be taken.', async () => {
  const before = read(fileOf('outside'));
  await go(formOf('outside'));
  await headline().fill('From the browser');
  const theirs = before.replace(/^headline: .*$/m, 'headline: From the text editor');
  write(fileOf('outside'), theirs);
  await save();
  const accept = (dialog: Dialog): void => void dialog.accept();
  page.on('dialog', accept);
  await page.getByRole('button', { name: 'Drop mine and take what is there' }).click();
  page.off('dialog', accept);
  await expect(headline()).toHaveValue('From the text editor');
  await expect(page.getByRole('button', { name: 'Restore' })).toBeHidden();
  expect(read(fileOf('outside'))).toBe(theirs);
});

test('Escape and Back ask first, and what was typed comes back.', async () => {
  await go('collections/stories-en');
  await page.getByText(STORIES.kept).click();
  await headline().press('End');
  await headline().pressSequentially(' at last');
  const form = page.url();
  await escape();
  await leaving().getByRole('button', { name: 'Go on editing' }).click();
  await expect(headline()).toHaveValue(`${STORIES.kept} at last`);
  await expect(page).toHaveURL(form);
  // One step: a browser’s own button goes past those that were made while nobody touched the page, as those of tests are.
  await page.evaluate(() => {
    history.back();
  });
  await leaving().getByRole('button', { name: 'Go on editing' }).click();
  await expect(headline()).toHaveValue(`${STORIES.kept} at last`);
  await page.getByRole('button', { name: 'Cancel Editing' }).click();
  await leaving().getByRole('button', { name: 'Leave and keep it here' }).click();
  await closed();
  await page.getByText(STORIES.kept).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(headline()).toHaveValue(`${STORIES.kept} at last`);

  await escape();
  await leaving().getByRole('button', { name: 'Discard it' }).click();
  await closed();
  await page.getByText(STORIES.kept).click();
  await expect(headline()).toHaveValue(STORIES.kept);
  await expect(page.getByRole('button', { name: 'Restore' })).toBeHidden();
  // Nothing was typed, so nothing is asked.
  await page.getByRole('button', { name: 'Cancel Editing' }).click();
  await closed();
  await expect(leaving()).toBeHidden();
  await closed();
});

test('A second Escape before anything is drawn leaves the question alone, and the form as it is.', async () => {
  await go('collections/stories-en');
  await page.getByText(STORIES.kept).click();
  await headline().press('End');
  await headline().pressSequentially(' for good');
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeEnabled();
  const form = page.url();
  // In one task, as on a machine that is too busy to draw between two keys.
  const pressTwice = (key: string) =>
    page.evaluate((name) => {
      const before = history.length;
      for (let presses = 0; presses < 2; presses += 1)
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, code: name, bubbles: true, cancelable: true }));
      return history.length - before;
    }, key);
  // The CMS hears Escape a moment after it has drawn the form.
  await expect(async () => {
    expect(await pressTwice('Escape')).toBe(0);
    await expect(leaving()).toHaveCount(1, { timeout: 1500 });
  }).toPass();
  await expect(page).toHaveURL(form);
  await leaving().getByRole('button', { name: 'Go on editing' }).click();
  await expect(headline()).toHaveValue(`${STORIES.kept} for good`);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await discard();
  await expect(page).toHaveURL(/#\/collections\/stories-en$/);
  // Of a form that nobody has touched nothing is asked, and one step is gone back.
  await page.getByText(STORIES.kept).click();
  await expect(headline()).toHaveValue(STORIES.kept);
  await expect(async () => {
    if (await page.getByRole('button', { name: 'Cancel Editing' }).isVisible()) await pressTwice('Escape');
    await expect(page.getByRole('button', { name: 'Cancel Editing' })).toBeHidden({ timeout: 1500 });
  }).toPass();
  await closed();
  await expect(page).toHaveURL(/#\/collections\/stories-en$/);
});

test('A component is put into a text from a menu and changed in a form; no other letter of the text is touched.', async () => {
  const path = 'articles/en/2026/why-tides.mdx';
  const before = read(path);
  await go('collections/components-en/entries/2026/why-tides');
  const text = (await reveal('Text')).getByRole('textbox');
  await text.press('Control+End');
  await page.getByLabel('Put something into the text').selectOption('Factbox');
  const form = page.getByRole('dialog', { name: '<Factbox>' });
  await form.getByRole('button', { name: 'Put it into the text' }).click();
  await expect(form.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true');
  await form.getByLabel('Title').fill('Springs & neaps');
  await form.getByLabel('Text').fill('- Two of each a month.');
  expect((await findBarriers(page, WCAG)).found).toEqual([]);
  await form.getByRole('button', { name: 'Put it into the text' }).click();
  await expect(text).toHaveValue(/<Factbox title={'Springs & neaps'}>\n\n- Two of each a month\.\n\n<\/Factbox>\n$/);

  await text.evaluate((area: HTMLTextAreaElement) => {
    const place = area.value.indexOf('<Chart') + 3;
    area.focus();
    area.setSelectionRange(place, place);
  });
  await page.getByRole('button', { name: 'Change the one at the cursor' }).click();
  const chart = page.getByRole('dialog', { name: '<Chart>' });
  await chart.getByLabel(/^Wide/).check();
  await chart.getByRole('button', { name: 'Change it' }).click();
  await saveWell();
  const [, chartBegun = ''] = /(<Chart[^>]*?)\s*\/>/.exec(before) ?? [];
  expect(chartBegun).not.toBe('');
  expect(read(path)).toBe(
    `${before.replace(chartBegun, `${chartBegun} wide`).trimEnd()}\n\n<Factbox title={'Springs & neaps'}>\n\n- Two of each a month.\n\n</Factbox>\n`,
  );
});

test('The signs of Markdown are buttons and keys, and marks are put in from the menu; no other letter is touched.', async () => {
  const before = read(fileOf('marked'));
  await go(formOf('marked'));
  const text = (await reveal('Text')).getByRole('textbox');
  const select = (from: string, to = from) =>
    text.evaluate(
      (area: HTMLTextAreaElement, [first, last]) => {
        area.focus();
        area.setSelectionRange(area.value.indexOf(first), area.value.indexOf(last) + last.length);
      },
      [from, to] as const,
    );
  const bar = page.getByRole('group', { name: 'The text' });
  await expect(bar.getByRole('button', { name: 'Change the one at the cursor' })).toBeHidden();
  await select('again');
  await bar.getByRole('button', { name: 'Bold' }).click();
  await expect(text).toHaveValue(/^The harbour opened \*\*again\*\* on Monday\.\n/);
  await page.keyboard.press('Control+z');
  await expect(text).toHaveValue(/^The harbour opened again on Monday\.\n/);
  await select('again');
  await page.keyboard.press('Control+i');
  await select('Monday');
  await bar.getByRole('button', { name: 'Link' }).click();
  const link = page.getByRole('dialog', { name: 'Link' });
  await link.getByLabel('Address').fill('harbour.example');
  await link.getByRole('button', { name: 'Put it into the text' }).click();
  await expect(link.getByLabel('Address')).toHaveAttribute('aria-invalid', 'true');
  await link.getByLabel('Address').fill('https://harbour.example/');
  await link.getByRole('button', { name: 'Put it into the text' }).click();

  const menu = bar.getByLabel('Put something into the text');
  await menu.selectOption('Chart, map or another component…');
  const told = page.getByRole('dialog', { name: 'Components stand in texts that end in .mdx' });
  const selection = () => text.evaluate(({ selectionStart, value }: HTMLTextAreaElement) => value.slice(selectionStart));
  const behindLink = await selection();
  await told.getByRole('button', { name: 'Close' }).click();
  await expect(text).toBeFocused();
  await expect.poll(selection).toBe(behindLink);
  expect(behindLink).toMatch(/^\.\n\n!/);
  await text.press('Control+End');
  await expect.poll(selection).toBe('');
  await menu.selectOption('Note');
  const note = page.getByRole('dialog', { name: 'Note' });
  await note.getByLabel('Title').fill('The wall');
  await note.getByLabel('Text').fill('It is 200 metres long.');
  await note.getByRole('button', { name: 'Put it into the text' }).click();
  await menu.selectOption('Photo');
  const photo = page.getByRole('dialog', { name: 'Photo' });
  const photos = listFiles(join(project.contentDir, 'photos')).flatMap((file) => /^(.*)\.yaml$/.exec(file)?.[1] ?? []);
  await expect(photo.locator('datalist option')).toHaveText(photos);
  await photo.getByLabel('Photo').fill('moon');
  await photo.getByRole('button', { name: 'Put it into the text' }).click();
  await saveWell();
  expect(read(fileOf('marked'))).toBe(
    `${before.replace('opened again on Monday', 'opened *again* on [Monday](https://harbour.example/)').trimEnd()}\n\n:::note[The wall]\nIt is 200 metres long.\n:::\n\n![](moon)\n`,
  );
});

test('Edits that wait for what reads a text are made in their order, where they were asked for; nothing that was filled in is lost.', async () => {
  const before = read(fileOf('raced'));
  const window = await context.newPage();
  const release = new Map<string, () => void>();
  for (const name of ['emphasis', 'line-kinds']) {
    const held = new Promise<void>((done) => release.set(name, done));
    await window.route(new RegExp(`/${name}-[^/]*\\.js`), async (route) => {
      await held;
      await route.continue();
    });
  }
  await window.goto(`${server.origin}/admin/#/${formOf('raced')}`);
  const text = (await revealIn(window, 'Text')).getByRole('textbox');
  const select = (words: string) =>
    text.evaluate((area: HTMLTextAreaElement, wanted) => {
      area.focus();
      area.setSelectionRange(area.value.indexOf(wanted), area.value.indexOf(wanted) + wanted.length);
    }, words);
  const selection = () =>
    text.evaluate(({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) => value.slice(selectionStart, selectionEnd));
  const bar = window.getByRole('group', { name: 'The text' });
  const link = window.getByRole('dialog', { name: 'Link' });

  await select('again');
  await window.keyboard.press('Control+i');
  await select('Monday');
  await bar.getByRole('button', { name: 'Link' }).click();
  await text.press('Control+Home');
  await text.pressSequentially('Today: ');
  await select('harbour');
  await expect(text).toHaveValue(/^Today: The harbour opened again on Monday\./);
  release.get('emphasis')?.();
  await expect(link.getByLabel('Words')).toHaveValue('Monday');
  await expect(text).toHaveValue(/^Today: The harbour opened \*again\* on Monday\./);
  // Whatever else writes into the text while the form is open.
  await text.evaluate((area: HTMLTextAreaElement) => {
    area.setRangeText('Now and ', 0, 0);
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await link.getByLabel('Address').fill('https://harbour.example/');
  await link.getByRole('button', { name: 'Put it into the text' }).click();
  const begun = 'Now and Today: The harbour opened *again* on [Monday](https://harbour.example/).';
  await expect(text).toHaveValue(new RegExp(`^${begun.replace(/[.*[\]()]/g, String.raw`\$&`)}`));
  await expect(text).toBeFocused();
  expect(await selection()).toBe('harbour');

  // What is saved waits for what was asked for before, and who goes on in another field stays there.
  await select('Now and');
  await bar.getByRole('button', { name: 'Heading' }).click();
  await headlineIn(window).press('End');
  await window.keyboard.type('!');
  await window.keyboard.press('Control+s');
  release.get('line-kinds')?.();
  await closedIn(window);
  expect(read(fileOf('raced'))).toBe(
    before.replace(STORIES.raced, `${STORIES.raced}!`).replace('The harbour opened again on Monday.', `## ${begun}`),
  );

  await window.goto(`${server.origin}/admin/#/${formOf('raced')}`);
  await revealIn(window, 'Text');
  await select('harbour');
  await window.keyboard.press('Control+k');
  await link.getByLabel('Address').fill('https://quay.example/');
  await window.evaluate(() => {
    location.hash = '#/collections/topics';
  });
  await closedIn(window);
  await link.getByRole('button', { name: 'Put it into the text' }).click();
  const told = window.getByRole('dialog', { name: 'It was not put into the text' });
  await expect(told).toContainText('https://quay.example/');
  await told.getByRole('button', { name: 'Close' }).click();
  await window.close();
});

test('A sign that can do nothing says why.', async () => {
  await go(formOf('marked'));
  const text = (await reveal('Text')).getByRole('textbox');
  const bar = page.getByRole('group', { name: 'The text' });
  const told = page.getByRole('dialog', { name: 'Nothing was changed' });
  await text.press('Control+End');
  await text.pressSequentially('\n```\nsome code\n```');
  await text.press('ArrowUp');
  for (const name of ['Bold', 'Quotation']) {
    await bar.getByRole('button', { name }).click();
    await expect(told).toContainText('This is code: every sign in it stays as it is.');
    await told.getByRole('button', { name: 'Close' }).click();
    await expect(text).toBeFocused();
  }
  await bar.getByRole('button', { name: 'Link' }).click();
  await expect(page.getByRole('dialog', { name: 'No link can stand here' })).toContainText('This is code');
  await page.keyboard.press('Escape');
  await discard();
});

test('On a phone, light or dark, neither the bar above a text nor the form of a component has a barrier.', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await go('collections/components-en/entries/2026/why-tides');
  await reveal('Text');
  await page.getByLabel('Put something into the text').selectOption('Chart');
  const form = page.getByRole('dialog', { name: '<Chart>' });
  const found: string[] = [];
  const look = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await findBarriers(page, colorScheme === 'light' ? WCAG : COLOURS)).found);
    }
    const overhang = await form.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    expect(overhang).toBe(0);
  };
  await look();
  await form.getByRole('button', { name: 'Put it into the text' }).click();
  await expect(form.getByLabel(/^Title/)).toHaveAttribute('aria-invalid', 'true');
  await look();
  expect(found).toEqual([]);
  await form.getByRole('button', { name: 'Go on editing' }).click();
  await page.getByRole('button', { name: 'Cancel Editing' }).click();
  await closed();
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.emulateMedia({ colorScheme: null });
});

test('A window that is loaded again, or closed, asks first and gives back a new story.', async () => {
  await go('collections/stories-en/new');
  await headline().pressSequentially('The night ferry');
  await page.getByRole('textbox', { name: 'Standfirst' }).pressSequentially('It sails at one.');
  await expect.poll(() => isPutBy('It sails at one.')).toBe(true);
  const asked = page.waitForEvent('dialog');
  const loading = page.reload();
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await loading;
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(headline()).toHaveValue('The night ferry');
  await expect(page.getByRole('textbox', { name: 'Standfirst' })).toHaveValue('It sails at one.');
  await discard();
});

test('What a build would refuse is refused, in its words, and the text stays in the form.', async () => {
  const before = read(fileOf('refused'));
  await go(formOf('refused'));
  const text = (await reveal('Text')).getByRole('textbox');
  await text.fill('The harbour opened.\n\n# Big\n\n<iframe src="https://example.org/"></iframe>\n\n![A gull](gull)\n');
  await save();
  const refusal = page.getByRole('alertdialog');
  await expect(refusal).toContainText('“# Big” makes a heading of the first rank');
  await expect(refusal).toContainText('iframe');
  await expect(refusal).toContainText('“gull” is placed in the text but is not one of the story’s photos.');
  await expect(refusal).toContainText(/refused\.md, line \d+, text/);
  await page.keyboard.press('Escape');
  await expect(text).toHaveValue(/# Big/);
  expect(read(fileOf('refused'))).toBe(before);
  await text.fill('The harbour opened.');
  await saveWell();
});

test('Ctrl+S saves, a draft with its faults too, which are told; and an earlier state is taken back.', async () => {
  const before = read(fileOf('stated'));
  await go(formOf('stated'));
  await (await reveal('Text')).getByRole('textbox').fill('The harbour opened on Tuesday.');
  await page.keyboard.press('Control+s');
  // Who wants to be elsewhere at once is taken there when it has been saved, and is asked nothing.
  await go('collections/topics');
  await expect.poll(() => read(fileOf('stated'))).toContain('on Tuesday.');
  await closed();
  await expect(page).toHaveURL(/collections\/topics$/);
  await expect.poll(() => isPutBy('on Tuesday.')).toBe(false);

  write(fileOf('stated'), read(fileOf('stated')).replace('---\n', '---\ndraft: true\n'));
  await page.reload();
  await go(formOf('stated'));
  await (await reveal('Text')).getByRole('textbox').fill('# Big\n\nThe harbour opened.');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status').filter({ hasText: 'Saved as a draft.' })).toContainText('Write “## Big”.');
  await expect.poll(() => read(fileOf('stated'))).toContain('# Big');
  await page.getByRole('button', { name: 'Close', exact: true }).click();

  await go('collections/topics');
  await go(formOf('stated'));
  await page.getByRole('button', { name: 'Earlier states' }).click();
  const states = page.getByRole('dialog', { name: 'Earlier states' });
  const list = states.getByRole('combobox', { name: 'State' });
  await expect(list).toBeVisible();
  const names = await list.getByRole('option').allTextContents();
  expect(names.length).toBeGreaterThanOrEqual(3);
  await list.selectOption({ index: names.length - 1 });
  await expect(states).toContainText('Harbour');
  await states.getByRole('button', { name: 'Take this state back' }).click();
  await expect.poll(() => read(fileOf('stated'))).toBe(before);
  // The room is opened anew, with what is in the file by now.
  await expect(headline()).toHaveValue(STORIES.stated);
});

test('A photo without a description and a photo without a picture are refused, and leave nothing.', async () => {
  const picture = await sharp({ create: { width: 1600, height: 1000, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();
  await go('collections/photos/new');
  await field('Alt').getByRole('textbox', { name: 'English' }).fill('The sea');
  await save();
  await expect(page.getByRole('alertdialog')).toContainText('There is no picture.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await page.getByLabel('Choose a picture').setInputFiles({ name: 'gull.jpg', mimeType: 'image/jpeg', buffer: picture });
  // The form is filled anew once the picture has been read.
  await expect(page.getByRole('button', { name: /^Focal point/ }).getByRole('presentation')).toBeVisible();
  await field('Alt').getByRole('textbox', { name: 'English' }).fill('');
  await field('Caption').getByRole('textbox', { name: 'English' }).fill('A gull on Monday.');
  await page.getByRole('textbox', { name: 'Credit' }).fill('Ana Pires');
  await expect(field('Alt').getByRole('textbox', { name: 'English' })).toHaveValue('');
  await save();
  await expect(page.getByRole('alertdialog')).toContainText('The picture “gull” has no text for readers who cannot see it.');
  await page.keyboard.press('Escape');
  expect(['gull.jpg', 'gull.yaml', 'photo.yaml'].filter((name) => existsSync(join(project.contentDir, 'photos', name)))).toEqual([]);
  await field('Alt').getByRole('textbox', { name: 'English' }).fill('A gull');
  await saveWell();
  expect(read('photos/gull.yaml')).toContain('alt: A gull\n');
  expect(existsSync(join(project.contentDir, 'photos/gull.jpg'))).toBe(true);
});

test('A story is deleted without other stories’ files, and not while others need it.', async () => {
  const lonely = read(fileOf('lonely'));
  await go('collections/stories-en');
  await deleteIn(page, STORIES.lonely);
  await expect(page.getByText('Entry deleted.')).toBeVisible();
  expect(existsSync(join(project.contentDir, fileOf('lonely')))).toBe(false);
  expect(existsSync(join(project.contentDir, 'articles/en/2026/quay-levels.csv'))).toBe(true);

  await page.getByRole('button', { name: 'Bin', exact: true }).click();
  const bin = page.getByRole('dialog', { name: 'Bin' });
  await expect(bin.getByRole('radio', { name: /articles\/en\/2026\/lonely\.md/ })).toBeChecked();
  await bin.getByRole('button', { name: 'Bring back' }).click();
  await expect.poll(() => (existsSync(join(project.contentDir, fileOf('lonely'))) ? read(fileOf('lonely')) : '')).toBe(lonely);
  await expect(page.getByText(STORIES.lonely)).toBeVisible();

  await deleteIn(page, 'Harbour opens again after winter repairs');
  const told = page.getByRole('dialog', { name: 'Not deleted' });
  await expect(told).toContainText('is needed by other files, so it was not deleted.');
  await expect(told).toContainText('“2026/harbour-opens” is not a story in this language.');
  await told.getByRole('button', { name: 'Close' }).click();
  expect(existsSync(join(project.contentDir, HARBOUR))).toBe(true);
  // Nor is there anything wrong with what the tests before have saved.
  expect(check(project.contentDir).code).toBe(0);
});

test('Live coverage is told from a screen as wide as a phone’s, and each post is a file.', async () => {
  const story = 'articles/en/2026/spring-tide.md';
  write(
    story,
    read(story)
      .replace('status: ended', 'status: live')
      .replace(/ {2}ended: .*\n/, ''),
  );
  const folder = 'live/en/2026/spring-tide/';
  const posts = (): string[] => listFiles(project.contentDir).filter((path) => path.startsWith(folder));
  const before = posts();
  const live = await context.newPage();
  await live.setViewportSize({ width: 390, height: 844 });
  await live.goto(`${server.origin}/_desk/live/`);
  const form = live.getByRole('region', { name: 'A new post' });
  await form.getByLabel('What is new, in one line').fill('The wall holds');
  await form.getByLabel('What has happened').fill('# Big');
  // A phone that went to sleep gives back what was typed.
  await live.reload();
  await expect(form.getByLabel('What is new, in one line')).toHaveValue('The wall holds');
  await form.getByText('Picture', { exact: true }).first().click();
  await form
    .getByLabel('A picture from this device')
    .setInputFiles({ name: 'IMG_1.JPG', mimeType: 'image/jpeg', buffer: await seaWall('#468') });
  await form.getByLabel('What it shows').fill('A red square');
  await form.getByLabel('Who made it').fill('Ana Pires');
  await form.getByLabel('Key event').check();
  await form.getByRole('button', { name: 'Post it' }).click();
  await expect(form.getByText('Write “## Big”.')).toBeVisible();
  await expect(form.getByText('has no caption')).toBeVisible();
  expect((await findBarriers(live, WCAG)).found).toEqual([]);
  expect(await live.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(posts()).toEqual(before);
  await form.getByLabel('What has happened').fill('It stands.');
  await form.getByLabel('Caption').fill('The wall at eight.');
  await form.getByRole('button', { name: 'Post it' }).click();
  await expect(live.getByText('Posted.')).toBeVisible();
  const [made = ''] = posts().filter((path) => !before.includes(path));
  expect(read(made)).toMatch(
    /^---\npublished: \S+\nheadline: The wall holds\nkey: true\nphotos:\n {2}- photo: spring-tide-\d{4}\n---\nIt stands\.\n$/,
  );

  const item = live.getByRole('listitem').filter({ has: live.getByRole('heading', { name: 'The wall holds' }) });
  await item.getByText('Withdraw it').first().click();
  await item.getByLabel('Why does it not stand').fill('It was another wall.');
  await item.getByRole('button', { name: 'Withdraw it' }).click();
  await expect(live.getByText('The post is withdrawn.')).toBeVisible();
  expect(read(made)).toContain('withdrawn: It was another wall.\n');
  await live.getByRole('button', { name: 'End the coverage' }).click();
  await expect(live.getByText('The coverage has ended.')).toBeVisible();
  expect(read(story)).toMatch(/live:\n {2}status: ended\n {2}started: \S+\n {2}ended: \S+\n/);
  await live.close();
});

test('A front is arranged by buttons and by dragging, looked at, and saved; the rest of its file stays.', async () => {
  const before = read('fronts/en.yaml');
  const desk = await context.newPage();
  await desk.goto(`${server.origin}/_desk/front/`);
  const list = (name: string) => desk.getByRole('region', { name }).getByRole('listitem');
  await desk.getByLabel('Find by headline').fill('foghorn');
  await desk.getByRole('button', { name: 'Headlines: The sound of the old foghorn' }).click();
  await expect(list('Headlines')).toHaveCount(2);
  await desk.getByRole('button', { name: 'Up: The sound of the old foghorn' }).press('Enter');
  await expect(list('Headlines').first()).toContainText('foghorn');
  await expect(desk.getByRole('button', { name: 'Up: The sound of the old foghorn' })).toBeFocused();
  const grip = list('Headlines').nth(1).locator('.grip');
  const lead = list('Lead').first();
  await grip.hover();
  await desk.mouse.down();
  const box = (await lead.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await desk.mouse.move(box.x + 40, box.y + 4, { steps: 8 });
  await desk.mouse.up();
  await expect(lead).toContainText('Why there are two tides');
  await expect(list('Under the lead').first()).toContainText('Harbour opens again');

  await desk.getByRole('button', { name: 'Look at it' }).click();
  const phone = desk.frameLocator('iframe[title="The front on a phone"]');
  await expect(phone.getByRole('heading', { name: 'Why there are two tides a day' })).toBeVisible();
  expect((await findBarriers(desk, WCAG)).found).toEqual([]);
  expect(read('fronts/en.yaml')).toBe(before);
  // What is shown to others meanwhile is what is in the files.
  expect(await (await fetch(`${server.origin}/`)).text()).not.toContain('foghorn</a></h2>');
  await desk.getByRole('button', { name: 'Save the front' }).click();
  await expect(desk.getByText('The front is saved.')).toBeVisible();
  expect(read('fronts/en.yaml')).toBe(
    before
      .replace('lead: 2026/harbour-opens\n', 'lead: 2026/why-tides\n')
      .replace('leadRelated: [2026/spring-tide]', 'leadRelated: [2026/harbour-opens, 2026/spring-tide]')
      .replace('  - 2026/why-tides\nblocks', '  - 2026/foghorn\nblocks')
      .replace('archive: 2026/foghorn\n', ''),
  );
  await desk.close();
});

test('Pages, sections, comments, old addresses and settings have forms without a barrier, in which one word is changed.', async () => {
  const before = read('sections.yaml');
  const desk = await context.newPage();
  await desk.emulateMedia({ colorScheme: 'dark' });
  await desk.setViewportSize({ width: 390, height: 844 });
  for (const address of [
    'pages/?page=en/policies/corrections',
    'redirects/',
    'site/?part=accounts',
    'site/?part=advertisements',
    'comments/',
    'comments/?published=en/2026/harbour-opens/01',
    'sections/',
    'sections/?section=news/coast',
  ]) {
    await desk.goto(`${server.origin}/_desk/${address}`);
    await desk.emulateMedia({ colorScheme: 'light' });
    const inLight = await findBarriers(desk, COLOURS);
    await desk.emulateMedia({ colorScheme: 'dark' });
    const inDark = await findBarriers(desk, WCAG);
    expect([address, ...inLight.found, ...inDark.found]).toEqual([address]);
    expect([address, await desk.evaluate(() => document.documentElement.scrollWidth)]).toEqual([address, 390]);
  }
  await desk.getByRole('group', { name: 'Name' }).getByLabel('Español').fill('El litoral');
  // A phone that went to sleep gives back what was typed.
  await desk.reload();
  await expect(desk.getByRole('group', { name: 'Name' }).getByLabel('Español')).toHaveValue('El litoral');
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByText('The section is saved.')).toBeFocused();
  expect(read('sections.yaml')).toBe(before.replace('es: Costa', 'es: El litoral'));
  await desk.close();
});

/** Sends a request line as it is and tells the first line of the answer. */
function send(line: string, more = ''): Promise<string> {
  return new Promise((done) => {
    const socket = connect(PORT, 'localhost', () =>
      socket.write(`${line}\r\nHost: localhost:${String(PORT)}\r\nConnection: close\r\n${more}\r\n`),
    );
    let heard = '';
    socket.on('data', (part: Buffer) => (heard += part.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      done(heard.split('\r\n', 1)[0] ?? '');
    });
  });
}

test('Requests that are none are refused, and the server goes on.', async () => {
  for (const target of [
    'http://[/',
    'http://[/admin/local/',
    '//[',
    '*',
    '/%',
    '/admin/%',
    '/media/%ff',
    '/%00',
    'http://elsewhere.example/',
  ])
    expect(await send(`GET ${target} HTTP/1.1`), target).toBe('HTTP/1.1 400 Bad Request');
  await send('GET http://[/ HTTP/1.1', 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: vite-hmr\r\n');
  await send('GARBAGE');
  expect((await fetch(`${server.origin}/admin/`)).status).toBe(200);
});

test('Files of content/media are sent as what they are, never as a page, and no link is followed.', async () => {
  writeFileSync(join(project.contentDir, 'media/page.html'), '<script>alert(1)</script>');
  symlinkSync(join(project.root, 'package.json'), join(project.contentDir, 'media/linked.json'));
  const types = ['foghorn.mp3', 'page.html'].map(async (file) => {
    const { headers } = await fetch(`${server.origin}/media/${file}`);
    return [headers.get('content-type'), headers.get('x-content-type-options')];
  });
  expect(await Promise.all(types)).toEqual([
    ['audio/mpeg', 'nosniff'],
    ['application/octet-stream', 'nosniff'],
  ]);
  for (const path of ['linked.json', '..%2Fsite.yaml', '%2e%2e%2f%2e%2e%2fpackage.json'])
    expect((await fetch(`${server.origin}/media/${path}`)).status, path).toBe(404);
});

test('Nothing was asked of anybody else.', () => {
  expect(elsewhere).toEqual([]);
});
