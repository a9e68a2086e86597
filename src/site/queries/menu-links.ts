import { STANDING_NAMES } from '../../shared/standing-pages.ts';
import { fileUrl, pageUrl } from '../../shared/urls.ts';
import { localise } from '../../content/localised.ts';
import type { Localised } from '../../content/schemas/common.ts';
import type { MenuLink } from '../../content/schemas/menu.ts';
import type { HeaderLink } from '../views/chrome.ts';
import type { LinkView } from '../views/link.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { pageNamed } from './page-pairs.ts';
import { sectionLink } from './section-links.ts';
import { standingLink } from './standing-link.ts';
import { hasStandingPage } from './standing-set.ts';

/** Links of `site.yaml` as an edition has them: without those to what it has not. */
export function menuLinks(index: NewsroomIndex, edition: Edition, links: readonly MenuLink[] = []): HeaderLink[] {
  return links.flatMap((link) => {
    const target = targetOf(index, edition, link);
    if (!target) return [];
    const label = link.title === undefined ? target.label : edition.say(link.title);
    return [{ label, url: target.url, ...(link.accent === true ? { accent: true } : {}) }];
  });
}

/** An address of `site.yaml` as an edition has it; one on this site below the site’s own path. */
export function addressIn({ space, firstLanguage }: NewsroomIndex, edition: Edition, address: Localised): string {
  const url = localise(address, edition.view.language, firstLanguage);
  return url.startsWith('/') ? fileUrl(space, url.slice(1)) : url;
}

function targetOf(index: NewsroomIndex, edition: Edition, link: MenuLink): LinkView | undefined {
  const { space } = index;
  const { language } = edition.view;
  if ('url' in link) return { label: '', url: addressIn(index, edition, link.url) };
  if ('section' in link) {
    const section = edition.bySection.has(link.section) ? index.sections.get(link.section) : undefined;
    return section && sectionLink(index, edition, section);
  }
  const standing = STANDING_NAMES.find((name) => name === link.page);
  if (standing) return hasStandingPage(index, edition, standing) ? standingLink(index, edition, standing) : undefined;
  const page = pageNamed(edition, link.page) ?? edition.pages.get(link.page);
  return page && { label: page.data.title, url: pageUrl(space, language, page.path) };
}
