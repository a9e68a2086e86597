import { sectionUrl } from '../../shared/urls.ts';
import type { LinkView } from '../views/link.ts';
import type { Section } from '../../content/section-tree.ts';
import type { FeedPage } from './feed-links.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';

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

/** The section of the opinion column: the first that says so. */
export function opinionSection(index: NewsroomIndex): Section | undefined {
  return [...index.sections.values()].find(({ kind }) => kind === 'opinion');
}

/** Top-level sections that have stories in this edition, in the order of the section bar. */
export function topSections(index: NewsroomIndex, edition: Edition): Section[] {
  return [...index.sections.values()].filter((section) => section.depth === 0 && edition.bySection.has(section.path));
}

/** Direct subsections that have stories in this edition. */
export function subsectionsOf(index: NewsroomIndex, edition: Edition, section: Section): Section[] {
  return section.children.flatMap((path) => index.sections.get(path) ?? []).filter((child) => edition.bySection.has(child.path));
}
