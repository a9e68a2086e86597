import { localise } from '../../content/localised.ts';
import type { Newsroom, TextEntry } from '../../content/newsroom-model.ts';
import type { ArticleData } from '../../content/schemas/article.ts';
import { flattenSections } from '../../content/section-tree.ts';
import { stateOf } from '../../content/story-state.ts';
import { formatDate } from '../../shared/date-format.ts';
import { splitLanguage } from '../../shared/ids.ts';

/** A story as it is offered to be worked with. */
export interface FoundStory {
  /** Below its language: `2026/harbour-opens`. */
  key: string;
  headline: string;
  /** When it came or comes out, where it stands, and what it is when readers do not have it. */
  about: string;
}

/** What is offered at once; whoever wants another says more of it. */
const MOST = 40;

/** The stories of a language in which every word of a query begins one of headline, standfirst, kicker, section or address; the newest first. */
export function searchStories(newsroom: Newsroom, language: string, query: string, now: number, most = MOST): FoundStory[] {
  const wanted = wordsOf(query);
  const describe = describer(newsroom, language, now);
  return newsroom.articles
    .filter(({ id, data }) => splitLanguage(id)[0] === language && data.removed === undefined)
    .filter(({ id, data }) => {
      const words = wordsOf([data.headline, data.standfirst, data.kicker, data.section, id].join(' '));
      return wanted.every((word) => words.some((one) => one.startsWith(word)));
    })
    .sort((a, b) => Date.parse(b.data.published) - Date.parse(a.data.published) || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(describe);
}

/** The stories of those ids, in their order; one that is there no more is told by its id. */
export function storiesNamed(newsroom: Newsroom, language: string, keys: readonly string[], now: number): FoundStory[] {
  const describe = describer(newsroom, language, now);
  return keys.map((key) => {
    const story = newsroom.articles.find(({ id }) => id === `${language}/${key}`);
    return story ? describe(story) : { key, headline: key, about: 'is not there' };
  });
}

function describer({ sections, site }: Newsroom, language: string, now: number): (story: TextEntry<ArticleData>) => FoundStory {
  const first = site.languages[0]?.code ?? 'en';
  const names = new Map(flattenSections(sections).map(({ path, name }) => [path, localise(name, language, first)]));
  const style = { locale: 'en-GB', timeZone: site.timeZone };
  return ({ id, data }) => {
    const state = stateOf(data, now);
    const told = state === 'out' ? [] : [state === 'scheduled' ? 'not out yet' : state];
    const picture = data.photos?.length ? [] : ['no picture'];
    return {
      key: splitLanguage(id)[1],
      headline: data.headline,
      about: [formatDate(data.published, 'shortDate', style), names.get(data.section) ?? data.section, ...told, ...picture].join(' · '),
    };
  };
}

/** In small letters without accents. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
