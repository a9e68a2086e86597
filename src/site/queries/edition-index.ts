import { localise } from '../../content/localised.ts';
import { quotedFields, quotedFront } from '../../content/text/quoted-fields.ts';
import { mayHoldQuotes, withOwnQuotes } from '../../content/text/quotation.ts';
import { translator, type Translator } from '../../messages/messages.ts';
import type { Content } from '../../content/collections.ts';
import { DAY_PAGE_STORIES } from '../../shared/day-pages.ts';
import { splitLanguage } from '../../shared/ids.ts';
import type { DateStyle } from '../../shared/date-format.ts';
import type { EditionView } from '../views/edition.ts';
import type { SiteData } from '../../content/schemas/site.ts';
import { NotedMap, notedFields, StoryList, StoryLists } from './noted.ts';
import { note } from './reading.ts';
import type { Story } from './story.ts';
import type { Edition, StandingText } from './newsroom-index.ts';
import { groupByPeriod, lieByDay, sliceByPeriod, type Divide } from './day-periods.ts';
import { IndexedStory } from './indexed-story.ts';
import { byId, groupByMany, sectionPaths } from './grouping.ts';
import { sourceOf } from './stored-entries.ts';

/** What an edition is called and how it writes stands in the settings. */
export const LANGUAGES = 'setting:languages';
const NAME = 'setting:name';

export function buildEdition(
  site: SiteData,
  content: Content,
  language: SiteData['languages'][number],
  stories: readonly Story[],
  firstLanguage: string,
): Edition {
  const { code } = language;
  const { fronts, pages } = content;
  const view = viewOf(language, content);
  const words = translator(view);
  const style: DateStyle = { locale: language.locale, timeZone: site.timeZone, forms: words.dates };
  const names = new Intl.ListFormat(language.locale, { type: 'conjunction' });
  const divide = dividerOf(stories);
  const days = divide(stories, 'day');
  const lists = (kind: string, groups: ReadonlyMap<string, readonly Story[]>) => new StoryLists(`${code}/${kind}/`, '', groups, divide);
  const ofLanguage = <T>(value: T): T => {
    note(LANGUAGES);
    return value;
  };
  const ofWords = <T>(value: T): T => {
    note(`messages:${code}`);
    return ofLanguage(value);
  };
  return {
    get view() {
      return ofWords(view);
    },
    get name() {
      return ofLanguage(language.name);
    },
    get short() {
      return ofLanguage(language.short);
    },
    get newspaper() {
      const own = ofLanguage(language.newspaper);
      if (own !== undefined) return own;
      note(NAME);
      return site.name;
    },
    get newspaperLanguage() {
      return ofLanguage(language.newspaper) === undefined ? firstLanguage : code;
    },
    get style() {
      return ofWords(style);
    },
    get words() {
      return ofWords(words);
    },
    stories: new StoryList(code, stories, divide),
    byKey: new NotedMap(
      byId(stories, ({ key }) => key),
      (key) => `exists:${code}/${key}`,
      'ids:stories',
    ),
    bySection: lists('section', groupByMany(stories, sectionPaths())),
    byAuthor: lists(
      'author',
      groupByMany(stories, (story) => story.head.byline),
    ),
    byTopic: lists(
      'topic',
      groupByMany(stories, (story) => story.head.topics ?? []),
    ),
    byMonth: lists('month', divide(stories, 'month')),
    byDay: lists('day', days),
    byFullDay: lists('full-day', new Map([...days].filter(([, own]) => own.length >= DAY_PAGE_STORIES))),
    byKind: lists(
      'kind',
      Map.groupBy(stories, (story) => story.head.kind),
    ),
    front: notedFields(`front:${code}.`, quotedFront(fronts.find((front) => front.id === code)?.data ?? {}, words.quotes)),
    pages: new NotedMap(
      new Map(
        pages
          .filter((page) => page.id.startsWith(`${code}/`))
          .sort((a, b) => a.data.order - b.data.order || (a.id < b.id ? -1 : 1))
          .map((page) => [splitLanguage(page.id)[1], standingText(page, splitLanguage(page.id)[1], words)]),
      ),
      (path) => `page:${code}/${path}`,
      `pages:${code}`,
    ),
    say: (text) => {
      const said = localise(text, code, firstLanguage);
      return mayHoldQuotes(said) ? withOwnQuotes(said, ofWords(words).quotes) : said;
    },
    listNames: (list) => (list.length === 1 ? (list[0] ?? '') : ofLanguage(names).format(list)),
  };
}

/** How lists of an edition’s stories are divided, all of which have them in the order in which the edition has them. */
function dividerOf(stories: readonly Story[]): Divide {
  const dayOf = IndexedStory.dayForLists;
  return lieByDay(stories, dayOf) ? (own, period) => sliceByPeriod(own, period, dayOf) : groupByPeriod;
}

/** An edition as its pages know it. */
export function viewOf({ code, locale, direction }: SiteData['languages'][number], { messages }: Content): EditionView {
  const own = messages.find(({ id }) => id === code)?.data;
  return { language: code, locale, direction: direction ?? 'ltr', ...(own ? { messages: own } : {}) };
}

function standingText(page: Content['pages'][number], path: string, { quotes }: Translator): StandingText {
  const { id, data } = page;
  return {
    id,
    path,
    data: notedFields(`page:${id}.`, quotedFields(data, ['title', 'summary'], quotes)),
    get text() {
      note(`page-text:${id}`);
      return data.text;
    },
    get source() {
      note(`page-text:${id}`);
      return sourceOf(page);
    },
  };
}
