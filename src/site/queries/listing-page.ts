import { buildCollectionData, buildProfileData } from '../seo/page-data.ts';
import type { LinkView } from '../views/link.ts';
import type { ListingView } from '../views/listing.ts';
import { buildChrome } from './chrome.ts';
import { buildHead } from './head.ts';
import type { FeedPage } from './feed-links.ts';
import { listedStories, storiesByDay, storiesByPeriod } from './listings.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { buildPreview } from './preview.ts';
import { buildAuthorInFull, buildBreadcrumb, pageFacts } from './structured-data.ts';

export interface ListingFacts {
  name: string;
  /** The page’s title where the name alone does not say what it is. */
  title?: string;
  covers?: string | undefined;
  url: string;
  stories: readonly Story[];
  /** Of the archive’s pages alone: whether it is that of a month, where days can be linked to, or of a day. */
  ofMonth?: boolean;
  breadcrumb: LinkView[];
  alternates?: Map<string, string>;
  feeds?: FeedPage;
  months?: ListingView['months'];
  neighbours?: ListingView['neighbours'];
  /** What its preview says; the newspaper’s name when absent. */
  heading?: string;
  /** Whose page it is. */
  author?: string;
}

export function buildListing(index: NewsroomIndex, edition: Edition, facts: ListingFacts): ListingView {
  const { name, title = name, covers, url, stories, alternates = new Map<string, string>(), heading, author } = facts;
  const description = covers ?? edition.words.text('archiveOf', { period: title, site: edition.newspaper });
  const breadcrumb = [...facts.breadcrumb, { label: name, url }];
  const page = pageFacts(index, edition, { url, name: title, description });
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, {
      title,
      description,
      url,
      alternates,
      feeds: facts.feeds,
      picture: heading === undefined ? undefined : buildPreview(index, edition, { title: heading }),
      jsonLd: [
        author === undefined
          ? buildCollectionData(page, listedStories(index, stories))
          : buildProfileData(page, buildAuthorInFull(index, edition, author)),
        buildBreadcrumb(index, edition, breadcrumb),
      ],
    }),
    breadcrumb,
    name,
    covers: covers ?? edition.words.count('stories', stories.length),
    days:
      facts.ofMonth === undefined
        ? storiesByPeriod(index, edition, stories)
        : storiesByDay(index, edition, stories, { ofMonth: facts.ofMonth }),
    months: facts.months ?? [],
    neighbours: facts.neighbours ?? {},
  };
}
