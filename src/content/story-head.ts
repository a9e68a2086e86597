import type { ArticleData } from './schemas/article.ts';

/** The fields of a story in which nothing is written for readers. */
const PLAIN_FIELDS = [
  'section',
  'kind',
  'published',
  'updated',
  'byline',
  'live',
  'topics',
  'translationOf',
  'redirects',
  'republish',
  'comments',
  'replies',
  'draft',
] as const satisfies readonly (keyof ArticleData)[];

/** The files of a recording. */
type RecordingHead = Pick<NonNullable<ArticleData['audio']>, 'file' | 'captions' | 'poster'>;

/** A photo that a story shows, with how long the story’s own caption is, or with the caption itself. */
export interface PhotoHead {
  photo: string;
  length?: number | undefined;
  caption?: string | undefined;
}

/** How many characters a story’s own caption has, as it was written. */
export function captionLength({ length, caption }: Omit<PhotoHead, 'photo'>): number {
  return length ?? caption?.length ?? 0;
}

/**
 * What is asked of every story in every build: where it stands in the newspaper, from when, and what it shows. Whatever has a story’s
 * fields has this too; what is remembered of a story is read so far, and the rest when somebody asks for it.
 */
export interface StoryHead extends Pick<ArticleData, (typeof PLAIN_FIELDS)[number]> {
  photos?: readonly PhotoHead[] | undefined;
  audio?: RecordingHead | undefined;
  video?: RecordingHead | undefined;
  corrections?: readonly { date: string }[] | undefined;
  removed?: { date: string } | undefined;
  sponsor?: object | undefined;
}

/** The head of a story whose fields may still be packed. */
export function headOf<H extends object>(story: { readonly head?: H | undefined; readonly data: H }): H {
  return story.head ?? story.data;
}

/** A story’s head by itself. */
export function makeHead(data: ArticleData): StoryHead {
  const { photos, audio, video, corrections, removed, sponsor } = data;
  const head: Partial<Record<keyof StoryHead, unknown>> = {};
  for (const field of PLAIN_FIELDS) if (data[field] !== undefined) head[field] = data[field];
  if (photos) head.photos = photos.map(({ photo, caption }) => (caption === undefined ? { photo } : { photo, length: caption.length }));
  if (audio) head.audio = recordingHead(audio);
  if (video) head.video = recordingHead(video);
  if (corrections) head.corrections = corrections.map(({ date }) => ({ date }));
  if (removed) head.removed = { date: removed.date };
  if (sponsor) head.sponsor = {};
  return head as StoryHead;
}

function recordingHead({ file, captions, poster }: RecordingHead): RecordingHead {
  return { file, ...(captions === undefined ? {} : { captions }), ...(poster === undefined ? {} : { poster }) };
}
