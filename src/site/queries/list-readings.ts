import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { Side, StoryList, StoryLists } from './noted.ts';
import { SHELVES, shelfOf } from './shelf.ts';
import type { Story } from './story.ts';

/** What can be read of lists of stories, by the beginning of the name. */
export const OF_LISTS = {
  list: (index: NewsroomIndex, name: string) => {
    const [list, part] = atMark(name, '#');
    return findList(index, list)?.evaluate(part);
  },
  after: (index: NewsroomIndex, name: string) => beside(index, name, 'after'),
  before: (index: NewsroomIndex, name: string) => beside(index, name, 'before'),
  groups: (index: NewsroomIndex, name: string) => {
    const [groups, part] = atMark(name, '#');
    return findGroups(index, groups)?.evaluate(part);
  },
};

/** The name of what everything follows from that is read of a list, or of lists that have something in common. */
export function wholeOfList(kind: string, name: string): string {
  const [list] = atMark(name, '#');
  // Lists by year and month follow from the list that is parted so.
  const [undivided, period] = atMark(list, '~');
  return kind === 'groups' && period === '' ? `groupings:${list}` : `lists:${shelfOf(undivided)}`;
}

/** Which lists there are that have something in common, in their order: `en/section/`. */
export function readGrouping(index: NewsroomIndex, name: string): string | undefined {
  const groups = findGroups(index, name);
  return groups && [...groups.keys()].join('\n');
}

const found = new WeakMap<NewsroomIndex, string[]>();

/** Which stories are in the lists on a shelf, in their order, and of which days they are. */
export function readListShelf(index: NewsroomIndex, shelf: number): string {
  let shelves = found.get(index);
  if (!shelves) {
    shelves = Array.from({ length: SHELVES }, () => '');
    for (const edition of index.editions.values()) {
      const numbers = new Map<Story, TwoNumbers>();
      for (const story of edition.stories.all) numbers.set(story, numbersOf(`${story.id} ${story.day}`));
      const groupings = Object.values(groupingsOf(edition)).flatMap((groups) => [...groups].map(([, list]) => list));
      for (const list of [edition.stories, ...groupings]) {
        const shelf = shelfOf(list.name);
        shelves[shelf] = `${shelves[shelf] ?? ''}${list.name} ${sumOf(list.all, numbers)}\n`;
      }
    }
    found.set(index, shelves);
  }
  return shelves[shelf] ?? '';
}

type TwoNumbers = readonly [number, number];

/** Each is another for another text but by a chance of one in four thousand million. */
function numbersOf(text: string): TwoNumbers {
  let [one, other] = [0x811c9dc5, 0x9747b28c];
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5bd1e995);
    other ^= other >>> 15;
  }
  return [one, other];
}

/** Of an order of stories. Lists have some hundred thousand stories together: digests of all their ids would take a second. */
function sumOf(stories: readonly Story[], numbers: ReadonlyMap<Story, TwoNumbers>): string {
  let [one, other] = [stories.length, ~stories.length];
  for (const story of stories) {
    const [own, ownOther] = numbers.get(story) ?? [0, 0];
    one = Math.imul(one ^ own, 0x85ebca6b);
    one ^= one >>> 13;
    other = Math.imul(other, 0xc2b2ae35) + ownOther;
    other ^= other >>> 16;
  }
  return `${stories.length} ${one} ${other}`;
}

/** `en`, `en/section/news`, `en/section/news~2022-02` */
function findList(index: NewsroomIndex, name: string): StoryList | undefined {
  const [whole, period] = atMark(name, '~');
  if (period !== '')
    return findList(index, whole)
      ?.by(period.length === 4 ? 'year' : 'month')
      .get(period);
  const [language, rest] = atMark(name, '/');
  if (rest === '') return index.editions.get(language)?.stories;
  const [kind, id] = atMark(rest, '/');
  return findGroups(index, `${language}/${kind}/`)?.get(id);
}

/** `en/section/`, `en/section/news~month` */
function findGroups(index: NewsroomIndex, name: string): StoryLists | undefined {
  const [whole, period] = atMark(name, '~');
  if (period !== '') return findList(index, whole)?.by(period as 'year' | 'month');
  const [language, kind] = atMark(name, '/');
  const edition = index.editions.get(language);
  return edition && groupingsOf(edition)[kind.slice(0, -1)];
}

function groupingsOf(edition: Edition): Readonly<Record<string, StoryLists>> {
  const { bySection: section, byAuthor: author, byTopic: topic, byMonth: month, byDay: day, byFullDay, byKind: kind } = edition;
  return { section, author, topic, month, day, 'full-day': byFullDay, kind };
}

function beside(index: NewsroomIndex, name: string, side: Side): unknown {
  const [list, rest] = atMark(name, '#');
  const [part, id] = atMark(rest, ' ');
  const story = index.stories.get(id);
  return story && findList(index, list)?.evaluateBeside(story, side, part);
}

/** A name in its parts; the second is empty where there is no such mark. */
function atMark(name: string, mark: string): [string, string] {
  const place = name.indexOf(mark);
  return place < 0 ? [name, ''] : [name.slice(0, place), name.slice(place + mark.length)];
}
