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
  account: z.object({ acct: z.string(), display_name: z.string() }),
});

/** More of a text is not read. */
const LONGEST_HTML = 20_000;
const ADDRESSED = /^(?:@[\w.-]+(?:@[\w.-]+)?\s+)+/;

/**
 * The replies in what a server of Mastodon answers. Those with a warning are left out, as is whatever else is not as it should be. Throws
 * when it is no such answer.
 */
export function readMastodon(answer: unknown, host: string): SocialReply[] {
  return contextSchema.parse(answer).descendants.flatMap((one) => {
    const { data } = statusSchema.safeParse(one);
    if (!data) return [];
    const { id, in_reply_to_id: answered, created_at: date, url, content, account } = data;
    const fullName = account.acct.includes('@') ? account.acct : `${account.acct}@${host}`;
    const words = plainTextOfHtml(content.slice(0, LONGEST_HTML));
    return {
      id,
      ...(typeof answered === 'string' ? { answers: answered } : {}),
      name: account.display_name,
      handle: `@${fullName}`,
      date,
      text: words.replace(ADDRESSED, ''),
      url,
      alsoAt: [`https://${host}/@${account.acct}/${id}`],
    };
  });
}
