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

/** Everything that is written as prose in the fields of a story; the data themselves where nothing is another, as in most stories. */
export function quotedStory(data: ArticleData, marks: QuotationMarks): ArticleData {
  const own = <T extends object>(entry: T, ...fields: (keyof T)[]): T => quotedFields(entry, fields, marks);
  const all = (texts: string[]): string[] => sameOrMapped(texts, (text) => (mayHoldQuotes(text) ? withOwnQuotes(text, marks) : text));
  let quoted = own(data, 'headline', 'standfirst', 'kicker', 'dateline');
  const put = <K extends keyof ArticleData>(field: K, change: (value: NonNullable<ArticleData[K]>) => ArticleData[K]): void => {
    const value = data[field];
    const changed = value && change(value);
    if (changed === value) return;
    if (quoted === data) quoted = { ...data };
    quoted[field] = changed;
  };
  put('photos', (photos) => sameOrMapped(photos, (use) => own(use, 'caption', 'alt')));
  put('audio', (audio) => own(audio, 'transcript'));
  put('video', (video) => own(video, 'transcript'));
  put('sponsor', (sponsor) => own(sponsor, 'name'));
  put('review', (review) => withField(own(review, 'work', 'where', 'verdict'), 'by', review.by && all(review.by)));
  put('recipe', (recipe) => {
    const withIngredients = withField(own(recipe, 'serves', 'makes', 'oven'), 'ingredients', all(recipe.ingredients));
    return withField(withIngredients, 'steps', all(recipe.steps));
  });
  put('life', (life) => own(life, 'name', 'born', 'bornAt', 'died', 'diedAt'));
  put('inShort', all);
  put('sources', (sources) => sameOrMapped(sources, (source) => own(source, 'name', 'detail')));
  put('corrections', (corrections) => sameOrMapped(corrections, (correction) => own(correction, 'wrong', 'right')));
  return quoted;
}

/** The list itself where mapping makes nothing another. */
function sameOrMapped<T>(list: T[], map: (one: T) => T): T[] {
  const mapped = list.map(map);
  return mapped.every((one, place) => one === list[place]) ? list : mapped;
}

function withField<T extends object, K extends keyof T>(entry: T, field: K, value: T[K]): T {
  return entry[field] === value ? entry : { ...entry, [field]: value };
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
