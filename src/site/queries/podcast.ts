import { writePodcast, type Episode, type Podcast } from '../feeds/podcast.ts';
import { FEED_TYPES } from '../feeds/feed.ts';
import type { HeadView } from '../seo/head.ts';
import { portableCover } from '../feeds/story-content.ts';
import {
  absoluteUrl,
  feedStyleUrl,
  fileUrl,
  frontUrl,
  mediaUrl,
  outputFile,
  podcastUrl,
  standingUrl,
  transcriptUrl,
} from '../../shared/urls.ts';
import { LEAST_COVER } from '../../content/schemas/podcast.ts';
import { buildFeedItem, lastChangeOf } from './feed-item.ts';
import { fact } from './facts.ts';
import { feedTitle } from './feed-links.ts';
import { editionOf, type Edition, type NewsroomIndex, type PublishablePhoto } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { hasStandingPage } from './standing-set.ts';
import { editionParam, standingParam, storyParams, type SiteFile, type TextPrinter } from './site-files.ts';

/** How many episodes the podcast holds. Directories forget those that it no longer lists. */
const LATEST = 300;

/** The stories that are episodes of an edition’s podcast, newest first. */
const episodesOf = fact('episodes', (index, language): readonly Story[] =>
  [...(editionOf(index, language).byKind.get('audio') ?? [])].filter(({ head }) => head.audio !== undefined).slice(0, LATEST),
);

/** The podcast as the head of its page names it; undefined where there is nothing to listen to. */
export function podcastLink(index: NewsroomIndex, edition: Edition): HeadView['feeds'][number] | undefined {
  if (episodesOf(index, edition.view.language).length === 0 || !hasStandingPage(index, edition, 'audio')) return undefined;
  return { type: FEED_TYPES.rss.type, title: podcastTitle(index, edition), url: podcastUrl(index.space, edition.view.language) };
}

function podcastTitle(index: NewsroomIndex, edition: Edition): string {
  const title = index.site.podcast?.title;
  return title === undefined ? feedTitle(index, edition, edition.words.text('audioStories')) : edition.say(title);
}

/** The podcast of an edition that has stories to listen to, and the transcript of each. */
export function podcastFiles(index: NewsroomIndex, edition: Edition): SiteFile[] {
  const { space } = index;
  const { language } = edition.view;
  const stories = episodesOf(index, language);
  if (stories.length === 0) return [];
  const feed: SiteFile = {
    kind: 'data',
    route: '[...edition]/[audio]/podcast.xml.ts',
    params: { edition: editionParam(index, edition), ...standingParam(index, edition, 'audio') },
    path: outputFile(space, podcastUrl(space, language)),
    text: async (printText) => writePodcast(await buildPodcast(index, edition, printText)),
  };
  return [
    ...(hasStandingPage(index, edition, 'audio') ? [feed] : []),
    ...stories.map((story): SiteFile => ({
      kind: 'data',
      route: '[...section]/[year]/[month]/[day]/[slug]/transcript.txt.ts',
      params: { ...storyParams(index, story), slug: story.slug },
      path: outputFile(space, transcriptUrl(story.url)),
      text: () => `${story.data.audio?.transcript ?? ''}\n`,
    })),
  ];
}

async function buildPodcast(index: NewsroomIndex, edition: Edition, printText: TextPrinter): Promise<Podcast> {
  const { site, space } = index;
  const { language } = edition.view;
  const stories = episodesOf(index, language);
  const cover = coverPhoto(index, stories);
  const { description, author, owner, categories = ['News'], explicit = false } = site.podcast ?? {};
  const items = await Promise.all(stories.map((story) => buildEpisode(index, edition, story, explicit, printText)));
  return {
    title: podcastTitle(index, edition),
    description: description === undefined ? edition.words.text('audioCovers') : edition.say(description),
    language,
    url: absoluteUrl(space, podcastUrl(space, language)),
    pageUrl: absoluteUrl(space, standingUrl(space, language, 'audio')),
    styleUrl: feedStyleUrl(space, language),
    icon: absoluteUrl(space, fileUrl(space, 'logo.png')),
    publisher: { name: site.name, url: absoluteUrl(space, frontUrl(space, language)) },
    copyright: `© ${site.publisher.name}`,
    updated: lastChangeOf(index, items),
    hubs: site.announce?.hubs,
    author: author ?? site.name,
    owner: owner ?? site.publisher,
    categories,
    explicit,
    cover: cover && portableCover(space, cover.image, cover.focus),
    items,
  };
}

async function buildEpisode(
  index: NewsroomIndex,
  edition: Edition,
  story: Story,
  explicit: boolean,
  printText: TextPrinter,
): Promise<Episode> {
  const { space } = index;
  const item = await buildFeedItem(index, edition, story, printText);
  const captions = story.data.audio?.captions;
  return {
    ...item,
    byline: item.authors.map(({ name }) => name).join(edition.words.mark('listComma')),
    explicit,
    seconds: item.recordings.find(({ kind }) => kind === 'audio')?.seconds ?? 0,
    image: coverOf(index, story.data.photos?.[0]?.photo),
    transcripts: [
      { url: absoluteUrl(space, transcriptUrl(story.url)), type: 'text/plain', language: story.language },
      ...(captions === undefined
        ? []
        : [{ url: absoluteUrl(space, mediaUrl(space, captions)), type: 'text/vtt', language: story.language }]),
    ],
  };
}

/** The photo that the newsroom has chosen, or the first of an episode’s that is large enough. */
function coverPhoto(index: NewsroomIndex, stories: readonly Story[]): PublishablePhoto | undefined {
  const chosen = index.photos.get(index.site.podcast?.cover ?? '');
  if (chosen) return chosen;
  const own = stories.flatMap(({ data }) => index.photos.get(data.photos?.[0]?.photo ?? '') ?? []);
  return own.find(isLargeEnough);
}

function coverOf(index: NewsroomIndex, id: string | undefined): string | undefined {
  const photo = index.photos.get(id ?? '');
  return photo && isLargeEnough(photo) ? portableCover(index.space, photo.image, photo.focus) : undefined;
}

function isLargeEnough({ image }: PublishablePhoto): boolean {
  return Math.min(image.width, image.height) >= LEAST_COVER;
}
