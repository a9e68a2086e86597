import { escapeHtml } from '../../shared/escape-html.ts';
import { isoInZone } from '../../shared/date-format.ts';
import { absoluteUrl, dayEditionUrl } from '../../shared/urls.ts';
import type { FeedItem } from '../feeds/feed.ts';
import { withDirection, writeFigure } from '../feeds/story-content.ts';
import { arrangement, bookLink, editionStories, editionTitle, firstMoment } from './day-editions.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { newestChange } from './story-times.ts';
import { buildLeadPicture } from './teasers.ts';

/** A day’s edition as feeds hold it: its headlines with their summaries, the first with its picture, and the way to the e-book. */
export function editionItem(index: NewsroomIndex, edition: Edition, day: string, publisher: FeedItem['authors'][number]): FeedItem {
  const { space } = index;
  const { title, note } = arrangement(index, edition, day) ?? {};
  const stories = editionStories(index, edition, day);
  const url = absoluteUrl(space, dayEditionUrl(space, edition.view.language, day));
  const published = firstMoment(edition, day);
  const book = bookLink(index, edition, day);
  return {
    id: url,
    isAddress: true,
    url,
    title: editionTitle(edition, day, title),
    summary:
      note ??
      stories
        .slice(0, 3)
        .map(({ data }) => data.headline)
        .join(' · '),
    html: withDirection(
      edition.view,
      [
        note === undefined ? '' : `<p><em>${escapeHtml(note)}</em></p>`,
        ...stories.map((story, place) => describe(index, edition, story, place === 0)),
        `<p><a href="${escapeHtml(absoluteUrl(space, book.url))}">${escapeHtml(book.label)}</a></p>`,
      ]
        .filter((part) => part !== '')
        .join('\n'),
    ),
    authors: [publisher],
    categories: [edition.words.text('dayEditions')],
    published,
    updated: isoInZone(newestChange(index, stories) ?? published, space.timeZone),
    language: edition.view.language,
    recordings: [],
  };
}

function describe(index: NewsroomIndex, edition: Edition, story: Story, isFirst: boolean): string {
  const { headline, standfirst } = story.data;
  const picture = isFirst ? pictureOf(index, edition, story) : '';
  const summary = standfirst === undefined ? '' : `\n<p>${escapeHtml(standfirst)}</p>`;
  return `${picture}<h2><a href="${escapeHtml(absoluteUrl(index.space, story.url))}">${escapeHtml(headline)}</a></h2>${summary}`;
}

function pictureOf(index: NewsroomIndex, edition: Edition, story: Story): string {
  const picture = buildLeadPicture(index, edition, story);
  if (!picture || index.photos.get(picture.image.id)?.onlineOnly === true) return '';
  return `${writeFigure(index.space, picture)}\n`;
}
