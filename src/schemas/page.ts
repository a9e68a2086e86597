import { z } from 'zod';
import { instant, text } from './common.ts';

export const PAGE_GROUPS = ['about', 'policies'] as const;

/** The front matter of a standing page, `content/pages/<lang>/<path>.md`. */
export const pageSchema = z.strictObject({
  title: text().describe('The page’s title.'),
  summary: text().describe('One sentence on what it says.'),
  group: z.enum(PAGE_GROUPS).describe('Under which heading of the footer it is listed.'),
  order: z.number().int().describe('Its place in that list, smallest first.'),
  updated: instant().optional().describe('When it was last changed, with offset.'),
  translationOf: z.string().optional().describe('The path of the page it translates.'),
});

export type PageData = z.infer<typeof pageSchema>;
