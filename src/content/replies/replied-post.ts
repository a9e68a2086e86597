import { originOf } from '../schemas/host-name.ts';

/** A post on another site whose replies can be asked for. */
export interface RepliedPost {
  service: 'Mastodon' | 'Bluesky';
  /** What answers with its replies, without an account. */
  question: string;
  /** The server that the post’s address is on. */
  host: string;
}

export const POST_ADDRESS = /^https:\/\/(?:bsky\.app\/profile\/[\w.:-]+\/post\/\w+|(?!bsky\.app\/)[^\s/?#]+\/@[\w.-]+(?:@[\w.-]+)?\/\w+)\/?$/;
export const NO_POST_ADDRESS =
  'is not the address of a post on Mastodon or Bluesky, like https://mastodon.example/@name/113250000000000000 or https://bsky.app/profile/name.example/post/3l6oveex3ii2l';

/** Undefined of an address that is none of a post. */
export function repliedPostOf(address: string): RepliedPost | undefined {
  if (!POST_ADDRESS.test(address) || originOf(address) === undefined) return undefined;
  const { hostname, port, pathname } = new URL(address);
  const parts = pathname.split('/').filter((part) => part !== '');
  if (port !== '') return undefined;
  if (hostname !== 'bsky.app') {
    const [, id = ''] = parts;
    return { service: 'Mastodon', host: hostname, question: `https://${hostname}/api/v1/statuses/${id}/context` };
  }
  const [, account = '', , post = ''] = parts;
  const uri = encodeURIComponent(`at://${account}/app.bsky.feed.post/${post}`);
  return {
    service: 'Bluesky',
    host: hostname,
    question: `https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?depth=6&parentHeight=0&uri=${uri}`,
  };
}
