import { fediverseHandle, xHandle } from '../accounts.ts';
import type { ArticleHead, HeadView } from '../seo/head.ts';
import type { PreviewView } from '../seo/preview.ts';
import { absoluteUrl, frontUrl, webAppUrl } from '../../shared/urls.ts';
import type { SocialService } from '../../content/schemas/site.ts';
import { alternateLinks } from './alternates.ts';
import { feedLinks, type FeedPage } from './feed-links.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { newsletterOrigins } from './newsletter.ts';
import { buildPreview } from './preview.ts';

export interface HeadFacts {
  title?: string | undefined;
  description: string;
  url?: string | undefined;
  alternates: Map<string, string>;
  /** What the page itself is a list of, when it has feeds. */
  feeds?: FeedPage | undefined;
  indexed?: boolean;
  article?: ArticleHead;
  /** The origins of what a reader may ask to see in a frame. */
  frames?: readonly string[];
  /** The origins that the page’s own forms are sent to. */
  forms?: readonly string[];
  /** The newsroom’s own when absent. */
  picture?: PreviewView | undefined;
  /** The authors’ accounts; the newsroom’s own when there is none. */
  fediverse?: string[];
  jsonLd?: HeadView['jsonLd'];
}

export function buildHead(index: NewsroomIndex, edition: Edition, facts: HeadFacts): HeadView {
  const { site, space } = index;
  const own: [string, string][] = facts.url === undefined ? [] : [[edition.view.language, facts.url]];
  const all = new Map([...own, ...facts.alternates]);
  const forms = new Set([...newsletterOrigins(index, 'everywhere'), ...(facts.forms ?? [])]);
  return {
    title:
      facts.title === undefined
        ? `${edition.newspaper}${edition.words.mark('colon')}${edition.say(site.description).replace(/[.。।۔]$/, '')}`
        : `${facts.title} | ${edition.newspaper}`,
    name: facts.title ?? edition.newspaper,
    description: facts.description,
    canonical: facts.url === undefined ? undefined : absoluteUrl(space, facts.url),
    alternates: alternateLinks(index, all),
    feeds: feedLinks(index, edition, facts.feeds),
    home: frontUrl(space, edition.view.language),
    webApp: webAppUrl(space, edition.view.language),
    type: facts.article === undefined ? 'website' : 'article',
    siteName: edition.newspaper,
    locale: edition.view.locale,
    otherLocales: [...index.editions.values()]
      .filter((other) => facts.alternates.has(other.view.language))
      .map((other) => other.view.locale),
    article: facts.article,
    picture: facts.picture ?? buildPreview(index, edition, { title: site.name }),
    xAccount: accountsOn(index, 'x').flatMap((url) => xHandle(url) ?? [])[0],
    fediverse:
      facts.fediverse !== undefined && facts.fediverse.length > 0
        ? facts.fediverse
        : accountsOn(index, 'mastodon').flatMap((url) => fediverseHandle(url) ?? []),
    jsonLd: facts.jsonLd ?? [],
    indexed: facts.indexed ?? true,
    frames: facts.frames?.length === 0 ? undefined : facts.frames,
    forms: forms.size === 0 ? undefined : [...forms].sort(),
  };
}

/** The addresses of the newsroom’s accounts on a service. */
function accountsOn(index: NewsroomIndex, service: SocialService): string[] {
  return index.site.social.flatMap((account) => ('service' in account && account.service === service ? [account.url] : []));
}
