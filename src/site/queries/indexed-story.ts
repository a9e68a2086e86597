import { digestOnce } from '../../shared/digest.ts';
import type { Section } from '../../content/section-tree.ts';
import type { BodyFacts } from '../../content/checks/body-check.ts';
import type { SourceRef } from '../../content/source-file.ts';
import type { StoryVersions } from '../../content/versions/story-versions.ts';
import type { ArticleData } from '../../content/schemas/article.ts';
import { note, type Reading } from './reading.ts';
import type { Story } from './story.ts';

export function isStory(thing: object): thing is Story {
  return thing instanceof IndexedStory;
}

/** What is known of a story, with a digest of its fields where that is known. */
type StoryFacts = Omit<Story, 'id' | 'file' | 'stamp'> & { fields?: string | undefined };

/** What belongs to a story and does not stand in its file: comments, versions, translations. Most stories have none. */
export function around(id: string): Reading {
  return `around:${id}`;
}

/** A story that notes what is read of it: its fields and what follows from them, its text, and what is around it. */
export class IndexedStory implements Story {
  readonly id: string;
  readonly #facts: StoryFacts;
  readonly #fields: Reading;
  readonly #text: Reading;
  readonly #around: Reading;

  constructor(id: string, facts: StoryFacts) {
    this.id = id;
    this.#facts = facts;
    this.#fields = `story:${id}`;
    this.#text = `text:${id}`;
    this.#around = around(id);
  }

  get key(): string {
    return this.#facts.key;
  }

  get language(): string {
    return this.#facts.language;
  }

  get slug(): string {
    return this.#facts.slug;
  }

  get file(): string {
    return this.#facts.source.file;
  }

  get url(): string {
    note(this.#fields);
    return this.#facts.url;
  }

  get day(): string {
    note(this.#fields);
    return this.#facts.day;
  }

  get section(): Section {
    note(this.#fields);
    return this.#facts.section;
  }

  get data(): ArticleData {
    note(this.#fields);
    return this.#facts.data;
  }

  get changed(): string {
    note(this.#fields);
    return this.#facts.changed;
  }

  get published(): boolean {
    note(this.#fields);
    return this.#facts.published;
  }

  get source(): SourceRef {
    note(this.#text);
    return this.#facts.source;
  }

  get text(): BodyFacts {
    note(this.#text);
    return this.#facts.text;
  }

  get comments(): Story['comments'] {
    note(this.#around);
    return this.#facts.comments;
  }

  get versions(): StoryVersions | undefined {
    note(this.#around);
    return this.#facts.versions;
  }

  get stamp(): string {
    const { fields, data, changed, published } = this.#facts;
    return `${fields ?? digestOnce(data)} ${changed}${published ? '' : ' -'}`;
  }
}
