import type { FeedItem, FeedPicture, FeedRecording } from '../feeds/feed.ts';
import { portablePicture, writeStoryContent } from '../feeds/story-content.ts';
import { isoInZone } from '../../shared/date-format.ts';
import { recordingType } from '../../shared/recording-type.ts';
import { absoluteUrl, mediaUrl } from '../../shared/urls.ts';
import { authorNames } from './author-names.ts';
import { withheldMark } from './desk.ts';
import { feedIdOf } from './feed-ids.ts';
import type { Edition, NewsroomIndex, PublishablePhoto } from './newsroom-index.ts';
import type { Story } from './story.ts';
import type { TextPrinter } from './site-files.ts';
import { RememberedMany } from './reading.ts';
import { getStory } from './stories.ts';
import { playingTime } from './recordings.ts';
import { readTexts } from './story-texts.ts';
import { newestPast } from './story-times.ts';

/** How many items a worker keeps in memory: a story stands in the feeds of its front, sections, topics and authors, in each format. */
const REMEMBERED = 2000;

const items = new RememberedMany<Edition, Story, Promise<FeedItem>>(REMEMBERED);

/** A story as feeds hold it. */
export function buildFeedItem(index: NewsroomIndex, edition: Edition, story: Story, printText: TextPrinter): Promise<FeedItem> {
  return items.of(edition, story, () => describeItem(index, edition, story, printText));
}

async function describeItem(index: NewsroomIndex, edition: Edition, story: Story, printText: TextPrinter): Promise<FeedItem> {
  const { space } = index;
  const { data } = story;
  const view = getStory(index, story);
  const id = feedIdOf(index, story);
  return {
    id,
    isAddress: id === view.absoluteUrl,
    url: view.absoluteUrl,
    title: story.published ? titleOf(edition, data) : `[${withheldMark(index, edition, data)}] ${data.headline}`,
    summary: data.standfirst,
    html: writeStoryContent(space, view, await readTexts(view, printText)),
    authors: authorNames(index, edition, data.byline, story.file).map(({ label, url }) => ({
      name: label,
      url: absoluteUrl(space, url),
    })),
    categories: [
      ...new Set(
        [...view.breadcrumb, ...view.topics]
          .map(({ label }) => label)
          .concat(edition.words.kind(data.kind), data.sponsor ? edition.words.text('sponsored') : []),
      ),
    ],
    published: isoInZone(data.published, space.timeZone),
    updated: isoInZone(story.changed, space.timeZone),
    language: story.language,
    picture: describePicture(index, edition, story),
    recordings: recordingsOf(index, story),
  };
}

/** In a list of many newspapers’ stories, the headline alone may be seen. */
function titleOf({ words }: Edition, { headline, sponsor }: Story['data']): string {
  return sponsor ? words.text('sponsored') + words.mark('colon') + headline : headline;
}

/** When a feed last changed: with the newest of its items. Throws when it has none. */
export function lastChangeOf(index: NewsroomIndex, items: readonly FeedItem[]): string {
  const [first] = items;
  if (!first) throw new Error('A feed has no items.');
  const changes = items.map(({ updated }) => updated);
  return newestPast(index, changes) ?? first.updated;
}

function describePicture(index: NewsroomIndex, edition: Edition, { data }: Story): FeedPicture | undefined {
  const use = data.photos?.[0];
  const photo = use && index.photos.get(use.photo);
  if (!photo) return undefined;
  return {
    ...portablePicture(index.space, photo.image, photo.focus),
    alt: use.alt ?? edition.say(photo.alt),
    caption: use.caption ?? edition.say(photo.caption),
    credit: photo.credit,
    notice: joined(edition, photo.copyright, photo.licence?.name),
    licence: photo.licence,
    rights: describeRights(edition, photo),
  };
}

function describeRights({ words }: Edition, { credit, copyright, licence }: PublishablePhoto): string | undefined {
  if (copyright === undefined && licence === undefined) return undefined;
  const terms = licence && (licence.url === undefined ? licence.name : `${licence.name} (${licence.url})`);
  return (
    words.text('photo') +
    words.mark('colon') +
    [...new Set([credit, copyright, terms])].filter((part) => part !== undefined).join(words.mark('comma'))
  );
}

function joined({ words }: Edition, ...parts: (string | undefined)[]): string | undefined {
  return parts.filter((part) => part !== undefined).join(words.mark('comma')) || undefined;
}

/** The recordings of a story, with what is known of their files. */
export function recordingsOf(index: NewsroomIndex, { data }: Story): FeedRecording[] {
  return (['audio', 'video'] as const).flatMap((kind) => {
    const recording = data[kind];
    if (!recording) return [];
    return {
      kind,
      url: absoluteUrl(index.space, mediaUrl(index.space, recording.file)),
      type: recordingType(recording.file) ?? 'application/octet-stream',
      bytes: index.recordings.get(recording.file)?.bytes ?? 0,
      seconds: playingTime(index, recording),
    };
  });
}
