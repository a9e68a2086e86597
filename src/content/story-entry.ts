import type { BodyFacts } from './checks/body-check.ts';
import type { StoryEntry } from './newsroom-model.ts';
import type { ArticleData } from './schemas/article.ts';
import type { SourceRef } from './source-file.ts';
import type { StoryHead } from './story-head.ts';
import type { DataValue } from './text-file.ts';

/** What is known where no text follows the fields. */
export const NO_TEXT: BodyFacts = { isEmpty: true, words: 0, letters: 0, marks: [], components: [], faults: [], slips: [] };

/** A story as its file was read. Its fields are unpacked when somebody asks for one that is not in its head. */
export class ReadStory implements StoryEntry {
  readonly id: string;
  readonly source: SourceRef;
  readonly fields: string | undefined;
  readonly text: BodyFacts;
  readonly #value: DataValue;

  constructor(id: string, source: SourceRef, value: DataValue) {
    this.id = id;
    this.source = source;
    this.fields = value.fields;
    this.text = value.text ?? NO_TEXT;
    this.#value = value;
  }

  get head(): StoryHead | undefined {
    return this.#value.head;
  }

  get data(): ArticleData {
    return this.#value.data as ArticleData;
  }
}
