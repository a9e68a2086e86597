import { formatDate } from '../lib/date-format.ts';
import { buildBreadcrumbData } from '../lib/seo/story-data.ts';
import { absoluteUrl, sectionMonthUrl, sectionUrl } from '../lib/urls.ts';
import type { LinkView, ListingView, SectionView } from '../lib/view-models.ts';
import { alternatesOf, buildChrome, buildHead, sectionLink, sectionTrail, subsectionsOf } from './chrome.ts';
import { editionOf, getIndex, type Edition, type NewsroomIndex, type Story } from './newsroom-index.ts';
import { neighbourMonths } from './archives.ts';
import { buildTeaser, monthsOf, storiesByDay } from './teasers.ts';

const SECOND = 4;
const LISTED = 30;
const ASIDE = 5;

export async function getSectionPaths() {
  const index = await getIndex();
  return [...index.editions.values()].flatMap((edition) =>
    [...edition.bySection.keys()].map((section) => ({
      params: { section: sectionParam(index, edition, section) },
      props: { language: edition.view.language, section },
    })),
  );
}

export async function getSection(language: string, path: string): Promise<SectionView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  const { section, stories } = sectionStories(index, edition, path);
  const url = sectionUrl(index.space, language, path);
  const alternates = alternatesOf(index, edition, (other) =>
    other.bySection.has(path) ? sectionUrl(index.space, other.view.language, path) : undefined,
  );
  const trail = sectionTrail(index, edition, section);
  const name = edition.say(section.name);
  const covers = section.covers === undefined ? undefined : edition.say(section.covers);

  const lead = stories.find((story) => (story.data.photos?.length ?? 0) > 0) ?? stories[0];
  const leadRelated = (lead?.data.related ?? []).flatMap((key) => edition.byKey.get(key) ?? []).slice(0, 1);
  const rest = stories.filter((story) => story !== lead && !leadRelated.includes(story));
  const second = rest.length > SECOND + 2 ? rest.slice(0, SECOND) : [];
  const listed = rest.filter((story) => !second.includes(story)).slice(0, LISTED);
  const teaser = (story: Story) => buildTeaser(index, edition, story);
  const subsections = subsectionsOf(index, edition, section);

  return {
    chrome: buildChrome(index, { edition, section, day: stories[0]?.data.published, alternates }),
    head: buildHead(index, edition, {
      title: trail
        .map((part) => part.label)
        .reverse()
        .join(' – '),
      description: covers ?? edition.words.text('archiveOf', { period: name, site: index.site.name }),
      url,
      alternates,
      jsonLd: [buildBreadcrumbData(trail.map((part) => ({ label: part.label, url: absoluteUrl(index.space, part.url) })))],
    }),
    breadcrumb: trail,
    name,
    covers,
    colour: section.colour,
    subsections:
      subsections.length === 0
        ? []
        : [
            { label: edition.words.text('all'), url, current: true },
            ...subsections.map((child) => ({ ...sectionLink(index, edition, child), current: false })),
          ],
    lead: lead ? teaser(lead) : undefined,
    leadRelated: leadRelated.map(teaser),
    second: second.map(teaser),
    days: storiesByDay(index, edition, listed),
    months: monthsOf(index, edition, stories, path),
    asides: sectionAsides(edition, stories, lead),
  };
}

export async function getSectionMonthPaths() {
  const index = await getIndex();
  return [...index.editions.values()].flatMap((edition) =>
    [...edition.bySection].flatMap(([section, stories]) =>
      [...new Set(stories.map((story) => story.day.slice(0, 7)))].map((key) => {
        const [year = '', month = ''] = key.split('-');
        return {
          params: { section: sectionParam(index, edition, section), year, month },
          props: { language: edition.view.language, section, month: key },
        };
      }),
    ),
  );
}

export async function getSectionMonth(language: string, path: string, month: string): Promise<ListingView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  const { section, stories } = sectionStories(index, edition, path);
  const own = stories.filter((story) => story.day.startsWith(month));
  const period = formatDate(own[0]?.data.published ?? '', 'monthYear', edition.style);
  const urlOf = (key: string) => {
    const [year = '', number = ''] = key.split('-');
    return sectionMonthUrl(index.space, language, path, { year, month: number });
  };
  const name = edition.say(section.name);
  return {
    chrome: buildChrome(index, { edition, section, alternates: new Map() }),
    head: buildHead(index, edition, {
      title: `${name}, ${period}`,
      description: edition.words.text('archiveOf', { period: `${name}, ${period}`, site: index.site.name }),
      url: urlOf(month),
      alternates: new Map(),
    }),
    breadcrumb: [...sectionTrail(index, edition, section), { label: period, url: urlOf(month) }],
    name: period,
    covers: edition.words.count('stories', own.length),
    days: storiesByDay(index, edition, own),
    months: monthsOf(index, edition, stories, path),
    neighbours: neighbourMonths(edition, stories, month, urlOf),
  };
}

function sectionStories(index: NewsroomIndex, edition: Edition, path: string) {
  const section = index.sections.get(path);
  const stories = edition.bySection.get(path);
  if (!section || !stories) throw new Error(`The section “${path}” has no stories in “${edition.view.language}”.`);
  return { section, stories };
}

/** The `[...section]` part of a route, which begins with the language where that is not the first. */
export function sectionParam(index: NewsroomIndex, edition: Edition, section: string): string {
  const { language } = edition.view;
  return language === index.firstLanguage ? section : `${language}/${section}`;
}

function sectionAsides(edition: Edition, stories: readonly Story[], lead: Story | undefined): { heading: string; links: LinkView[] }[] {
  const link = (story: Story): LinkView => ({ label: story.data.headline, url: story.url });
  const explained = stories.filter((story) => story.data.kind === 'explainer' && story !== lead).slice(0, ASIDE);
  const discussed = stories
    .filter((story) => story.comments.length > 0)
    .sort((a, b) => b.comments.length - a.comments.length)
    .slice(0, ASIDE);
  return [
    { heading: edition.words.kind('explainer'), links: explained.map(link) },
    { heading: edition.words.text('mostDiscussed'), links: discussed.map(link) },
  ].filter((aside) => aside.links.length > 0);
}
