import { isoInZone } from '../../shared/date-format.ts';
import { PLACE_SHAPES, SEARCH_ENGINE_CUTS, shapeIn, type PlaceShape } from '../../shared/picture-shapes.ts';
import { pictureSet, type PictureFormat } from '../../shared/pictures.ts';
import type { ImageFacts } from '../seo/image-data.ts';
import type { PreviewView } from '../seo/preview.ts';
import type { RecordingFacts } from '../seo/recording-data.ts';
import { buildLifeData, buildRecipeData, buildReviewData } from '../seo/furniture-data.ts';
import { buildStoryData, type LiveFacts, type StoryFacts } from '../seo/story-data.ts';
import { absoluteUrl } from '../../shared/urls.ts';
import type { LinkView } from '../views/link.ts';
import type { RecordingView } from '../views/recording.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { anchorOf } from './live-posts.ts';
import { readWords } from './search.ts';
import { buildAuthor, buildPublisher, websiteId } from './structured-data.ts';
import { buildPicture } from './teasers.ts';

type PhotoUse = NonNullable<Story['data']['photos']>[number];

/** What a story’s page has worked out already. */
interface PageParts {
  url: string;
  /** The sections it is in, outermost first. */
  trail: readonly LinkView[];
  topics: readonly LinkView[];
  /** The lead picture, or what stands for it. */
  lead: PhotoUse | undefined;
  video: RecordingView | undefined;
  audio: RecordingView | undefined;
  /** What is shown with a link to the page: of a story without a picture a card, which is one. */
  preview: PreviewView;
}

/** A story as structured data; a recipe in it is a thing of its own. */
export function buildStory(index: NewsroomIndex, edition: Edition, story: Story, page: PageParts) {
  const { data } = story;
  const address = (path: string) => absoluteUrl(index.space, path);
  const published = isoInZone(data.published, index.space.timeZone);
  const facts: StoryFacts = {
    kind: data.kind,
    url: page.url,
    headline: data.headline,
    description: data.standfirst,
    language: story.language,
    published,
    modified: isoInZone(story.changed, index.space.timeZone),
    dateline: data.dateline,
    words: story.text.words + story.text.letters,
    sections: page.trail.map(({ label }) => label),
    topics: page.topics.map(({ label, url }) => ({ label, url: address(url) })),
    authors: data.byline.map((id) => buildAuthor(index, edition, id)),
    publisher: buildPublisher(index),
    sponsor: data.sponsor,
    review: data.review && buildReviewData(data.review),
    about: buildLifeData(data.life, edition.view.locale),
    website: websiteId(index),
    image: page.lead ? imageFacts(index, edition, story, page.lead, cuts(index, page.lead.photo)) : cardFacts(index, page.preview),
    gallery:
      data.kind === 'gallery' ? (data.photos ?? []).map((use) => imageFacts(index, edition, story, use, shown(index, use.photo))) : [],
    video: recordingFacts(index, story, 'video', page),
    audio: recordingFacts(index, story, 'audio', page),
    sources: (data.sources ?? []).map(({ name, detail, url }) => ({
      name: detail === undefined ? name : `${name}${edition.words.mark('colon')}${detail}`,
      url,
    })),
    corrections: (data.corrections ?? []).map(({ date, wrong, right }) => ({
      date: isoInZone(date, index.space.timeZone),
      text: `${wrong} ${right}`,
    })),
    ...versions(index, story),
    discussion: discussionOf(index, story, page.url),
    live: liveFacts(index, edition, story, page.url),
  };
  return data.recipe ? [buildStoryData(facts), buildRecipeData(data.recipe, facts)] : [buildStoryData(facts)];
}

/** The story that this one translates, or its translations. */
function versions(index: NewsroomIndex, story: Story): Pick<StoryFacts, 'translations' | 'original'> {
  const others = (index.translations.get(story.id) ?? [])
    .filter((other) => other !== story)
    .map(({ language, url }) => ({ language, url: absoluteUrl(index.space, url) }));
  return story.language === index.firstLanguage
    ? { translations: others }
    : { translations: [], original: others.find(({ language }) => language === index.firstLanguage) };
}

