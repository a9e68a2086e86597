import { digestOf, digestOnce } from '../../shared/digest.ts';
import { FEED_TYPES } from '../feeds/feed.ts';
import { serviceName } from '../share.ts';
import { fediverseHandle, xHandle } from '../accounts.ts';
import type { ArticleHead, HeadView } from '../seo/head.ts';
import { buildCollectionData, buildTextPageData } from '../seo/page-data.ts';
import type { PreviewView } from '../seo/preview.ts';
import {
  absoluteUrl,
  authorUrl,
  feedUrl,
  fileUrl,
  frontUrl,
  pageUrl,
  sectionUrl,
  standingUrl,
  type StandingPage,
} from '../../shared/urls.ts';
import type { ChromeView, FooterColumn } from '../views/chrome.ts';
import type { LanguageLink, LinkView } from '../views/link.ts';
import type { ListingView } from '../views/listing.ts';
import type { PageView, StandingPageView } from '../views/page.ts';
import type { Section } from '../../content/section-tree.ts';
import type { SocialService } from '../../content/schemas/site.ts';
import { feedLinks, type FeedPage } from './feed-links.ts';
import type { Edition, NewsroomIndex, Story } from './newsroom-index.ts';
import { Remembered, RememberedMany } from './reading.ts';
import { buildPreview } from './preview.ts';
import { hasStandingPage } from './standing-set.ts';
import { pageFacts } from './structured-data.ts';

export interface PageContext {
  edition: Edition;
  /** The section the page is in, for the section bar and the colour. */
  section?: Section | undefined;
  /** Where the same page stands in each other language. */
  alternates: Map<string, string>;
}

/** What stands around every page of a section alike. */
type FrameView = Omit<ChromeView, 'languages'>;

const frames = new RememberedMany<Edition, string, FrameView>();

/** Everything around a page’s own content. */
export function buildChrome(index: NewsroomIndex, { edition, section, alternates }: PageContext): ChromeView {
  const top = section?.ancestors[0] ?? section?.path;
  const colour = section?.colour ?? index.site.accent;
  const frame = frames.of(edition, `${top ?? ''} ${colour}`, () => buildFrame(index, edition, top, colour));
  return {
    ...frame,
    languages: alternates.size === 0 ? frontLinks(index, edition) : languageLinks(index, edition, alternates),
  };
}

const linksToFronts = new Remembered<Edition, LanguageLink[]>();

/** The language links of a page that exists in its own language alone: they lead to the fronts. */
function frontLinks(index: NewsroomIndex, edition: Edition): LanguageLink[] {
  return linksToFronts.of(edition, () => languageLinks(index, edition, new Map()));
}

/**
 * The digest of a view: of all that its page prints. What is the same object on many pages is digested once: what stands around them,
 * and the lines of lists.
 */
export function digestView(view: PageView & Partial<Pick<ListingView, 'days'>>): string {
  const { footer, sections, ...chrome } = view.chrome;
  const days = view.days?.map((day) => ({ ...day, stories: day.stories.map(digestOnce) }));
  return digestOf(JSON.stringify([digestOnce(footer), digestOnce(sections), { ...view, chrome, days }]));
}

function buildFrame(index: NewsroomIndex, edition: Edition, top: string | undefined, colour: FrameView['colour']): FrameView {
  const { site, space } = index;
  const { language } = edition.view;
  const urlOf = (page: StandingPage) => (hasStandingPage(index, page) ? standingUrl(space, language, page) : undefined);
  return {
    edition: edition.view,
    siteName: site.name,
    nameLanguage: index.firstLanguage,
    frontUrl: frontUrl(space, language),
    liveUrl: urlOf('live'),
    onAir: site.live.status === 'on-air',
    audioUrl: urlOf('audio'),
    picturesUrl: urlOf('pictures'),
    searchUrl: standingUrl(space, language, 'search'),
    savedUrl: standingUrl(space, language, 'saved'),
    accent: site.accent,
    colour,
    follow: followLinks(index, edition),
    sections: [
      ...topSections(index, edition).map((entry) => ({
        ...sectionLink(index, edition, entry),
        current: entry.path === top,
        colour: entry.colour,
      })),
      ...menuLinks(index, edition),
    ],
    footer: footerColumns(index, edition),
    colophon: `${edition.say(site.colophon)} ${edition.words.text('publishedBy', { publisher: site.publisher.name })}`,
    faults: index.faults,
  };
}

