import type { BodyFacts } from '../../content/checks/body-check.ts';
import type { CsvTable } from '../../shared/csv-table.ts';
import type { Translator } from '../../messages/messages.ts';
import type { PhotoFacts } from '../../content/photo-rights.ts';
import type { PublishedPhoto } from '../../shared/pictures.ts';
import type { Look } from '../../content/look/look.ts';
import type { Section } from '../../content/section-tree.ts';
import type { RecordingFile } from '../../content/recording-file.ts';
import type { SourceRef } from '../../content/source-file.ts';
import type { AddressSpace } from '../../shared/urls.ts';
import type { DateStyle } from '../../shared/date-format.ts';
import type { EditionView } from '../views/edition.ts';
import type { AuthorData } from '../../content/schemas/author.ts';
import type { DayEditionData } from '../../content/schemas/day-edition.ts';
import type { EventData } from '../../content/schemas/event.ts';
import type { FrontData } from '../../content/schemas/front.ts';
import type { MessagesData } from '../../content/schemas/messages.ts';
import type { PageData } from '../../content/schemas/page.ts';
import type { RemovedStory } from '../../content/removed-story.ts';
import type { RedirectData } from '../../content/schemas/redirects.ts';
import type { PHOTO_KINDS } from '../../content/schemas/photo.ts';
import type { Localised } from '../../content/schemas/common.ts';
import type { SiteData } from '../../content/schemas/site.ts';
import type { TopicData } from '../../content/schemas/topic.ts';
import { NotedMap, StoryList, StoryLists } from './noted.ts';
import type { LivePost, Story } from './story.ts';

/** A page of the newsroom’s own words: on itself, or a policy. */
export interface StandingText {
  id: string;
  path: string;
  data: PageData;
  /** What stands in its text. */
  text: BodyFacts;
  source: SourceRef;
}

/** A photo with what its file carries filled in: what may be published. */
export interface PublishablePhoto extends PhotoFacts {
  image: PublishedPhoto;
  focus: string;
  /** Its rights allow it on the site alone. */
  onlineOnly?: true | undefined;
  kind: (typeof PHOTO_KINDS)[number];
  /** Its colours taken together: `#8a6d4f`. */
  tone?: string | undefined;
}

/** One language’s newspaper: its published stories, newest first, and the same grouped. */
export interface Edition {
  view: EditionView;
  name: string;
  short: string;
  /** The newspaper’s name as this edition has it, and the language that it is in. */
  newspaper: string;
  newspaperLanguage: string;
  style: DateStyle;
  words: Translator;
  stories: StoryList;
  byKey: NotedMap<Story>;
  /** By section path; a section’s list holds its subsections’ stories too. */
  bySection: StoryLists;
  byAuthor: StoryLists;
  byTopic: StoryLists;
  /** By month, `2022-02`. */
  byMonth: StoryLists;
  byDay: StoryLists;
  /** The days that have an archive page of their own. */
  byFullDay: StoryLists;
  byKind: StoryLists;
  front: FrontData;
  pages: NotedMap<StandingText>;
  /** A text of the newsroom’s in this edition’s language. */
  say(text: Localised): string;
  /** Names as a list in this edition’s language: “A, B and C”. */
  listNames(names: readonly string[]): string;
}

/** Everything that may be published now, read once for all routes. Whatever is read of it is noted (noted.ts). */
export interface NewsroomIndex {
  readonly site: SiteData;
  readonly look: Look;
  /** Of settings that the site’s code is compiled with, like `firstLanguage`: when they change, everything is printed. */
  readonly space: AddressSpace;
  /** The build’s moment, in milliseconds since 1970. What reads it is looked at in every build: ask for what it decides instead. */
  readonly now: number;
  /** True of an instant that is not still to come. */
  isPast(instant: string): boolean;
  readonly firstLanguage: string;
  readonly sections: NotedMap<Section>;
  readonly authors: NotedMap<AuthorData>;
  readonly topics: NotedMap<TopicData>;
  readonly events: NotedMap<EventData>;
  /** How the editions of days are put together, by language and day: `en/2026-11-21`. */
  readonly dayEditions: NotedMap<DayEditionData>;
  readonly photos: NotedMap<PublishablePhoto>;
  readonly editions: NotedMap<Edition>;
  /** The newspaper’s own words, by language. */
  readonly messages: NotedMap<MessagesData>;
  /** Stories of all editions by id. */
  readonly stories: NotedMap<Story>;
  /** The stories that are one story in several languages, by each of their ids. */
  readonly translations: NotedMap<readonly Story[]>;
  readonly livePosts: NotedMap<readonly LivePost[]>;
  /** Stories that were taken down, by id: what tells readers so. */
  readonly removed: NotedMap<RemovedStory>;
  /** Addresses that never were a story’s, with where they lead. */
  readonly redirects: readonly RedirectData[];
  /** Figures beside stories, by id with the ending: `en/2026/co2-by-year.csv`. */
  readonly tables: NotedMap<{ source: SourceRef; data: CsvTable }>;
  /** Digests of the recordings, by file name. */
  readonly media: NotedMap<string>;
  /** What the recordings’ files say of themselves, by file name. */
  readonly recordings: NotedMap<RecordingFile>;
  /** What is wrong in the content, which only an editor sees. */
  faults?: string | undefined;
}

/** The edition for a route’s `[...edition]` part. Throws when there is none. */
export function editionOf(index: NewsroomIndex, language: string): Edition {
  const edition = index.editions.get(language);
  if (!edition) throw new Error(`There is no edition in “${language}”. Editions: ${[...index.editions.keys()].join(', ')}.`);
  return edition;
}
