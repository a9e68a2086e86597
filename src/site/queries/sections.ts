import { buildCollectionData } from '../seo/page-data.ts';
import { sectionMonthUrl, sectionUrl } from '../../shared/urls.ts';
import type { Section } from '../../content/section-tree.ts';
import type { LinkView } from '../views/link.ts';
import type { ListingView, SectionView } from '../views/listing.ts';
import { buildChrome } from './chrome.ts';
import { alternatesOf } from './alternates.ts';
import { sectionFeeds, sectionLink, sectionTrail, subsectionsOf } from './section-links.ts';
import { buildHead } from './head.ts';
import { followLink } from './feed-links.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { groupByMany, sectionPaths } from './grouping.ts';
import { fact } from './facts.ts';
import { dayParts, formatNewest, listedStories, monthLinks, neighbours, storiesByDay, storiesByPeriod } from './listings.ts';
import { alikeInRows } from './picture-rows.ts';
import { mostDiscussed } from './readers-choice.ts';
import { buildPreview } from './preview.ts';
import { buildBreadcrumb, pageFacts } from './structured-data.ts';
import { buildTeaser } from './teasers.ts';

const SECOND = 4;
const LISTED = 30;
const ASIDE = 5;
/** With so few stories a section’s page would be nearly empty. */
const FEW = 3;
const ELSEWHERE = 3;

