import photoFiles from 'virtual:standfirst/photos';
import { formatDate, timeView } from '../lib/date-format.ts';
import { archiveUrl, sectionMonthUrl, sectionUrl } from '../lib/urls.ts';
import type { DayGroup, PictureView, TeaserView, YearMonths } from '../lib/view-models.ts';
import type { ArticleKind } from '../schemas/article.ts';
import { authorNames } from './chrome.ts';
import type { Edition, NewsroomIndex, Story } from './newsroom-index.ts';

/** Kinds that a reader should be told of before reading; news needs no label. */
const LABELLED: readonly ArticleKind[] = [
  'analysis',
  'opinion',
  'explainer',
  'interview',
  'review',
  'obituary',
  'gallery',
  'video',
  'audio',
  'live',
];

export function buildTeaser(index: NewsroomIndex, edition: Edition, story: Story): TeaserView {
  const { data } = story;
  const names = authorNames(index, edition, story.data.byline, story.file).map((name) => name.label);
  const updatedSameDay = data.updated !== undefined && data.updated !== data.published;
  return {
    id: story.id,
    url: story.url,
    headline: data.headline,
    standfirst: data.standfirst,
    kicker: kickerOf(edition, story),
    sectionKicker: data.kicker ?? (data.kind === 'explainer' ? undefined : kickerOf(edition, story)) ?? edition.say(story.section.name),
    kind: data.kind,
    live: data.live && data.live.status !== 'ended' ? edition.words.liveState(data.live.status) : undefined,
    byline: new Intl.ListFormat(edition.view.locale, { type: 'conjunction' }).format(names),
    section: { label: edition.say(story.section.name), url: sectionUrl(index.space, edition.view.language, story.section.path) },
    colour: story.section.colour,
    published: timeView(data.published, 'date', edition.style),
    time: timeView(data.published, 'time', edition.style),
    day: formatDate(data.published, 'shortDayMonth', edition.style),
    updatedTime: updatedSameDay && data.updated !== undefined ? timeView(data.updated, 'time', edition.style) : undefined,
    picture: buildLeadPicture(index, edition, story),
  };
}

/** The label above a headline: the editor’s own, else what kind of story it is. */
export function kickerOf(edition: Edition, story: Story): string | undefined {
  return story.data.kicker ?? (LABELLED.includes(story.data.kind) ? edition.words.kind(story.data.kind) : undefined);
}

export function buildLeadPicture(index: NewsroomIndex, edition: Edition, story: Story): PictureView | undefined {
  const use = story.data.photos?.[0];
  return use ? buildPicture(index, edition, use, story.file) : undefined;
}

/** A photo as an edition shows it. Throws when it is not there: a story never loses a picture silently. */
export function buildPicture(
  index: NewsroomIndex,
  edition: Edition,
  use: { photo: string; caption?: string | undefined; alt?: string | undefined },
  file: string,
): PictureView {
  const photo = index.photos.get(use.photo);
  const image = photoFiles[use.photo];
  if (!photo || !image) throw new Error(`${file}: the photo “${use.photo}” is not in content/photos.`);
  return {
    image,
    alt: use.alt ?? edition.say(photo.alt),
    caption: use.caption ?? edition.say(photo.caption),
    credit: `${edition.words.text(photo.kind)}: ${photo.credit}`,
    licence: namedLicence(photo.licence),
    focus: photo.focus,
    drawn: photo.kind === 'map' || photo.kind === 'chart',
  };
}

/** Works in the public domain and under CC0 ask for nothing. */
function namedLicence(licence: { name: string; url?: string | undefined } | undefined): PictureView['licence'] {
  return licence?.url !== undefined && licence.name.startsWith('CC BY') ? { name: licence.name, url: licence.url } : undefined;
}

export function storiesByDay(index: NewsroomIndex, edition: Edition, stories: readonly Story[]): DayGroup[] {
  const days = new Map<string, Story[]>();
  for (const story of stories) {
    const day = days.get(story.day);
    if (day) day.push(story);
    else days.set(story.day, [story]);
  }
  return [...days].map(([day, own]) => {
    const [year = '', month = '', date = ''] = day.split('-');
    const instant = own[0]?.data.published ?? '';
    return {
      weekday: formatDate(instant, 'weekday', edition.style),
      date: formatDate(instant, 'date', edition.style),
      url: archiveUrl(index.space, edition.view.language, { year, month, day: date }),
      stories: own.map((story) => buildTeaser(index, edition, story)),
    };
  });
}

/** The months that have stories, newest first, by year; of a section when one is named, else of the whole archive. */
export function monthsOf(index: NewsroomIndex, edition: Edition, stories: readonly Story[], section?: string): YearMonths[] {
  const months = new Map<string, Story>();
  for (const story of stories) if (!months.has(story.day.slice(0, 7))) months.set(story.day.slice(0, 7), story);
  const years = new Map<string, YearMonths>();
  for (const [key, story] of months) {
    const [year = '', month = ''] = key.split('-');
    const entry = years.get(year) ?? { year: formatDate(story.data.published, 'year', edition.style), months: [] };
    const { language } = edition.view;
    entry.months.push({
      label: formatDate(story.data.published, 'month', edition.style),
      url:
        section === undefined
          ? archiveUrl(index.space, language, { year, month })
          : sectionMonthUrl(index.space, language, section, { year, month }),
    });
    years.set(year, entry);
  }
  return [...years.values()];
}
