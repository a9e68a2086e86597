import { digestOf } from '../../shared/digest.ts';
import { parseSourceFile } from '../source-file.ts';
import { readSoundTree } from '../text/sound-tree.ts';
import { formatOf } from '../text/tree.ts';
import { paragraphsOf } from '../text/words.ts';

/** What readers read of a story’s file, as plain words. */
export interface ShownText {
  headline: string;
  standfirst: string;
  kicker: string;
  dateline: string;
  /** Ids of authors. */
  byline: string[];
  paragraphs: string[];
  transcripts: string[];
  photos: { photo: string; caption: string }[];
  corrections: string[];
  sources: string[];
}

/** One state of a story’s file: its words, and what decides whether readers could see them. */
export interface StoryState {
  /** Or taken down. */
  draft: boolean;
  /** In milliseconds since 1970. */
  published: number;
  text: ShownText;
}

/**
 * Reads a file as it was, whatever was allowed then. Undefined for what was no story that could be published: without fields, a
 * headline or a time of publication.
 */
export function readStoryState(bytes: Buffer, ending: string): StoryState | undefined {
  const read = parseSourceFile(bytes, `story${ending}`);
  if ('fault' in read) return undefined;
  const { data, body } = read.source;
  // A text that cannot be parsed was never let through.
  const tree = readSoundTree(body, formatOf(ending));
  if (!tree) return undefined;
  const fields = groupOf(data);
  const headline = textOf(fields.headline);
  const published = Date.parse(textOf(fields.published));
  if (headline === '' || Number.isNaN(published)) return undefined;
  const isKeptBack = [fields.draft, fields.removed].some((field) => field !== undefined && field !== null && field !== false);
  return { draft: isKeptBack, published, text: shownText(fields, headline, paragraphsOf(tree)) };
}

/** The same for two states that read the same. */
export function digestShown(text: ShownText): string {
  return digestOf(JSON.stringify(text));
}

function shownText(fields: Fields, headline: string, paragraphs: string[]): ShownText {
  return {
    headline,
    standfirst: textOf(fields.standfirst),
    kicker: textOf(fields.kicker),
    dateline: textOf(fields.dateline),
    byline: listOf(fields.byline).map(textOf).filter(Boolean),
    paragraphs: [...furnitureWords(fields), ...paragraphs],
    transcripts: [fields.video, fields.audio].map((recording) => textOf(groupOf(recording).transcript)).filter(Boolean),
    photos: listOf(fields.photos)
      .map(groupOf)
      .map(({ photo, caption }) => ({ photo: textOf(photo), caption: textOf(caption) }))
      .filter(({ photo }) => photo !== ''),
    corrections: listOf(fields.corrections)
      .map(groupOf)
      .map(({ wrong, right }) => joined(' ', textOf(wrong), textOf(right)))
      .filter(Boolean),
    sources: listOf(fields.sources)
      .map(groupOf)
      .map(({ name, detail }) => joined(', ', textOf(name), textOf(detail)))
      .filter(Boolean),
  };
}

/** What stands around the text in fields of its own. */
function furnitureWords({ inShort, life, review, recipe }: Fields): string[] {
  const { work, by, where, verdict, stars } = groupOf(review);
  const { name, born, bornAt, died, diedAt } = groupOf(life);
  const { serves, makes, preparation, cooking, oven, ingredients, steps } = groupOf(recipe);
  return [
    joined(', ', ...[name, born, bornAt, died, diedAt].map(textOf)),
    joined(', ', ...[work, ...listOf(by), where, stars].map(textOf)),
    textOf(verdict),
    ...listOf(inShort).map(textOf),
    joined(', ', ...[serves, makes, preparation, cooking, oven].map(textOf)),
    ...[...listOf(ingredients), ...listOf(steps)].map(textOf),
  ].filter(Boolean);
}

type Fields = Partial<Record<string, unknown>>;

function groupOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Any other value than a text or a number is not one that readers were shown. */
function textOf(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return String(value).toWellFormed().replace(/\s+/g, ' ').trim();
}

function joined(separator: string, ...parts: string[]): string {
  return parts.filter((part) => part !== '').join(separator);
}
