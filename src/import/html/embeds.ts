/** A post or film on another site, at the address where people see it. */
export interface Embed {
  readonly service: string;
  readonly url: string;
}

/** Whose a post is, where its address tells; else the name of the service, which a person has to better. */
export function ownerOfEmbed(address: string): string {
  const { hostname, pathname } = new URL(address);
  const [first = '', second = ''] = pathname.split('/').filter(Boolean);
  if (hostname === 'x.com') return first === 'i' ? 'X' : `@${first}`;
  if (hostname === 'bsky.app') return `@${second}`;
  if (first.startsWith('@')) return first.indexOf('@', 1) > 0 ? first : `${first}@${hostname}`;
  return UNNAMED.find((service) => hostname.endsWith(`${service.toLowerCase()}.com`)) ?? hostname;
}

/** Services whose addresses do not say whose something is. */
const UNNAMED: readonly string[] = ['YouTube', 'Vimeo', 'Instagram'];

/** The addresses of embeds in a text of which nobody has said yet whose they are. */
export function ownerlessEmbeds(body: string): string[] {
  return [...body.matchAll(/^<Embed url="([^"]+)" by="(?:YouTube|Vimeo|Instagram|X)">$/gm)].map(([, url = '']) => url);
}

const VIDEO_ID = /^[\w-]{6,20}$/;

/** The post or film at an address, be it of the page or of its frame; undefined when it is on none of the services known here. */
export function embedAt(url: URL): Embed | undefined {
  const host = url.hostname.replace(/^(?:www|m|mobile)\./, '');
  const parts = url.pathname.split('/').filter((part) => part !== '');
  switch (host) {
    case 'youtube.com':
    case 'youtube-nocookie.com':
    case 'youtu.be': {
      const isPath = parts[0] !== undefined && ['embed', 'v', 'shorts', 'live'].includes(parts[0]);
      const id = host === 'youtu.be' ? parts[0] : isPath ? parts[1] : url.searchParams.get('v');
      return id != null && VIDEO_ID.test(id) && id !== 'videoseries'
        ? { service: 'YouTube', url: `https://www.youtube.com/watch?v=${id}` }
        : undefined;
    }
    case 'vimeo.com':
    case 'player.vimeo.com': {
      const at = parts.findIndex((part) => /^\d+$/.test(part));
      const secret = url.searchParams.get('h') ?? (/^[0-9a-f]{6,}$/.test(parts[at + 1] ?? '') ? parts[at + 1] : undefined);
      return at < 0
        ? undefined
        : { service: 'Vimeo', url: `https://vimeo.com/${parts[at] ?? ''}${secret === undefined ? '' : `/${secret}`}` };
    }
    case 'twitter.com':
    case 'x.com': {
      const at = parts.findIndex((part) => part === 'status' || part === 'statuses');
      return at < 1 || !/^\d+$/.test(parts[at + 1] ?? '')
        ? undefined
        : { service: 'X', url: `https://x.com/${encodeURIComponent(parts[0] ?? '')}/status/${parts[at + 1] ?? ''}` };
    }
    case 'platform.twitter.com': {
      const id = url.searchParams.get('id') ?? '';
      return /^\d+$/.test(id) ? { service: 'X', url: `https://x.com/i/status/${id}` } : undefined;
    }
    case 'instagram.com': {
      const at = parts.findIndex((part) => ['p', 'reel', 'reels', 'tv'].includes(part));
      return at < 0 || !/^[\w-]+$/.test(parts[at + 1] ?? '')
        ? undefined
        : {
            service: 'Instagram',
            url: `https://www.instagram.com/${parts[at] === 'reels' ? 'reel' : (parts[at] ?? '')}/${parts[at + 1] ?? ''}/`,
          };
    }
    case 'bsky.app':
      return parts[0] === 'profile' && parts[2] === 'post' && parts[3] !== undefined
        ? { service: 'Bluesky', url: `https://bsky.app/profile/${parts[1] ?? ''}/post/${parts[3]}` }
        : undefined;
    case 'embed.bsky.app':
      return parts[0] === 'embed' && parts[2] === 'app.bsky.feed.post' && parts[3] !== undefined
        ? { service: 'Bluesky', url: `https://bsky.app/profile/${parts[1] ?? ''}/post/${parts[3]}` }
        : undefined;
    default:
      return mastodonPost(url, parts);
  }
}

/** Mastodon runs on servers of any name; its posts are at `/@name/1234` and their frames at `/@name/1234/embed`. */
function mastodonPost(url: URL, parts: readonly string[]): Embed | undefined {
  const [name, id, last] = parts;
  if (name === undefined || !/^@[\w.@-]+$/.test(name) || !/^\d{10,}$/.test(id ?? '')) return undefined;
  return last === undefined || last === 'embed' ? { service: 'Mastodon', url: `https://${url.host}/${name}/${id ?? ''}` } : undefined;
}
