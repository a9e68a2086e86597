import type { CsvTable } from '../shared/csv-table.ts';
import type { ArticleData, LivePostData } from './schemas/article.ts';
import type { AuthorData } from './schemas/author.ts';
import type { CommentData } from './schemas/comment.ts';
import type { DayEditionData } from './schemas/day-edition.ts';
import type { EventData } from './schemas/event.ts';
import type { FrontData } from './schemas/front.ts';
import type { MessagesData } from './schemas/messages.ts';
import type { PageData } from './schemas/page.ts';
import type { PhotoData } from './schemas/photo.ts';
import type { RedirectData } from './schemas/redirects.ts';
import type { SectionNode } from './schemas/section.ts';
import type { SiteData } from './schemas/site.ts';
import type { TopicData } from './schemas/topic.ts';
import type { BodyFacts } from './checks/body-check.ts';
import type { Look } from './look/look.ts';
import type { LookProblem } from './look/look-problem.ts';
import type { PictureFile } from './picture-file.ts';
import type { RecordingFile } from './recording-file.ts';
import type { SourceRef } from './source-file.ts';
import type { StoryHead } from './story-head.ts';

/** One file of content, checked. */
export interface Entry<T> {
  /** Unique within its kind; for kinds with editions it begins with the language: `en/2022/first-talks`. */
  id: string;
  source: SourceRef;
  data: T;
}

/** One with a text below its fields. */
export interface TextEntry<T> extends Entry<T> {
  /** The digest of `data`, where it is known. */
  fields?: string | undefined;
  text: BodyFacts;
}

/** A story. What is asked of every one of them is in its head, if the other fields are packed (story-head.ts). */
export interface StoryEntry extends TextEntry<ArticleData> {
  readonly head?: StoryHead | undefined;
}

export interface Photo {
  id: string;
  /** The picture’s file. */
  file: string;
  digest: string;
  picture: PictureFile;
  data: PhotoData;
  /** Where `data` was read; absent when there is nothing beside the picture. */
  source?: SourceRef | undefined;
}

/** Everything in `content/`, read and checked file by file. */
export interface Newsroom {
  /** The project’s root, from which the paths of files begin. */
  root: string;
  site: SiteData;
  siteSource: SourceRef;
  sections: SectionNode[];
  sectionsSource: SourceRef;
  /** Addresses that lead elsewhere, from `redirects.yaml`; none when there is no such file. */
  redirects: RedirectData[];
  redirectsSource?: SourceRef | undefined;
  articles: StoryEntry[];
  /** Files of figures beside stories, by id with the ending: `en/2026/co2-by-year.csv`. */
  tables: Entry<CsvTable>[];
  livePosts: TextEntry<LivePostData>[];
  authors: Entry<AuthorData>[];
  topics: Entry<TopicData>[];
  photos: Photo[];
  /** How the editions of days are put together, by language and day: `en/2026-11-21`. */
  dayEditions: Entry<DayEditionData>[];
  events: Entry<EventData>[];
  fronts: Entry<FrontData>[];
  pages: TextEntry<PageData>[];
  /** The newspaper’s own words, by language. */
  messages: Entry<MessagesData>[];
  comments: Entry<CommentData>[];
  /** Recordings and what goes with them; the id is the file’s name. */
  media: { id: string; source: SourceRef; recording?: RecordingFile | undefined }[];
  /** How it looks, where the settings say so. */
  look: Look;
  /** What the settings say of the look and cannot be done. */
  lookProblems: readonly LookProblem[];
  /** Files that are there but have faults of their own, by folder and id: what names them is not at fault. */
  unread: UnreadFiles;
  /** Files that were read as they would be, not as they are on the disk, by their path from the root. */
  changed?: ReadonlyMap<string, Buffer>;
}

export type UnreadFiles = ReadonlyMap<string, ReadonlySet<string>>;
