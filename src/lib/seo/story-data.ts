import type { ArticleKind } from '../../schemas/article.ts';

/** The schema.org type of each kind of story: https://schema.org/NewsArticle and its subtypes. */
const TYPES: Record<ArticleKind, string> = {
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
  live: 'LiveBlogPosting',
};

export interface StoryFacts {
  kind: ArticleKind;
  url: string;
  headline: string;
  description?: string | undefined;
  language: string;
  published: string;
  modified: string;
  section: string;
  authors: { name: string; url: string; organisation: boolean }[];
  publisher: { name: string; url: string };
  corrections: { date: string; text: string }[];
}

export function buildStoryData(story: StoryFacts): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': TYPES[story.kind],
    mainEntityOfPage: story.url,
    url: story.url,
    headline: story.headline,
    ...(story.description === undefined ? {} : { description: story.description }),
    inLanguage: story.language,
    datePublished: story.published,
    dateModified: story.modified,
    articleSection: story.section,
    isAccessibleForFree: true,
    author: story.authors.map(({ name, url, organisation }) => ({ '@type': organisation ? 'Organization' : 'Person', name, url })),
    publisher: { '@type': 'NewsMediaOrganization', ...story.publisher },
    ...(story.corrections.length === 0
      ? {}
      : { correction: story.corrections.map(({ date, text }) => ({ '@type': 'CorrectionComment', datePublished: date, text })) }),
  };
}

export function buildBreadcrumbData(links: readonly { label: string; url: string }[]): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: links.map(({ label, url }, index) => ({ '@type': 'ListItem', position: index + 1, name: label, item: url })),
  };
}
