import { dayKey } from '../../shared/calendar.ts';
import { formatDate } from '../../shared/date-format.ts';
import { buildTextPageData } from '../seo/page-data.ts';
import { frontUrl, pageUrl, standingUrl, type StandingPage } from '../../shared/urls.ts';
import type { CorrectionsPageView } from '../views/corrections.ts';
import type { NotFoundView } from '../views/lost-page.ts';
import type { StandingPageView } from '../views/page.ts';
import type { StoriesPageView, StreamPageView, TextPageView } from '../views/standing.ts';
import type { ArticleData, ArticleKind } from '../../content/schemas/article.ts';
import { alternatesOf, buildChrome, buildHead, buildStandingPage } from './chrome.ts';
import { fact } from './facts.ts';
import { followLink } from './feed-links.ts';
import { listedStories } from './listings.ts';
import { editionOf, type Edition, type NewsroomIndex, type StandingText, type Story } from './newsroom-index.ts';
import { podcastLink } from './podcast.ts';
import { buildCorrection } from './stories.ts';
import { placedMedia } from './story-components.ts';
import { buildBreadcrumb, buildNewsroom, pageFacts } from './structured-data.ts';
import { buildTeaser } from './teasers.ts';

/** How many stories a page of one kind shows; older ones are in the archive. */
const OF_KIND = 60;

/** How many corrections the page of corrections lists; the others stand on pages of their years. */
const LATEST_CORRECTIONS = 50;

function ofKind(edition: Edition, kind: ArticleKind): readonly Story[] {
  return edition.byKind.get(kind)?.first(OF_KIND) ?? [];
}

/** A page of all stories of one kind. */
function buildKindPage(
  index: NewsroomIndex,
  edition: Edition,
  page: StandingPage,
  { kind, name, covers }: { kind: ArticleKind; name: string; covers: string },
): StoriesPageView {
  const stories = ofKind(edition, kind);
  return {
    ...buildStandingPage(index, edition, page, name, covers, { stories: listedStories(index, stories) }),
    stories: stories.map((story) => buildTeaser(index, edition, story)),
  };
}

/** The Live page, or the Audio Only page: the stream or its state, then the stories of that kind. */
export function getStreamPage(index: NewsroomIndex, edition: Edition, kind: 'live' | 'audio'): StreamPageView {
  const { words } = edition;
  const stream = index.site[kind];
  const onAir = stream.status === 'on-air';
  const podcast = kind === 'audio' ? podcastLink(index, edition) : undefined;
  const page = buildKindPage(index, edition, kind, {
    kind,
    name: words.text(kind === 'live' ? 'livePage' : 'audioPage'),
    covers: words.text(kind === 'live' ? 'liveCovers' : 'audioCovers'),
  });
  return {
    ...page,
    head: { ...page.head, feeds: [...(podcast ? [podcast] : []), ...page.head.feeds] },
    kind,
    stream: {
      onAir,
      state: words.text(onAir ? 'onAir' : 'offAir'),
      text: words.text(kind === 'live' ? 'liveOffAirText' : 'audioOffAirText'),
      url: onAir ? stream.url : undefined,
      title: stream.title === undefined ? undefined : edition.say(stream.title),
    },
    heading: words.text(kind === 'live' ? 'liveStories' : 'audioStories'),
    feed: podcast && { label: words.text('followPodcast'), url: podcast.url },
  };
}

export function getVideoPage(index: NewsroomIndex, edition: Edition): StoriesPageView {
  const { words } = edition;
  return buildKindPage(index, edition, 'video', { kind: 'video', name: words.text('videoPage'), covers: words.text('videoCovers') });
}

export function getPicturesPage(index: NewsroomIndex, edition: Edition): StoriesPageView {
  const { words } = edition;
  return buildKindPage(index, edition, 'pictures', {
    kind: 'gallery',
    name: words.text('inPictures'),
    covers: words.text('picturesCovers'),
  });
}

export function getSavedPage(index: NewsroomIndex, edition: Edition): StandingPageView {
  return buildStandingPage(index, edition, 'saved', edition.words.text('savedPage'), edition.words.text('savedCovers'));
}

export interface StoryCorrection {
  story: Story;
  correction: NonNullable<ArticleData['corrections']>[number];
}

/** Every correction of an edition, newest first, by the year in which it was made. */
const correctionsByYear = fact('corrections-by-year', (index, language): Map<string, StoryCorrection[]> => {
  const all = editionOf(index, language)
    .stories.all.flatMap((story) => (story.data.corrections ?? []).map((correction) => ({ story, correction })))
    .sort((a, b) => Date.parse(b.correction.date) - Date.parse(a.correction.date) || (a.story.id < b.story.id ? -1 : 1));
  return Map.groupBy(all, ({ correction }) => dayKey(correction.date, index.space.timeZone).slice(0, 4));
});

/** The corrections of a year, `en 2026`, or the latest so many, `en #50`. */
const correctionsOf = fact('corrections', (index, subject): StoryCorrection[] => {
  const [language = '', part = ''] = subject.split(' ');
  const years = correctionsByYear(index, language);
  return part.startsWith('#') ? [...years.values()].flat().slice(0, Number(part.slice(1))) : (years.get(part) ?? []);
});

const countsByYear = fact('correction-years', (index, language) =>
  [...correctionsByYear(index, language)].map(([year, { length }]) => ({ year, count: length })),
);

/** The years in which something was corrected, newest first, with how many corrections there were in each. */
export function correctionYears(index: NewsroomIndex, edition: Edition): { year: string; count: number }[] {
  return countsByYear(index, edition.view.language);
}

