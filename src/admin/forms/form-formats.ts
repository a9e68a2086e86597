import type { ContentKindName } from '../../content/schemas/content-kinds.ts';

/** How the CMS calls a kind of file in which a form is kept; the CMS knows by the name that fields stand above a text. */
export const FORM_FORMATS = {
  'article-frontmatter': { kind: 'article', ending: 'md' },
  'article-mdx-frontmatter': { kind: 'article', ending: 'mdx' },
  'live-post-frontmatter': { kind: 'live-post', ending: 'md' },
  'page-frontmatter': { kind: 'page', ending: 'md' },
  'page-mdx-frontmatter': { kind: 'page', ending: 'mdx' },
  event: { kind: 'event', ending: 'yaml' },
  photo: { kind: 'photo', ending: 'yaml' },
  author: { kind: 'author', ending: 'yaml' },
  topic: { kind: 'topic', ending: 'yaml' },
} as const satisfies Record<string, { kind: ContentKindName; ending: string }>;

export type FormFormat = keyof typeof FORM_FORMATS;
