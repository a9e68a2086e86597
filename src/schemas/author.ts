import { z } from 'zod';
import { localised, webAddress } from './common.ts';

/** `content/authors/<id>.yaml` */
export const authorSchema = z.strictObject({
  name: localised().describe('The name as it is printed in a byline.'),
  kind: z.enum(['person', 'desk', 'agency']).describe('person, desk (a part of the newsroom) or agency.'),
  role: localised().optional().describe('What they do: “Science correspondent”.'),
  about: localised().optional().describe('One or two sentences for their page.'),
  email: z.email('is not an e-mail address').optional().describe('Where readers can write to.'),
  links: z
    .array(z.strictObject({ label: z.string(), url: webAddress() }))
    .optional()
    .describe('Their accounts elsewhere.'),
});

export type AuthorData = z.infer<typeof authorSchema>;
