import type { z } from 'zod';
import { isSingleName, isTextFolder, type SingleName, type TextFolder } from '../content-folders.ts';
import { articleSchema, livePostSchema } from '../schemas/article.ts';
import { authorSchema } from '../schemas/author.ts';
import { commentSchema } from '../schemas/comment.ts';
import { dayEditionSchema } from '../schemas/day-edition.ts';
import { eventSchema } from '../schemas/event.ts';
import { frontSchema } from '../schemas/front.ts';
import { pageSchema } from '../schemas/page.ts';
import { photoSchema } from '../schemas/photo.ts';
import { redirectsFileSchema } from '../schemas/redirects.ts';
import { sectionsFileSchema } from '../schemas/section.ts';
import { messagesSchema, messagesSchemaFor } from '../schemas/messages.ts';
import { siteSchema } from '../schemas/site.ts';
import { topicSchema } from '../schemas/topic.ts';
import { isShipped } from '../../messages/language-files.ts';
import { slugOf, splitFolder } from '../../shared/ids.ts';

/** What a text file of the newsroom may hold. */
export interface TextRule {
  schema: z.ZodType;
  /** Whether a text follows the fields. */
  hasText: boolean;
}

interface FolderRule extends TextRule {
  /** Where what may stand in a file depends on its name, which is given without its ending. */
  schemaFor?: (name: string) => z.ZodType;
}

/** The folders of text files. */
const FOLDERS: Readonly<Record<TextFolder, FolderRule>> = {
  articles: { schema: articleSchema, hasText: true },
  authors: { schema: authorSchema, hasText: false },
  comments: { schema: commentSchema, hasText: false },
  editions: { schema: dayEditionSchema, hasText: false },
  events: { schema: eventSchema, hasText: false },
  fronts: { schema: frontSchema, hasText: false },
  live: { schema: livePostSchema, hasText: true },
  messages: {
    schema: messagesSchema,
    schemaFor: (language) => messagesSchemaFor(language, isShipped(language)),
    hasText: false,
  },
  pages: { schema: pageSchema, hasText: true },
  photos: { schema: photoSchema, hasText: false },
  topics: { schema: topicSchema, hasText: false },
};
const SINGLE_FILES: Readonly<Record<SingleName, z.ZodType>> = {
  'site.yaml': siteSchema,
  'sections.yaml': sectionsFileSchema,
  'redirects.yaml': redirectsFileSchema,
};
/** The schema of each kind of file, by the folder or file it is for. */
export const CONTENT_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  ...Object.fromEntries(Object.entries(FOLDERS).map(([folder, { schema }]) => [folder, schema])),
  ...SINGLE_FILES,
};

/** The rule for a text file, by its path in the content folder. Throws when no text file may stand there. */
export function textRuleOf(path: string): TextRule {
  if (isSingleName(path)) return { schema: SINGLE_FILES[path], hasText: false };
  const [folder] = splitFolder(path);
  if (!isTextFolder(folder)) throw new Error(`No text file may stand at ${path}.`);
  const rule = FOLDERS[folder];
  const { schemaFor, hasText } = rule;
  return schemaFor ? { schema: schemaFor(slugOf(path).replace(/\.\w+$/, '')), hasText } : rule;
}
