import { isoInZone } from '../../shared/date-format.ts';
import { PORTABLE_SHAPES } from '../../shared/picture-shapes.ts';
import { pictureSet } from '../../shared/pictures.ts';
import type { SitemapEntry, SitemapImage } from '../statements/sitemap.ts';
import { captionLength, type PhotoHead } from '../../content/story-head.ts';
import { absoluteUrl } from '../../shared/urls.ts';
import { alternateLinks, storyAlternates } from './alternates.ts';
import { editionOf, type NewsroomIndex, type PublishablePhoto } from './newsroom-index.ts';
import { groupByPeriod } from './day-periods.ts';
import { photosOfPosts } from './live-posts.ts';
import type { Story } from './story.ts';
import { buildPicture } from './teasers.ts';

/** The stories of all editions by month, oldest first within it: what is published next comes at the end of the last file. */
export function storiesByMonth(index: NewsroomIndex): Map<string, Story[]> {
  const published = [...index.stories.values()].filter((story) => story.published);
  const months = groupByPeriod(published, 'month');
  for (const stories of months.values()) stories.reverse();
  return months;
}

export function storyEntry(index: NewsroomIndex, story: Story): SitemapEntry {
  return {
    url: absoluteUrl(index.space, story.url),
    modified: isoInZone(story.changed, index.space.timeZone),
    alternates: alternateLinks(index, new Map([[story.language, story.url], ...storyAlternates(index, story)])),
    images: photosOf(index, story, story.data.photos).map((use) => imageOf(index, story, use)),
  };
}

interface PhotoUse extends PhotoHead {
  alt?: string | undefined;
}

/** The photos on a story’s page, each once; `own`: those that its fields name, whole or as its head has them. */
function photosOf(index: NewsroomIndex, story: Story, own: readonly PhotoUse[] = []): PhotoUse[] {
  const { video, audio } = story.head;
  const posters = [video?.poster, audio?.poster].flatMap((photo): PhotoUse[] => (photo === undefined ? [] : [{ photo }]));
  const uses: PhotoUse[] = [...own, ...posters, ...photosOfPosts(index, story)];
  return uses.length < 2 ? uses : uses.filter((use, place) => uses.findIndex(({ photo }) => photo === use.photo) === place);
}

function imageOf(index: NewsroomIndex, story: Story, use: PhotoUse): SitemapImage {
  const { image, caption, credit, focus } = buildPicture(index, editionOf(index, story.language), use, story.file);
  const [file] = pictureSet(index.space.base, image, { focus, ...PORTABLE_SHAPES.sitemap }).files;
  if (!file) throw new Error(`${story.file}: the photo “${use.photo}” has no file for the sitemap.`);
  return { url: absoluteUrl(index.space, file.url), caption: `${caption} | ${credit}`, licence: index.photos.get(use.photo)?.licence?.url };
}

/** The most bytes that a story’s entry can have. A character of a text takes five at most, as `&amp;`, or as `"` where it becomes `«` with a space. */
export function sizeOfStory(index: NewsroomIndex, story: Story): number {
  const languages = (index.translations.get(story.id)?.length ?? 1) + 2;
  const address = index.space.origin.length + story.url.length + 100;
  const photos = photosOf(index, story, story.head.photos).map((use) => {
    const photo = index.photos.get(use.photo);
    const written = captionLength(use) + (photo ? lengthOfWords(photo) : 0);
    return written * 5 + index.space.origin.length + index.space.base.length + use.photo.length + 400;
  });
  return address * (languages + 1) + 200 + photos.reduce((sum, size) => sum + size, 0);
}

const lengths = new WeakMap<PublishablePhoto, number>();

/** How many characters of its own a photo can add to an entry. */
function lengthOfWords(photo: PublishablePhoto): number {
  let length = lengths.get(photo);
  if (length === undefined) {
    length = JSON.stringify(photo.caption).length + photo.credit.length + (photo.licence?.url?.length ?? 0);
    lengths.set(photo, length);
  }
  return length;
}
