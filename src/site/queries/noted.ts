import { groupByPeriod, type DayPeriod, type Divide } from './day-periods.ts';
import { isNoting, note, noteUpTo, unrecorded, type Reached, type Reading } from './reading.ts';
import type { Story } from './story.ts';

// The index hands out content in these alone, so that nothing can be read of it without being noted. What is noted are names;
// `readAgain` in read-again.ts says what stands under each.

/** The fields of an entry: `author:ines.` before the name of each. One that is read is noted, also where it is absent. */
export function notedFields<T extends object>(prefix: string, fields: T): T {
  const names = new Map<string, Reading>();
  const noteField = (field: string) => {
    let reading = names.get(field);
    if (reading === undefined) {
      reading = prefix + field;
      names.set(field, reading);
    }
    note(reading);
  };
  return new Proxy(fields, {
    get(target, field) {
      if (typeof field === 'string') noteField(field);
      return Reflect.get(target, field) as unknown;
    },
    has(target, field) {
      if (typeof field === 'string') noteField(field);
      return Reflect.has(target, field);
    },
    ownKeys(target) {
      noteField(ALL_FIELDS);
      return Reflect.ownKeys(target);
    },
  });
}

/** In place of a field’s name: all of them, which were read as a whole. */
export const ALL_FIELDS = '*';

/** Things by their ids. Each that is asked for is noted, also one that is not there; to go through them notes which there are. */
export class NotedMap<V> {
  readonly #values: ReadonlyMap<string, V>;
  readonly #nameOf: (id: string) => Reading;
  readonly #all: Reading;

  constructor(values: ReadonlyMap<string, V>, nameOf: (id: string) => Reading, all: Reading) {
    this.#values = values;
    this.#nameOf = nameOf;
    this.#all = all;
  }

