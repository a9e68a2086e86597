import type { ArticleData } from '../schemas/article.ts';
import { mayHoldQuotes, withOwnQuotes, type QuotationMarks } from './quotation.ts';

/** Some fields of an entry with quotation marks and apostrophes as its language has them; the entry itself where nothing is another. */
export function quotedFields<T extends object>(entry: T, fields: readonly (keyof T)[], marks: QuotationMarks): T {
  let quoted = entry;
  for (const field of fields) {
    const value = entry[field];
    if (typeof value !== 'string' || !mayHoldQuotes(value)) continue;
    if (quoted === entry) quoted = { ...entry };
    quoted[field] = withOwnQuotes(value, marks) as typeof value;
  }
  return quoted;
}

/** Everything that is written as prose in the fields of a story. */
export function quotedStory(data: ArticleData, marks: QuotationMarks): ArticleData {
  const quoted = quotedFields(data, ['headline', 'standfirst', 'kicker', 'dateline'], marks);
  const { photos, audio, video, sources, corrections, review, recipe, life, inShort } = data;
  const all = (texts: readonly string[]) => texts.map((text) => withOwnQuotes(text, marks));
  return {
    ...quoted,
    ...(photos && { photos: photos.map((use) => quotedFields(use, ['caption', 'alt'], marks)) }),
    ...(audio && { audio: quotedFields(audio, ['transcript'], marks) }),
    ...(video && { video: quotedFields(video, ['transcript'], marks) }),
    ...(review && { review: quotedFields(review, ['work', 'where', 'verdict'], marks) }),
    ...(recipe && {
      recipe: {
        ...quotedFields(recipe, ['serves', 'makes', 'oven'], marks),
        ingredients: all(recipe.ingredients),
        steps: all(recipe.steps),
      },
    }),
    ...(life && { life: quotedFields(life, ['name', 'bornAt', 'diedAt'], marks) }),
    ...(inShort && { inShort: all(inShort) }),
    ...(sources && { sources: sources.map((source) => quotedFields(source, ['name', 'detail'], marks)) }),
    ...(corrections && { corrections: corrections.map((correction) => quotedFields(correction, ['wrong', 'right'], marks)) }),
  };
}