export function getSection(index: NewsroomIndex, edition: Edition, path: string): SectionView {
  const { language } = edition.view;
  const { section, stories } = sectionStories(index, edition, path);
  const url = sectionUrl(index.space, language, path);
  const alternates = alternatesOf(index, edition, (other) =>
    other.bySection.has(path) ? sectionUrl(index.space, other.view.language, path) : undefined,
  );
  const trail = sectionTrail(index, edition, section);
  const name = edition.say(section.name);
  const covers = section.covers === undefined ? undefined : edition.say(section.covers);
  const description = covers ?? edition.words.text('archiveOf', { period: name, site: edition.newspaper });

  const lead = leadOf(stories);
  const leadRelated = (lead?.data.related ?? []).flatMap((key) => edition.byKey.get(key) ?? []).slice(0, 1);
  const newest = stories.first(LISTED + SECOND + 2);
  const rest = newest.filter((story) => story !== lead && !leadRelated.includes(story));
  const second = rest.length > SECOND + 2 ? rest.slice(0, SECOND) : [];
  const listed = rest.filter((story) => !second.includes(story)).slice(0, LISTED);
  const teaser = (story: Story) => buildTeaser(index, edition, story);
  const subsections = subsectionsOf(index, edition, section);

  return {
    chrome: buildChrome(index, { edition, section, alternates }),
    head: buildHead(index, edition, {
      title: [...new Set(trail.map((part) => part.label).reverse())].join(' – '),
      description,
      url,
      alternates,
      feeds: sectionFeeds(index, edition, section),
      picture: sectionPreview(index, edition, section),
      jsonLd: [
        buildCollectionData(pageFacts(index, edition, { url, name, description }), listedStories(index, stories.first(LISTED))),
        buildBreadcrumb(index, edition, trail),
      ],
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
    days: storiesByPeriod(index, edition, listed),
    monthsHeading: edition.words.text(newest.length <= LISTED ? 'byMonth' : 'earlierByMonth'),
    months: monthLinks(edition, stories, (key) => sectionMonthUrl(index.space, language, path, dayParts(key))),
    feed: followLink(edition, url),
    asides: sectionAsides(index, edition, path, lead),
    elsewhere: alikeInRows(elsewhere(edition, section, newest).map(teaser)),
  };
}

export function getSectionMonth(index: NewsroomIndex, edition: Edition, path: string, month: string): ListingView {
  const { section, stories } = sectionStories(index, edition, path);
  const months = stories.by('month');
  const own = months.get(month)?.all ?? [];
  const period = formatNewest(edition, months.get(month), 'monthYear');
  const urlOf = (key: string) => sectionMonthUrl(index.space, edition.view.language, path, dayParts(key));
  const url = urlOf(month);
  const title = `${edition.say(section.name)}${edition.words.mark('comma')}${period}`;
  const description = edition.words.text('archiveOf', { period: title, site: edition.newspaper });
  const breadcrumb = [...sectionTrail(index, edition, section), { label: period, url }];
  return {
    chrome: buildChrome(index, { edition, section, alternates: new Map() }),
    head: buildHead(index, edition, {
      title,
      description,
      url,
      alternates: new Map(),
      picture: sectionPreview(index, edition, section),
      jsonLd: [
        buildCollectionData(pageFacts(index, edition, { url, name: title, description }), listedStories(index, own)),
        buildBreadcrumb(index, edition, breadcrumb),
      ],
    }),
    breadcrumb,
    name: period,
    covers: edition.words.count('stories', own.length),
    days: storiesByDay(index, edition, own),
    // No list of all months: it would change every month of the archive when a new one begins.
    months: [],
    neighbours: neighbours(edition, months, month, 'monthYear', urlOf),
  };
}

/** The preview of a section, which its months share. */
function sectionPreview(index: NewsroomIndex, edition: Edition, section: Section) {
  return buildPreview(index, edition, { title: edition.say(section.name), colour: section.colour });
}

function sectionStories(index: NewsroomIndex, edition: Edition, path: string) {
  const section = index.sections.get(path);
  const stories = edition.bySection.get(path);
  if (!section || !stories) throw new Error(`The section “${path}” has no stories in “${edition.view.language}”.`);
  return { section, stories };
}

/** A story leads a section with its photo when it is not much older than the newest one; otherwise that one leads, whatever it shows. */
const MUCH_OLDER = 14 * 24 * 60 * 60_000;

/** The story that leads a section’s page. */
export function leadOf(stories: Iterable<Story>): Story | undefined {
  let newest: Story | undefined;
  for (const story of stories) {
    newest ??= story;
    if (Date.parse(newest.data.published) - Date.parse(story.data.published) > MUCH_OLDER) return newest;
    if ((story.data.photos?.length ?? 0) > 0) return story;
  }
  return newest;
}

/** The newest of the section above, or of the newspaper, under the few stories of a section that has no more. */
function elsewhere(edition: Edition, section: Section, own: readonly Story[]): Story[] {
  if (own.length > FEW) return [];
  const above = section.ancestors.at(-1);
  const wider = (above === undefined ? undefined : edition.bySection.get(above)) ?? edition.stories;
  const others: Story[] = [];
  for (const story of wider) {
    if (own.includes(story)) continue;
    others.push(story);
    if (others.length === ELSEWHERE) break;
  }
  return others;
}

/** What of a section is explained; its subject is an edition and a section: `en news/coast`. */
const explainedIn = fact('explained', (index, subject): Story[] => {
  const [language = '', path = ''] = subject.split(' ');
  // One more than are shown, since the lead of the page is not among them.
  return (explainers(index, language).get(path) ?? []).slice(0, ASIDE + 1);
});

/** All that an edition explains, by section. */
const explainers = fact('explainers', (index, language) =>
  groupByMany(index.editions.get(language)?.byKind.get('explainer')?.all ?? [], sectionPaths()),
);

function sectionAsides(
  index: NewsroomIndex,
  edition: Edition,
  path: string,
  lead: Story | undefined,
): { heading: string; links: LinkView[] }[] {
  const link = (story: Story): LinkView => ({ label: story.data.headline, url: story.url });
  const subject = `${edition.view.language} ${path}`;
  const others = explainedIn(index, subject)
    .filter((story) => story !== lead)
    .slice(0, ASIDE);
  return [
    { heading: edition.words.kind('explainer'), links: others.map(link) },
    { heading: edition.words.text('mostDiscussed'), links: mostDiscussed(index, subject).map(link) },
  ].filter((aside) => aside.links.length > 0);
}
