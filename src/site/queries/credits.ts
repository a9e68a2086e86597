import { formatDate } from '../../shared/date-format.ts';
import { isGivenIn } from '../../content/localised.ts';
import { standingUrl } from '../../shared/urls.ts';
import type { CreditsPageView, CreditView } from '../views/credits.ts';
import { buildChrome } from './chrome.ts';
import { allCredits, NAMED_STORIES, type CreditedPhoto } from './credited-photos.ts';
import { buildStandingPage } from './standing-page.ts';
import { buildHead } from './head.ts';
import { fact } from './facts.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { buildPicture } from './teasers.ts';

/** How many photos the page of credits shows; all of them stand on pages of their years when there are more. */
const LATEST_CREDITS = 60;

/** By the year of the first story that showed the photo, newest year first; empty when one page holds all photos. */
const creditsByYear = fact('credits-by-year', (index, language): Map<string, CreditedPhoto[]> => {
  const photos = allCredits(index, language);
  const grouped = Map.groupBy(photos.length > LATEST_CREDITS ? photos : [], ({ first }) => first.day.slice(0, 4));
  return new Map([...grouped].sort(([a], [b]) => (a < b ? 1 : -1)));
});

/** The years whose photos have a page of their own, newest first; none when one page holds all photos. */
export function creditYears(index: NewsroomIndex, edition: Edition): string[] {
  return yearsOf(index, edition.view.language).map(({ year }) => year);
}

const yearsOf = fact('credit-years', (index, language) =>
  [...creditsByYear(index, language)].map(([year, photos]) => ({ year, count: photos.length, first: photos[0]?.first })),
);

/** What a page of credits shows: of the latest photos, `en`, or of a year, `en 2022`. */
export const creditsOn = fact('credits', (index, subject): CreditedPhoto[] => {
  const [language = '', year] = subject.split(' ');
  return year === undefined ? allCredits(index, language).slice(0, LATEST_CREDITS) : (creditsByYear(index, language).get(year) ?? []);
});

/** The newest story of each photo. */
export function newestCredits(index: NewsroomIndex, edition: Edition): Story[] {
  return allCredits(index, edition.view.language).flatMap(({ latest }) => latest.slice(0, 1));
}

/** The latest photos with their credits, and the way to the years when there are more. */
export function getCreditsPage(index: NewsroomIndex, edition: Edition): CreditsPageView {
  const { words } = edition;
  const url = standingUrl(index.space, edition.view.language, 'credits');
  return {
    ...buildStandingPage(index, edition, 'credits'),
    photos: creditsOn(index, edition.view.language).map((entry) => buildCredit(index, edition, entry)),
    years: yearsOf(index, edition.view.language).map(({ year, count, first }) => ({
      year: yearName(edition, first),
      months: [{ label: words.count('photosCount', count), url: `${url}${year}/` }],
    })),
  };
}

/** The photos that were first shown in a year. */
export function getCreditsYear(index: NewsroomIndex, edition: Edition, year: string): CreditsPageView {
  const { words } = edition;
  const own = creditsOn(index, `${edition.view.language} ${year}`);
  const all = standingUrl(index.space, edition.view.language, 'credits');
  const name = `${words.text('credits')}${words.mark('comma')}${yearName(edition, own[0]?.first)}`;
  const alternates = new Map<string, string>();
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, { title: name, description: words.text('creditsCovers'), url: `${all}${year}/`, alternates }),
    name,
    covers: words.text('creditsCovers'),
    photos: own.map((entry) => buildCredit(index, edition, entry)),
    years: [],
    whole: { label: words.text('credits'), url: all },
  };
}

function yearName(edition: Edition, first: Story | undefined): string {
  return formatDate(first?.data.published ?? '', 'year', edition.style);
}

function buildCredit(index: NewsroomIndex, edition: Edition, { photo: id, count, latest, used }: CreditedPhoto): CreditView {
  const photo = index.photos.get(id);
  const use = used?.data.photos?.find((one) => one.photo === id);
  const given = (text: CreditTexts) => isGivenIn(text, edition.view.language, index.firstLanguage);
  const more = count - NAMED_STORIES;
  return {
    // A story’s own words for a photo belong to that story, unless there are no others in its language.
    picture: buildPicture(
      index,
      edition,
      {
        photo: id,
        ...(given(photo?.caption) ? {} : { caption: use?.caption }),
        ...(given(photo?.alt) ? {} : { alt: use?.alt }),
      },
      latest[0]?.file ?? '',
    ),
    creator: photo?.creator === photo?.credit ? undefined : photo?.creator,
    copyright: photo?.copyright,
    licence: photo?.licence,
    acquireUrl: photo?.acquireUrl,
    stories: latest.map((story) => ({ label: story.data.headline, url: story.url })),
    more: more > 0 ? edition.words.count('moreStories', more) : undefined,
  };
}

type CreditTexts = Parameters<typeof isGivenIn>[0];
