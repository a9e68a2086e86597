import type { ArticleKind } from '../../../src/content/schemas/article.ts';

/** The top-level sections of the made-up newsroom. */
export type SectionId = 'news' | 'opinion' | 'science' | 'climate' | 'culture' | 'sport' | 'travel' | 'food';

/**
 * What the sentences of one language are made of. In a frame, `{slot}` stands for something of the story: `{subject}`,
 * `{body}`, `{otherBody}`, `{place}`, `{otherPlace}`, `{person}`, `{role}`, `{said}`, `{added}`, `{speech}`, `{weekday}`,
 * `{month}`, `{address}`, or a figure: `{few}`, `{hundreds}`, `{thousands}`, `{percent}`, `{year}`, `{age}`, `{money}`.
 */
export interface WordBank {
  locale: string;
  /** What a story is about: a definite singular noun phrase that can stand in the middle of a sentence. */
  subjects: Readonly<Record<SectionId, readonly string[]>>;
  /** Institutions that act in a section: definite and singular; in Arabic feminine throughout. */
  bodies: Readonly<Record<SectionId, readonly string[]>>;
  /** A place’s name is one of the beginnings and one of the endings. */
  places: { beginnings: readonly string[]; endings: readonly string[] };
  surnames: readonly string[];
  /** People whose names, roles and verbs agree with one another. */
  speakers: readonly Speakers[];
  weekdays: readonly string[];
  months: readonly string[];
  /** Three to nine, in words. */
  few: readonly string[];
  /** A sum, with `{millions}`. */
  money: string;
  headlines: Readonly<Record<ArticleKind, readonly string[]>>;
  kickers: readonly string[];
  standfirsts: readonly string[];
  /** First sentences. */
  leads: readonly string[];
  /** Sentences that may follow an opening, in small letters where the language allows. */
  statements: readonly string[];
  openings: readonly string[];
  /** Sentences that stand by themselves. */
  remarks: readonly string[];
  /** What people say, without a full stop at the end. */
  speeches: readonly string[];
  attributions: readonly string[];
  /** A speech as a quotation set apart. */
  quotations: readonly string[];
  subheadings: readonly string[];
  links: readonly string[];
  listIntroductions: readonly string[];
  listItems: readonly string[];
  notes: readonly { title: string; text: string }[];
  captions: readonly string[];
  alts: readonly string[];
  transcripts: readonly string[];
  sourceDetails: readonly string[];
  corrections: readonly { wrong: string; right: string }[];
  readers: readonly string[];
  comments: readonly string[];
  replies: readonly string[];
  /** Headlines of live posts. */
  posts: readonly string[];
  /** Words that run together once frames are filled: Spanish “de el” is “del”. */
  contractions: readonly (readonly [RegExp, string])[];
}

export interface Speakers {
  givenNames: readonly string[];
  roles: readonly string[];
  said: string;
  added: string;
}
