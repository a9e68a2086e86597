import { FEED_TYPES } from '../feeds/feed.ts';
import { serviceName } from '../share.ts';
import { standingPagesIn } from '../../shared/standing-pages.ts';
import { feedUrl, frontUrl, pageUrl, standingUrl } from '../../shared/urls.ts';
import type { FooterColumn } from '../views/chrome.ts';
import type { LinkView } from '../views/link.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { hasStandingPage } from './standing-set.ts';
import { standingLink } from './standing-link.ts';
import { topSections, sectionLink, subsectionsOf } from './section-links.ts';

export function followLinks(index: NewsroomIndex, edition: Edition): LinkView[] {
  const words = { email: edition.words.text('email'), copyLink: edition.words.text('copyLink') };
  return index.site.social.map((account) => ({
    label: 'service' in account ? serviceName(account.service, words) : account.label,
    url: account.url,
  }));
}

export function footerColumns(index: NewsroomIndex, edition: Edition): FooterColumn[] {
  const { language } = edition.view;
  const { words } = edition;
  const standing = (column: Parameters<typeof standingPagesIn>[0]) =>
    standingPagesIn(column)
      .filter((page) => hasStandingPage(index, page))
      .map((page) => standingLink(index, edition, page));
  const pages = (group: 'about' | 'policies') =>
    [...edition.pages.values()]
      .filter((page) => page.data.group === group)
      .map((page) => ({ label: page.data.title, url: pageUrl(index.space, language, page.path) }));
  const columns: FooterColumn[] = [
    ...sectionColumns(index, edition),
    {
      heading: index.site.name,
      links: [...pages('about'), ...standing('about')],
    },
    {
      heading: words.text('policies'),
      links: [...pages('policies'), ...standing('policies')],
    },
    {
      heading: words.text('archive'),
      url: standingUrl(index.space, language, 'archive'),
      links: standing('archive'),
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
