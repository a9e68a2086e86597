import type { Element, ElementContent, Root } from 'hast';
import type { Footnotes } from './footnotes.ts';
import type { Losses } from './losses.ts';
import type { KnownPicture, Pictures } from './pictures.ts';

/** What the elements of one story are tidied with. */
export interface Desk {
  readonly losses: Losses;
  readonly pictures: Pictures;
  readonly footnotes: Footnotes;
  /** The address of the story’s page on its old site, from which relative links lead. */
  readonly base: string | undefined;
  /** A picture of the archive’s media library by its number there. */
  readonly attachment: ((id: string) => KnownPicture | undefined) | undefined;
  /** What a bare `[gallery]` shows: the pictures that belong to the story. */
  readonly attached: readonly string[];
  /** The words of WordPress’s own footnotes, as HTML already read, by their id. */
  readonly blockNotes: ReadonlyMap<string, Root>;
  /** How many ranks headings sink, so that none has the headline’s. */
  readonly sink: number;
  /** Footnotes written in the text where they belong, in order. */
  readonly notesHere: { number: number; children: ElementContent[] }[];
  /** Tidies what stands within an element, whatever it is. */
  readonly tidyChildren: (node: Element | Root) => ElementContent[];
}
