import type { Page } from '@playwright/test';
import { STORY } from '../support/pages.ts';
import { expect, test } from '../support/reader.ts';

interface Spoken {
  text: string;
  lang: string;
  rate: number;
}

/** Gives the window voices that finish a sentence when a test says so: browsers of tests have none. */
async function giveVoices(page: Page): Promise<void> {
  await page.evaluate(() => {
    const own = globalThis as unknown as { spoken: SpeechSynthesisUtterance[]; keys: Record<string, () => void> };
    own.spoken = [];
    own.keys = {};
    const voices = ['en-GB', 'ar-EG', 'es-ES'].map((lang) => ({ lang, localService: true, name: lang, voiceURI: lang, default: false }));
    Object.defineProperty(globalThis, 'speechSynthesis', {
      configurable: true,
      value: { getVoices: () => voices, speak: (one: SpeechSynthesisUtterance) => own.spoken.push(one), cancel: () => undefined },
    });
    Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', { configurable: true, writable: true, value: undefined });
    navigator.mediaSession.setActionHandler = (action, handler) => {
      own.keys[action] = handler as () => void;
    };
  });
}

const spoken = (page: Page): Promise<Spoken[]> =>
  page.evaluate(() =>
    (globalThis as unknown as { spoken: SpeechSynthesisUtterance[] }).spoken.map(({ text, lang, rate }) => ({ text, lang, rate })),
  );
const finish = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { spoken: EventTarget[] }).spoken.at(-1)?.dispatchEvent(new Event('end')));
const press = (page: Page, key: string) =>
  page.evaluate((name) => (globalThis as unknown as { keys: Record<string, () => void> }).keys[name]?.(), key);

test('A story is read aloud: marked, kept in sight, stopped, slowed and stepped through, by buttons and by media keys', async ({
  page,
}) => {
  await page.goto(STORY.en);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await giveVoices(page);
  const listen = page.locator('[data-action="listen"]');
  expect(asked.filter((url) => url.includes('/listen'))).toEqual([]);
  await listen.click();
  const bar = page.getByRole('region', { name: 'Listen' });
  await expect(bar.getByRole('link')).toHaveText(/first talks/);
  expect(asked.some((url) => url.includes('/_astro/listen'))).toBe(true);
  await expect(page.locator('h1.being-read')).toBeVisible();
  expect(await page.evaluate(() => navigator.mediaSession.metadata?.title)).toMatch(/first talks/);

  await bar.getByRole('button', { name: 'Forward' }).click();
  await bar.getByRole('button', { name: 'Forward' }).click();
  await finish(page);
  const reading = page.locator('.being-read');
  await expect(reading).toHaveCount(1);
  await expect(reading).toBeInViewport();
  await press(page, 'previoustrack');
  await bar.getByLabel('Speed').selectOption('1.5');
  expect((await spoken(page)).at(-1)).toMatchObject({ lang: 'en-GB', rate: 1.5 });
  await press(page, 'pause');
  await bar.getByRole('button', { name: 'Play' }).click();
  await expect(bar.getByRole('button', { name: 'Pause' })).toBeVisible();

  // What has the focus is not under the bar.
  await page.locator('.end a').last().focus();
  const [focused, box] = [await page.locator('.end a').last().boundingBox(), await bar.boundingBox()];
  expect((focused?.y ?? 0) + (focused?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + 1);

  await listen.click();
  await expect(bar).toBeHidden();
  await expect(page.locator('.being-read')).toHaveCount(0);
});

test('Saved stories are read one after the other, each in its language', async ({ page }) => {
  for (const path of [STORY.ar, STORY.en]) {
    await page.goto(path);
    await page.locator('[data-action="save"]').click();
  }
  await page.goto('/saved/');
  await giveVoices(page);
  await page.getByRole('button', { name: 'Listen to all' }).click();
  const title = page.getByRole('region', { name: 'Listen' }).getByRole('link');
  await expect(title).toHaveAttribute('href', STORY.en);
  for (let count = 0; count < 200 && (await title.getAttribute('href')) === STORY.en; count += 1) await finish(page);
  await expect(title).toHaveAttribute('href', STORY.ar);
  await expect.poll(async () => (await spoken(page)).at(-1)?.lang).toBe('ar-EG');
});

test('What the editors have recorded is played instead; where there is no voice, the page says so', async ({ page }) => {
  await page.goto('/climate/2026/11/13/the-curve-as-a-tune/');
  await giveVoices(page);
  await page.locator('[data-action="listen"]').click();
  const audio = page.locator('.recording audio');
  await expect.poll(() => audio.evaluate((element: HTMLAudioElement) => element.currentTime)).toBeGreaterThan(0);
  expect(await spoken(page)).toEqual([]);

  await page.goto(STORY.es);
  await page.evaluate(() => {
    speechSynthesis.getVoices = () => [];
  });
  await page.locator('[data-action="listen"]').click();
  await expect(page.getByText('Este dispositivo no tiene voz para este idioma.')).toBeVisible();
});
