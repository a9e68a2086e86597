import { z } from 'zod';
import { httpAddress } from './common.ts';

/** The services that hold a newsroom’s files and that editors can sign in to in the browser. */
export const EDITING_SERVICES = ['github', 'gitlab', 'forgejo', 'gitea'] as const;
export type EditingService = (typeof EDITING_SERVICES)[number];

/** The services at which the room can have every story wait by itself. */
export const WAITING_APART: readonly EditingService[] = ['github', 'gitlab'];

export const PUBLISHED_BRANCH = 'main';

const branchName = () => z.string().regex(/^[\w./-]+$/, 'is not the name of a branch, like main');

/** `editing` in `content/site.yaml` */
export const editingSchema = z.strictObject({
    service: z.enum(EDITING_SERVICES).describe('Who holds the newsroom’s files: github, gitlab, forgejo or gitea.'),
    repository: z
      .string()
      .regex(/^[\w.-]+(\/[\w.-]+)+$/, 'is not a repository: write its owner and its name, like harbour-times/website')
      .describe('Where they are: the owner and the name of the repository, for example harbour-times/website.'),
    branch: branchName().optional().describe('The branch that is published. Left out: main.'),
    review: z
      .boolean()
      .optional()
      .describe(
        'true has every change wait for a second person: each story by itself, or all together with “workBranch”. Left out: changes are saved at once.',
      ),
    workBranch: branchName()
      .optional()
      .describe('The branch that everything is saved to, until it is sent for review as a whole. Left out: the published one.'),
    server: httpAddress()
      .optional()
      .describe('The service’s own address, where it is not the public one, for example https://git.example.org.'),
    signIn: httpAddress().optional().describe('Where a helper for signing in runs. Left out: editors sign in with an access token.'),
    application: z
      .string()
      .min(1, 'is empty')
      .optional()
      .describe('For GitLab, Forgejo and Gitea: the id of the application that editors sign in with.'),
  });

export type EditingData = z.infer<typeof editingSchema>;
