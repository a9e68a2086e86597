import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { cardSet, cardUrl, isCardSet, type CardView } from '../../../src/site/seo/preview.ts';
import { drawCard, makeCard } from '../../../src/build/card-maker.ts';
import { setLine, setParagraph } from '../../../src/build/typesetter.ts';

const cacheDir = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(cacheDir, { recursive: true });
});

const english: CardView = {
  edition: { language: 'en', locale: 'en-GB', direction: 'ltr' },
  siteName: 'The Tideline',
  title: 'The harbour opens again',
  kicker: 'Harbours',
  colour: 'blue',
  day: '2 March 2026',
};
const arabic: CardView = {
  ...english,
  edition: { language: 'ar', locale: 'ar', direction: 'rtl' },
  title: 'يفتح الميناء أبوابه من جديد',
  kicker: 'الميناء',
};

/** How dark each column of a card’s lower part is: where its headline stands. */
async function inkBySide(card: CardView): Promise<{ left: number; right: number }> {
  const { data, info } = await sharp(await makeCard(card, { cacheDir }))
    .extract({ left: 0, top: 220, width: 1200, height: 380 })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const ink = { left: 0, right: 0 };
  data.forEach((value, place) => {
    if (value < 128) ink[place % info.width < info.width / 2 ? 'left' : 'right'] += 1;
  });
  return ink;
}

describe('a card', () => {
  it('is a JPEG of the size that services ask for, with the same bytes each time', async () => {
    const card = await makeCard(english, { cacheDir: join(cacheDir, 'one') });
    expect(await sharp(card).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
    expect(await makeCard(english, { cacheDir: join(cacheDir, 'two') })).toEqual(card);
    expect(await makeCard(english, { cacheDir: join(cacheDir, 'one') })).toEqual(card);
  });

  it('begins at the side where its language begins', async () => {
    const [english_, arabic_] = [await inkBySide({ ...english, title: 'Tides' }), await inkBySide({ ...arabic, title: 'المد' })];
    expect(english_.left).toBeGreaterThan(1000);
    expect(english_.right).toBe(0);
    expect(arabic_.right).toBeGreaterThan(1000);
    expect(arabic_.left).toBe(0);
  });

  it('keeps a title of any length within its edges', async () => {
    for (const title of ['A', 'tide '.repeat(80), 'W'.repeat(300)]) {
      const { data, info } = await sharp(await makeCard({ ...english, title }, { cacheDir }))
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const edge = data.filter((_, place) => place % info.width < 40 || place % info.width >= 1160 || place >= info.width * 600);
      expect(Math.min(...edge)).toBeGreaterThan(200);
    }
  });

  it('asks nothing of the machine’s own fonts', () => {
    expect(drawCard(english)).not.toMatch(/<text|font-family/);
  });

  it('has an address of its own, which no photo can have', () => {
    expect(cardUrl('/paper/', english)).toMatch(/^\/paper\/_pictures\/-card\.[\w-]{8}\/1200x630\.jpg$/);
    expect(cardSet({ ...english, day: '3 March 2026' })).not.toBe(cardSet(english));
    expect(isCardSet(cardSet(english))).toBe(true);
    expect(isCardSet('card.abcdefgh')).toBe(false);
  });
});

describe('a line of type', () => {
  const widthOf = (text: string, direction: 'ltr' | 'rtl' = 'ltr') => setLine(text, { family: 'serif', size: 100 }, direction).width;
  /** Where each letter of a line stands, from the left. */
  const places = (text: string, direction: 'ltr' | 'rtl') =>
    [...setLine(text, { family: 'naskh', size: 100 }, direction).outlines.matchAll(/matrix\(\S+ 0 0 \S+ (\S+) \S+\)" d="([^"]*)"/g)].map(
      ([, x = '', outline = '']) => ({ x: Number(x), outline }),
    );

  it('joins Arabic letters', () => {
    const apart = Array.from('ميناء').reduce((sum, letter) => sum + widthOf(letter, 'rtl'), 0);
    expect(widthOf('ميناء', 'rtl')).toBeLessThan(apart * 0.9);
  });

  it('sets numbers and names from left to right within Arabic', () => {
    const alone = places('30', 'ltr').map(({ outline }) => outline);
    const within = places('عام 30', 'rtl');
    expect(within.slice(0, 2).map(({ outline }) => outline)).toEqual(alone);
    expect(within.every(({ x }, place) => place === 0 || x >= (within[place - 1]?.x ?? 0) - 60)).toBe(true);
  });

  it('takes letters that the site’s cut leaves out from the whole faces, and leaves out what no face has', () => {
    for (const letter of ['Ł', 'À', 'ữ', 'پ']) expect(widthOf(letter), letter).toBeGreaterThan(10);
    expect(widthOf('漢')).toBe(0);
  });
});

describe('a headline', () => {
  const style = { family: 'serif' } as const;
  const frame = { direction: 'ltr', sizes: [90, 60, 40], width: 1000, most: 3 } as const;

  it('is as large as it can be', () => {
    expect(setParagraph('High tide', style, frame)).toMatchObject({ size: 90, lines: { length: 1 } });
    expect(setParagraph('tide '.repeat(25), style, frame).size).toBeLessThan(90);
  });

  it('has lines of about one length', () => {
    const { lines } = setParagraph('The harbour opens again after a winter of storms', style, frame);
    const widths = lines.map(({ width }) => width);
    expect(widths.length).toBe(2);
    expect(Math.min(...widths) / Math.max(...widths)).toBeGreaterThan(0.75);
  });

  it('ends with an ellipsis where there is no more room', () => {
    const { lines } = setParagraph('tide '.repeat(200), style, frame);
    expect(lines).toHaveLength(3);
    const ellipsis = setLine('…', { ...style, size: 40 }, 'ltr').outlines.split(' d="')[1];
    expect(lines.at(-1)?.outlines.endsWith(ellipsis ?? '?')).toBe(true);
  });
});
