import type { HumanDate } from './human-date.ts';
import type { LeftLine } from './page-lines.ts';
import { Cleaning, linesAround } from './story-cleaning.ts';
import type { StoryFacts } from './story-facts.ts';
import { placeOf } from './story-place.ts';

export interface PageStory {
  readonly html: string;
  /** True when nothing on the page said where the story is. */
  readonly isGuessed: boolean;
  readonly left: readonly LeftLine[];
  /** What the lines above the story say that nothing else on the page did. */
  readonly standfirst?: string;
  readonly authors: readonly string[];
  readonly published: readonly HumanDate[];
  readonly updated: readonly HumanDate[];
}

/** Finds the text of a page’s story and takes out what belongs to the page: the lines above it, share links, menus. Says what it took. */
export function readStory(document: Document, facts: StoryFacts): PageStory {
  const { place, isGuessed } = placeOf(document, facts);
  const cleaning = new Cleaning(facts);
  const html = cleaning.clean(place);
  const around = linesAround(document, html, [...cleaning.said, ...facts.headlines, facts.standfirst ?? ''], facts.authors);
  return {
    html,
    isGuessed,
    left: [
      ...cleaning.left,
      ...(around === ''
        ? []
        : [{ what: 'What stands around the story on its page (menus, teasers, the footer) was left out.', words: around }]),
    ],
    ...(cleaning.standfirst !== undefined && { standfirst: cleaning.standfirst }),
    authors: cleaning.authors,
    published: cleaning.published,
    updated: cleaning.updated,
  };
}
