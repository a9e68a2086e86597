import yaml from 'js-yaml';
import type { ArticleKind } from './schemas/article.ts';

/** What is known of a story before it is written. */
export interface NewStory {
  headline: string;
  section: string;
  kind: ArticleKind;
  /** With the newsroom’s offset. */
  published: string;
  byline: readonly string[];
  topics: readonly string[];
  photos: readonly NewPhotoUse[];
  /** For the kinds `audio` and `video`. */
  recording?: { file: string; duration?: number | undefined } | undefined;
  translationOf?: string | undefined;
  isDraft: boolean;
  /** Ids of the newspaper’s own, shown as examples where it has them. */
  examples?: { author?: string | undefined; story?: string | undefined };
}

/** A photo in a story; `needs` names what has to be said of it in the story’s language. */
export interface NewPhotoUse {
  photo: string;
  needs: readonly ('alt' | 'caption')[];
}

/** What stands where an editor’s own words will be. */
export const TO_COME = {
  text: 'The text goes here.',
  transcript: 'The words that are spoken, or what is heard and seen, go here.',
  alt: 'What the photo shows, for readers who cannot see it, goes here.',
  caption: 'The caption goes here: who, where and when.',
} as const;

/** A story’s file, sound as it stands: what is needed is filled in, what may be added stands beside it as a comment. */
export function buildStoryFile(story: NewStory): string {
  const lines = [
    '---',
    `headline: ${value(story.headline)}`,
    '# One or two sentences under the headline, in lists and in search engines: at most 300 characters.',
    '# standfirst: …',
    `section: ${value(story.section)}`,
    `kind: ${story.kind}`,
    '# A time in the future is an embargo. Set it anew when the story is ready.',
    `published: ${story.published}`,
    ...(story.byline.length > 0 ? [] : [`# Ids from content/authors${example(story.examples?.author)}. Empty: no byline.`]),
    `byline: ${idList(story.byline)}`,
    '# dateline: the place it was written from',
    ...photoLines(story),
    ...recordingLines(story),
    ...(story.kind === 'live'
      ? ['# upcoming, live or ended; when it has ended, add “ended”.', 'live:', '  status: upcoming', `  started: ${story.published}`]
      : []),
    ...(story.topics.length > 0 ? [`topics: ${idList(story.topics)}`] : ['# Ids from content/topics.', '# topics: []']),
    `# Other stories in this language${example(story.examples?.story)}.`,
    '# related: []',
    '# What the story rests on.',
    '# sources:',
    '#   - name: …',
    '#     detail: a statement, a study, a date',
    '#     url: https://…',
    ...(story.translationOf === undefined ? [] : [`translationOf: ${story.translationOf}`]),
    ...(story.isDraft ? ['# Take this line out to publish the story.', 'draft: true'] : []),
    '---',
    TO_COME.text,
  ];
  return `${lines.join('\n')}\n`;
}

function photoLines({ photos }: NewStory): string[] {
  if (photos.length === 0) return ['# The first is the lead photo: ids from content/photos.', '# photos:', '#   - photo: …'];
  return [
    'photos:',
    ...photos.flatMap(({ photo, needs }) => [
      `  - photo: ${value(photo)}`,
      ...needs.map((field) => `    ${field}: ${value(TO_COME[field])}`),
    ]),
  ];
}

function recordingLines({ kind, recording }: NewStory): string[] {
  if (recording === undefined) return [];
  return [
    `${kind}:`,
    `  file: ${value(recording.file)}`,
    ...(recording.duration === undefined ? [] : [`  duration: ${recording.duration}`]),
    `  transcript: ${value(TO_COME.transcript)}`,
    '  # captions: a .vtt file in content/media, when anything is spoken',
    ...(kind === 'video' ? ['  # poster: the photo shown before the film plays'] : []),
  ];
}

function example(id: string | undefined): string {
  return id === undefined ? '' : `, for example [${id}]`;
}

/** A text as it is written after a field’s name, in quotation marks where it has to be. */
function value(text: string): string {
  return yaml.dump(text, { schema: yaml.CORE_SCHEMA, lineWidth: -1, quotingType: '"' }).trimEnd();
}

/** Ids as a list on one line. */
export function idList(ids: readonly string[]): string {
  return `[${ids.map(value).join(', ')}]`;
}
