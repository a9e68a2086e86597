import { z } from 'zod';
import { dateOrWords } from './component-fields.ts';
import { text } from './common.ts';

/** What is reviewed, by which search engines show it. */
export const REVIEWED = ['book', 'film', 'series', 'play', 'album', 'exhibition', 'game', 'restaurant'] as const;

export const MOST_STARS = 5;
const SHORT_LINES = { least: 2, most: 4 };
const MOST_MINUTES = 7 * 24 * 60;

const minutes = () => z.number().int().positive().max(MOST_MINUTES, 'is more than a week');

/** Of a review: what it is about, and what the reviewer thinks. */
export const review = z.strictObject({
  of: z.enum(REVIEWED).describe('book, film, series, play, album, exhibition, game or restaurant.'),
  work: text().describe('What it is called, without quotation marks.'),
  by: z.array(text()).optional().describe('Who made it, in order.'),
  where: text().optional().describe('Where it can be read, seen or heard, for how long, at what price.'),
  verdict: text().describe('What to think of it, in a sentence or two.'),
  stars: z.number().int().min(1).max(MOST_STARS).optional().describe('1 to 5. Left out: the words say it.'),
});

/** Of a recipe: what the cook needs to know beside the text. */
export const recipe = z.strictObject({
  serves: text().optional().describe('How many people it is for: “4”, “4 to 6”.'),
  makes: text().optional().describe('How much comes of it: “one large loaf”.'),
  preparation: minutes().optional().describe('How long the cook is busy, in minutes.'),
  cooking: minutes().optional().describe('How long it is on the hob or in the oven, in minutes.'),
  oven: text().optional().describe('How hot the oven is: “200C (180C fan)”.'),
  ingredients: z.array(text()).min(1, 'names nothing').describe('What goes in, each with how much of it.'),
  steps: z.array(text()).min(1, 'names nothing').describe('What to do, a step each.'),
});

/** Of an obituary: whose life it tells. */
export const life = z.strictObject({
  name: text().describe('The full name.'),
  born: dateOrWords().describe('When they were born: 1940-10-23, 1940-10, 1940 or in words.'),
  bornAt: text().optional().describe('Where they were born.'),
  died: dateOrWords().describe('When they died, written like “born”.'),
  diedAt: text().optional().describe('Where they died.'),
});

/** What a reader in a hurry should know. */
export const inShort = z
  .array(text())
  .min(SHORT_LINES.least, 'has fewer than two lines')
  .max(SHORT_LINES.most, 'has more than four lines');
