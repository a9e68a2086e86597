import { z } from 'zod';
import { photoUse } from './article.ts';
import { instant, text } from './common.ts';

export const PAGE_GROUPS = ['about', 'policies'] as const;

/** What a page may be the newsroom’s policy on; one page of a language each. */
export const POLICIES = [
  'principles',
  'ethics',
  'corrections',
  'ownership',
  'funding',
  'ai',
  'diversity',
  'sources',
  'verification',
  'feedback',
  'mission',
  'bylines',
  'masthead',
] as const;
export type Policy = (typeof POLICIES)[number];

/** The front matter of a standing page, `content/pages/<lang>/<path>.md` or `.mdx`; the same path in another language is its translation, unless it says otherwise. */
export const pageSchema = z.strictObject({
  title: text().describe('The page’s title.'),
  summary: text().describe('One sentence on what it says.'),
  group: z.enum(PAGE_GROUPS).describe('Under which heading of the footer it is listed.'),
  order: z.number().int().describe('Its place in that list, smallest first.'),
  photos: z.array(photoUse).optional().describe('The photos that the text may show. Those that it does not place stand below it.'),
  policy: z.enum(POLICIES).optional().describe('Which of the newsroom’s policies it is, for those who ask for them by name.'),
  translationOf: text()
    .optional()
    .describe('The page of the first language that it translates, by its path there: contact. Left out: the one with the same path.'),
  draft: z.boolean().optional().describe('true keeps the page out of the published site.'),
  updated: instant().optional().describe('When it was last changed, with offset.'),
});

export type PageData = z.infer<typeof pageSchema>;
