import type { ArticleData } from '../../content/schemas/article.ts';
import type { PreviewView } from '../seo/preview.ts';
import { fact } from './facts.ts';
import { editionOf, type Edition, type NewsroomIndex } from './newsroom-index.ts';
import { buildPreview } from './preview.ts';
import type { Story } from './story.ts';
import { kickerOf } from './teasers.ts';

/**
 * The picture that other services show with a link to a story: its photo, or a card with its headline. Stories without a photo from
 * before last year share one card for their section and year: a card for each would be most of what the first build of an archive draws.
 */
export function buildStoryPreview(index: NewsroomIndex, edition: Edition, story: Story): PreviewView {
  const { data, section } = story;
  const photo = storyPhoto(story);
  const name = edition.say(section.name);
  if (photo === undefined && isOldYear(index, `${edition.view.language} ${story.day.slice(0, 4)}`)) {
    return buildPreview(index, edition, { title: name, colour: section.colour, year: data.published });
  }
  return buildPreview(index, edition, {
    photo,
    title: data.headline,
    kicker: kickerOf(edition, story) ?? name,
    colour: section.colour,
    day: data.published,
  });
}

/** The photo that stands for a story elsewhere: the first, or what is seen before its recording plays. */
export function storyPhoto({ data }: Story): NonNullable<ArticleData['photos']>[number] | undefined {
  const poster = data.video?.poster ?? data.audio?.poster;
  return data.photos?.[0] ?? (poster === undefined ? undefined : { photo: poster });
}

/** `en 2019`: a year before the one before that of the edition’s newest story. The content says so, not the clock. */
const isOldYear = fact('old-year', (index, subject): boolean => {
  const [language = '', year] = subject.split(' ');
  const newest = editionOf(index, language).stories.newest?.day.slice(0, 4);
  return Number(year) < Number(newest) - 1;
});
