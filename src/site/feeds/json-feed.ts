import { generateJsonFeed } from 'feedsmith';
import type { Feed } from './feed.ts';

/** A feed as JSON Feed 1.1. */
export function writeJsonFeed(feed: Feed): string {
  const { title, description, language, url, pageUrl, icon, publisher, hubs = [], items } = feed;
  const written = generateJsonFeed({
    title,
    home_page_url: pageUrl,
    feed_url: url,
    description,
    icon,
    favicon: icon,
    authors: [publisher],
    language,
    ...(hubs.length === 0 ? {} : { hubs: hubs.map((hub) => ({ type: 'WebSub', url: hub })) }),
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      ...(item.summary === undefined ? {} : { summary: item.summary }),
      content_html: item.html,
      ...(item.picture ? { image: item.picture.url, banner_image: item.picture.url } : {}),
      date_published: item.published,
      date_modified: item.updated,
      authors: item.authors,
      tags: item.categories,
      language: item.language,
      ...(item.recordings.length === 0
        ? {}
        : {
            attachments: item.recordings.map(({ url: file, type, bytes, seconds }) => ({
              url: file,
              mime_type: type,
              size_in_bytes: bytes,
              duration_in_seconds: seconds,
            })),
          }),
    })),
  });
  return `${JSON.stringify(written, null, 1)}\n`;
}
