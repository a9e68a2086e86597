import { expect, test, type Page } from '@playwright/test';
import { inLength } from '../support/length.ts';
import { readInbox } from '../../src/admin/desk/comment-desk.ts';
import { ADDRESS, COVERAGE, DISCUSSED, ESSAY, startLiveSite, type LiveSite } from '../support/live-site.ts';

/** Twenty minutes with a post every half minute, or a part of it. */
const POSTS = inLength(8, 40);
/** More than the longest pause between two questions. */
const PAUSE = 31_000;
let site: LiveSite;

test.describe.configure({ mode: 'default', timeout: inLength(120_000, 600_000) });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  site = await startLiveSite(POSTS + 4);
});

test.afterAll(() => {
  site.close();
});

const headlines = (page: Page) => page.locator('.posts .post h3').allInnerTexts();
const offer = (page: Page) => page.locator('live-follower button');
const boats = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, place) => `Boat ${String(from - place)} is in`);

async function open(page: Page, posts: number): Promise<void> {
  site.state = { posts };
  site.fails = false;
  await page.clock.install({ time: new Date('2026-03-05T19:02:30Z') });
  await page.addInitScript(() => {
    const own = globalThis as unknown as { moved: string[] };
    own.moved = [];
    interface Shift extends PerformanceEntry {
      hadRecentInput: boolean;
      sources: { node?: Node; previousRect: DOMRect; currentRect: DOMRect }[];
    }
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, sources } of list.getEntries() as Shift[]) {
        if (hadRecentInput) continue;
        for (const { node, previousRect, currentRect } of sources)
          own.moved.push(`${node?.textContent?.trim().slice(0, 60) ?? ''}: ${JSON.stringify([previousRect, currentRect])}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(site.origin + COVERAGE);
  // What shifts while letters are loaded is none of this.
  await page.evaluate(async () => {
    await document.fonts.ready;

    (globalThis as unknown as { moved: string[] }).moved = [];
  });
  site.asked.length = 0;
}

const heads = () => site.asked.filter((path) => path.endsWith('.json')).length;
const moved = (page: Page) => page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved);

/** Lets time pass until the page has asked, and been answered. */
async function untilAsked(page: Page): Promise<void> {
  const before = heads();
  await page.clock.runFor(PAUSE);
  await expect.poll(heads).toBeGreaterThan(before);
  await page.waitForLoadState('networkidle');
}

test('Every post comes once, is offered first, and moves nothing that is read', async ({ page }) => {
  await open(page, 4);
  await page.locator('#post-n2').scrollIntoViewIfNeeded();
  const place = await page.locator('#post-n2').evaluate((post) => post.getBoundingClientRect().top);
  let taken = 4;
  for (let posts = 5; posts <= POSTS + 4; posts += 1) {
    site.state = { posts };
    await untilAsked(page);
    await expect(offer(page)).toHaveText(`${String(posts - taken)} new post${posts - taken === 1 ? '' : 's'}`);
    expect((await headlines(page)).filter((headline) => headline.startsWith('Boat'))).toEqual(boats(taken, 1));
    if (posts % 4 !== 0) continue;
    await offer(page).click();
    taken = posts;
    await expect(page.locator(`#post-n${String(posts)}`)).toBeFocused();
    await expect(offer(page)).toBeHidden();
  }
  if (taken < POSTS + 4) await offer(page).click();
  expect((await headlines(page)).filter((headline) => headline.startsWith('Boat'))).toEqual(boats(POSTS + 4, 1));
  expect(place).toBeGreaterThan(0);
  expect(await moved(page)).toEqual([]);
});

test('What a reader reads stays where it is on the screen while posts come in', async ({ page }) => {
  await open(page, 6);
  await page.locator('#post-n2').evaluate((post) => {
    post.scrollIntoView({ block: 'center' });
  });
  const top = () => page.locator('#post-n2').evaluate((post) => post.getBoundingClientRect().top);
  const before = await top();
  site.state = { posts: 9 };
  await untilAsked(page);
  await expect(offer(page)).toBeInViewport();
  expect(await top()).toBe(before);
  expect(await moved(page)).toEqual([]);
});

test('A page that is hidden asks for nothing, and asks as soon as it is seen again', async ({ page }) => {
  await open(page, 4);
  const setHidden = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await setHidden(true);
  await page.clock.runFor(10 * PAUSE);
  expect(heads()).toBe(0);
  site.state = { posts: 5 };
  await setHidden(false);
  await expect(offer(page)).toHaveText('1 new post');
});

