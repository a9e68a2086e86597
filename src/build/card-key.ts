import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { digestOf } from '../shared/digest.ts';

/** Raise it when cards are drawn in another way. */
const METHOD = 2;

/** How a card is encoded. Chosen by measurement: a third of the time and three quarters of the bytes of a progressive one of quality 84. */
export const CARD_JPEG = { quality: 70, chromaSubsampling: '4:4:4' } as const;

/** The site’s own cuts, in `src/theme/styles`. */
export const SITE_CUTS = ['fonts/newsreader-display.woff2', 'fonts/public-sans.woff2', 'fonts/noto-naskh-arabic.woff2'] as const;

/** All that decides a card’s bytes apart from its text. It is known without what draws one, which takes longer to open than most builds need it. */
export const CARD_DRAWING = JSON.stringify([
  METHOD,
  CARD_JPEG,
  sharp.versions.sharp,
  sharp.versions.vips,
  ...['tokens.css', ...SITE_CUTS].map((file) => digestOf(readFileSync(new URL(`../theme/styles/${file}`, import.meta.url)))),
]);

/** Where cards are kept, below the project’s folder. */
export const CARD_CACHE = '.cache/cards';
