import { dateTimeView, formatDate, isoInZone, timeView } from '../../shared/date-format.ts';
import { buildShareLinks } from '../share.ts';
import { targetsOf, type BodyMark } from '../../content/text/marks.ts';
import { absoluteUrl, feedUrl, topicUrl, versionsUrl } from '../../shared/urls.ts';
import type { CorrectionView } from '../views/corrections.ts';
import type { LinkView } from '../views/link.ts';
import type { MovedView } from '../views/lost-page.ts';
import type { PictureView } from '../views/picture.ts';
import type { StoryView } from '../views/story.ts';
import type { ArticleData } from '../../content/schemas/article.ts';
import { buildChrome } from './chrome.ts';
import { authorNames } from './author-names.ts';
import { buildByline } from './byline.ts';
import { languageLinks, storyAlternates } from './alternates.ts';
import { sectionFeeds, sectionTrail } from './section-links.ts';
import { buildHead } from './head.ts';
import { editionOf, type Edition, type NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { buildStoryPreview, storyPhoto } from './story-preview.ts';
import { buildPlacedParts, formOrigins, frameOrigins, isPlacedCorrection, sharedPhotos } from './story-components.ts';
import { buildStory } from './story-data.ts';
import { buildLife, buildRecipe, buildReview } from './story-furniture.ts';
import { buildBreadcrumb } from './structured-data.ts';
import { buildPicture, buildTeaser, storyKickerOf } from './teasers.ts';
import { republishLink } from './republish-link.ts';
import { buildRecording } from './recordings.ts';
import { buildLive } from './live-posts.ts';
import { buildDiscussion, commentOrigins } from './discussion.ts';
import { buildReplies } from './replies.ts';
import { nextStories } from './read-next.ts';
import { readingMinutes } from './reading-time.ts';

export function getStory(index: NewsroomIndex, story: Story): StoryView {
  const edition = editionOf(index, story.language);
  const { data } = story;
  const { marks } = story.text;
  const url = absoluteUrl(index.space, story.url);
  const alternates = storyAlternates(index, story);
  const trail = sectionTrail(index, edition, story.section);
  const names = authorNames(index, edition, data.byline, story.file);
  const photos = data.photos ?? [];
  const leadUse = data.kind === 'gallery' ? undefined : photos[0];
  const otherUses = photos.filter((use) => use !== leadUse);
  const picture = (use: NonNullable<ArticleData['photos']>[number]) => buildPicture(index, edition, use, story.file);
  const placedPhotoIds = new Set(targetsOf(marks, 'photo'));
  const shared = sharedPhotos(story);
  const placed = placedStories(edition, story, marks);
  const published = isoInZone(data.published, index.space.timeZone);
  const { changed } = story;
  const topics = (data.topics ?? []).flatMap((topic) => {
    const entry = index.topics.get(topic);
    return entry ? [{ label: edition.say(entry.name), url: topicUrl(index.space, story.language, topic) }] : [];
  });

  const video = data.video && buildRecording(index, edition, data.video, story.file);
  const audio = data.audio && buildRecording(index, edition, data.audio, story.file);
  const recordings = [['video', video] as const, ['audio', audio] as const];
  const preview = buildStoryPreview(index, edition, story);

  return {
    chrome: buildChrome(index, { edition, section: story.section, alternates }),
    head: buildHead(index, edition, {
      title: data.headline,
      description: data.standfirst ?? data.headline,
      url: story.url,
      feeds: sectionFeeds(index, edition, story.section),
      alternates,
      picture: preview,
      article: {
        published,
        modified: isoInZone(changed, index.space.timeZone),
        section: trail[0]?.label ?? '',
        // Programs read it, which take names apart at this comma in every language.
        byline: names.length === 0 ? undefined : names.map((name) => name.label).join(', '),
        authors: names.map((name) => absoluteUrl(index.space, name.url)),
        tags: topics.map((topic) => topic.label),
        recordings: recordings.flatMap(([kind, recording]) =>
          recording ? [{ kind, url: absoluteUrl(index.space, recording.url), type: recording.type }] : [],
        ),
      },
      fediverse: data.byline.flatMap((id) => index.authors.get(id)?.fediverse ?? []),
      jsonLd: [
        ...buildStory(index, edition, story, { url, trail, topics, lead: storyPhoto(story), video, audio, preview }),
        buildBreadcrumb(index, edition, trail),
      ],
      frames: frameOrigins(story),
      forms: [...formOrigins(story), ...commentOrigins(index, story)],
    }),
    id: story.id,
    url: story.url,
    absoluteUrl: url,
    breadcrumb: trail,
    kicker: storyKickerOf(edition, story, trail),
    sponsor: data.sponsor && {
      label: edition.words.text('sponsoredBy', { sponsor: data.sponsor.name }),
      url: data.sponsor.url,
    },
    kind: data.kind,
    colour: story.section.colour,
    headline: data.headline,
    standfirst: data.standfirst,
    byline: buildByline(index, edition, data.byline, story.file),
    dateline: data.dateline,
    published: timeView(data.published, 'date', edition.style),
    publishedFull: timeView(data.published, 'time', edition.style),
    updatedFull: Date.parse(changed) === Date.parse(data.published) ? undefined : updatedView(edition, data.published, changed),
    changes: story.versions && { label: edition.words.text('changes'), url: versionsUrl(story.url) },
    republish: republishLink(index, story),
    readingMinutes: data.live ? undefined : readingMinutes(story),
    share: buildShareLinks(
      index.site.share,
      { url, title: data.headline },
      { email: edition.words.text('email'), copyLink: edition.words.text('copyLink') },
    ),
    text: story.source,
    lead: leadUse && data.video?.poster !== leadUse.photo ? picture(leadUse) : undefined,
    placedPhotos: Object.fromEntries(
      photos
        .filter((use) => placedPhotoIds.has(use.photo) && (use !== leadUse || shared.has(use.photo)))
        .map((use): [string, PictureView] => [use.photo, picture(use)]),
    ),
    morePhotos: otherUses.filter((use) => !placedPhotoIds.has(use.photo)).map(picture),
    placedStories: Object.fromEntries(placed.map((other) => [other.key, buildTeaser(index, edition, other)])),
    placed: buildPlacedParts(index, edition, story),
    video,
    audio,
    review: buildReview(edition, data),
    recipe: buildRecipe(edition, data),
    life: buildLife(edition, data),
    inShort: data.inShort ?? [],
    live: buildLive(index, edition, story),
    corrections: (data.corrections ?? [])
      .filter((correction) => !isPlacedCorrection(story, correction))
      .map((correction) => buildCorrection(edition, correction)),
    isCorrected: (data.corrections ?? []).length > 0,
    sources: data.sources ?? [],
    topics,
    follow: followTopic(edition, topics[0]),
    discussion: buildDiscussion(index, edition, story),
    replies: buildReplies(edition, story),
    translations: languageLinks(index, edition, alternates).filter((link) => alternates.has(link.language)),
    readNext: nextStories(edition, story, data.live ? [...placed, ...relatedStories(edition, data)] : placed).map((next) =>
      buildTeaser(index, edition, next),
    ),
  };
}

/** The page at an earlier address: it leads on to the story, by itself and by a link. */
export function getMovedStory(index: NewsroomIndex, story: Story): MovedView {
  const edition = editionOf(index, story.language);
  const alternates = new Map<string, string>();
  const title = edition.words.text('moved');
  return {
    chrome: buildChrome(index, { edition, section: story.section, alternates }),
    head: {
      ...buildHead(index, edition, {
        title,
        description: `${title}${edition.words.mark('colon')}${story.data.headline}`,
        url: story.url,
        alternates,
        indexed: false,
        picture: buildStoryPreview(index, edition, story),
      }),
      name: story.data.headline,
      forward: story.url,
    },
    title,
    story: { label: story.data.headline, url: story.url },
  };
}

export function buildCorrection(edition: Edition, { date, wrong, right }: { date: string; wrong: string; right: string }): CorrectionView {
  return { when: dateTimeView(date, edition.style), wrong, right };
}

function updatedView(edition: Edition, published: string, updated: string) {
  const sameDay = formatDate(published, 'date', edition.style) === formatDate(updated, 'date', edition.style);
  return sameDay ? timeView(updated, 'time', edition.style) : dateTimeView(updated, edition.style);
}

function followTopic(edition: Edition, topic: LinkView | undefined): LinkView | undefined {
  return topic && { label: edition.words.text('followTopic', { topic: topic.label }), url: feedUrl(topic.url, 'rss') };
}

/** Live coverage has its related stories beside its posts. */
function relatedStories(edition: Edition, { related = [] }: ArticleData): Story[] {
  return related.flatMap((key) => edition.byKey.get(key) ?? []);
}

/** The stories that the editor placed in the text, each once. */
function placedStories(edition: Edition, story: Story, marks: readonly BodyMark[]): Story[] {
  const found = targetsOf(marks, 'related').flatMap((target) => edition.byKey.get(target) ?? []);
  return [...new Set(found)].filter((other) => other !== story);
}
