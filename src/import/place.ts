import type { ImportedStory } from './model.ts';

/** What is settled about a story before any is written, since stories point at each other. */
export interface Place {
  readonly story: ImportedStory;
  readonly language: string;
  readonly headline: string;
  readonly where: string;
  /** Whether it becomes a standing page. */
  readonly page: boolean;
  readonly section: string;
  readonly entry: string;
  /** Below the content folder. */
  readonly file: string;
  /** The address of its page. */
  readonly address: string;
  /** A page’s place in the footer. */
  readonly order: number;
}
