import { postAddressIn } from '../../content/replies/replied-post.ts';
import type { SocialReply } from '../../content/replies/story-replies.ts';

/** Without those that an editor has hidden, and what answers them. */
export function withoutHidden(replies: readonly SocialReply[], hide: readonly string[]): SocialReply[] {
  if (hide.length === 0) return [...replies];
  const hidden = new Set(hide.flatMap(keysOf));
  const byId = new Map(replies.map((reply) => [reply.id, reply]));
  const isHidden = (reply: SocialReply | undefined, steps: number): boolean => {
    if (!reply || steps > replies.length) return false;
    return addressesOf(reply).some((key) => hidden.has(key)) || isHidden(byId.get(reply.answers ?? ''), steps + 1);
  };
  return replies.filter((reply) => !isHidden(reply, 0));
}

/** True of a reply that an address means, in whatever form it was copied. */
export function isNamedBy(reply: SocialReply, address: string): boolean {
  const keys = new Set(keysOf(address));
  return addressesOf(reply).some((key) => keys.has(key));
}

function addressesOf({ url, alsoAt }: SocialReply): string[] {
  return [url, ...alsoAt].flatMap(keysOf);
}

/** By what addresses are the same: without what apps and buttons add, and on Bluesky by the post’s key, since people rename themselves. */
function keysOf(address: string): string[] {
  const bare = address
    .toLowerCase()
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/^http:/, 'https:');
  const post = postAddressIn(bare);
  return [bare, ...(post === undefined ? [] : [post.replace(/^https:\/\/bsky\.app\/profile\/[^/]*\//, 'bluesky ')])];
}
