import type { BodyFacts } from './checks/body-check.ts';
import type { StoryEntry } from './newsroom-model.ts';
import type { ArticleData } from './schemas/article.ts';
import type { StoryHead } from './story-head.ts';

/** What is known of a text: it stays in its file, and the page that prints it opens it there. */
export interface WithText {
  text: BodyFacts;
  /** The digest of all other fields. */
  fields?: string | undefined;
}

/** One entry as Astro’s content store keeps it. */
export interface StoredEntry<T> {
  id: string;
  data: T;
  /** From the project’s folder. */
  filePath?: string | undefined;
  /** Of the file. */
  digest?: string | number | undefined;
}

type StoryFields = ArticleData & WithText;

/** A story as an entry, with what is asked of every one of them beside its fields, if these are still packed. */
export interface StoredStory extends StoredEntry<StoryFields>, Partial<WithText> {
  readonly head?: StoryHead | undefined;
}

/** A story as an entry of its collection. Its fields are unpacked only for what asks for more than its head. */
export class LateStory implements StoredStory {
  readonly id: string;
  readonly filePath: string;
  readonly digest: string;
  readonly #story: StoryEntry;
  #data: StoryFields | undefined;

  constructor(story: StoryEntry) {
    this.id = story.id;
    this.filePath = story.source.file;
    this.digest = story.source.digest;
    this.#story = story;
  }

  get head(): StoryHead | undefined {
    return this.#story.head;
  }

  get text(): BodyFacts {
    return this.#story.text;
  }

  get fields(): string | undefined {
    return this.#story.fields;
  }

  get data(): StoryFields {
    const { data, text, fields } = this.#story;
    return (this.#data ??= { ...data, text, ...(fields === undefined ? {} : { fields }) });
  }

  toJSON(): StoredStory {
    const { id, data, filePath, digest } = this;
    return { id, data, filePath, digest };
  }
}
