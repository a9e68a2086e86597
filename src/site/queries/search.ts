import { PLACE_SHAPES } from '../../shared/picture-shapes.ts';
import { LETTERS, plainSpellings } from '../../shared/letters.ts';
import { lettersApart, OWN_SPACE, SPACELESS } from '../../shared/spaceless.ts';
import { pictureSet } from '../../shared/pictures.ts';
import { formatOf } from '../../content/text/tree.ts';
import { plainText } from '../../content/text/words.ts';
import { searchFolder, topicUrl } from '../../shared/urls.ts';
import type { SearchPageView } from '../views/search.ts';
import type { TextRef } from '../views/text-ref.ts';
import { ARTICLE_KINDS } from '../../content/schemas/article.ts';
import { standingLink } from './standing-link.ts';
import { buildStandingPage } from './standing-page.ts';
import { furnitureWords } from './story-furniture.ts';
import { authorNames } from './author-names.ts';
import { fact } from './facts.ts';
import { editionOf, type Edition, type NewsroomIndex, type PublishablePhoto } from './newsroom-index.ts';
import { photosOfPosts } from './live-posts.ts';
import type { Story } from './story.ts';
import { formatNewest } from './listings.ts';
import { hasStandingPage } from './standing-set.ts';
import { buildLeadPicture, buildTeaser } from './teasers.ts';
import { openText } from './text-files.ts';

/** A story as the search knows it. What is in `meta` and `content` is searched; the rest is for showing and narrowing down. */
export interface SearchRecord {
  /** The story’s address; after its `#`, as in a query, what a result shows of it besides its words. */
  url: string;
  content: string;
  language: string;
  meta: Record<string, string>;
  /** All under one name, so that they are one file: `section:news`, `kind:opinion`, `author:ines-marlow`. */
  filters: { is: string[] };
}

/** The stories of one language and one time that are indexed together, apart from all others. */
export interface SearchPart {
  /** `2021`, `2026-11` */
  name: string;
  year: string;
  language: string;
  /** Where its files stand, below the site’s base: `pagefind/en/2021` */
  folder: string;
  /** Oldest first, so that news comes last. */
  stories: Story[];
  /** True while news is added to it. */
  open: boolean;
}

/** A part that is still larger would take much memory to make. */
const MOST_IN_PART = 2500;
/** Into how many pieces of equal length a year may be cut. */
const PIECES = [1, 2, 3, 4, 6, 12];
/** The first search goes back by whole years until it covers these many stories, and every later one as many more. */
const STORIES_AT_ONCE = 500;

/** An edition’s stories by year, newest first; of the latest year, its latest month stands apart, since that is where news arrives. */
const searchParts = fact('search-parts', (index, language): SearchPart[] => {
  const { stories, byMonth } = editionOf(index, language);
  const years = stories.by('year');
  const months = [...byMonth];
  const openMonth = months[0]?.[0];
  const parts = Map.groupBy(months, ([key]) => {
    const [year = '', month = ''] = key.split('-');
    return key === openMonth ? key : pieceName(year, Number(month), years.get(year)?.length ?? 0);
  });
  return [...parts].map(([name, own]) => ({
    name,
    year: name.slice(0, 4),
    language,
    folder: searchFolder(language, name),
    stories: own.flatMap(([, list]) => list.all).reverse(),
    open: name === openMonth,
  }));
});

/** `2021`, or `2021-2` for the second piece of a year with very many stories. */
function pieceName(year: string, month: number, stories: number): string {
  const pieces = PIECES.find((count) => stories / count <= MOST_IN_PART) ?? 12;
  return pieces === 1 ? year : `${year}-${Math.ceil((month * pieces) / 12)}`;
}

/** The parts of all editions. */
export function listSearchParts(index: NewsroomIndex): SearchPart[] {
  return [...index.editions.values()].flatMap((edition) => searchParts(index, edition.view.language));
}

/** A story’s record. Opens its text, and throws when that is no longer the one that was checked. */
export function buildSearchRecord(index: NewsroomIndex, part: SearchPart, story: Story): SearchRecord {
  const edition = editionOfPart(index, part);
  const { data, section } = story;
  const teaser = buildTeaser(index, edition, story);
  const picture = buildLeadPicture(index, edition, story);
  const names = authorNames(index, edition, data.byline, story.file).map((name) => name.label);
  const content = lettersApart(searchedText(index, edition, story));
  const words = {
    title: lettersApart(data.headline),
    standfirst: lettersApart(data.standfirst ?? ''),
    byline: lettersApart(names.join(edition.words.mark('listComma'))),
  };
  const spellings = plainSpellings([...Object.values(words), content].join(' ')).join(' ');
  const shown = new URLSearchParams({
    kicker: teaser.kicker ?? '',
    place: teaser.section.label,
    colour: teaser.colour,
    date: teaser.published.datetime,
    day: teaser.published.label,
    ...(picture && !picture.drawn ? { picture: thumbnailsOf(index, story).join(' '), credit: picture.credit } : {}),
  });
  return {
    url: `${story.url}#${shown.toString()}`,
    content,
    language: part.language,
    meta: { ...words, ...(spellings === '' ? {} : { spellings }) },
    filters: {
      is: [
        ...[section.path, ...section.ancestors].map((path) => `section:${path}`),
        `kind:${data.kind}`,
        ...data.byline.map((author) => `author:${author}`),
      ],
    },
  };
}

