import { reservedNames } from '../shared/reserved-names.ts';
import type { ArchiveDesk } from './archive-desk.ts';
import type { Archive, ImportedStory } from './model.ts';
import { oneLine } from './names.ts';
import type { RedirectPlan } from './redirect-plan.ts';
import { SectionPlan } from './section-plan.ts';
import { TermsPlan } from './terms-plan.ts';

/** In which section a story stands, who has written it, and what its topics are. */
export class StoryTerms {
  readonly sections: SectionPlan;
  readonly authors: TermsPlan;
  readonly topics: TermsPlan;
  readonly #desk: ArchiveDesk;
  readonly #authorsByKey: ReadonlyMap<string, Archive['authors'][number]>;
  readonly #topicsByKey: ReadonlyMap<string, Archive['topics'][number]>;
  readonly #categories: ReadonlyMap<string, Archive['sections'][number]>;

  constructor(desk: ArchiveDesk, archive: Archive, redirects: RedirectPlan) {
    const { newsroom, keeper } = desk;
    this.#desk = desk;
    this.#authorsByKey = new Map(archive.authors.map((author) => [author.key, author]));
    this.#topicsByKey = new Map(archive.topics.map((topic) => [topic.key, topic]));
    this.#categories = new Map(archive.sections.map((section) => [section.key, section]));
    this.sections = new SectionPlan(
      keeper.stage.readText('sections.yaml') ?? '',
      newsroom.sections,
      [...reservedNames(desk.space, desk.languages), ...desk.languages],
      archive.sections,
      keeper.ledger,
      desk.options.sections,
      (path) => redirects.ownerOfSection(path),
    );
    this.authors = new TermsPlan('authors', newsroom.authors, keeper);
    this.topics = new TermsPlan('topics', newsroom.topics, keeper);
  }

  sectionOf(story: ImportedStory): string {
    const [main] = this.#sectionsOf(story);
    if (main !== undefined) return this.sections.pathOf(main);
    const names = story.topics.map((key) => this.#topicsByKey.get(key)?.name ?? key);
    return names.map((name) => this.sections.namedLike(name)).find((path) => path !== undefined) ?? this.sections.fallback;
  }

  bylineOf(story: ImportedStory, where: string): string[] {
    const ids = story.authors.flatMap((key) => {
      const author = this.#authorsByKey.get(key);
      const id = author && this.authors.idOf(author);
      if (id === undefined)
        this.#desk.lose(
          where,
          'person',
          `Its author “${oneLine(key)}” could not be kept: there is no name, or the newsroom has deleted the file.`,
        );
      return id === undefined ? [] : [id];
    });
    return [...new Set(ids)];
  }

  /** Tags, and the categories that the story is in besides its section. */
  topicsOf(story: ImportedStory): string[] | undefined {
    const [main, ...others] = this.#sectionsOf(story);
    const above = main === undefined ? [] : (this.#categories.get(main)?.parents ?? []);
    const categories = others
      .filter((key) => !above.includes(key))
      .map((key) => ({ named: this.#categories.get(key), key: `category ${key}` }));
    const tags = story.topics.map((key) => ({ named: this.#topicsByKey.get(key), key }));
    const ids = [...tags, ...categories].flatMap(({ named, key }) => (named && this.topics.idOf({ ...named, key })) ?? []);
    return ids.length === 0 ? undefined : [...new Set(ids)];
  }

  /** The categories that say something. */
  #sectionsOf({ sections }: ImportedStory): string[] {
    return sections.filter((key) => !this.sections.isNone(key));
  }
}
