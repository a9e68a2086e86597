import type { Story } from './story.ts';

const WORDS_A_MINUTE = 220;
/** Of scripts that do not keep words apart. */
const LETTERS_A_MINUTE = 500;

/** How long a story’s text takes to read, in minutes. */
export function readingMinutes({ text: { words, letters } }: Pick<Story, 'text'>): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE + letters / LETTERS_A_MINUTE));
}
