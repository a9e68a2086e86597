import { frontUrl, standingUrl } from '../../shared/urls.ts';
import type { StandingPage } from '../../shared/standing-pages.ts';
import type { ChromeView } from '../views/chrome.ts';
import type { LanguageLink } from '../views/link.ts';
import type { Section } from '../../content/section-tree.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { hasStandingPage } from './standing-set.ts';
import { Remembered, RememberedMany } from './reading.ts';
import { placedAdvertisements } from './advertisements.ts';
import { languageLinks } from './alternates.ts';
import { buildBanner } from './banner.ts';
import { buildLookView } from './look.ts';
import { followLinks, footerColumns } from './footer.ts';
import { menuLinks } from './menu-links.ts';
import { buildNewsletter } from './newsletter.ts';
import { topSections, sectionLink } from './section-links.ts';

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

function buildFrame(index: NewsroomIndex, edition: Edition, top: string | undefined, colour: FrameView['colour']): FrameView {
  const { site, space } = index;
  const { language } = edition.view;
  const urlOf = (page: StandingPage) => (hasStandingPage(index, page) ? standingUrl(space, language, page) : undefined);
  return {
    edition: edition.view,
    siteName: edition.newspaper,
    nameLanguage: edition.newspaperLanguage,
    frontUrl: frontUrl(space, language),
    liveUrl: urlOf('live'),
    onAir: site.live.status === 'on-air',
    audioUrl: urlOf('audio'),
    picturesUrl: urlOf('pictures'),
    searchUrl: standingUrl(space, language, 'search'),
    savedUrl: standingUrl(space, language, 'saved'),
    accent: site.accent,
    ...withLook(buildLookView(index, language)),
    colour,
    follow: followLinks(index, edition),
    sections: [
      ...barSections(index, edition).map((entry) => ({
        ...sectionLink(index, edition, entry),
        current: entry.path === top,
        colour: entry.colour,
      })),
      ...menuLinks(index, edition, site.menu).map((link) => ({ ...link, current: false })),
    ],
    links: presentLinks(menuLinks(index, edition, site.header?.links)),
    footer: footerColumns(index, edition),
    banner: buildBanner(index, edition, 'everywhere'),
    newsletter: buildNewsletter(index, edition, 'everywhere'),
    ...(index.site.advertisements === undefined ? {} : { advertisements: placedAdvertisements(index, edition) }),
    colophon: `${edition.say(site.colophon)} ${edition.words.text('publishedBy', { publisher: site.publisher.name })}`,
    faults: index.faults,
  };
}

/** The sections of the bar: those that `site.yaml` names, or all, of those that have stories in the edition. */
function barSections(index: NewsroomIndex, edition: Edition): Section[] {
  const sections = topSections(index, edition);
  const named = index.site.header?.sections;
  return named ? named.flatMap((path) => sections.find((section) => section.path === path) ?? []) : sections;
}

/** Left out where there is none, so that what is made of the frame stays as it is. */
function withLook(look: FrameView['look']): Pick<FrameView, 'look'> {
  return look === undefined ? {} : { look };
}

function presentLinks<T>(links: readonly T[]): T[] | undefined {
  return links.length === 0 ? undefined : [...links];
}
