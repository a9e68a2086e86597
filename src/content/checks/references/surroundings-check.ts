import { STANDING_NAMES } from '../../../shared/standing-pages.ts';
import { splitLanguage } from '../../../shared/ids.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import { linksOf } from '../../site-links.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';
import { checkAdvertisedPhoto } from './photo-use-check.ts';

/** What `site.yaml` puts around the pages: links to sections and pages, the sections of the bar, the banner’s times. */
export function checkSurroundings({ site, siteSource, pages }: Newsroom, known: Known, faults: FaultList): void {
  const paths = new Set([...pages.map(({ id }) => splitLanguage(id)[1]), ...STANDING_NAMES]);
  for (const { path, link } of linksOf(site)) {
    if ('section' in link)
      faults.mustExist(siteSource, [...path, 'section'], link.section, known.sectionPaths, 'a section', 'Write one of the allowed sections.');
    if ('page' in link && !isUnreadPage(link.page, known))
      faults.mustExist(siteSource, [...path, 'page'], link.page, paths, 'a page', 'Write one of the allowed pages.');
  }
  const topSections = new Set(known.sections.filter(({ depth }) => depth === 0).map(({ path }) => path));
  site.header?.sections?.forEach((section, index) => {
    const path = ['header', 'sections', index];
    faults.mustExist(siteSource, path, section, topSections, 'a top-level section', 'Write one of the allowed sections.');
  });
  site.advertisements?.forEach(({ photo, words }, place) => {
    if (photo !== undefined) checkAdvertisedPhoto(siteSource, ['advertisements', place], { photo, words }, known, faults);
  });
  const { banner } = site;
  if (banner?.from !== undefined && Date.parse(banner.until) <= Date.parse(banner.from)) {
    faults.add(siteSource, ['banner', 'until'], {
      problem: `${quote(banner.until)} is not after the banner appears, ${quote(banner.from)}.`,
      mend: 'Correct one of the two.',
    });
  }
}

/** A page whose file has faults of its own is not at fault here. */
function isUnreadPage(page: string, { unread }: Known): boolean {
  return [...(unread.get('pages') ?? [])].some((id) => splitLanguage(id)[1] === page);
}
