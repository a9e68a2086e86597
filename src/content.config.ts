import { defineCollection } from 'astro:content';
import { newsroomLoaders } from './integrations/newsroom-loader.ts';
import { articleSchema, livePostSchema } from './schemas/article.ts';
import { authorSchema } from './schemas/author.ts';
import { commentSchema } from './schemas/comment.ts';
import { faultSchema } from './schemas/fault.ts';
import { frontSchema } from './schemas/front.ts';
import { pageSchema } from './schemas/page.ts';
import { publishablePhotoSchema } from './schemas/photo.ts';
import { sectionsFileSchema } from './schemas/section.ts';
import { siteSchema } from './schemas/site.ts';
import { topicSchema } from './schemas/topic.ts';

const loaders = newsroomLoaders(__PROJECT_ROOT__, __CONTENT_DIR__);

export const collections = {
  site: defineCollection({ loader: loaders.site, schema: siteSchema }),
  sections: defineCollection({ loader: loaders.sections, schema: sectionsFileSchema }),
  articles: defineCollection({ loader: loaders.articles, schema: articleSchema }),
  livePosts: defineCollection({ loader: loaders.livePosts, schema: livePostSchema }),
  authors: defineCollection({ loader: loaders.authors, schema: authorSchema }),
  topics: defineCollection({ loader: loaders.topics, schema: topicSchema }),
  photos: defineCollection({ loader: loaders.photos, schema: publishablePhotoSchema }),
  fronts: defineCollection({ loader: loaders.fronts, schema: frontSchema }),
  pages: defineCollection({ loader: loaders.pages, schema: pageSchema }),
  comments: defineCollection({ loader: loaders.comments, schema: commentSchema }),
  faults: defineCollection({ loader: loaders.faults, schema: faultSchema }),
};