test('Posts that are withdrawn are marked at once, and say so when they are shown', async ({ page }) => {
  await open(page, 5);
  site.state = { posts: 5, withdrawn: [4], gone: [2] };
  await untilAsked(page);
  await expect(page.locator('#post-n4')).toHaveClass(/outdated/);
  await expect(page.locator('#post-n2')).toHaveClass(/outdated/);
  await expect(offer(page)).toHaveText('Posts have been changed');
  expect(await moved(page)).toEqual([]);
  await offer(page).click();
  await expect(page.locator('#post-n4')).toContainText('It was another boat.');
  expect((await headlines(page)).slice(0, 5)).toEqual(['Boat 5 is in', 'Withdrawn', 'Boat 3 is in', 'Withdrawn', 'Boat 1 is in']);
  await expect(page.locator('#post-n2')).not.toContainText('has passed the wall');
});

test('A host that does not answer is asked less often; coverage that has ended, not at all', async ({ page }) => {
  await open(page, 4);
  site.fails = true;
  await page.clock.runFor(15_000);
  await expect.poll(heads).toBe(1);
  // The next question comes after 25 seconds at the earliest.
  await page.clock.runFor(10_000);
  expect(heads()).toBe(1);
  site.fails = false;
  site.state = { posts: 5, ended: true };
  await page.clock.runFor(60_000);
  await expect(offer(page)).toHaveText('1 new post');
  await expect(page.locator('.live-state')).toContainText('Ended');
  const last = heads();
  await page.clock.runFor(10 * PAUSE);
  expect(heads()).toBe(last);
});

test('Times say how long ago, and stay true', async ({ page }) => {
  await open(page, 4);
  await expect(page.locator('#post-n1 .ago')).toHaveText('2 min ago');
  await page.clock.runFor(60_000);
  await expect(page.locator('#post-n1 .ago')).toHaveText('3 min ago');
  await expect(page.locator('#post-n1 time').first()).toHaveAttribute('datetime', '2026-03-05T19:00:30+00:00');
});

test('The keys j and k go from post to post', async ({ page }) => {
  await open(page, 4);
  const post = () => page.evaluate(() => document.activeElement?.closest('.post')?.id);
  await page.keyboard.press('j');
  expect(await post()).toBe('post-n4');
  await page.keyboard.press('j');
  expect(await post()).toBe('post-n3');
  await page.keyboard.press('k');
  expect(await post()).toBe('post-n4');
});

test.describe('The stream', () => {
  const video = (page: Page) => page.locator('stream-player video');
  const time = (page: Page) => video(page).evaluate((element: HTMLVideoElement) => element.currentTime);

  /** As browsers are that do not play lists of parts by themselves. */
  async function openUnaided(page: Page): Promise<void> {
    await page.addInitScript(() => {
      HTMLMediaElement.prototype.canPlayType = () => '';
    });
    await page.goto(`${site.origin}/live/`);
  }

  test.beforeEach(() => {
    site.stream.refuses = undefined;
    site.stream.asked.length = 0;
    site.asked.length = 0;
  });

  test('loads nothing before play, then what the browser needs, and goes on', async ({ page }) => {
    await openUnaided(page);
    const play = page.getByRole('button', { name: 'Play' });
    await expect(play).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(site.asked.filter((path) => path.includes('hls'))).toEqual([]);
    await page.evaluate(() => {
      document.querySelectorAll('video').forEach((element) => (element.muted = true));
    });
    await play.click();
    await expect.poll(() => time(page), { timeout: 30_000 }).toBeGreaterThan(1);
    expect(site.asked.filter((path) => path.includes('hls-player'))).toHaveLength(1);
    expect(site.stream.asked).toContain('/part0.m4s');
    // What the policy allows on this page, it allows on no other.
    expect(await page.locator('meta[http-equiv="content-security-policy"]').getAttribute('content')).toContain(site.stream.origin);
    const front = await page.request.get(`${site.origin}/`);
    expect((await front.text()).includes(site.stream.origin)).toBe(false);
  });

  test('is played by a browser that can, without more scripts', async ({ page }) => {
    await page.goto(`${site.origin}/live/`);
    await video(page).evaluate(async (element: HTMLVideoElement) => {
      element.muted = true;
      await element.play();
    });
    await expect.poll(() => time(page), { timeout: 30_000 }).toBeGreaterThan(0.5);
    expect(site.asked.filter((path) => path.includes('hls'))).toEqual([]);
  });

  test('says that it is not to be had here, or fails, and where it is', async ({ page }) => {
    for (const { refuses, text } of [
      { refuses: 403, text: 'The stream is not available where you are.' },
      { refuses: 404, text: 'The stream cannot be played at the moment.' },
    ] as const) {
      site.stream.refuses = refuses;
      await page.goto(`${site.origin}/live/`);
      await video(page).evaluate((element: HTMLVideoElement) => void element.play().catch(() => undefined));
      await expect(page.getByText(text)).toBeVisible();
      await expect(page.getByRole('link', { name: 'Open the stream’s address' })).toHaveAttribute(
        'href',
        `${site.stream.origin}/list.m3u8`,
      );
    }
    await openUnaided(page);
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(page.getByText('The stream cannot be played at the moment.')).toBeVisible();
  });

  test('goes on in a window of its own while a reader moves through the newspaper', async ({ page, context }) => {
    await page.goto(`${site.origin}/live/`);
    const [own] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'Go on watching in a window of its own' }).click(),
    ]);
    await expect(own.locator('stream-player video')).toBeVisible();
    await expect(own.locator('main h1')).toBeHidden();
    await expect(own.locator('.masthead, header').first()).toBeHidden();
    await video(own).evaluate(async (element: HTMLVideoElement) => {
      element.muted = true;
      await element.play();
    });
    await page.goto(`${site.origin}/`);
    const before = await time(own);
    await expect.poll(() => time(own)).toBeGreaterThan(before);
    // Pressed again, it is the same window.
    await page.goto(`${site.origin}/live/`);
    await page.getByRole('link', { name: 'Go on watching in a window of its own' }).click();
    expect(context.pages()).toHaveLength(2);
  });
});