/** All that a story says besides its headline and summary. */
function searchedText(index: NewsroomIndex, edition: Edition, story: Story): string {
  const { id, data, source } = story;
  const captions = [...(data.photos ?? []), ...photosOfPosts(index, story)].map((use) => {
    const photo = index.photos.get(use.photo);
    return use.caption ?? (photo ? edition.say(photo.caption) : '');
  });
  const posts = (index.livePosts.get(id) ?? []).flatMap(({ data: { headline, withdrawn }, source: postText }) =>
    withdrawn === undefined ? [headline, readWords(postText, edition)] : [withdrawn],
  );
  const corrections = (data.corrections ?? []).flatMap(({ wrong, right }) => [wrong, right]);
  const transcripts = [data.audio?.transcript ?? '', data.video?.transcript ?? ''];
  return [readWords(source, edition), ...furnitureWords(data), ...posts, ...transcripts, ...captions, ...corrections]
    .filter((words) => words !== '')
    .join(' ');
}

/** The words of a text as one line. Throws when the file is no longer the one that was checked. */
export function readWords(text: TextRef, { words }: Edition): string {
  return plainText(openText(text), formatOf(text.file), words.quotes);
}

/** The addresses of the pictures that results show of a part’s stories. */
export function partPictures(index: NewsroomIndex, part: SearchPart): string[] {
  const addresses = new Set<string>();
  for (const story of part.stories) for (const address of thumbnailsOf(index, story)) addresses.add(address);
  return [...addresses];
}

function thumbnailsOf(index: NewsroomIndex, { head }: Story): string[] {
  const photo = index.photos.get(head.photos?.[0]?.photo ?? '');
  return photo ? thumbnailsOfPhoto(index, photo) : [];
}

const thumbnails = new WeakMap<PublishablePhoto, string[]>();

function thumbnailsOfPhoto(index: NewsroomIndex, photo: PublishablePhoto): string[] {
  // A map or chart says nothing that small.
  if (photo.kind === 'map' || photo.kind === 'chart') return [];
  let addresses = thumbnails.get(photo);
  if (!addresses) {
    const { files } = pictureSet(index.space.base, photo.image, { focus: photo.focus, ...PLACE_SHAPES.line });
    addresses = files.flatMap(({ url, format }) => (format === 'webp' ? [url] : []));
    thumbnails.set(photo, addresses);
  }
  return addresses;
}

function editionOfPart(index: NewsroomIndex, { language }: SearchPart): Edition {
  const edition = index.editions.get(language);
  if (!edition) throw new Error(`There is no edition in “${language}”.`);
  return edition;
}

export function getSearchPage(index: NewsroomIndex, edition: Edition): SearchPageView {
  const { space } = index;
  const { language, locale } = edition.view;
  const { words } = edition;
  const byName = new Intl.Collator(locale);
  return {
    ...buildStandingPage(index, edition, 'search'),
    runtimeUrl: `${space.base}${searchFolder(language)}/`,
    letters: LETTERS,
    spaceless: { letter: SPACELESS, ownSpace: OWN_SPACE },
    parts: stagedParts(index, language).map(({ folder, year, stage }) => ({ url: `${space.base}${folder}/`, year, stage })),
    sections: [...index.sections.values()]
      .filter((section) => edition.bySection.has(section.path))
      .map((section) => ({ value: section.path, label: edition.say(section.name), depth: section.depth })),
    kinds: ARTICLE_KINDS.filter((kind) => edition.byKind.has(kind)).map((kind) => ({ value: kind, label: words.kind(kind), depth: 0 })),
    authors: [...edition.byAuthor.keys()]
      .map((id) => ({ value: id, label: edition.say(index.authors.get(id)?.name ?? id), depth: 0 }))
      .sort((a, b) => byName.compare(a.label, b.label) || (a.value < b.value ? -1 : 1)),
    years: [...edition.stories.by('year')].map(([year, own]) => ({ value: year, label: formatNewest(edition, own, 'year'), depth: 0 })),
    places: (['archive', 'topics', 'authors'] as const)
      .filter((page) => hasStandingPage(index, edition, page))
      .map((page) => standingLink(index, edition, page)),
    topics: mainTopics(index, language).flatMap((id) => {
      const topic = index.topics.get(id);
      return topic ? [{ label: edition.say(topic.name), url: topicUrl(space, language, id) }] : [];
    }),
  };
}

/** How many topics the page names. */
const TOPICS = 12;

/** The topics with most stories, by their ids. */
const mainTopics = fact('main-topics', (index, language): string[] =>
  [...editionOf(index, language).byTopic]
    .sort(([a, own], [b, other]) => other.length - own.length || (a < b ? -1 : 1))
    .slice(0, TOPICS)
    .map(([id]) => id),
);

/** The parts, each with the number of the search that first takes it in; years are not divided between searches. */
const stagedParts = fact('staged-search-parts', (index, language): { folder: string; year: string; stage: number }[] => {
  const years = Map.groupBy(searchParts(index, language), (part) => part.year);
  let stage = 0;
  let covered = 0;
  return [...years.values()].flatMap((own) => {
    if (covered >= STORIES_AT_ONCE) {
      stage += 1;
      covered = 0;
    }
    covered += own.reduce((sum, part) => sum + part.stories.length, 0);
    return own.map(({ folder, year }) => ({ folder, year, stage }));
  });
});
