import type { SiteData } from '../content/schemas/site.ts';

/** An account on X as its posts name it: `https://x.com/name` is `@name`. */
export function xHandle(address: string): string | undefined {
  const name = /^\/(\w+)\/?$/.exec(new URL(address).pathname)?.[1];
  return name === undefined ? undefined : `@${name}`;
}

/** An account on Mastodon as other servers name it: `https://server.example/@name` is `@name@server.example`. */
export function fediverseHandle(address: string): string | undefined {
  const { pathname, host } = new URL(address);
  const [, name, server = host] = /^\/@([\w.-]+)(?:@([\w.:-]+))?\/?$/.exec(pathname) ?? [];
  return name === undefined ? undefined : `@${name}@${server}`;
}

/** True of an account of the newspaper’s own; false of a link that stands beside them, such as one for donations. */
export function isAccount(account: SiteData['social'][number]): boolean {
  return !('profile' in account && account.profile === false);
}
