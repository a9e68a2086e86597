import { originOf } from '../schemas/host-name.ts';

/** A post on another site whose replies can be asked for. */
export interface RepliedPost {
  service: 'Mastodon' | 'Bluesky';
  /** What answers with its replies, without an account. The same for a post, however its address is written. */
  question: string;
  /** The server that the post’s address is on. */
  host: string;
}

/** On Mastodon the last part has a figure in it: `…/@name/followers` is no post, nor is a page of another site that is made alike. */
export const POST_ADDRESS =
  /^https:\/\/(?:bsky\.app\/profile\/[\w.:-]+\/post\/\w+|(?!bsky\.app\/)[^\s/?#\\]+\/@[\w.-]+(?:@[\w.-]+)?\/(?=\w*\d)\w+)\/?$/;
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
  const [profile, account = '', , post = ''] = parts;
  if (profile !== 'profile') return undefined;
  const uri = encodeURIComponent(`at://${account}/app.bsky.feed.post/${post}`);
  return {
    service: 'Bluesky',
    host: hostname,
    question: `https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?depth=6&parentHeight=0&uri=${uri}`,
  };
}

/** True of an address of the web whose host has a name that everybody can ask for, and no number. */
export function isOfPublicHost(address: string): boolean {
  return originOf(address) !== undefined && /\.[a-z][a-z\d-]*$/.test(new URL(address).hostname);
}

/** How Bluesky names a post, in the addresses of apps and pages: by its account and its key. */
const OF_BLUESKY = /(?:^|[\s/])([\w.:-]+)\/(?:app\.bsky\.feed\.post|post)\/(\w+)/;
const OF_WEB = /(?:https?:\/\/)?([\p{L}\p{N}.-]+\.[\p{L}\p{N}-]+)\/([^\s?#]+)/iu;
/** `@name/1132…`, `deck/@name/1132…` and `users/name/statuses/1132…` */
const OF_FEDIVERSE = /^(?:(?:web|deck)\/)?(?:@|users\/)([\w.-]+(?:@[\w.-]+)?)\/(?:statuses\/)?(\w+)/;

/** The address of a post in what was copied of it: from an app, with what a button has added, or among other words. */
export function postAddressIn(written: string): string | undefined {
  const [, host = '', path = ''] = OF_WEB.exec(written) ?? [];
  const isOfBluesky = written.trim().startsWith('at://') || /(?:^|\.)bsky\.(?:app|dev)$/i.test(host);
  const [, account = '', key = ''] = (isOfBluesky ? OF_BLUESKY.exec(written) : OF_FEDIVERSE.exec(path)) ?? [];
  if (key === '') return undefined;
  return isOfBluesky ? `https://bsky.app/profile/${account}/post/${key}` : `https://${host.toLowerCase()}/@${account}/${key}`;
}
