import { z } from 'zod';
import { id, localised, text } from './common.ts';

/** The top categories of Apple’s directory, which the others have taken over. */
export const PODCAST_CATEGORIES = [
  'Arts',
  'Business',
  'Comedy',
  'Education',
  'Fiction',
  'Government',
  'Health & Fitness',
  'History',
  'Kids & Family',
  'Leisure',
  'Music',
  'News',
  'Religion & Spirituality',
  'Science',
  'Society & Culture',
  'Sports',
  'Technology',
  'True Crime',
  'TV & Film',
] as const;

/** The least width and height of a cover, in pixels, that directories take. */
export const LEAST_COVER = 1400;

/** `podcast` in `content/site.yaml` */
export const podcastSchema = z.strictObject({
  title: localised().optional().describe('What the podcast is called. Left out: the newspaper’s name and “Stories to listen to”.'),
  description: localised().optional().describe('One or two sentences on what it is.'),
  author: text().optional().describe('Whose podcast it is. Left out: the newspaper’s name.'),
  owner: z
    .strictObject({ name: text(), email: z.email('is not an e-mail address, like ana@example.org') })
    .optional()
    .describe('Whom directories write to, by name and email. Left out: the publisher.'),
  categories: z.array(z.enum(PODCAST_CATEGORIES)).min(1).max(3).optional().describe('Where directories list it. Left out: News.'),
  explicit: z.boolean().optional().describe('true when some episodes are not for children.'),
  cover: id().optional().describe('The photo for its cover, by id; it is cropped to a square of 1400 pixels or more.'),
});
