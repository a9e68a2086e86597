import type { ComponentName } from '../../content/schemas/story-components.ts';
import type { ArticleKind } from '../../content/schemas/article.ts';
import type { Colour } from '../../content/schemas/colour.ts';
import type { ChartTable } from '../../content/chart-data.ts';
import type { TimeView } from '../../shared/date-format.ts';
import type { CorrectionView } from './corrections.ts';
import type { LifeView, RecipeView, ReviewView } from './furniture.ts';
import type { DiscussionView } from './discussion.ts';
import type { PostRepliesView } from './replies.ts';
import type { LanguageLink, LinkView } from './link.ts';
import type { PageView } from './page.ts';
import type { PictureView } from './picture.ts';
import type { PlacedRecordingView, RecordingView } from './recording.ts';
import type { TeaserView } from './teaser.ts';
import type { TextRef } from './text-ref.ts';

export interface BylineName {
  label: string;
  url: string;
  /** A line about them. */
  about?: string | undefined;
  /** What stands for the name where there is no portrait. */
  initials: string;
  portrait?: PictureView | undefined;
}

/** What the components in a text show that is not written in them, by what they name it with. */
export interface PlacedParts {
  /** Which components there are, each once. */
  components: ComponentName[];
  /** By the file’s name. */
  tables: Record<string, ChartTable>;
  /** By the file’s name. */
  recordings: Record<string, PlacedRecordingView>;
  /** By the date that names them. */
  corrections: Record<string, CorrectionView>;
  /** By the time as it is written. */
  times: Record<string, TimeView>;
}

export interface LivePostView {
  id: string;
  when: TimeView;
  /** The day, of coverage that goes on over several. */
  day?: string | undefined;
  /** Of a withdrawn post, that it is. */
  headline: string;
  key: boolean;
  pinned: boolean;
  /** Why it does not stand any more. */
  withdrawn?: string | undefined;
  correction?: string | undefined;
  /** When it was corrected or withdrawn. */
  updated?: TimeView | undefined;
  /** Who wrote the post, when not the story’s own authors. */
  byline: LinkView[];
  /** Absent of a withdrawn post. */
  text?: TextRef | undefined;
  /** Below its text; none of a withdrawn post. */
  pictures: PictureView[];
  /** Another when the post is another. */
  digest: string;
}

export interface LiveView {
  state: string;
  running: boolean;
  /** The words for the order of its posts. */
  order: 'allUpdates' | 'updatesInOrder';
  /** The time of the last update. */
  updated?: TimeView | undefined;
  /** While it runs, what a script asks for whether there is more. */
  head?: { url: string; newest: string } | undefined;
  /** Newest first while it runs or is to come, pinned ones before all others; when it has ended, a record from the first to the last. */
  posts: LivePostView[];
  /** The posts to know of, in the order of time that the others have. */
  moments: LivePostView[];
  /** What the coverage rests on: the stories that the editor named. */
  background: LinkView[];
}

export interface StoryView extends PageView {
  id: string;
  url: string;
  absoluteUrl: string;
  breadcrumb: LinkView[];
  /** The label above the headline, where it says more than the breadcrumb. */
  kicker?: string | undefined;
  /** Who paid for it, as readers are told. */
  sponsor?: { label: string; url?: string | undefined } | undefined;
  kind: ArticleKind;
  colour: Colour;
  headline: string;
  standfirst?: string | undefined;
  byline: BylineName[];
  dateline?: string | undefined;
  published: TimeView;
  publishedFull: TimeView;
  updatedFull?: TimeView | undefined;
  /** The page of its published versions, when there is more than one. */
  changes?: LinkView | undefined;
  /** From where others copy it, when they may. */
  republish?: LinkView | undefined;
  /** Absent of live coverage, which is read as it grows. */
  readingMinutes?: number | undefined;
  text: TextRef;
  share: LinkView[];
  lead?: PictureView | undefined;
  /** Photos that the editor placed in the text, by id. */
  placedPhotos: Record<string, PictureView>;
  /** The other photos, shown together after the text, or as the gallery. */
  morePhotos: PictureView[];
  /** Stories that the editor placed in the text, by id. */
  placedStories: Record<string, TeaserView>;
  placed: PlacedParts;
  video?: RecordingView | undefined;
  audio?: RecordingView | undefined;
  review?: ReviewView | undefined;
  recipe?: RecipeView | undefined;
  life?: LifeView | undefined;
  /** What a reader in a hurry should know; empty where the editor wrote none. */
  inShort: string[];
  live?: LiveView | undefined;
  corrections: CorrectionView[];
  /** Whether it was corrected, below the text or within it. */
  isCorrected: boolean;
  sources: { name: string; detail?: string | undefined; url?: string | undefined }[];
  topics: LinkView[];
  /** How to follow what it is about: the feed of its first topic. */
  follow?: LinkView | undefined;
  discussion: DiscussionView;
  /** What was said elsewhere, by the post that it answers. */
  replies: PostRepliesView[];
  translations: LanguageLink[];
  readNext: TeaserView[];
}
