import { describe, expect, it } from 'vitest';
import { buildShareLinks, serviceName, type ShareTarget } from '../../../src/site/share.ts';
import { SOCIAL_SERVICES, type SocialService } from '../../../src/content/schemas/site.ts';

const words = { email: 'Correo', copyLink: 'Copiar enlace' };
const story = { url: 'https://tideline.example/news/a/', title: 'Tide & wall' };
const URL_PART = 'https%3A%2F%2Ftideline.example%2Fnews%2Fa%2F';

const LINKS: Record<SocialService, { label: string; url: string }> = {
  facebook: { label: 'Facebook', url: `https://www.facebook.com/sharer/sharer.php?u=${URL_PART}` },
  x: { label: 'X', url: `https://x.com/intent/post?url=${URL_PART}&text=Tide%20%26%20wall` },
  mastodon: { label: 'Mastodon', url: `https://share.joinmastodon.org/#text=Tide%20%26%20wall%20${URL_PART}` },
  bluesky: { label: 'Bluesky', url: `https://bsky.app/intent/compose?text=Tide%20%26%20wall%20${URL_PART}` },
  whatsapp: { label: 'WhatsApp', url: `https://wa.me/?text=Tide%20%26%20wall%20${URL_PART}` },
  telegram: { label: 'Telegram', url: `https://t.me/share/url?url=${URL_PART}&text=Tide%20%26%20wall` },
  linkedin: { label: 'LinkedIn', url: `https://www.linkedin.com/sharing/share-offsite/?url=${URL_PART}` },
  reddit: { label: 'Reddit', url: `https://www.reddit.com/submit?url=${URL_PART}&title=Tide%20%26%20wall` },
  email: { label: 'Correo', url: `mailto:?subject=Tide%20%26%20wall&body=${URL_PART}` },
  copy: { label: 'Copiar enlace', url: 'https://tideline.example/news/a/' },
};

/** The one link for one target. */
function link(target: ShareTarget, shared = story): { label: string; url: string } {
  const [only] = buildShareLinks([target], shared, words);
  if (!only) throw new Error('There is no link.');
  return only;
}

describe('sharing a story', () => {
  it.each(SOCIAL_SERVICES)('by %s leads to that service with the story’s address', (service) => {
    expect(link(service)).toEqual(LINKS[service]);
  });

  it.each(SOCIAL_SERVICES)('by %s leaves no place unfilled', (service) => {
    expect(link(service).url).not.toMatch(/[{}]/);
  });

  it.each(SOCIAL_SERVICES)('by %s gives an address that browsers can read', (service) => {
    expect(URL.canParse(link(service).url)).toBe(true);
  });

  it.each(SOCIAL_SERVICES)('by %s lets no headline break out of the address', (service) => {
    const shared = { ...story, title: '"><script>alert(1)</script>&to=all#{url}{plainUrl}$& مدّ' };
    const { url } = link(service, shared);
    expect(url).not.toMatch(/[<>"\s{}$]/);
    expect(url).not.toContain('&to=all');
  });

  it('comes back whole: the headline and the address read from the link are those of the story', () => {
    const shared = { url: 'https://tideline.example/paper/news/a/?x=1&y=2#top', title: '50% “more” tide + $1? #sea — مدّ' };
    const { searchParams } = new URL(link('telegram', shared).url);
    expect(searchParams.get('text')).toBe(shared.title);
    expect(searchParams.get('url')).toBe(shared.url);
  });

  it('by a target of the newsroom’s own fills its address, as often as it asks', () => {
    const target = { label: 'Forum', url: 'https://forum.example/new?link={url}&again={url}&subject={title}' };
    expect(link(target)).toEqual({
      label: 'Forum',
      url: `https://forum.example/new?link=${URL_PART}&again=${URL_PART}&subject=Tide%20%26%20wall`,
    });
  });

  it('by a target of the newsroom’s own adds nothing it did not ask for', () => {
    const target = { label: 'Forum', url: 'https://forum.example/?u={url}' };
    expect(link(target).url).not.toContain('Tide');
  });

  it('keeps the order of site.yaml, and offers nothing when nothing is listed', () => {
    const labels = buildShareLinks(['copy', { label: 'Forum', url: 'https://forum.example/?u={url}' }, 'x'], story, words).map(
      ({ label }) => label,
    );
    expect(labels).toEqual(['Copiar enlace', 'Forum', 'X']);
    expect(buildShareLinks([], story, words)).toEqual([]);
  });
});

describe('the name of a service', () => {
  it.each(SOCIAL_SERVICES)('is not empty: %s', (service) => {
    expect(serviceName(service, words)).not.toBe('');
  });

  it('comes from the edition’s words where it is not a proper name', () => {
    expect(serviceName('email', words)).toBe('Correo');
    expect(serviceName('copy', words)).toBe('Copiar enlace');
  });
});