function discussionOf(index: NewsroomIndex, story: Story, url: string): StoryFacts['discussion'] {
  const { comments } = story;
  if (comments.length === 0 && (story.data.comments ?? index.site.comments) === 'none') return undefined;
  const idOf = (number: string) => `${url}#comment-${number}`;
  return {
    count: comments.length,
    comments: comments.map(({ id, data }) => ({
      id: idOf(id.split('/').at(-1) ?? id),
      name: data.name,
      date: isoInZone(data.date, index.space.timeZone),
      text: data.text,
      replyTo: data.replyTo === undefined ? undefined : idOf(data.replyTo),
    })),
  };
}

function liveFacts(index: NewsroomIndex, edition: Edition, story: Story, url: string): LiveFacts | undefined {
  const { live } = story.data;
  const time = (instant: string) => isoInZone(instant, index.space.timeZone);
  return (
    live && {
      started: time(live.started),
      ended: live.ended === undefined ? undefined : time(live.ended),
      posts: (index.livePosts.get(story.id) ?? [])
        .filter(({ data }) => data.withdrawn === undefined)
        .map((post) => ({
          url: `${url}#${anchorOf(post)}`,
          headline: post.data.headline,
          words: readWords(post.source, edition),
          published: time(post.data.published),
          modified: time(post.data.updated ?? post.data.published),
          correction: post.data.correction,
          authors: (post.data.byline ?? story.data.byline).map((author) => buildAuthor(index, edition, author)),
        })),
    }
  );
}

function recordingFacts(
  index: NewsroomIndex,
  { data, language }: Story,
  kind: 'audio' | 'video',
  page: PageParts,
): RecordingFacts | undefined {
  const recording = page[kind];
  const poster = data[kind]?.poster ?? page.lead?.photo;
  return (
    recording && {
      name: data.headline,
      description: data.standfirst ?? data.headline,
      url: absoluteUrl(index.space, recording.url),
      type: recording.type,
      duration: recording.durationIso,
      published: isoInZone(data.published, index.space.timeZone),
      language,
      transcript: recording.transcript,
      captionsUrl: recording.captionsUrl === undefined ? undefined : absoluteUrl(index.space, recording.captionsUrl),
      thumbnailUrl: poster === undefined ? page.preview.url : cuts(index, poster)[0]?.url,
    }
  );
}

function imageFacts(index: NewsroomIndex, edition: Edition, story: Story, use: PhotoUse, files: ImageFacts['files']): ImageFacts {
  const photo = index.photos.get(use.photo);
  return {
    files,
    caption: buildPicture(index, edition, use, story.file).caption,
    credit: photo?.credit ?? '',
    creator: photo?.creator,
    copyright: photo?.copyright,
    licence: photo?.licence?.url,
    acquireUrl: photo?.acquireUrl,
  };
}

/** The card that the press sets, with the newspaper as its maker. */
function cardFacts({ site }: NewsroomIndex, { url, width, height, alt }: PreviewView): ImageFacts {
  return { files: [{ url, width, height }], caption: alt, credit: site.name };
}

/** A photo’s cuts for search engines, widest first. */
function cuts(index: NewsroomIndex, id: string): ImageFacts['files'] {
  return SEARCH_ENGINE_CUTS.flatMap((cut) => largest(index, id, cut, 'jpg'));
}

/** The file that the page shows a gallery’s photo with. */
function shown(index: NewsroomIndex, id: string): ImageFacts['files'] {
  const photo = index.photos.get(id);
  return photo
    ? largest(index, id, shapeIn(PLACE_SHAPES.gallery, photo.image, photo.kind === 'map' || photo.kind === 'chart'), 'webp')
    : [];
}

function largest(index: NewsroomIndex, id: string, shape: PlaceShape, format: PictureFormat): ImageFacts['files'] {
  const photo = index.photos.get(id);
  if (!photo) return [];
  const { width, height, files } = pictureSet(index.space.base, photo.image, {
    focus: photo.focus,
    ...shape,
  });
  const file = files.findLast((candidate) => candidate.format === format);
  return file ? [{ url: absoluteUrl(index.space, file.url), width, height }] : [];
}
