import type { z } from 'zod';
import type { KIND_NAMES } from '../content-folders.ts';
import { articleSchema, livePostSchema } from './article.ts';
import { authorSchema } from './author.ts';
import { commentSchema } from './comment.ts';
import { dayEditionSchema } from './day-edition.ts';
import { eventSchema } from './event.ts';
import { frontSchema } from './front.ts';
import { messagesSchema } from './messages.ts';
import { pageSchema } from './page.ts';
import { photoSchema } from './photo.ts';
import { redirectsFileSchema } from './redirects.ts';
import { sectionsFileSchema } from './section.ts';
import { siteSchema } from './site.ts';
import { topicSchema } from './topic.ts';

export interface ContentKind {
  schema: z.ZodType;
  /** Which files of the content folder are of this kind, as glob patterns. Those of texts hold their fields above the text. */
  files: readonly string[];
}

/** Every kind of file that editors write, with what may stand in it. */
export const CONTENT_KINDS = {
  article: { schema: articleSchema, files: ['articles/**/*.md', 'articles/**/*.mdx'] },
  'live-post': { schema: livePostSchema, files: ['live/**/*.md'] },
  page: { schema: pageSchema, files: ['pages/**/*.md', 'pages/**/*.mdx'] },
  photo: { schema: photoSchema, files: ['photos/*.yaml'] },
  author: { schema: authorSchema, files: ['authors/*.yaml'] },
  topic: { schema: topicSchema, files: ['topics/*.yaml'] },
  comment: { schema: commentSchema, files: ['comments/**/*.yaml'] },
  'day-edition': { schema: dayEditionSchema, files: ['editions/**/*.yaml'] },
  event: { schema: eventSchema, files: ['events/*.yaml'] },
  front: { schema: frontSchema, files: ['fronts/*.yaml'] },
  messages: { schema: messagesSchema, files: ['messages/*.yaml'] },
  sections: { schema: sectionsFileSchema, files: ['sections.yaml'] },
  redirects: { schema: redirectsFileSchema, files: ['redirects.yaml'] },
  site: { schema: siteSchema, files: ['site.yaml'] },
} satisfies Record<(typeof KIND_NAMES)[number], ContentKind>;

export type ContentKindName = keyof typeof CONTENT_KINDS;
