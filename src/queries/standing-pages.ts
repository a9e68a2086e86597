import { editionParam, frontUrl, pageUrl, standingUrl } from '../lib/urls.ts';
import type {
  CorrectionsPageView,
  LinkView,
  NotFoundView,
  SearchPageView,
  StandingPageView,
  StoriesPageView,
  StreamPageView,
  TextPageView,
} from '../lib/view-models.ts';
import type { ArticleKind } from '../schemas/article.ts';
import { alternatesOf, buildChrome, buildHead, buildStandingPage } from './chrome.ts';
import { editionOf, getIndex, type Edition, type NewsroomIndex } from './newsroom-index.ts';
import { buildCorrection } from './stories.ts';
import { readBody, renderBody } from './story-text.ts';
import { buildTeaser } from './teasers.ts';

/** One page for each edition. */
export async function getEditionPaths() {
  const { editions, space } = await getIndex();
  return [...editions.keys()].map((language) => ({ params: { edition: editionParam(space, language) }, props: { language } }));
}

function ofKind(index: NewsroomIndex, edition: Edition, kind: ArticleKind) {
  return edition.stories.filter((story) => story.data.kind === kind).map((story) => buildTeaser(index, edition, story));
}

/** The Live page, or the Audio Only page: the stream or its state, then the stories of that kind. */
export async function getStreamPage(language: string, kind: 'live' | 'audio'): Promise<StreamPageView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  const { words } = edition;
  const stream = index.site[kind];
  const onAir = stream.status === 'on-air';
  return {
    ...buildStandingPage(
      index,
      edition,
      kind,
      words.text(kind === 'live' ? 'livePage' : 'audioPage'),
      words.text(kind === 'live' ? 'liveCovers' : 'audioCovers'),
    ),
    stream: {
      onAir,
      state: words.text(onAir ? 'onAir' : 'offAir'),
      text: words.text(kind === 'live' ? 'liveOffAirText' : 'audioOffAirText'),
      url: onAir ? stream.url : undefined,
      title: stream.title === undefined ? undefined : edition.say(stream.title),
    },
    heading: words.text(kind === 'live' ? 'liveStories' : 'audioStories'),
    stories: ofKind(index, edition, kind),
  };
}

export async function getVideoPage(language: string): Promise<StoriesPageView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  return {
    ...buildStandingPage(index, edition, 'video', edition.words.text('videoPage'), edition.words.text('videoCovers')),
    stories: ofKind(index, edition, 'video'),
  };
}

export async function getPicturesPage(language: string): Promise<StoriesPageView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  return {
    ...buildStandingPage(index, edition, 'pictures', edition.words.text('inPictures'), edition.words.text('picturesCovers')),
    stories: ofKind(index, edition, 'gallery'),
  };
}

export async function getSavedPage(language: string): Promise<StandingPageView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  return buildStandingPage(index, edition, 'saved', edition.words.text('savedPage'), edition.words.text('savedCovers'));
}

export async function getSearchPage(language: string): Promise<SearchPageView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  const place = (page: 'archive' | 'topics' | 'authors'): LinkView => ({
    label: edition.words.text(page),
    url: standingUrl(index.space, language, page),
  });
  return {
    ...buildStandingPage(index, edition, 'search', edition.words.text('search'), edition.words.text('searchCovers')),
    indexUrl: `${standingUrl(index.space, language, 'search')}index.json`,
    places: [place('archive'), place('topics'), place('authors')],
  };
}

/** What the search page loads when a reader begins to type: one row a story, newest first. */
export async function getSearchIndex(language: string): Promise<{ url: string; headline: string; standfirst: string; label: string }[]> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  return edition.stories.map((story) => {
    const teaser = buildTeaser(index, edition, story);
    return {
      url: story.url,
      headline: teaser.headline,
      standfirst: teaser.standfirst ?? '',
      label: `${teaser.section.label} · ${teaser.published.label}`,
    };
  });
}

export async function getCorrectionsPage(language: string): Promise<CorrectionsPageView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  const corrections = edition.stories
    .flatMap((story) => (story.data.corrections ?? []).map((correction) => ({ story, correction })))
    .sort((a, b) => Date.parse(b.correction.date) - Date.parse(a.correction.date) || (a.story.id < b.story.id ? -1 : 1));
  return {
    ...buildStandingPage(index, edition, 'corrections', edition.words.text('corrections'), edition.words.text('correctionsCovers')),
    corrections: corrections.map(({ story, correction }) => ({
      ...buildCorrection(edition, correction),
      story: { label: story.data.headline, url: story.url },
    })),
  };
}

export async function getTextPagePaths() {
  const index = await getIndex();
  return [...index.editions.values()].flatMap((edition) =>
    edition.pages.map((page) => {
      const language = edition.view.language;
      return {
        params: { page: language === index.firstLanguage ? page.path : `${language}/${page.path}` },
        props: { language, path: page.path },
      };
    }),
  );
}

export async function getTextPage(language: string, path: string): Promise<TextPageView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  const page = edition.pages.find((other) => other.path === path);
  if (!page) throw new Error(`“${path}” is not a page in “${language}”.`);
  const url = pageUrl(index.space, language, path);
  const alternates = alternatesOf(index, edition, (other) =>
    other.pages.some((same) => same.path === path) ? pageUrl(index.space, other.view.language, path) : undefined,
  );
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, { title: page.data.title, description: page.data.summary, url, alternates }),
    breadcrumb: [
      { label: index.site.name, url: frontUrl(index.space, language) },
      { label: page.data.title, url },
    ],
    title: page.data.title,
    summary: page.data.summary,
    html: await renderBody(await readBody(page.file)),
    siblings: {
      label: edition.words.text(page.data.group),
      links: edition.pages
        .filter((other) => other.data.group === page.data.group)
        .map((other) => ({ label: other.data.title, url: pageUrl(index.space, language, other.path), current: other === page })),
    },
  };
}

/** The 404 page stands at one address for all editions, so it speaks all their languages. */
export async function getNotFoundPage(): Promise<NotFoundView> {
  const index = await getIndex();
  const first = editionOf(index, index.firstLanguage);
  const alternates = new Map<string, string>();
  return {
    chrome: buildChrome(index, { edition: first, alternates }),
    head: buildHead(index, first, {
      title: first.words.text('notFound'),
      description: first.words.text('notFoundText'),
      alternates,
      indexed: false,
    }),
    editions: [...index.editions.values()].map((edition) => {
      const { words } = edition;
      const { language, direction } = edition.view;
      return {
        language,
        direction,
        title: words.text('notFound'),
        text: words.text('notFoundText'),
        links: [
          { label: words.text('toTheFront'), url: frontUrl(index.space, language) },
          { label: words.text('search'), url: standingUrl(index.space, language, 'search') },
          { label: words.text('archive'), url: standingUrl(index.space, language, 'archive') },
        ],
      };
    }),
  };
}

/** The recordings of published stories: what `/media/` holds. */
export async function getPublishedMedia(): Promise<string[]> {
  const index = await getIndex();
  const files = [...index.stories.values()].flatMap(({ data }) => [
    data.audio?.file,
    data.audio?.captions,
    data.video?.file,
    data.video?.captions,
  ]);
  return [...new Set(files.filter((file) => file !== undefined))].sort();
}
