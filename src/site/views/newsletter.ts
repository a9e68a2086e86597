/** A day’s edition as a letter: what a mailing service is given. All addresses are full ones. */
export interface NewsletterView {
  language: string;
  direction: 'ltr' | 'rtl';
  /** The subject. */
  title: string;
  newspaper: string;
  frontUrl: string;
  /** What the edition is called beside its date. */
  edition?: string | undefined;
  date: string;
  /** What mail programs show beside the subject. */
  preview: string;
  note?: string | undefined;
  /** The same in the browser. */
  browser: { label: string; url: string };
  stories: NewsletterStory[];
  /** What is said where not all stories have room, by how many are left. */
  more: (count: number) => string;
  publisher: { name: string; email: string };
  words: { readOn: string };
}

export interface NewsletterStory {
  url: string;
  kicker: string;
  headline: string;
  standfirst?: string | undefined;
  byline: string;
  picture?: { url: string; width: number; height: number; alt: string; caption: string } | undefined;
}
