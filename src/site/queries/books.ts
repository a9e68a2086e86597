import { absoluteUrl, bookUrl, dayEditionUrl, outputFile } from '../../shared/urls.ts';
import type { BookFacts } from '../views/book.ts';
import { arrangement, dateOf, editionDays, editionStories, editionTitle, firstMoment } from './day-editions.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { newestChange } from './story-times.ts';

/** The e-books of the newspaper: one for each day’s edition in each language. */
export function listBooks(index: NewsroomIndex): BookFacts[] {
  return [...index.editions.values()].flatMap((edition) => editionDays(index, edition).map((day) => describeBook(index, edition, day)));
}

function describeBook(index: NewsroomIndex, edition: Edition, day: string): BookFacts {
  const { site, space } = index;
  const { language, locale, direction } = edition.view;
  const { title, note } = arrangement(index, edition, day) ?? {};
  const page = dayEditionUrl(space, language, day);
  const date = dateOf(edition, day).label;
  const newspaper = site.name;
  return {
    path: outputFile(space, bookUrl(space, language, day)),
    page: outputFile(space, page),
    id: absoluteUrl(space, page),
    origin: space.origin,
    language: new Intl.Locale(locale).language === language ? new Intl.Locale(locale).baseName : language,
    direction,
    title: `${newspaper}${edition.words.mark('colon')}${editionTitle(edition, day, title)}`,
    newspaper,
    edition: title,
    date,
    day,
    publisher: site.publisher.name,
    rights: `© ${site.publisher.name}`,
    modified: inUtc(newestChange(index, editionStories(index, edition, day)) ?? firstMoment(edition, day)),
    words: { contents: edition.words.text('inThisEdition'), about: note ?? edition.words.text('dayEditionCovers', { date }) },
  };
}

/** `2026-11-21T17:10:00Z`, as packages of e-books write it. */
function inUtc(instant: string): string {
  return new Date(instant).toISOString().replace(/\.\d+/, '');
}
