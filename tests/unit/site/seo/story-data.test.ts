import { describe, expect, it } from 'vitest';
import { buildAuthorData, type AuthorFacts } from '../../../../src/site/seo/author-data.ts';
import { buildPublisherData } from '../../../../src/site/seo/newsroom-data.ts';
import { buildStoryData, type StoryFacts } from '../../../../src/site/seo/story-data.ts';
import { ARTICLE_KINDS, type ArticleKind } from '../../../../src/content/schemas/article.ts';

const site = 'https://tideline.example/';
const url = `${site}news/coast/2026/03/02/harbour-opens/`;
const source = { name: 'Harbour board: minutes of 1 March', url: 'https://harbour.example/minutes' };

const person: AuthorFacts = {
  id: `${site}#author-ines-marlow`,
  kind: 'person',
  name: 'Inés Marlow',
  url: `${site}authors/ines-marlow/`,
  role: 'Harbour correspondent',
  accounts: ['https://coast.example/@ines'],
  newsroom: `${site}#newsroom`,
};
const desk: AuthorFacts = { ...person, id: `${site}#author-coast-desk`, kind: 'desk', name: 'Coast desk', accounts: [] };

const facts: StoryFacts = {
  kind: 'news',
  url,
  headline: 'Harbour opens again after winter repairs',
  description: 'The outer wall has been rebuilt.',
  language: 'en',
  published: '2026-03-02T09:30:00+00:00',
  modified: '2026-03-02T12:00:00+00:00',
  dateline: 'Port Ellery',
  words: 340,
  sections: ['News', 'Coast'],
  topics: [{ label: 'Harbours', url: `${site}topics/harbours/` }],
  authors: [buildAuthorData(person)],
  publisher: buildPublisherData({ id: `${site}#newsroom`, name: 'The Tideline', url: site, logo: `${site}logo.png` }),
  website: `${site}#website`,
  gallery: [],
  sources: [],
  corrections: [],
  translations: [],
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

  it('is reportage when it is news and names its sources', () => {
    expect(buildStoryData({ ...facts, sources: [source] })['@type']).toBe('ReportageNewsArticle');
    expect(buildStoryData({ ...facts, sources: [source], kind: 'analysis' })['@type']).toBe('AnalysisNewsArticle');
  });

  it('is whole, and silent about what the story does not have', () => {
    expect(buildStoryData(facts)).toEqual({
      '@type': 'NewsArticle',
      '@id': `${url}#story`,
      url,
      mainEntityOfPage: url,
      headline: facts.headline,
      description: 'The outer wall has been rebuilt.',
      inLanguage: 'en',
      datePublished: '2026-03-02T09:30:00+00:00',
      dateModified: '2026-03-02T12:00:00+00:00',
      author: [
        {
          '@type': 'Person',
          '@id': `${site}#author-ines-marlow`,
          name: 'Inés Marlow',
          url: `${site}authors/ines-marlow/`,
          jobTitle: 'Harbour correspondent',
          sameAs: ['https://coast.example/@ines'],
          worksFor: { '@id': `${site}#newsroom` },
        },
      ],
      publisher: {
        '@type': 'NewsMediaOrganization',
        '@id': `${site}#newsroom`,
        name: 'The Tideline',
        url: site,
        logo: { '@type': 'ImageObject', url: `${site}logo.png` },
      },
      isPartOf: { '@id': `${site}#website` },
      isAccessibleForFree: true,
      articleSection: ['News', 'Coast'],
      wordCount: 340,
      keywords: ['Harbours'],
      about: [{ '@type': 'Thing', name: 'Harbours', url: `${site}topics/harbours/` }],
      dateline: 'Port Ellery',
    });
    expect(JSON.stringify(buildStoryData({ ...facts, description: undefined, dateline: undefined }))).not.toMatch(/undefined|null|\[\]/);
  });

  it('names the newsroom where nobody signs', () => {
    expect(buildStoryData({ ...facts, authors: [] }).author).toEqual([facts.publisher]);
  });

  it('shows its lead picture in every cut, each with who made it and on what terms', () => {
    const cut = (width: number, height: number) => ({ url: `${site}_pictures/wall.AbCdEf12/${width}x${height}.jpg`, width, height });
    const terms = { credit: 'Ada Reef', creator: 'Ada Reef', copyright: '© 2026 Ada Reef', licence: 'https://licence.example/by' };
    const image = { files: [cut(1200, 675), cut(800, 800)], caption: 'The new wall.', ...terms };
    expect(buildStoryData({ ...facts, image }).image).toEqual(
      [cut(1200, 675), cut(800, 800)].map((file, place) => ({
        '@type': 'ImageObject',
        url: file.url,
        contentUrl: file.url,
        width: `${file.width} px`,
        height: `${file.height} px`,
        caption: 'The new wall.',
        creditText: 'Ada Reef',
        creator: { '@type': 'Person', name: 'Ada Reef' },
        copyrightNotice: '© 2026 Ada Reef',
        license: 'https://licence.example/by',
        ...(place === 0 ? { representativeOfPage: true } : {}),
      })),
    );
  });

  it('names what it rests on, and each correction with its day', () => {
    const corrections = [{ date: '2026-03-03T08:00:00+00:00', text: 'The wall is 200 metres long.' }];
    const data = buildStoryData({ ...facts, sources: [source, { name: 'A pilot' }], corrections });
    expect(data.citation).toEqual([
      { '@type': 'CreativeWork', name: 'Harbour board: minutes of 1 March', url: 'https://harbour.example/minutes' },
      { '@type': 'CreativeWork', name: 'A pilot' },
    ]);
    expect(data.correction).toEqual([
      { '@type': 'CorrectionComment', datePublished: '2026-03-03T08:00:00+00:00', text: 'The wall is 200 metres long.' },
    ]);
  });

  it('counts all comments, and has the first ten', () => {
    const comments = Array.from({ length: 12 }, (_, number) => ({
      id: `${url}#comment-${number}`,
      name: 'Reader',
      date: '2026-03-03T08:00:00+00:00',
      text: 'Good.',
      replyTo: number === 1 ? `${url}#comment-0` : undefined,
    }));
    const data = buildStoryData({ ...facts, discussion: { count: 12, comments } });
    expect(data.commentCount).toBe(12);
    expect(data.comment).toHaveLength(10);
    expect(data.comment?.map(({ parentItem }) => parentItem?.['@id']).slice(0, 3)).toEqual([undefined, `${url}#comment-0`, undefined]);
  });

  it('describes a film with its transcript and captions', () => {
    const video = {
      name: facts.headline,
      description: 'The first boat.',
      url: `${site}media/boat.mp4`,
      type: 'video/mp4',
      duration: 'PT12S',
      published: facts.published,
      language: 'en',
      transcript: 'Water.',
      captionsUrl: `${site}media/boat.vtt`,
      thumbnailUrl: `${site}boat.jpg`,
    };
    expect(buildStoryData({ ...facts, kind: 'video', video }).video).toEqual({
      '@type': 'VideoObject',
      name: facts.headline,
      description: 'The first boat.',
      contentUrl: `${site}media/boat.mp4`,
      encodingFormat: 'video/mp4',
      duration: 'PT12S',
      uploadDate: facts.published,
      inLanguage: 'en',
      thumbnailUrl: `${site}boat.jpg`,
      transcript: 'Water.',
      caption: { '@type': 'MediaObject', contentUrl: `${site}media/boat.vtt`, encodingFormat: 'text/vtt', inLanguage: 'en' },
    });
  });

  it('of live coverage has its span and the latest posts, each with its own author and address', () => {
    const posts = Array.from({ length: 25 }, (_, number) => ({
      url: `${url}#post-${number}`,
      headline: `Boat ${number}`,
      words: number === 1 ? '' : `Boat ${number} is in.`,
      published: facts.published,
      modified: number === 2 ? facts.modified : facts.published,
      correction: number === 2 ? 'It was Boat 3.' : undefined,
      authors: number === 3 ? [] : [buildAuthorData(desk)],
    }));
    const data = buildStoryData({ ...facts, kind: 'live', live: { started: facts.published, ended: facts.modified, posts } });
    expect(data).toMatchObject({
      coverageStartTime: facts.published,
      coverageEndTime: facts.modified,
      contentLocation: { name: 'Port Ellery' },
    });
    const updates = 'liveBlogUpdate' in data ? (data.liveBlogUpdate ?? []) : [];
    expect(updates).toHaveLength(20);
    expect(updates[0]).toMatchObject({ '@type': 'BlogPosting', url: `${url}#post-0`, headline: 'Boat 0', datePublished: facts.published });
    expect(updates[0]).toMatchObject({ articleBody: 'Boat 0 is in.', dateModified: facts.published, author: [buildAuthorData(desk)] });
    // A post without a text says what its headline says.
    expect(updates[1]).toHaveProperty('articleBody', 'Boat 1');
    expect(updates[2]).toMatchObject({ dateModified: facts.modified, correction: { text: 'It was Boat 3.' } });
    expect(updates[3]?.author).toEqual([facts.publisher]);
  });
});

describe('an author in structured data', () => {
  it('who is a desk is a part of the newsroom and has no job', () => {
    expect(buildAuthorData(desk)).toMatchObject({ '@type': 'Organization', parentOrganization: { '@id': `${site}#newsroom` } });
    expect(buildAuthorData(desk)).not.toHaveProperty('jobTitle');
  });

  it('who is an agency belongs to nobody here', () => {
    expect(buildAuthorData({ ...desk, kind: 'agency' })).not.toHaveProperty('parentOrganization');
  });
});
