import { z } from 'zod';
import { localised, photoId, webAddress } from './common.ts';

/** `content/authors/<id>.yaml` */
export const authorSchema = z.strictObject({
  name: localised().describe('The name as it is printed in a byline.'),
  kind: z.enum(['person', 'desk', 'agency']).describe('person, desk (a part of the newsroom) or agency.'),
  role: localised().optional().describe('What they do: “Science correspondent”.'),
  about: localised().optional().describe('One or two sentences for their page.'),
  portrait: photoId().optional().describe('A photo of them, from content/photos. Left out: their initials.'),
  email: z.email('is not an e-mail address, like ana@example.org').optional().describe('Where readers can write to.'),
  fediverse: z
    .string()
    .regex(/^@[\w.-]+@[\w-]+(\.[\w-]+)+$/, 'is not an account of the fediverse, like @ana@mastodon.example')
    .optional()
    .describe('Their account on Mastodon or another server of the fediverse, which names it where their stories are shared.'),
  links: z
    .array(z.strictObject({ label: z.string(), url: webAddress() }))
    .optional()
    .describe('Their accounts elsewhere.'),
});

export type AuthorData = z.infer<typeof authorSchema>;
