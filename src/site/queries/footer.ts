import { FEED_TYPES } from '../feeds/feed.ts';
import { FOOTER_GROUPS, type FooterGroup } from '../../content/schemas/menu.ts';
import { isAccount } from '../accounts.ts';
import { serviceName } from '../share.ts';
import { standingPagesIn } from '../../shared/standing-pages.ts';
import { feedUrl, frontUrl, pageUrl, standingUrl } from '../../shared/urls.ts';
import type { FooterColumn } from '../views/chrome.ts';
import type { LinkView } from '../views/link.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { menuLinks } from './menu-links.ts';
import { hasStandingPage } from './standing-set.ts';
import { standingLink } from './standing-link.ts';
import { topSections, sectionLink, subsectionsOf } from './section-links.ts';

/** The newspaper’s accounts elsewhere, and other links beside them, such as one for donations, which are not its `own`. */
export function followLinks(index: NewsroomIndex, edition: Edition): (LinkView & { own: boolean })[] {
  const words = { email: edition.words.text('email'), copyLink: edition.words.text('copyLink') };
  return index.site.social.map((account) => ({
    label: 'service' in account ? serviceName(account.service, words) : account.label,
    url: account.url,
    own: isAccount(account),
  }));
}

export function footerColumns(index: NewsroomIndex, edition: Edition): FooterColumn[] {
  const groups = index.site.footer?.groups ?? FOOTER_GROUPS;
  const columns = groups.flatMap((group): FooterColumn[] =>
    typeof group === 'string'
      ? ownColumns(index, edition, group)
      : [{ heading: edition.say(group.title), links: menuLinks(index, edition, group.links) }],
  );
  return columns.filter((column) => column.links.length > 0);
}

function ownColumns(index: NewsroomIndex, edition: Edition, group: FooterGroup): FooterColumn[] {
  const { language } = edition.view;
  const { words } = edition;
  const standing = (column: Parameters<typeof standingPagesIn>[0]) =>
    standingPagesIn(column)
      .filter((page) => hasStandingPage(index, page))
      .map((page) => standingLink(index, edition, page));
  const pages = (of: 'about' | 'policies') =>
    [...edition.pages.values()]
      .filter((page) => page.data.group === of)
      .map((page) => ({ label: page.data.title, url: pageUrl(index.space, language, page.path) }));
  switch (group) {
    case 'sections':
      return sectionColumns(index, edition);
    case 'about':
      return [{ heading: edition.newspaper, links: [...pages('about'), ...standing('about')] }];
    case 'policies':
      return [{ heading: words.text('policies'), links: [...pages('policies'), ...standing('policies')] }];
    case 'archive':
      return [{ heading: words.text('archive'), url: standingUrl(index.space, language, 'archive'), links: standing('archive') }];
    case 'follow': {
      const feed = { label: FEED_TYPES.rss.name, url: feedUrl(frontUrl(index.space, language), 'rss') };
      return [{ heading: words.text('follow'), links: [...followLinks(index, edition), feed] }];
    }
  }
}

/** The index of all sections: each that has subsections with these, and the others together. */
function sectionColumns(index: NewsroomIndex, edition: Edition): FooterColumn[] {
  const { words } = edition;
  const sections = topSections(index, edition).map((section) => ({
    ...sectionLink(index, edition, section),
    links: subsectionsOf(index, edition, section).map((child) => sectionLink(index, edition, child)),
  }));
  const [divided, whole] = [sections.filter(({ links }) => links.length > 0), sections.filter(({ links }) => links.length === 0)];
  return [
    ...divided.map(({ label, url, links }) => ({ heading: label, url, links, ofSections: true })),
    {
      heading: words.text(divided.length > 0 ? 'moreSections' : 'sections'),
      links: whole.map(({ label, url }): LinkView => ({ label, url })),
      ofSections: true,
    },
  ];
}
