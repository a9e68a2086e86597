import { originOf } from './schemas/host-name.ts';

/** A post or a video on another site, as a reader may ask to see it. */
export interface EmbedView {
  service: 'YouTube' | 'Vimeo' | 'Mastodon' | 'Bluesky' | 'X' | 'Instagram';
  kind: 'video' | 'post';
  /** What a frame shows: the address, of those that a service has, by which it learns least. */
  frame: string;
  /** The frame’s origin, which the page’s policy has to allow. */
  origin: string;
  /** Where Mastodon is concerned, the server. */
  host: string;
}

/** The addresses that can be embedded, as examples for an editor. */
export const EMBED_FORMS: readonly string[] = [
  'https://www.youtube.com/watch?v=…',
  'https://vimeo.com/…',
  'https://mastodon.example/@name/…',
  'https://bsky.app/profile/did:plc:…/post/…',
  'https://x.com/name/status/…',
  'https://www.instagram.com/p/…',
];

type Reader = (url: URL) => Pick<EmbedView, 'service' | 'kind' | 'frame'> | 'handle' | undefined;

const YOUTUBE = /^(?:www\.|m\.|music\.)?(?:youtube\.com|youtube-nocookie\.com)$/;
const YOUTUBE_ID = /^[\w-]{11}$/;

const READERS: readonly Reader[] = [
  (url) => {
    const [, first = '', second = ''] = url.pathname.split('/');
    const isLong = YOUTUBE.test(url.hostname);
    if (!isLong && url.hostname !== 'youtu.be') return undefined;
    const id = !isLong
      ? first
      : first === 'watch'
        ? (url.searchParams.get('v') ?? '')
        : ['shorts', 'live', 'embed'].includes(first)
          ? second
          : '';
    if (!YOUTUBE_ID.test(id)) return undefined;
    const start = secondsOf(url.searchParams.get('t') ?? url.searchParams.get('start') ?? '');
    const from = start === 0 ? '' : `&start=${start}`;
    return { service: 'YouTube', kind: 'video', frame: `https://www.youtube-nocookie.com/embed/${id}?autoplay=1${from}` };
  },
  (url) => {
    if (!/^(?:www\.|player\.)?vimeo\.com$/.test(url.hostname)) return undefined;
    const [, id = '', part = ''] = /^(?:\/video|\/channels\/[\w-]+)?\/(\d+)(?:\/([\da-f]+))?\/?$/.exec(url.pathname) ?? [];
    const unlisted = part || (url.searchParams.get('h') ?? '');
    if (id === '' || !/^[\da-f]*$/.test(unlisted)) return undefined;
    return {
      service: 'Vimeo',
      kind: 'video',
      frame: `https://player.vimeo.com/video/${id}?dnt=1&autoplay=1${unlisted === '' ? '' : `&h=${unlisted}`}`,
    };
  },
  (url) => {
    if (url.hostname !== 'bsky.app') return undefined;
    const [, account = '', post = ''] = /^\/profile\/([\w.:-]+)\/post\/(\w+)\/?$/.exec(decodeURIComponent(url.pathname)) ?? [];
    if (account === '') return undefined;
    if (!/^did:(?:plc|web):[\w.-]+$/.test(account)) return 'handle';
    return { service: 'Bluesky', kind: 'post', frame: `https://embed.bsky.app/embed/${account}/app.bsky.feed.post/${post}` };
  },
  (url) => {
    if (!/^(?:www\.|mobile\.)?(?:x|twitter)\.com$/.test(url.hostname)) return undefined;
    const id = /^\/\w+\/status\/(\d+)\/?$/.exec(url.pathname)?.[1];
    return id === undefined
      ? undefined
      : { service: 'X', kind: 'post', frame: `https://platform.twitter.com/embed/Tweet.html?id=${id}&dnt=true` };
  },
  (url) => {
    if (!/^(?:www\.)?instagram\.com$/.test(url.hostname)) return undefined;
    const [, kind = '', id = ''] = /^\/(?:[\w.]+\/)?(p|reel)\/([\w-]+)\/?$/.exec(url.pathname) ?? [];
    return id === '' ? undefined : { service: 'Instagram', kind: 'post', frame: `https://www.instagram.com/${kind}/${id}/embed/` };
  },
  // Any server may be a Mastodon; its posts’ addresses have this form, and those of no other service above.
  (url) => {
    const post = /^\/@\w+\/\d+\/?$/.exec(url.pathname)?.[0];
    return post === undefined ? undefined : { service: 'Mastodon', kind: 'post', frame: `${url.origin}${post.replace(/\/$/, '')}/embed` };
  },
];

/** What an address embeds; `handle` when Bluesky needs the account’s own number, undefined when the address is of no known form. */
export function embedOf(address: string): EmbedView | 'handle' | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.port !== '' || originOf(address) === undefined) return undefined;
  for (const read of READERS) {
    const found = read(url);
    if (found === 'handle') return found;
    if (found) return { ...found, origin: new URL(found.frame).origin, host: url.hostname };
  }
  return undefined;
}

/** `90`, `90s`, `1m30s` */
function secondsOf(time: string): number {
  const [, hours = '0', minutes = '0', seconds = '0'] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(time) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
