import { z } from 'zod';
import { httpAddress } from './common.ts';

/** The services that hold a newsroom’s files and that editors can sign in to in the browser. */
export const EDITING_SERVICES = ['github', 'gitlab'] as const;
export type EditingService = (typeof EDITING_SERVICES)[number];

/** `editing` in `content/site.yaml` */
export const editingSchema = z.strictObject({
  service: z.enum(EDITING_SERVICES).describe('Who holds the newsroom’s files: github or gitlab.'),
  repository: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)+$/, 'is not a repository: write its owner and its name, like harbour-times/website')
    .describe('Where they are: the owner and the name of the repository, for example harbour-times/website.'),
  branch: z
    .string()
    .regex(/^[\w./-]+$/, 'is not the name of a branch, like main')
    .optional()
    .describe('The branch that is published. Left out: main.'),
  review: z
    .boolean()
    .optional()
    .describe('true has every change wait for a second person: as a draft, in review, then ready. Left out: changes are saved at once.'),
  server: httpAddress()
    .optional()
    .describe('The service’s own address, where it is not the public one, for example https://git.example.org.'),
  signIn: httpAddress().optional().describe('Where a helper for signing in runs. Left out: editors sign in with an access token.'),
  application: z.string().min(1, 'is empty').optional().describe('For GitLab: the id of the application that editors sign in with.'),
});

export type EditingData = z.infer<typeof editingSchema>;
