import { defineCollection } from 'astro:content';
import { z } from 'zod';
import { newsroomLoader } from './integrations/newsroom-loader.ts';
import { besideNewsrooms, type CollectionData } from './content/collections.ts';
import { articleSchema, livePostSchema } from './content/schemas/article.ts';
import { authorSchema } from './content/schemas/author.ts';
import { commentSchema } from './content/schemas/comment.ts';
import { dayEditionSchema } from './content/schemas/day-edition.ts';
import { eventSchema } from './content/schemas/event.ts';
import { frontSchema } from './content/schemas/front.ts';
import { messagesSchema } from './content/schemas/messages.ts';
import { pageSchema } from './content/schemas/page.ts';
import { photoSchema } from './content/schemas/photo.ts';
import { redirectSchema } from './content/schemas/redirects.ts';
import { sectionSchema } from './content/schemas/section.ts';
import { siteSchema } from './content/schemas/site.ts';
import { topicSchema } from './content/schemas/topic.ts';
import { ownCollections } from './own-collections.ts';

/** What is known of the text below the fields; the text itself stays in its file. */
const withText = z.object({ text: z.custom<CollectionData['articles']['text']>(), fields: z.string().optional() });

/** Where an entry stands in its file. */
const inOrder = z.object({ order: z.number() });

/**
 * The newsroom’s content. Its folder is `content/`; the schemas are those of `npm run check`, the text editor and the editing room. An
 * entry holds its fields, where its file is (`filePath`) and that file’s `digest`, never a text. What is not out yet is not among them.
 */
export const collections = {
  ...besideNewsrooms(ownCollections),
  site: defineCollection({ loader: newsroomLoader('site'), schema: siteSchema }),
  look: defineCollection({ loader: newsroomLoader('look'), schema: z.custom<CollectionData['look']>() }),
  sections: defineCollection({ loader: newsroomLoader('sections'), schema: sectionSchema.and(inOrder) }),
  articles: defineCollection({ loader: newsroomLoader('articles'), schema: articleSchema.and(withText) }),
  livePosts: defineCollection({ loader: newsroomLoader('livePosts'), schema: livePostSchema.and(withText) }),
  pages: defineCollection({ loader: newsroomLoader('pages'), schema: pageSchema.and(withText) }),
  authors: defineCollection({ loader: newsroomLoader('authors'), schema: authorSchema }),
  topics: defineCollection({ loader: newsroomLoader('topics'), schema: topicSchema }),
  photos: defineCollection({
    loader: newsroomLoader('photos'),
    schema: photoSchema.and(z.object({ picture: z.custom<CollectionData['photos']['picture']>() })),
  }),
  dayEditions: defineCollection({ loader: newsroomLoader('dayEditions'), schema: dayEditionSchema }),
  events: defineCollection({ loader: newsroomLoader('events'), schema: eventSchema }),
  fronts: defineCollection({ loader: newsroomLoader('fronts'), schema: frontSchema }),
  comments: defineCollection({ loader: newsroomLoader('comments'), schema: commentSchema }),
  messages: defineCollection({ loader: newsroomLoader('messages'), schema: messagesSchema }),
  removed: defineCollection({ loader: newsroomLoader('removed'), schema: z.custom<CollectionData['removed']>() }),
  redirects: defineCollection({ loader: newsroomLoader('redirects'), schema: redirectSchema.and(inOrder) }),
  tables: defineCollection({ loader: newsroomLoader('tables'), schema: z.custom<CollectionData['tables']>() }),
  media: defineCollection({ loader: newsroomLoader('media'), schema: z.custom<CollectionData['media']>() }),
  versions: defineCollection({ loader: newsroomLoader('versions'), schema: z.custom<CollectionData['versions']>() }),
  replies: defineCollection({ loader: newsroomLoader('replies'), schema: z.custom<CollectionData['replies']>() }),
};
