import type { ArticleData } from '../schemas/article.ts';
import type { FrontData } from '../schemas/front.ts';
import type { SiteData } from '../schemas/site.ts';
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
  const { photos, audio, video, sources, corrections, review, recipe, life, inShort, sponsor } = data;
  const all = (texts: readonly string[]) => texts.map((text) => withOwnQuotes(text, marks));
  return {
    ...quoted,
    ...(photos && { photos: photos.map((use) => quotedFields(use, ['caption', 'alt'], marks)) }),
    ...(audio && { audio: quotedFields(audio, ['transcript'], marks) }),
    ...(video && { video: quotedFields(video, ['transcript'], marks) }),
    ...(sponsor && { sponsor: quotedFields(sponsor, ['name'], marks) }),
    ...(review && {
      review: { ...quotedFields(review, ['work', 'where', 'verdict'], marks), ...(review.by && { by: all(review.by) }) },
    }),
    ...(recipe && {
      recipe: {
        ...quotedFields(recipe, ['serves', 'makes', 'oven'], marks),
        ingredients: all(recipe.ingredients),
        steps: all(recipe.steps),
      },
    }),
    ...(life && { life: quotedFields(life, ['name', 'born', 'bornAt', 'died', 'diedAt'], marks) }),
    ...(inShort && { inShort: all(inShort) }),
    ...(sources && { sources: sources.map((source) => quotedFields(source, ['name', 'detail'], marks)) }),
    ...(corrections && { corrections: corrections.map((correction) => quotedFields(correction, ['wrong', 'right'], marks)) }),
  };
}

/** What an editor has written on a front itself. */
export function quotedFront(front: FrontData, marks: QuotationMarks): FrontData {
  const { briefing } = front;
  return briefing ? { ...front, briefing: briefing.map((line) => quotedFields(line, ['text'], marks)) } : front;
}

/** The newspaper’s and its publisher’s names in the marks of its first language, and what editions call it in their own. `marks`: by language. */
export function quotedSite(site: SiteData, marks: ReadonlyMap<string, QuotationMarks>): SiteData {
  const first = marks.get(site.languages[0]?.code ?? '');
  const quoted = first ? quotedFields(site, ['name', 'shortName'], first) : site;
  const languages = site.languages.map((language) => {
    const own = marks.get(language.code);
    return own ? quotedFields(language, ['newspaper'], own) : language;
  });
  return { ...quoted, languages, publisher: first ? quotedFields(site.publisher, ['name'], first) : site.publisher };
}