test.describe('The discussion', () => {
  const waiting = () => readInbox(site.inbox).waiting.map(({ name, text }) => `${name}: ${text}`);

  /** The newspaper stands elsewhere than these tests serve it. */
  async function openStory(page: Page): Promise<void> {
    await page.route(`${ADDRESS}**`, async (route) => {
      await route.fulfill({ response: await route.fetch({ url: route.request().url().replace(ADDRESS, `${site.origin}/`) }) });
    });
    await page.goto(new URL(DISCUSSED, ADDRESS).href);
  }

  async function write(page: Page, name: string, text: string): Promise<void> {
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('Your comment').fill(text);
  }

  test('takes a comment, which an editor reads first, and says that it has arrived', async ({ page }) => {
    await page.clock.install();
    await openStory(page);
    await expect(page.getByText('Thank you.')).toBeHidden();
    await expect(page.getByLabel('Leave this field empty')).not.toBeInViewport();
    await write(page, 'Ada', 'Well said.\n\nBy everybody.');
    await page.clock.runFor(20_000);
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('Thank you. Your comment has arrived.')).toBeVisible();
    expect(waiting()).toContain('Ada: Well said.\n\nBy everybody.');
  });

  test('takes one without scripts, too', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await openStory(page);
    await write(page, 'Grace', 'I have no scripts.');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('I have no scripts.')).toBeVisible();
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('Your comment could not be taken.')).toBeVisible();
    await context.close();
  });

  test('shows what means harm as the words it is, and nothing wider than the page', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(site.origin + DISCUSSED);
    const comment = page.locator('.comment', { hasText: '<script>' });
    await expect(comment).toContainText('<img src=x onerror=');
    await expect(comment).toContainText('[link](javascript:harm)');
    await expect(comment.locator('img, a, script')).toHaveCount(0);
    expect(await page.evaluate(() => 'harmed' in globalThis)).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

test.describe('Pictures in a text', () => {
  test('are laid over each other, and the line between them is moved by keys; both captions stay', async ({ page }) => {
    await page.goto(site.origin + ESSAY);
    const figure = page.locator('.before-after');
    const line = figure.getByRole('slider', { name: 'Move the line between before and after' });
    const after = figure.locator('picture').last().locator('img');
    expect(await after.evaluate((image) => getComputedStyle(image).clipPath)).toContain('50%');
    await line.press('ArrowRight');
    expect(await after.evaluate((image) => getComputedStyle(image).clipPath)).toContain('51%');
    const [first, second] = await figure.locator('img').evaluateAll((images) =>
      images.map((image) => {
        const { x, y, width, height } = image.getBoundingClientRect();
        return [x, y, width, height];
      }),
    );
    expect(second).toEqual(first);
    await expect(figure.locator('.credit:visible')).toHaveCount(2);
    await expect(figure.getByText('In winter')).toBeVisible();
  });

  test('stay in sight while their words pass, and stand one below the other without scripts', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 720 } });
    const page = await context.newPage();
    await page.goto(site.origin + ESSAY);
    const step = page.locator('.picture-step').first();
    await expect(step.locator('.placed')).toHaveCSS('position', 'sticky');
    const boxes = await page.locator('.before-after img').evaluateAll((images) => images.map((image) => image.getBoundingClientRect().top));
    expect(boxes[1]).toBeGreaterThan(boxes[0] ?? 0);
    await expect(page.locator('.before-after .credit')).toHaveCount(2);
    await context.close();
  });
});
