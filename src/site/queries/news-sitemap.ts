import { isoInZone } from '../../shared/date-format.ts';
import { cutIntoFiles, MOST_NEWS, type SitemapEntry } from '../statements/sitemap.ts';
import { absoluteUrl } from '../../shared/urls.ts';
import { fact } from './facts.ts';
import type { NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';

/** How long a story is news to search engines. */
const NEWS_MILLISECONDS = 48 * 60 * 60 * 1000;

interface NewsStory {
  story: Story;
  isNews: boolean;
}

/**
 * The stories of the last two days, in files of a thousand. On a day without any, the newest story stands there as a page like
 * others: a sitemap may not be empty.
 */
export const newsParts = fact('news', (index): NewsStory[][] => {
  const latest: NewsStory[] = [];
  for (const story of index.stories.values()) {
    // What somebody has paid for is no news to search engines.
    if (!story.published || story.head.sponsor !== undefined) continue;
    const isNews = Date.parse(story.head.published) > index.now - NEWS_MILLISECONDS;
    if (latest.length > 0 && !isNews) break;
    latest.push({ story, isNews });
  }
  return cutIntoFiles(latest, () => 0, MOST_NEWS);
});

export function newsEntry(index: NewsroomIndex, { story, isNews }: NewsStory): SitemapEntry {
  const { published, headline } = story.data;
  return {
    url: absoluteUrl(index.space, story.url),
    alternates: [],
    news: isNews
      ? {
          publication: index.site.name,
          language: story.language,
          published: isoInZone(published, index.space.timeZone),
          title: headline,
        }
      : undefined,
  };
}
