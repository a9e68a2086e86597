import type { PlainDate } from '../../content/plain-date.ts';

/** What is reviewed, and what the reviewer thinks. */
export interface ReviewView {
  work: string;
  /** Who made it, as a list in words. */
  by?: string | undefined;
  where?: string | undefined;
  verdict: string;
  /** How many of five, with the words for those who cannot see them. */
  stars?: { given: number; most: number; label: string } | undefined;
}

/** A fact of a recipe with its name, such as how long it takes. */
export interface RecipeFact {
  label: string;
  value: string;
  /** `PT45M`, of a duration. */
  datetime?: string | undefined;
}

export interface RecipeView {
  facts: RecipeFact[];
  ingredients: string[];
  steps: string[];
}

/** The name and the dates of somebody who has died. */
export interface LifeView {
  name: string;
  born: PlainDate;
  bornAt?: string | undefined;
  died: PlainDate;
  diedAt?: string | undefined;
}
