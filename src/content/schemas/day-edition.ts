import { z } from 'zod';
import { articleId, text } from './common.ts';

/** `content/editions/<lang>/<date>.yaml`: how the edition of a day is put together. Without one, all of the day’s stories follow by section. */
export const dayEditionSchema = z.strictObject({
  title: text().optional().describe('What the edition is called beside its date: Weekend.'),
  note: text().optional().describe('A few words from the editor, above the first story.'),
  stories: z
    .array(articleId())
    .min(1, 'is empty')
    .optional()
    .describe('The stories that come first, in this order, by their ids; also those of other days. Left out: the newspaper’s sections decide.'),
  rest: z
    .boolean()
    .optional()
    .describe('false leaves out the day’s stories that are not named above. Left out: they follow, by section.'),
});

export type DayEditionData = z.infer<typeof dayEditionSchema>;

/** `dayEditions` in `content/site.yaml` */
export const dayEditionsSchema = z.strictObject({
  days: z
    .number()
    .int('is not a whole number')
    .min(1, 'is less than 1')
    .max(31, 'is more than 31')
    .describe('How many of the latest days with stories have an edition, from 1 to 31. Older ones go, but for those with a file in content/editions.'),
});
