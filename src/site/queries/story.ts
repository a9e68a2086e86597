import type { BodyFacts } from '../../content/checks/body-check.ts';
import type { SourceRef } from '../../content/source-file.ts';
import type { StoryHead } from '../../content/story-head.ts';
import type { Section } from '../../content/section-tree.ts';
import type { StoryReplies } from '../../content/replies/story-replies.ts';
import type { StoryVersions } from '../../content/versions/story-versions.ts';
import type { ArticleData, LivePostData } from '../../content/schemas/article.ts';
import type { CommentData } from '../../content/schemas/comment.ts';

/** A story with what pages ask about it worked out once. */
export interface Story {
  /** `en/2022/first-talks` */
  id: string;
  /** `2022/first-talks` */
  key: string;
  language: string;
  slug: string;
  url: string;
  /** `2022-02-28` in the newsroom’s time zone. */
  day: string;
  section: Section;
  data: ArticleData;
  /** Those of its fields in which nothing is written for readers; they are at hand, where the others have to be unpacked. */
  head: StoryHead;
  /** When it last changed: its text, by a correction, or by a post of live coverage. As an editor wrote it; what readers add does not count. */
  changed: string;
  /** Its file, for messages. */
  file: string;
  /** Where its text is. */
  source: SourceRef;
  /** What is known of its text. */
  text: BodyFacts;
  comments: readonly { id: string; data: CommentData; digest: string }[];
  /** Its published versions, when there is more than one. */
  versions?: StoryVersions | undefined;
  /** What was said elsewhere of it. */
  replies?: StoryReplies | undefined;
  /** False for what only an editor may see: a draft, or a story under embargo. */
  published: boolean;
  /** Another when anything that follows from its fields has changed. */
  stamp: string;
}

export interface LivePost {
  id: string;
  data: LivePostData;
  source: SourceRef;
}
