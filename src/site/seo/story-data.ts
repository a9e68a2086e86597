import type { LiveBlogPosting, NewsArticleLeaf } from 'schema-dts';
import type { ArticleKind } from '../../content/schemas/article.ts';
import type { buildAuthorData } from './author-data.ts';
import { buildCommentData, type CommentFacts } from './comment-data.ts';
import type { buildLifeData, buildReviewData } from './furniture-data.ts';
import { given } from './given.ts';
import { buildImageData, type ImageFacts } from './image-data.ts';
import type { buildPublisherData } from './newsroom-data.ts';
import { buildAudioData, buildVideoData, type RecordingFacts } from './recording-data.ts';

type Author = ReturnType<typeof buildAuthorData>;

export interface StoryFacts {
  kind: ArticleKind;
  url: string;
  headline: string;
  description?: string | undefined;
  language: string;
  published: string;
  modified: string;
  dateline?: string | undefined;
  words: number;
  /** The sections it is in, outermost first. */
  sections: readonly string[];
  topics: readonly { label: string; url: string }[];
  authors: readonly Author[];
  publisher: ReturnType<typeof buildPublisherData>;
  /** Who paid for it. */
  sponsor?: { name: string; url?: string | undefined } | undefined;
  /** Of a review: the work, and what is thought of it. */
  review?: ReturnType<typeof buildReviewData> | undefined;
  /** Whom an obituary is about. */
  about?: ReturnType<typeof buildLifeData>;
  /** The site’s id. */
  website: string;
  /** The lead picture. */
  image?: ImageFacts | undefined;
  /** The other photos of a gallery. */
  gallery: readonly ImageFacts[];
  video?: RecordingFacts | undefined;
  audio?: RecordingFacts | undefined;
  sources: readonly { name: string; url?: string | undefined }[];
  corrections: readonly { date: string; text: string }[];
  /** The same story in other languages. */
  translations: readonly { url: string; language: string }[];
  /** The story that it translates. */
  original?: { url: string; language: string } | undefined;
  /** Absent where there is no discussion. */
  discussion?: { count: number; comments: readonly CommentFacts[] } | undefined;
  live?: LiveFacts | undefined;
}

export interface LiveFacts {
  started: string;
  ended?: string | undefined;
  /** Newest first. */
  posts: readonly {
    url: string;
    headline: string;
    words: string;
    published: string;
    modified: string;
    correction?: string | undefined;
    authors: readonly Author[];
  }[];
}

/** The schema.org type of each kind of story: https://schema.org/NewsArticle and its subtypes. */
const TYPES = {
  news: 'NewsArticle',
  analysis: 'AnalysisNewsArticle',
  opinion: 'OpinionNewsArticle',
  explainer: 'BackgroundNewsArticle',
  interview: 'NewsArticle',
  review: 'ReviewNewsArticle',
  obituary: 'NewsArticle',
  gallery: 'NewsArticle',
  video: 'NewsArticle',
  audio: 'NewsArticle',
} as const satisfies Record<Exclude<ArticleKind, 'live'>, string>;

/** How many posts of live coverage are named; the page has them all. */
const POSTS = 20;

/** A story as search engines, assistants and archives read it. */
export function buildStoryData(story: StoryFacts) {
  const { kind } = story;
  return kind === 'live' ? buildLiveData(story) : buildArticleData(story, kind);
}

function buildArticleData(story: StoryFacts, kind: Exclude<ArticleKind, 'live'>) {
  // What schema.org calls reportage is observed, or verified with sources; the story has to name them.
  const type = kind === 'news' && story.sources.length > 0 ? 'ReportageNewsArticle' : TYPES[kind];
  const properties = given({ ...describe(story), dateline: story.dateline }) satisfies Omit<NewsArticleLeaf, '@type'>;
  return { '@type': type, ...properties, ...story.review };
}

function buildLiveData(story: StoryFacts) {
  const { live } = story;
  return given({
    '@type': 'LiveBlogPosting',
    ...describe(story),
    contentLocation: story.dateline === undefined ? undefined : { '@type': 'Place' as const, name: story.dateline },
    coverageStartTime: live?.started,
    coverageEndTime: live?.ended,
    liveBlogUpdate: live?.posts.slice(0, POSTS).map(({ url, headline, words, published, modified, correction, authors }) =>
      given({
        '@type': 'BlogPosting' as const,
        '@id': url,
        url,
        headline,
        articleBody: words === '' ? headline : words,
        datePublished: published,
        dateModified: modified,
        author: authors.length === 0 ? [story.publisher] : authors,
        correction:
          correction === undefined ? undefined : { '@type': 'CorrectionComment' as const, datePublished: modified, text: correction },
      }),
    ),
  }) satisfies LiveBlogPosting;
}

function describe(story: StoryFacts) {
  const { discussion, topics } = story;
  return {
    '@id': idOf(story),
    url: story.url,
    mainEntityOfPage: story.url,
    headline: story.headline,
    description: story.description,
    inLanguage: story.language,
    datePublished: story.published,
    dateModified: story.modified,
    // A story without a byline is the newsroom’s.
    author: story.authors.length === 0 ? [story.publisher] : story.authors,
    publisher: story.publisher,
    sponsor: story.sponsor && given({ '@type': 'Organization' as const, ...story.sponsor }),
    isPartOf: { '@id': story.website },
    isAccessibleForFree: true,
    articleSection: story.sections,
    wordCount: story.words === 0 ? undefined : story.words,
    keywords: topics.map(({ label }) => label),
    about: [...(story.about ? [story.about] : []), ...topics.map(({ label, url }) => ({ '@type': 'Thing' as const, name: label, url }))],
    image:
      story.image && buildImageData(story.image).map((image, place) => (place === 0 ? { ...image, representativeOfPage: true } : image)),
    associatedMedia: story.gallery.flatMap(buildImageData),
    video: story.video && buildVideoData(story.video),
    audio: story.audio && buildAudioData(story.audio),
    citation: story.sources.map(({ name, url }) => given({ '@type': 'CreativeWork', name, url })),
    correction: story.corrections.map(({ date, text }) => ({ '@type': 'CorrectionComment' as const, datePublished: date, text })),
    workTranslation: story.translations.map(reference),
    translationOfWork: story.original && reference(story.original),
    commentCount: discussion?.count,
    comment: discussion && buildCommentData(discussion.comments),
  } as const;
}

/** A story of another page, by the name that it has there. */
function reference(story: { url: string; language: string }) {
  return { '@type': 'NewsArticle', '@id': idOf(story), url: story.url, inLanguage: story.language } as const;
}

function idOf({ url }: { url: string }): string {
  return `${url}#story`;
}
