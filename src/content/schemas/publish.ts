import { z } from 'zod';
import { httpAddress, text } from './common.ts';

/** The hosts whose limits are known: what a build may not exceed there. */
export const LIMITED_HOSTS = [
  'cloudflare-pages',
  'cloudflare-pages-paid',
  'github-pages',
  'gitlab-pages',
  'netlify',
  'azure-static-web-apps',
  's3',
] as const;
export type LimitedHost = (typeof LIMITED_HOSTS)[number];

/** The ways in which files are sent. */
export const TARGET_KINDS = ['folder', 'sftp', 'rsync', 'rclone', 'wrangler', 'netlify', 'git'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** A place with something secret in it: a name with its password before a host, or a setting that holds a key. */
const SECRET = /:\/\/[^/@\s]*:[^/@\s]*@|(?:pass(?:word)?|secret\w*|token|key)\s*=/i;

export const targetSchema = z.strictObject({
  kind: z.enum(TARGET_KINDS).describe('What sends the files: folder, sftp, rsync, rclone, wrangler, netlify or git.'),
  place: text()
    .refine(
      (place) => !SECRET.test(place),
      'has a password or key in it, which has no place among the content: leave it to the program that sends the files, which keeps it in its own settings',
    )
    .refine((place) => !place.startsWith('-'), 'begins with “-”, which programs take for an option')
    .describe('Where to, in the words of that program: a folder, remote:path, user@host:/path, a project, a site, or a repository.'),
  branch: z
    .string()
    .regex(/^\w[\w./-]*$/, 'is not the name of a branch, like gh-pages')
    .optional()
    .describe('For git: the branch that is served; left out, gh-pages. For wrangler: the project’s branch of production; left out, main.'),
  keepDays: z
    .int('is not a whole number of days')
    .min(0, 'is less than 0 days')
    .optional()
    .describe('How many days files with a digest in their names stay after no page asks for them any more. Left out: 7.'),
  compressed: z
    .boolean()
    .optional()
    .describe(
      'Whether files that “precompress” has put beside texts are sent. Left out: to folders and servers, not to object storage and hosts that compress by themselves.',
    ),
  purge: httpAddress().optional().describe('Where the addresses that have changed are posted, so that a cache forgets them.'),
});

const TARGET_NAME = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a name: small letters a–z, digits and single hyphens only');

/** `publish` in `content/site.yaml` */
export const publishSchema = z.record(TARGET_NAME, targetSchema);
export type TargetData = z.infer<typeof targetSchema>;

/** `announce` in `content/site.yaml` */
export const announceSchema = z.strictObject({
  hubs: z.array(httpAddress()).optional().describe('WebSub hubs that are told of feeds that have changed.'),
  indexNow: z
    .string()
    .regex(/^[A-Za-z0-9-]{8,128}$/, 'is not a key for IndexNow: 8 to 128 letters, digits and hyphens')
    .optional()
    .describe('The key with which search engines are told of pages that have changed; public/<key>.txt holds it as well.'),
});
export type AnnounceData = z.infer<typeof announceSchema>;

/** `offload` in `content/site.yaml` */
export const offloadSchema = z
  .strictObject({
    from: TARGET_NAME.describe('The target of “publish” that is relieved: what stays of the site goes there.'),
    to: TARGET_NAME.describe('The target of “publish” that takes the rest: object storage, a folder or a server.'),
    address: httpAddress().describe('Where the host of the newspaper asks for these files: the address of that place on the web.'),
    pictures: z.boolean().optional().describe('true for all pictures. Left out: false.'),
    recordings: z.boolean().optional().describe('true for recordings. Left out: false.'),
    storiesOlderThan: z
      .int('is not a whole number of years')
      .min(1, 'is less than a year')
      .optional()
      .describe('For stories of years that are further back than so many: 3 keeps this year and three more. Left out: none.'),
  })
  .refine(
    ({ pictures, recordings, storiesOlderThan }) => pictures === true || recordings === true || storiesOlderThan !== undefined,
    'says where to, and not what: add “pictures: true”, “recordings: true” or “storiesOlderThan: 3”',
  );
export type OffloadData = z.infer<typeof offloadSchema>;
