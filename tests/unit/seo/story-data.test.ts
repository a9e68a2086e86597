import { describe, expect, it } from 'vitest';
import { buildBreadcrumbData, buildStoryData, type StoryFacts } from '../../../src/lib/seo/story-data.ts';
import { ARTICLE_KINDS, type ArticleKind } from '../../../src/schemas/article.ts';

const facts: StoryFacts = {
  kind: 'news',
  url: 'https://tideline.example/news/coast/2026/03/02/harbour-opens/',
  headline: 'Harbour opens again after winter repairs',
  description: 'The outer wall has been rebuilt.',
  language: 'en',
  published: '2026-03-02T09:30:00+00:00',
  modified: '2026-03-02T12:00:00+00:00',
  section: 'Coast',
  authors: [
    { name: 'Inés Marlow', url: 'https://tideline.example/authors/ines-marlow/', organisation: false },
    { name: 'Coast desk', url: 'https://tideline.example/authors/coast-desk/', organisation: true },
  ],
  publisher: { name: 'The Tideline', url: 'https://tideline.example/' },
  corrections: [],
};

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

describe('what a story tells search engines', () => {
  it.each(ARTICLE_KINDS.map((kind) => ({ kind, type: TYPES[kind] })))('is of the type $type for the kind $kind', ({ kind, type }) => {
    expect(buildStoryData({ ...facts, kind })['@type']).toBe(type);
  });

  it('is whole', () => {
    expect(buildStoryData(facts)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      mainEntityOfPage: facts.url,
      url: facts.url,
      headline: facts.headline,
      description: 'The outer wall has been rebuilt.',
      inLanguage: 'en',
      datePublished: '2026-03-02T09:30:00+00:00',
      dateModified: '2026-03-02T12:00:00+00:00',
      articleSection: 'Coast',
      isAccessibleForFree: true,
      author: [
        { '@type': 'Person', name: 'Inés Marlow', url: 'https://tideline.example/authors/ines-marlow/' },
        { '@type': 'Organization', name: 'Coast desk', url: 'https://tideline.example/authors/coast-desk/' },
      ],
      publisher: { '@type': 'NewsMediaOrganization', name: 'The Tideline', url: 'https://tideline.example/' },
    });
  });

  it('names each correction with its day', () => {
    const corrections = [
      { date: '2026-03-03T08:00:00+00:00', text: 'The wall is 200 metres long.' },
      { date: '2026-03-04T08:00:00+00:00', text: 'It has twelve steps.' },
    ];
    expect(buildStoryData({ ...facts, corrections }).correction).toEqual([
      { '@type': 'CorrectionComment', datePublished: '2026-03-03T08:00:00+00:00', text: 'The wall is 200 metres long.' },
      { '@type': 'CorrectionComment', datePublished: '2026-03-04T08:00:00+00:00', text: 'It has twelve steps.' },
    ]);
  });

  it('is silent about what the story does not have', () => {
    const data = buildStoryData({ ...facts, description: undefined, authors: [] });
    expect(data).not.toHaveProperty('description');
    expect(data).not.toHaveProperty('correction');
    expect(data.author).toEqual([]);
    expect(JSON.stringify(data)).not.toMatch(/undefined|null/);
  });
});

describe('the trail of sections above a page', () => {
  it('is numbered from one, outermost first', () => {
    const trail = buildBreadcrumbData([
      { label: 'News', url: 'https://tideline.example/news/' },
      { label: 'Coast', url: 'https://tideline.example/news/coast/' },
    ]);
    expect(trail).toEqual({
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: 'News', item: 'https://tideline.example/news/' },
        { '@type': 'ListItem', position: 2, name: 'Coast', item: 'https://tideline.example/news/coast/' },
      ],
    });
  });
});
