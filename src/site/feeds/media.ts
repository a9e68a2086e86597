import type { MediaNs } from 'feedsmith';
import type { FeedItem, FeedPicture, FeedRecording } from './feed.ts';

/** An item’s lead picture and recordings as Media RSS, which stands in RSS and Atom alike. */
export function mediaOf({ picture, recordings }: FeedItem): MediaNs.ItemOrFeed | undefined {
  const contents = [...(picture ? [pictureContent(picture)] : []), ...recordings.map(recordingContent)];
  return contents.length === 0 ? undefined : { contents };
}

function pictureContent(picture: FeedPicture): MediaNs.Content {
  const { url, type, width, height, alt, caption, credit, notice, licence } = picture;
  // The feed validator of the W3C does not know “media:license”, and “creativeCommons:license” would be the whole story’s.
  return {
    url,
    type,
    medium: 'image',
    width,
    height,
    title: { value: alt, type: 'plain' },
    description: { value: caption, type: 'plain' },
    credits: [{ value: credit }],
    ...(notice === undefined ? {} : { copyright: { value: notice, ...(licence?.url === undefined ? {} : { url: licence.url }) } }),
  };
}

function recordingContent({ kind, url, type, bytes, seconds }: FeedRecording): MediaNs.Content {
  return { url, type, medium: kind, fileSize: bytes, duration: seconds };
}
