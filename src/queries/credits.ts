import { formatDate } from '../lib/date-format.ts';
import { digestOf, digestOnce } from '../lib/digest.ts';
import { isGivenIn } from '../lib/localised.ts';
import { standingUrl } from '../lib/urls.ts';
import type { CreditView, CreditsPageView } from '../lib/views/credits.ts';
import { buildChrome, buildHead, buildStandingPage, digestFrame } from './chrome.ts';
import { digestGround } from './ground.ts';
import type { Edition, NewsroomIndex, Story } from './newsroom-index.ts';
import { buildPicture } from './teasers.ts';

/** How many photos the page of credits shows; all of them stand on pages of their years when there are more. */
const LATEST_CREDITS = 60;

/** How many stories are named below a photo. */
const NAMED_STORIES = 5;

/** A photo and the published stories that show it, newest first. */
export interface CreditedPhoto {
  photo: string;
  stories: Story[];
}

const credited = new WeakMap<Edition, CreditedPhoto[]>();

/** Every photo that a published story of the edition shows, that of the newest story first. */
export function creditedPhotos(edition: Edition): CreditedPhoto[] {
  let photos = credited.get(edition);
  if (!photos) {
    const byId = new Map<string, CreditedPhoto>();
    for (const story of edition.stories) {
      for (const id of photosOf(story)) {
        const known = byId.get(id);
        if (known) known.stories.push(story);
        else byId.set(id, { photo: id, stories: [story] });
      }
    }
    photos = [...byId.values()];
    credited.set(edition, photos);
  }
  return photos;
}

/** Those that stand in the text are listed by the story too. */
function photosOf({ data }: Story): Set<string> {
  const ids = [...(data.photos ?? []).map((use) => use.photo), data.video?.poster, data.audio?.poster];
  return new Set(ids.filter((id) => id !== undefined));
}

const years = new WeakMap<Edition, Map<string, CreditedPhoto[]>>();

/** By the year of the first story that showed the photo, newest year first; empty when one page holds all photos. */
export function creditYears(edition: Edition): Map<string, CreditedPhoto[]> {
  let groups = years.get(edition);
  if (!groups) {
    const photos = creditedPhotos(edition);
    const grouped = Map.groupBy(photos.length > LATEST_CREDITS ? photos : [], yearOf);
    groups = new Map([...grouped].sort(([a], [b]) => (a < b ? 1 : -1)));
    years.set(edition, groups);
  }
  return groups;
}

function yearOf({ stories }: CreditedPhoto): string {
  return firstStory(stories)?.day.slice(0, 4) ?? '';
}

function firstStory(stories: readonly Story[]): Story | undefined {
  return stories.at(-1);
}

/** The digest of everything that a page of credits is made from; while it is the same, so is the page. */
export function digestCreditsInputs(index: NewsroomIndex, edition: Edition, year?: string): string {
  const all = creditYears(edition);
  const photos = year === undefined ? creditedPhotos(edition).slice(0, LATEST_CREDITS) : (all.get(year) ?? []);
  const entries = photos.map(({ photo, stories }) => {
    const facts = index.photos.get(photo);
    const named = stories.slice(0, NAMED_STORIES).map((story) => `${story.url} ${story.fields}`);
    return [facts ? digestOnce(facts) : '', stories.length, ...named].join(' ');
  });
  const counts = year === undefined ? [...all].map(([name, own]) => `${name} ${own.length}`) : [year];
  return digestOf(
    [digestGround(index, edition), digestFrame(index, edition, undefined), index.faults ?? '', ...counts, ...entries].join('\n'),
  );
}

/** The latest photos with their credits, and the way to the years when there are more. */
export function getCreditsPage(index: NewsroomIndex, edition: Edition): CreditsPageView {
  const { words } = edition;
  const url = standingUrl(index.space, edition.view.language, 'credits');
  return {
    ...buildStandingPage(index, edition, 'credits', words.text('credits'), words.text('creditsCovers')),
    photos: creditedPhotos(edition)
      .slice(0, LATEST_CREDITS)
      .map((entry) => buildCredit(index, edition, entry)),
    years: [...creditYears(edition)].map(([year, own]) => ({
      year: yearName(edition, own),
      months: [{ label: words.count('photosCount', own.length), url: `${url}${year}/` }],
    })),
  };
}

/** The photos that were first shown in a year. */
export function getCreditsYear(index: NewsroomIndex, edition: Edition, year: string): CreditsPageView {
  const { words } = edition;
  const own = creditYears(edition).get(year) ?? [];
  const all = standingUrl(index.space, edition.view.language, 'credits');
  const name = `${words.text('credits')}, ${yearName(edition, own)}`;
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

function yearName(edition: Edition, photos: readonly CreditedPhoto[]): string {
  return formatDate(firstStory(photos[0]?.stories ?? [])?.data.published ?? '', 'year', edition.style);
}

function buildCredit(index: NewsroomIndex, edition: Edition, { photo: id, stories }: CreditedPhoto): CreditView {
  const photo = index.photos.get(id);
  const use = stories.flatMap((story) => story.data.photos ?? []).find((one) => one.photo === id);
  const given = (text: CreditTexts) => isGivenIn(text, edition.view.language, index.firstLanguage);
  const more = stories.length - NAMED_STORIES;
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
      stories[0]?.source.file ?? '',
    ),
    creator: photo?.creator === photo?.credit ? undefined : photo?.creator,
    copyright: photo?.copyright,
    licence: photo?.licence,
    acquireUrl: photo?.acquireUrl,
    stories: stories.slice(0, NAMED_STORIES).map((story) => ({ label: story.data.headline, url: story.url })),
    more: more > 0 ? edition.words.count('moreStories', more) : undefined,
  };
}

type CreditTexts = Parameters<typeof isGivenIn>[0];
