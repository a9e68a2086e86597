import { dayKey } from '../../shared/calendar.ts';
import { dateTimeView, formatDate } from '../../shared/date-format.ts';
import { standingUrl } from '../../shared/urls.ts';
import type { CorrectedStory, CorrectionsPageView } from '../views/corrections.ts';
import type { ArticleData } from '../../content/schemas/article.ts';
import { buildChrome } from './chrome.ts';
import { buildStandingPage } from './standing-page.ts';
import { buildHead } from './head.ts';
import { fact } from './facts.ts';
import { followLink } from './feed-links.ts';
import { editionOf, type Edition, type NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { buildCorrection } from './stories.ts';

/** How many corrections the page of corrections lists; the others stand on pages of their years. */
const LATEST_CORRECTIONS = 50;

export interface StoryCorrection {
  story: Story;
  correction: NonNullable<ArticleData['corrections']>[number];
}

/** Every correction of an edition, newest first, by the year in which it was made. */
const correctionsByYear = fact('corrections-by-year', (index, language): Map<string, StoryCorrection[]> => {
  const all = editionOf(index, language)
    .stories.all.filter(({ head }) => head.corrections !== undefined)
    .flatMap((story) => (story.data.corrections ?? []).map((correction) => ({ story, correction })))
    .sort((a, b) => Date.parse(b.correction.date) - Date.parse(a.correction.date) || (a.story.id < b.story.id ? -1 : 1));
  return Map.groupBy(all, ({ correction }) => dayKey(correction.date, index.space.timeZone).slice(0, 4));
});

/** The corrections of a year, `en 2026`, or the latest so many, `en #50`. */
const correctionsOf = fact('corrections', (index, subject): StoryCorrection[] => {
  const [language = '', part = ''] = subject.split(' ');
  const years = correctionsByYear(index, language);
  return part.startsWith('#') ? [...years.values()].flat().slice(0, Number(part.slice(1))) : (years.get(part) ?? []);
});

/** The latest correction of each of so many stories that were corrected last: `en 5`. */
const correctedLast = fact('corrected-last', (index, subject): StoryCorrection[] => {
  const [language = '', count = ''] = subject.split(' ');
  const byStory = Map.groupBy([...correctionsByYear(index, language).values()].flat(), ({ story }) => story.id);
  return [...byStory.values()].flatMap(([latest]) => latest ?? []).slice(0, Number(count));
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

/** The stories that were corrected last, each once, for pages that tell readers of them. */
export function correctedStories(index: NewsroomIndex, edition: Edition, count: number): CorrectedStory[] {
  return correctedLast(index, `${edition.view.language} ${count}`).map(({ story, correction }) => ({
    story: { label: story.data.headline, url: story.url },
    when: dateTimeView(correction.date, edition.style),
  }));
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
  const hasFeed = years.length > 0;
  return {
    ...buildStandingPage(index, edition, 'corrections', { feeds: hasFeed ? { name: words.text('corrections'), url } : undefined }),
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
