import { z } from 'zod';
import { inShort, life, recipe, review } from './furniture.ts';
import { NO_POST_ADDRESS, POST_ADDRESS, repliedPostOf } from '../replies/replied-post.ts';
import { articleId, authorId, httpAddress, instant, photoId, sectionPath, sitePath, text, topicId, webAddress } from './common.ts';

export const ARTICLE_KINDS = [
  'news',
  'analysis',
  'opinion',
  'explainer',
  'interview',
  'review',
  'obituary',
  'gallery',
  'video',
  'audio',
  'live',
] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];

export const DISCUSSION_STATES = ['open', 'closed', 'none'] as const;
export const LIVE_STATES = ['upcoming', 'live', 'ended'] as const;

const mediaFile = () => z.string().regex(/^[\w.-]+$/, 'is not the plain name of a file in content/media, like harbour.mp3');

/** A photo where it is shown, with words of its own. */
export const photoUse = z.strictObject({
  photo: photoId().describe('Which photo: its file’s name in content/photos without the ending.'),
  caption: text().optional().describe('The caption in this story, when the photo’s own does not fit. The credit always stays.'),
  alt: text()
    .optional()
    .describe('What the photo shows, for readers who cannot see it, when the photo’s own text does not fit or is in another language.'),
});

const source = z.strictObject({
  name: text().describe('Who or what the story rests on, for example “UN refugee agency”.'),
  detail: text().optional().describe('What exactly: a statement, a study, a date.'),
  url: webAddress().optional().describe('Where a reader can check it.'),
});

const correction = z.strictObject({
  date: instant().describe('When the correction was made, with offset.'),
  wrong: text().describe('What the story said, in a full sentence.'),
  right: text().describe('What is right, in a full sentence.'),
});

const recording = z.strictObject({
  file: mediaFile().describe('The file’s name in content/media.'),
  duration: z.number().int().positive().optional().describe('How long it plays, in seconds. Left out: read from the file.'),
  transcript: text().describe('The words spoken, or what is heard and seen, for readers who cannot hear or see it.'),
  captions: mediaFile().optional().describe('A WebVTT file in content/media, when anything is spoken.'),
  poster: photoId().optional().describe('The photo shown before a video plays.'),
});

const sponsor = z.strictObject({
  name: text().describe('Who has paid, as readers know them.'),
  url: httpAddress().optional().describe('Their own address. Search engines are told that it is paid for.'),
});

const replies = z.strictObject({
  post: z
    .string()
    .regex(POST_ADDRESS, NO_POST_ADDRESS)
    .refine((value) => !POST_ADDRESS.test(value) || repliedPostOf(value) !== undefined, NO_POST_ADDRESS)
    .describe('The newspaper’s post about the story on Mastodon or Bluesky: its address.'),
  hide: z.array(httpAddress()).optional().describe('Replies that are not to be shown, nor what answers them: their addresses.'),
});

const live = z.strictObject({
  status: z.enum(LIVE_STATES).describe('upcoming, live or ended.'),
  started: instant().describe('When the coverage began, with offset.'),
  ended: instant().optional().describe('When it ended, with offset.'),
});

const removed = z.strictObject({
  date: instant().describe('When it was taken down, with offset.'),
  notice: text()
    .optional()
    .describe(
      'What readers are told at its address, in the story’s language. Left out: no page is there, and servers that can answer that it is gone.',
    ),
});

/** The front matter of a story in `content/articles/<lang>/<yyyy>/`. */
export const articleSchema = z.strictObject({
  headline: text().describe('The headline: what happened, in one line without a full stop.'),
  standfirst: text().optional().describe('The summary under the headline: one or two sentences.'),
  kicker: text().optional().describe('A word or two above the headline, for example “Talks”.'),
  section: sectionPath().describe('The section’s path in content/sections.yaml, for example news/ukraine.'),
  kind: z.enum(ARTICLE_KINDS).describe('What kind of story it is.'),
  published: instant().describe(
    'When it is published, with offset. In the future it is under embargo and stays out of the site until then.',
  ),
  updated: instant().optional().describe('When it was last changed in substance, with offset.'),
  byline: z.array(authorId()).describe('Who wrote it: ids from content/authors, in order. [] for no byline.'),
  dateline: text().optional().describe('The place the story was written from.'),
  photos: z.array(photoUse).optional().describe('The photos. The first is the lead picture.'),
  audio: recording.optional().describe('The recording of an audio story.'),
  video: recording.optional().describe('The film of a video story.'),
  review: review.optional().describe('Of a review: the work, its makers and the verdict.'),
  recipe: recipe.optional().describe('A recipe: ingredients, steps, and how long it takes.'),
  life: life.optional().describe('Of an obituary: the name and the dates.'),
  inShort: inShort.optional().describe('Two to four lines above the text, for readers in a hurry.'),
  live: live.optional().describe('For live coverage: its state. The posts lie in content/live.'),
  topics: z.array(topicId()).optional().describe('Topics: ids from content/topics.'),
  related: z
    .array(articleId())
    .optional()
    .describe('Related stories in the same language, by id: their file’s path below the language, without .md.'),
  sources: z.array(source).optional().describe('What the story rests on.'),
  corrections: z.array(correction).optional().describe('What was wrong and what is right, newest last.'),
  translationOf: articleId().optional().describe('In another language than the newsroom’s first: the id of the story it translates.'),
  redirects: z.array(sitePath()).optional().describe('Earlier addresses of this story, the first one first, which lead here.'),
  sponsor: sponsor.optional().describe('Who paid for the story. Readers, feeds and search engines are told.'),
  republish: z.boolean().optional().describe('Whether others may republish it. Left out: as “republish” in site.yaml says.'),
  comments: z.enum(DISCUSSION_STATES).optional().describe('open, closed or none. Left out: as site.yaml says.'),
  replies: z.array(replies).optional().describe('Posts about the story on Mastodon or Bluesky. What is replied to them is fetched by builds and shown.'),
  versionsFrom: instant()
    .optional()
    .describe(
      'No version from before this moment is shown on the page of the story’s changes, with offset. For a passage that must not be shown any more.',
    ),
  removed: removed
    .optional()
    .describe('Takes a story down that was out: nothing of it is left on the site. Say when, and what readers are told at its address.'),
  draft: z.boolean().optional().describe('true keeps the story out of the published site.'),
});

export type ArticleData = z.infer<typeof articleSchema>;

/** The front matter of one post of live coverage, in `content/live/<lang>/<yyyy>/<slug>/`. */
export const livePostSchema = z.strictObject({
  published: instant().describe('When it was posted, with offset.'),
  headline: text().describe('What is new, in one line.'),
  key: z.boolean().optional().describe('true for one of the moments listed at the top.'),
  pinned: z.boolean().optional().describe('true keeps the post above all others.'),
  byline: z.array(authorId()).optional().describe('Who wrote it, when not the story’s own byline.'),
  photos: z.array(photoUse).optional().describe('The photos below its text, in order.'),
  updated: instant().optional().describe('When it was last changed, with offset: of a correction, or when it was withdrawn.'),
  correction: text().optional().describe('What was wrong in it, and what is right. Readers see it below the post.'),
  withdrawn: text()
    .optional()
    .describe('Why the post does not stand any more. Readers see this in place of its headline and its text, which are published no longer.'),
});

export type LivePostData = z.infer<typeof livePostSchema>;