  get(id: string): V | undefined {
    if (isNoting()) note(this.#nameOf(id));
    return this.#values.get(id);
  }

  has(id: string): boolean {
    if (isNoting()) note(this.#nameOf(id));
    return this.#values.has(id);
  }

  get size(): number {
    note(this.#all);
    return this.#values.size;
  }

  keys(): Iterable<string> {
    note(this.#all);
    return this.#values.keys();
  }

  *[Symbol.iterator](): Generator<[string, V]> {
    note(this.#all);
    for (const entry of this.#values) {
      if (isNoting()) note(this.#nameOf(entry[0]));
      yield entry;
    }
  }

  *values(): Generator<V> {
    for (const [, value] of this) yield value;
  }
}

/** Stories in an order, newest first. Only so much of them counts as read as was gone through. */
export class StoryList implements Iterable<Story> {
  /** `en/section/news`, `en/section/news~2022-02` */
  readonly name: string;
  readonly #stories: readonly Story[];
  readonly #divide: Divide;
  #places: ReadonlyMap<Story, number> | undefined;
  readonly #periods = new Map<Period, StoryLists>();

  /** `divide`: a quicker way than to ask each story for its day, where there is one. */
  constructor(name: string, stories: readonly Story[], divide: Divide = groupByPeriod) {
    this.name = name;
    this.#stories = stories;
    this.#divide = divide;
  }

  *[Symbol.iterator](): Generator<Story> {
    let place = 0;
    for (const story of this.#stories) {
      place += 1;
      noteUpTo(this, place);
      yield story;
    }
    noteUpTo(this, Infinity);
  }

  /** All of them. */
  get all(): readonly Story[] {
    noteUpTo(this, Infinity);
    return this.#stories;
  }

  /** The newest, so many. */
  first(count: number): readonly Story[] {
    noteUpTo(this, count);
    return this.#stories.slice(0, count);
  }

  /** The newest. */
  get newest(): Story | undefined {
    return this.first(1)[0];
  }

  get length(): number {
    note(`list:${this.name}#count`);
    return this.#stories.length;
  }

  /** Those that stand after one, which are older, or before it; the nearest first. */
  *beside(story: Story, side: Side): Generator<Story> {
    const reached: Reached = { nameUpTo: (count) => `${side}:${this.name}#${count} ${story.id}` };
    let count = 0;
    for (const other of this.#beside(story, side)) {
      count += 1;
      noteUpTo(reached, count);
      yield other;
    }
    noteUpTo(reached, Infinity);
  }

  *#beside(story: Story, side: Side): Generator<Story> {
    this.#places ??= new Map(this.#stories.map((other, place) => [other, place]));
    const step = side === 'after' ? 1 : -1;
    const own = this.#places.get(story) ?? this.#stories.length;
    for (let place = own + step; ; place += step) {
      const other = this.#stories[place];
      if (!other) return;
      yield other;
    }
  }

  /** The same by year (`2022`) or month (`2022-02`), newest first. */
  by(period: Period): StoryLists {
    let lists = this.#periods.get(period);
    if (!lists) {
      lists = new StoryLists(
        `${this.name}~`,
        period,
        unrecorded(() => this.#divide(this.#stories, period)),
        this.#divide,
      );
      this.#periods.set(period, lists);
    }
    return lists;
  }

  nameUpTo(place: number): Reading {
    return `list:${this.name}#${place}`;
  }

  /** What can be read there under the end of a name: `30`, `Infinity`, `count`. */
  evaluate(part: string): unknown {
    return part === 'count' ? this.#stories.length : this.#stories.slice(0, Number(part)).map(({ id }) => id);
  }

  /** What can be read there of what stands beside a story. */
  evaluateBeside(story: Story, side: Side, part: string): unknown {
    const ids: string[] = [];
    for (const { id } of this.#beside(story, side)) {
      if (ids.length >= Number(part)) break;
      ids.push(id);
    }
    return ids;
  }
}

export type Side = 'after' | 'before';
export type Period = Exclude<DayPeriod, 'day'>;

/** Lists of stories by what they have in common. */
export class StoryLists implements Iterable<[string, StoryList]> {
  readonly #name: string;
  readonly #lists: ReadonlyMap<string, StoryList>;
  #ids: readonly string[] | undefined;
  #places: ReadonlyMap<string, number> | undefined;

  /** `prefix` stands before the ids in the names of its lists: `en/section/`. */
  constructor(prefix: string, suffix: string, groups: ReadonlyMap<string, readonly Story[]>, divide?: Divide) {
    this.#name = `groups:${prefix}${suffix}`;
    this.#lists = new Map([...groups].map(([id, stories]) => [id, new StoryList(prefix + id, stories, divide)]));
  }

  /** A list; undefined of what has no stories. */
  get(id: string): StoryList | undefined {
    note(`${this.#name}#has ${id}`);
    return this.#lists.get(id);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  get size(): number {
    note(`${this.#name}#ids`);
    return this.#lists.size;
  }

  keys(): Iterable<string> {
    note(`${this.#name}#ids`);
    return this.#lists.keys();
  }

  /** With each list; which there are counts as read, what is in them does not. */
  [Symbol.iterator](): Iterator<[string, StoryList]> {
    note(`${this.#name}#ids`);
    return this.#lists[Symbol.iterator]();
  }

  /** The ids of the lists before and after one in their order, newest first. */
  beside(id: string): { earlier: string | undefined; later: string | undefined } {
    note(`${this.#name}#beside ${id}`);
    return this.#beside(id);
  }

  #beside(id: string): { earlier: string | undefined; later: string | undefined } {
    this.#ids ??= [...this.#lists.keys()];
    this.#places ??= new Map(this.#ids.map((one, place) => [one, place]));
    const place = this.#places.get(id) ?? Number.NaN;
    return { earlier: this.#ids[place + 1], later: this.#ids[place - 1] };
  }

  /** What can be read there under the end of a name: `ids`, `has 2022-02`, `beside 2022-02`. */
  evaluate(part: string): unknown {
    const [what, id = ''] = part.split(' ');
    if (what === 'ids') return [...this.#lists.keys()];
    return what === 'has' ? this.#lists.has(id) : Object.values(this.#beside(id));
  }
}