/** The newsroom’s own pages in the menu, which `site.yaml` names. */
function menuLinks({ site, space }: NewsroomIndex, edition: Edition): ChromeView['sections'] {
  return (site.menu ?? []).map(({ title, url }) => ({
    label: edition.say(title),
    url: url.startsWith('/') ? fileUrl(space, url.slice(1)) : url,
    current: false,
  }));
}

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
  const firstLanguageUrl = all.get(index.firstLanguage);
  return {
    title:
      facts.title === undefined ? `${site.name}: ${edition.say(site.description).replace(/[.。]$/, '')}` : `${facts.title} | ${site.name}`,
    name: facts.title ?? site.name,
    description: facts.description,
    canonical: facts.url === undefined ? undefined : absoluteUrl(space, facts.url),
    alternates:
      all.size < 2
        ? []
        : [
            ...[...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([language, url]) => ({ language, url: absoluteUrl(space, url) })),
            ...(firstLanguageUrl === undefined ? [] : [{ language: 'x-default', url: absoluteUrl(space, firstLanguageUrl) }]),
          ],
    feeds: feedLinks(index, edition, facts.feeds),
    type: facts.article === undefined ? 'website' : 'article',
    siteName: site.name,
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
  };
}

/** The addresses of the newsroom’s accounts on a service. */
function accountsOn(index: NewsroomIndex, service: SocialService): string[] {
  return index.site.social.flatMap((account) => ('service' in account && account.service === service ? [account.url] : []));
}

/** A page that every edition has one of: its name, what it covers, and what stands around it. */
export function buildStandingPage(
  index: NewsroomIndex,
  edition: Edition,
  page: StandingPage,
  name: string,
  covers: string,
  lists: {
    /** The feeds of its own. */
    feeds?: FeedPage | undefined;
    /** The stories it lists, by their full addresses. */
    stories?: readonly { url: string; headline: string }[];
  } = {},
): StandingPageView {
  const alternates = alternatesOf(index, edition, (other) => standingUrl(index.space, other.view.language, page));
  const url = standingUrl(index.space, edition.view.language, page);
  const facts = pageFacts(index, edition, { url, name, description: covers });
  const { feeds, stories = [] } = lists;
  const data = stories.length === 0 ? buildTextPageData('WebPage', facts) : buildCollectionData(facts, stories);
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, { title: name, description: covers, url, alternates, feeds, jsonLd: [data] }),
    name,
    covers,
  };
}

/** Where a page that exists in every edition stands in the others. */
export function alternatesOf(index: NewsroomIndex, edition: Edition, urlIn: (other: Edition) => string | undefined): Map<string, string> {
  return new Map(
    [...index.editions.values()].flatMap((other): [string, string][] => {
      if (other === edition) return [];
      const url = urlIn(other);
      return url === undefined ? [] : [[other.view.language, url]];
    }),
  );
}

export function storyAlternates(index: NewsroomIndex, story: Story): Map<string, string> {
  const group = index.translations.get(story.id) ?? [];
  return new Map(group.filter((other) => other !== story).map((other) => [other.language, other.url]));
}

export function sectionLink(index: NewsroomIndex, edition: Edition, section: Section): LinkView {
  return { label: edition.say(section.name), url: sectionUrl(index.space, edition.view.language, section.path) };
}

/** A section as a page with feeds. */
export function sectionFeeds(index: NewsroomIndex, edition: Edition, section: Section): FeedPage {
  return { name: edition.say(section.name), url: sectionUrl(index.space, edition.view.language, section.path) };
}

/** `News > Ukraine`, each part a link. */
export function sectionTrail(index: NewsroomIndex, edition: Edition, section: Section): LinkView[] {
  const above = section.ancestors.flatMap((path) => index.sections.get(path) ?? []);
  return [...above, section].map((part) => sectionLink(index, edition, part));
}

