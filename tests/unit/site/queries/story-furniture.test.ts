import { describe, expect, it } from 'vitest';
import { translator } from '../../../../src/messages/messages.ts';
import { buildLife, buildRecipe, buildReview, furnitureWords } from '../../../../src/site/queries/story-furniture.ts';
import { buildRecipeData, buildReviewData } from '../../../../src/site/seo/furniture-data.ts';
import type { Edition } from '../../../../src/site/queries/newsroom-index.ts';
import type { ArticleData } from '../../../../src/content/schemas/article.ts';

const edition = {
  view: { language: 'en', locale: 'en-GB' },
  words: translator({ language: 'en', locale: 'en-GB' }),
  listNames: (names: readonly string[]) => names.join(' and '),
} as Edition;
const story = (fields: Partial<ArticleData>) => fields as ArticleData;
const recipe = { serves: '6', preparation: 5, cooking: 75, ingredients: ['40g of hibiscus'], steps: ['Boil the water.', 'Wait.'] };
const review = { of: 'film' as const, work: 'The General', by: ['Buster Keaton', 'Clyde Bruckman'], verdict: 'It runs on time.', stars: 4 };

describe('A recipe', () => {
  it('says for how many it is and how long it takes, in words and for programs', () => {
    expect(buildRecipe(edition, story({ recipe }))?.facts).toEqual([
      { label: 'Serves', value: '6' },
      { label: 'Preparation', value: '5 min', datetime: 'PT5M0S' },
      { label: 'Cooking', value: '1 hr 15 min', datetime: 'PT75M0S' },
    ]);
  });

  it('is told to search engines with all its steps', () => {
    const facts = {
      url: 'https://a.example/x/',
      headline: 'Karkadeh',
      language: 'en',
      published: '2026-11-19T15:00:00+00:00',
      authors: [],
    };
    expect(buildRecipeData(recipe, facts)).toMatchObject({
      '@type': 'Recipe',
      '@id': 'https://a.example/x/#recipe',
      recipeYield: '6',
      totalTime: 'PT80M0S',
      recipeInstructions: [
        { '@type': 'HowToStep', text: 'Boil the water.' },
        { '@type': 'HowToStep', text: 'Wait.' },
      ],
    });
  });
});

describe('A review', () => {
  it('names the makers in a row and the stars in words', () => {
    expect(buildReview(edition, story({ review }))).toMatchObject({
      by: 'Buster Keaton and Clyde Bruckman',
      stars: { given: 4, most: 5, label: '4 out of 5 stars' },
    });
  });

  it('is told to search engines with the work and the rating', () => {
    expect(buildReviewData(review)).toMatchObject({
      itemReviewed: { '@type': 'Movie', name: 'The General', creator: [{ name: 'Buster Keaton' }, { name: 'Clyde Bruckman' }] },
      reviewRating: { ratingValue: 4, bestRating: 5 },
    });
  });

  it('without stars has no rating', () => {
    expect(buildReviewData({ ...review, stars: undefined })).not.toHaveProperty('reviewRating');
  });
});

it('The dates of a life are written out', () => {
  const life = { name: 'Ada Ferry', born: '1931', died: '2026-03-01' };
  expect(buildLife(edition, story({ life }))).toMatchObject({
    born: { label: '1931' },
    died: { label: '1 March 2026', datetime: '2026-03-01' },
  });
});

it('A story without furniture has none', () => {
  const none = story({});
  expect([buildReview(edition, none), buildRecipe(edition, none), buildLife(edition, none)]).toEqual([undefined, undefined, undefined]);
  expect(furnitureWords(none)).toEqual([]);
});

it('The search finds what stands around the text', () => {
  expect(furnitureWords(story({ recipe, inShort: ['In a word.'] }))).toEqual(['In a word.', '40g of hibiscus', 'Boil the water.', 'Wait.']);
});