/** The latest corrections of all. */
export function latestCorrections(index: NewsroomIndex, edition: Edition, count: number): StoryCorrection[] {
  return correctionsOf(index, `${edition.view.language} #${count}`);
}

/** True when there are more corrections than one page lists. */
export function hasCorrectionYears(years: readonly { count: number }[]): boolean {
  return years.reduce((sum, { count }) => sum + count, 0) > LATEST_CORRECTIONS;
}

/** The latest corrections, and the way to the years when there are more. */
export function getCorrectionsPage(index: NewsroomIndex, edition: Edition): CorrectionsPageView {
  const { words } = edition;
  const years = correctionYears(index, edition);
  const url = standingUrl(index.space, edition.view.language, 'corrections');
  const name = words.text('corrections');
  const hasFeed = years.length > 0;
  return {
    ...buildStandingPage(index, edition, 'corrections', name, words.text('correctionsCovers'), {
      feeds: hasFeed ? { name, url } : undefined,
    }),
    feed: hasFeed ? followLink(edition, url) : undefined,
    corrections: latestCorrections(index, edition, LATEST_CORRECTIONS).map((entry) => correctionEntry(edition, entry)),
    years: hasCorrectionYears(years)
      ? years.map(({ year, count }) => ({
          year: yearName(edition, correctionsOf(index, `${edition.view.language} ${year}`)),
          months: [{ label: words.count('correctionsCount', count), url: `${url}${year}/` }],
        }))
      : [],
  };
}

export function getCorrectionsYear(index: NewsroomIndex, edition: Edition, year: string): CorrectionsPageView {
  const { words } = edition;
  const own = correctionsOf(index, `${edition.view.language} ${year}`);
  const all = standingUrl(index.space, edition.view.language, 'corrections');
  const name = `${words.text('corrections')}${words.mark('comma')}${yearName(edition, own)}`;
  const alternates = new Map<string, string>();
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, { title: name, description: words.text('correctionsCovers'), url: `${all}${year}/`, alternates }),
    name,
    covers: words.text('correctionsCovers'),
    corrections: own.map((entry) => correctionEntry(edition, entry)),
    years: [],
    whole: { label: words.text('corrections'), url: all },
  };
}

function yearName(edition: Edition, corrections: readonly StoryCorrection[]): string {
  return formatDate(corrections[0]?.correction.date ?? '', 'year', edition.style);
}

function correctionEntry(edition: Edition, { story, correction }: StoryCorrection) {
  return { ...buildCorrection(edition, correction), story: { label: story.data.headline, url: story.url } };
}

export function getTextPage(index: NewsroomIndex, edition: Edition, path: string): TextPageView {
  const { language } = edition.view;
  const page = edition.pages.get(path);
  if (!page) throw new Error(`“${path}” is not a page in “${language}”.`);
  const url = pageUrl(index.space, language, path);
  const alternates = alternatesOf(index, edition, (other) =>
    other.pages.has(path) ? pageUrl(index.space, other.view.language, path) : undefined,
  );
  const breadcrumb = [
    { label: index.site.name, url: frontUrl(index.space, language) },
    { label: page.data.title, url },
  ];
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, {
      title: page.data.title,
      description: page.data.summary,
      url,
      alternates,
      jsonLd: [textPageData(index, edition, page, url), buildBreadcrumb(index, edition, breadcrumb)],
    }),
    breadcrumb,
    title: page.data.title,
    summary: page.data.summary,
    text: page.source,
    siblings: {
      label: edition.words.text(page.data.group),
      links: [...edition.pages.values()]
        .filter((other) => other.data.group === page.data.group)
        .map((other) => ({ label: other.data.title, url: pageUrl(index.space, language, other.path), current: other === page })),
    },
  };
}

/** A page on the newsroom names it with all its policies; what another page says is its own. */
function textPageData(index: NewsroomIndex, edition: Edition, { path, data }: StandingText, url: string) {
  const facts = pageFacts(index, edition, { url, name: data.title, description: data.summary, modified: data.updated });
  if (data.group !== 'about') return buildTextPageData('WebPage', facts);
  return buildTextPageData(path === 'contact' ? 'ContactPage' : 'AboutPage', facts, buildNewsroom(index, edition));
}

/** The 404 page stands at one address for all editions, so it speaks all their languages. */
export function getNotFoundPage(index: NewsroomIndex): NotFoundView {
  const first = editionOf(index, index.firstLanguage);
  const alternates = new Map<string, string>();
  return {
    chrome: buildChrome(index, { edition: first, alternates }),
    head: buildHead(index, first, {
      title: first.words.text('notFound'),
      description: first.words.text('notFoundText'),
      alternates,
      indexed: false,
    }),
    editions: [...index.editions.values()].map((edition) => {
      const { words } = edition;
      const { language, direction } = edition.view;
      return {
        language,
        direction,
        title: words.text('notFound'),
        text: words.text('notFoundText'),
        links: [
          { label: words.text('toTheFront'), url: frontUrl(index.space, language) },
          { label: words.text('search'), url: standingUrl(index.space, language, 'search') },
          { label: words.text('archive'), url: standingUrl(index.space, language, 'archive') },
        ],
      };
    }),
  };
}

/** The files of published stories’ recordings. */
export function getPublishedMedia(index: NewsroomIndex): string[] {
  const files = [...index.stories.values()].flatMap((story) => [
    story.data.audio?.file,
    story.data.audio?.captions,
    story.data.video?.file,
    story.data.video?.captions,
    ...placedMedia(story),
  ]);
  return [...new Set(files.filter((file) => file !== undefined))].sort();
}
