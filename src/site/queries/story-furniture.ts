import type { ArticleData } from '../../content/schemas/article.ts';
import { MOST_STARS } from '../../content/schemas/furniture.ts';
import { plainDate } from '../../content/plain-date.ts';
import { isoDuration } from '../../shared/date-format.ts';
import type { LifeView, RecipeFact, RecipeView, ReviewView } from '../views/furniture.ts';
import type { Edition } from './newsroom-index.ts';

const HOUR = 60;

export function buildReview(edition: Edition, { review }: ArticleData): ReviewView | undefined {
  if (!review) return undefined;
  const { work, by, where, verdict, stars } = review;
  const digits = new Intl.NumberFormat(edition.view.locale);
  return {
    work,
    by: by && edition.listNames(by),
    where,
    verdict,
    stars:
      stars === undefined
        ? undefined
        : {
            given: stars,
            most: MOST_STARS,
            label: edition.words.text('starsGiven', { stars: digits.format(stars), most: digits.format(MOST_STARS) }),
          },
  };
}

export function buildRecipe(edition: Edition, { recipe }: ArticleData): RecipeView | undefined {
  if (!recipe) return undefined;
  const { ingredients, steps, serves, makes, preparation, cooking, oven } = recipe;
  const { words } = edition;
  const told = (label: string, value: string | undefined): RecipeFact[] => (value === undefined ? [] : [{ label, value }]);
  const timed = (label: string, minutes: number | undefined): RecipeFact[] =>
    minutes === undefined ? [] : [{ label, value: writeMinutes(edition, minutes), datetime: isoDuration(minutes * 60) }];
  return {
    facts: [
      ...told(words.text('serves'), serves),
      ...told(words.text('makes'), makes),
      ...timed(words.text('preparation'), preparation),
      ...timed(words.text('cooking'), cooking),
      ...told(words.text('oven'), oven),
    ],
    ingredients,
    steps,
  };
}

export function buildLife(edition: Edition, { life }: ArticleData): LifeView | undefined {
  if (!life) return undefined;
  const written = (date: string) => plainDate(date, edition.view.locale, { forms: edition.words.dates.patterns });
  return { ...life, born: written(life.born), died: written(life.died) };
}

/** “1 hr 15 min”, as the language writes it. */
function writeMinutes({ view: { locale }, words }: Edition, minutes: number): string {
  const amount = (unit: 'hour', value: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
  const parts = [
    ...(hours > 0 ? [amount('hour', hours)] : []),
    ...(rest > 0 ? [words.text('minutes', { minutes: new Intl.NumberFormat(locale).format(rest) })] : []),
  ];
  return parts.join(' ');
}

/** What the fields around the text say, as plain words: for the search. */
export function furnitureWords({ review, recipe, life, inShort = [] }: ArticleData): string[] {
  return [
    ...inShort,
    ...(life ? [life.name, life.bornAt, life.diedAt] : []),
    ...(review ? [review.work, ...(review.by ?? []), review.where, review.verdict] : []),
    ...(recipe ? [...recipe.ingredients, ...recipe.steps] : []),
  ].filter((words) => words !== undefined);
}
