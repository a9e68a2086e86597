import type { LinkView } from './link.ts';
import type { StandingPageView } from './page.ts';

/** What a search may be limited to; `depth` is how far below the first of its kind it stands. */
export interface SearchChoice {
  value: string;
  label: string;
  depth: number;
}

export interface SearchPageView extends StandingPageView {
  /** The folder of the program that searches. */
  runtimeUrl: string;
  /** The parts of the index, newest first: folder, year of its stories, and with which search it is first looked through. */
  parts: { url: string; year: string; stage: number }[];
  /** Letters that are no others with an accent, each with what is typed where it is not on the keyboard. */
  letters: Readonly<Record<string, string>>;
  /** The letters that the index holds each by itself, as a class for regular expressions, and what stands there before a space of the text. */
  spaceless: { letter: string; ownSpace: string };
  sections: SearchChoice[];
  kinds: SearchChoice[];
  authors: SearchChoice[];
  years: SearchChoice[];
  places: LinkView[];
  /** The topics with most stories: what a reader may look for. */
  topics: LinkView[];
}