/** Top-level sections that have stories in this edition, in the order of the section bar. */
export function topSections(index: NewsroomIndex, edition: Edition): Section[] {
  return [...index.sections.values()].filter((section) => section.depth === 0 && edition.bySection.has(section.path));
}

/** Direct subsections that have stories in this edition. */
export function subsectionsOf(index: NewsroomIndex, edition: Edition, section: Section): Section[] {
  return section.children.flatMap((path) => index.sections.get(path) ?? []).filter((child) => edition.bySection.has(child.path));
}

/** Authors as an edition names them. Throws when one is not there. */
export function authorNames(index: NewsroomIndex, edition: Edition, ids: readonly string[], file: string): LinkView[] {
  return ids.map((id) => {
    const author = index.authors.get(id);
    if (!author) throw new Error(`${file}: “${id}” is not an author.`);
    return { label: edition.say(author.name), url: authorUrl(index.space, edition.view.language, id) };
  });
}

export function languageLinks(index: NewsroomIndex, edition: Edition, alternates: Map<string, string>): LanguageLink[] {
  return [...index.editions.values()].map((other) => ({
    label: other.name,
    short: other.short,
    language: other.view.language,
    direction: other.view.direction,
    url: alternates.get(other.view.language) ?? frontUrl(index.space, other.view.language),
    current: other === edition,
  }));
}

function followLinks(index: NewsroomIndex, edition: Edition): LinkView[] {
  const words = { email: edition.words.text('email'), copyLink: edition.words.text('copyLink') };
  return index.site.social.map((account) => ({
    label: 'service' in account ? serviceName(account.service, words) : account.label,
    url: account.url,
  }));
}

function footerColumns(index: NewsroomIndex, edition: Edition): FooterColumn[] {
  const { language } = edition.view;
  const { words } = edition;
  const standing = (page: StandingPage, label: string): LinkView[] =>
    hasStandingPage(index, page) ? [{ label, url: standingUrl(index.space, language, page) }] : [];
  const pages = (group: 'about' | 'policies') =>
    [...edition.pages.values()]
      .filter((page) => page.data.group === group)
      .map((page) => ({ label: page.data.title, url: pageUrl(index.space, language, page.path) }));
  const columns: FooterColumn[] = [
    ...sectionColumns(index, edition),
    {
      heading: index.site.name,
      links: [...pages('about'), ...standing('authors', words.text('authors')), ...standing('saved', words.text('savedPage'))],
    },
    {
      heading: words.text('policies'),
      links: [...pages('policies'), ...standing('corrections', words.text('corrections')), ...standing('credits', words.text('credits'))],
    },
    {
      heading: words.text('archive'),
      url: standingUrl(index.space, language, 'archive'),
      links: [
        ...standing('topics', words.text('topics')),
        ...standing('pictures', words.text('inPictures')),
        ...standing('video', words.text('videoPage')),
        ...standing('audio', words.text('audioPage')),
        ...standing('live', words.text('livePage')),
        ...standing('search', words.text('search')),
      ],
    },
    {
      heading: words.text('follow'),
      links: [
        ...followLinks(index, edition).map((link) => ({ ...link, own: true })),
        { label: FEED_TYPES.rss.name, url: feedUrl(frontUrl(index.space, language), 'rss') },
      ],
    },
  ];
  return columns.filter((column) => column.links.length > 0);
}

/** The first section with its subsections, then the others; or all sections together, where the first has none. */
function sectionColumns(index: NewsroomIndex, edition: Edition): FooterColumn[] {
  const { words } = edition;
  const [first, ...others] = topSections(index, edition).map((section) => ({
    ...sectionLink(index, edition, section),
    links: subsectionsOf(index, edition, section).map((child) => sectionLink(index, edition, child)),
  }));
  const plain = ({ label, url }: LinkView): LinkView => ({ label, url });
  if (!first) return [];
  if (first.links.length === 0) return [{ heading: words.text('sections'), links: [first, ...others].map(plain) }];
  return [
    { heading: first.label, url: first.url, links: first.links },
    { heading: words.text('moreSections'), links: others.map(plain) },
  ];
}
