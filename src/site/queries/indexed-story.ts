import { digestOnce } from '../../shared/digest.ts';
import { quotedStory } from '../../content/text/quoted-fields.ts';
import type { QuotationMarks } from '../../content/text/quotation.ts';
import type { WithText } from '../../content/collections.ts';
import type { Section } from '../../content/section-tree.ts';
import type { BodyFacts } from '../../content/checks/body-check.ts';
import type { SourceRef } from '../../content/source-file.ts';
import type { StoryHead } from '../../content/story-head.ts';
import type { StoryReplies } from '../../content/replies/story-replies.ts';
import type { StoryVersions } from '../../content/versions/story-versions.ts';
import type { ArticleData } from '../../content/schemas/article.ts';
import { note, type Reading } from './reading.ts';
import type { Story } from './story.ts';

export function isStory(thing: object): thing is Story {
  return thing instanceof IndexedStory;
}

/** What is known of a story, with a digest of its fields where that is known. */
type StoryFacts = Omit<Story, 'id' | 'file' | 'stamp' | 'data' | 'text'> & {
  /** The entry that has its fields, and what is known of its text beside them or among them. */
  entry: { readonly data: ArticleData & WithText } & Partial<WithText>;
  fields?: string | undefined;
  /** Of the story’s language. */
  quotes: QuotationMarks | undefined;
};

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
  #data: ArticleData | undefined;

  constructor(id: string, facts: StoryFacts) {
    this.id = id;
    this.#facts = facts;
    this.#fields = `story:${id}`;
    this.#text = `text:${id}`;
    this.#around = around(id);
  }

  /** A story’s day, for whoever sorts stories into lists: that it was read is not noted, since it is what is read of a list that counts. */
  static readonly dayForLists = (story: Story): string => (story instanceof IndexedStory ? story.#facts.day : story.day);

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
    const { entry, quotes } = this.#facts;
    this.#data ??= quotes === undefined ? entry.data : quotedStory(entry.data, quotes);
    return this.#data;
  }

  get head(): StoryHead {
    note(this.#fields);
    return this.#facts.head;
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
    const { entry } = this.#facts;
    return entry.text ?? entry.data.text;
  }

  get comments(): Story['comments'] {
    note(this.#around);
    return this.#facts.comments;
  }

  get versions(): StoryVersions | undefined {
    note(this.#around);
    return this.#facts.versions;
  }

  get replies(): StoryReplies | undefined {
    note(`replies:${this.id}`);
    return this.#facts.replies;
  }

  get stamp(): string {
    const { fields, entry, changed, published, quotes } = this.#facts;
    return `${fields ?? digestOnce(entry.data)} ${changed} ${markKey(quotes)}${published ? '' : ' -'}`;
  }
}

const keys = new WeakMap<QuotationMarks, string>();

/** Tells one language’s marks from another’s. */
function markKey(marks: QuotationMarks | undefined): string {
  if (!marks) return '';
  let key = keys.get(marks);
  if (key === undefined) {
    key = [marks.quoteOpen, marks.quoteClose, marks.innerQuoteOpen, marks.innerQuoteClose, marks.apostrophe].join('');
    keys.set(marks, key);
  }
  return key;
}
