import { z } from 'zod';
import { instant, text } from './common.ts';

export const PAGE_GROUPS = ['about', 'policies'] as const;

/** The front matter of a standing page, `content/pages/<lang>/<path>.md`; the same path in another language is its translation. */
export const pageSchema = z.strictObject({
  title: text().describe('The page’s title.'),
  summary: text().describe('One sentence on what it says.'),
  group: z.enum(PAGE_GROUPS).describe('Under which heading of the footer it is listed.'),
  order: z.number().int().describe('Its place in that list, smallest first.'),
  updated: instant().optional().describe('When it was last changed, with offset.'),
});

export type PageData = z.infer<typeof pageSchema>;
