import type { ArticleData } from '../../content/schemas/article.ts';
import { MOST_STARS, REVIEWED } from '../../content/schemas/furniture.ts';
import { plainDate } from '../../content/plain-date.ts';
import { isoDuration } from '../../shared/date-format.ts';
import type { buildAuthorData } from './author-data.ts';
import { given } from './given.ts';
import { buildImageData, type ImageFacts } from './image-data.ts';

/** What schema.org calls each work that may be reviewed, and those who made it. */
const WORKS = {
  book: ['Book', 'author'],
  film: ['Movie', 'creator'],
  series: ['TVSeries', 'creator'],
  play: ['Play', 'author'],
  album: ['MusicAlbum', 'creator'],
  exhibition: ['ExhibitionEvent', 'organizer'],
  game: ['VideoGame', 'creator'],
  restaurant: ['Restaurant', undefined],
} as const satisfies Record<(typeof REVIEWED)[number], readonly [string, string | undefined]>;

/** What is said of a review beside what is said of every story: it is a Review as well as a NewsArticle. */
export function buildReviewData(review: NonNullable<ArticleData['review']>) {
  const [type, made] = WORKS[review.of];
  const makers = review.by?.map((name) => ({ '@type': 'Person', name }));
  return given({
    itemReviewed: { '@type': type, name: review.work, ...(made === undefined || !makers ? {} : { [made]: makers }) },
    reviewBody: review.verdict,
    reviewRating:
      review.stars === undefined ? undefined : { '@type': 'Rating', ratingValue: review.stars, bestRating: MOST_STARS, worstRating: 1 },
  });
}

/** Whom an obituary is about. */
export function buildLifeData(life: ArticleData['life'], locale: string) {
  if (!life) return undefined;
  const place = (name: string | undefined) => (name === undefined ? undefined : ({ '@type': 'Place', name } as const));
  const dateOf = (written: string) => plainDate(written, locale).datetime;
  return given({
    '@type': 'Person',
    name: life.name,
    birthDate: dateOf(life.born),
    birthPlace: place(life.bornAt),
    deathDate: dateOf(life.died),
    deathPlace: place(life.diedAt),
  });
}

interface RecipeFacts {
  url: string;
  headline: string;
  description?: string | undefined;
  language: string;
  published: string;
  authors: readonly ReturnType<typeof buildAuthorData>[];
  image?: ImageFacts | undefined;
}

/** A recipe as search engines show one; it is a thing of its own beside the story. */
export function buildRecipeData(recipe: NonNullable<ArticleData['recipe']>, facts: RecipeFacts) {
  const { preparation, cooking, ingredients, steps, makes, serves } = recipe;
  const lasts = (minutes: number | undefined) => (minutes === undefined ? undefined : isoDuration(minutes * 60));
  return given({
    '@type': 'Recipe',
    '@id': `${facts.url}#recipe`,
    url: facts.url,
    name: facts.headline,
    description: facts.description,
    inLanguage: facts.language,
    datePublished: facts.published,
    author: facts.authors.length === 0 ? undefined : facts.authors,
    image: facts.image && buildImageData(facts.image),
    recipeYield: makes ?? serves,
    prepTime: lasts(preparation),
    cookTime: lasts(cooking),
    totalTime: preparation === undefined && cooking === undefined ? undefined : lasts((preparation ?? 0) + (cooking ?? 0)),
    recipeIngredient: ingredients,
    recipeInstructions: steps.map((text) => ({ '@type': 'HowToStep', text })),
  });
}
