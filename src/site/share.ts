import type { SocialService } from '../content/schemas/site.ts';

const NAMES: Record<Exclude<SocialService, 'email' | 'copy'>, string> = {
  facebook: 'Facebook',
  x: 'X',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  linkedin: 'LinkedIn',
  reddit: 'Reddit',
};

/** Each service’s own address for sharing; `{url}` and `{title}` stand for the story’s. */
const SHARE_ADDRESSES: Record<SocialService, string> = {
  facebook: 'https://www.facebook.com/sharer/sharer.php?u={url}',
  x: 'https://x.com/intent/post?url={url}&text={title}',
  mastodon: 'https://share.joinmastodon.org/#text={title}%20{url}',
  bluesky: 'https://bsky.app/intent/compose?text={title}%20{url}',
  whatsapp: 'https://wa.me/?text={title}%20{url}',
  telegram: 'https://t.me/share/url?url={url}&text={title}',
  linkedin: 'https://www.linkedin.com/sharing/share-offsite/?url={url}',
  reddit: 'https://www.reddit.com/submit?url={url}&title={title}',
  email: 'mailto:?subject={title}&body={url}',
  copy: '{plainUrl}',
};

export type ShareTarget = SocialService | { label: string; url: string };

/** The words for services whose name depends on the language. */
export interface ShareWords {
  email: string;
  copyLink: string;
}

export function serviceName(service: SocialService, words: ShareWords): string {
  if (service === 'email') return words.email;
  if (service === 'copy') return words.copyLink;
  return NAMES[service];
}

/** A plain link for each target: no script and no third party before a click. */
export function buildShareLinks(
  targets: readonly ShareTarget[],
  story: { url: string; title: string },
  words: ShareWords,
): { label: string; url: string }[] {
  const [address, title] = [encodeURIComponent(story.url), encodeURIComponent(story.title)];
  return targets.map((target) => {
    const { label, url } = typeof target === 'string' ? { label: serviceName(target, words), url: SHARE_ADDRESSES[target] } : target;
    const filled = url.replaceAll('{url}', address).replaceAll('{title}', title).replaceAll('{plainUrl}', story.url);
    return { label, url: filled };
  });
}
