import { z } from 'zod';
import { plainTextOfHtml } from '../../shared/plain-html.ts';
import type { SocialReply } from '../../content/replies/story-replies.ts';

/** https://docs.joinmastodon.org/methods/statuses/#context */
const contextSchema = z.object({ descendants: z.array(z.unknown()) });

/** https://docs.joinmastodon.org/entities/Status/ */
const statusSchema = z.object({
  id: z.string(),
  in_reply_to_id: z.string().nullish(),
  created_at: z.string(),
  url: z.string(),
  content: z.string(),
  visibility: z.enum(['public', 'unlisted']),
  sensitive: z.literal(false).nullish(),
  spoiler_text: z.literal('').nullish(),
  /** Servers say so of people whom they show to their followers alone, or no more. */
  account: z.object({
    acct: z.string().min(1),
    display_name: z.string(),
    limited: z.literal(false).nullish(),
    suspended: z.literal(false).nullish(),
  }),
  emojis: z.array(z.object({ shortcode: z.string().min(1) })).catch([]),
});

/** More of a text is not read. */
const LONGEST_HTML = 20_000;
const MOST_LOOKED_AT = 2000;
const MOST_EMOJIS = 50;
const ADDRESSED = /^(?:@[\w.-]+(?:@[\w.-]+)?\s+)+/;

/**
 * The replies in what a server of Mastodon answers. Those with a warning, or of people whom the server limits, are left out, as is whatever else is not as it should be. Throws
 * when it is no such answer.
 */
export function readMastodon(answer: unknown, host: string): SocialReply[] {
  const seen = new Set<string>();
  return contextSchema
    .parse(answer)
    .descendants.slice(0, MOST_LOOKED_AT)
    .flatMap((one) => {
      const { data } = statusSchema.safeParse(one);
      if (!data || seen.has(data.id)) return [];
      const { id, in_reply_to_id: answered, created_at: date, url, content, account, emojis } = data;
      seen.add(id);
      const fullName = account.acct.includes('@') ? account.acct : `${account.acct}@${host}`;
      const words = plainTextOfHtml(content.slice(0, LONGEST_HTML));
      return {
        id,
        ...(typeof answered === 'string' ? { answers: answered } : {}),
        name: account.display_name,
        handle: `@${fullName}`,
        date,
        text: withoutPictures(words.replace(ADDRESSED, ''), emojis),
        url,
        alsoAt: [`https://${host}/@${account.acct}/${id}`],
      };
    });
}

/** Without what stands for a picture that only the server has: `:blobcat:` */
function withoutPictures(text: string, emojis: readonly { shortcode: string }[]): string {
  return emojis
    .slice(0, MOST_EMOJIS)
    .reduce((rest, { shortcode }) => rest.replaceAll(`:${shortcode}:`, ''), text)
    .replace(/(?<! ) {2,}/g, ' ');
}
