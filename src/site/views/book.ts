/** What an e-book says of itself, besides what stands on the page that it is made of. */
export interface BookFacts {
  /** The e-book’s file, below the site’s base. */
  path: string;
  /** The file of the page that it is made of. */
  page: string;
  /** Its full address, by which libraries know it. */
  id: string;
  /** `https://example.org` */
  origin: string;
  /** BCP 47. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** With the newspaper’s name, as it stands on a shelf. */
  title: string;
  newspaper: string;
  /** What the edition is called beside its date. */
  edition?: string | undefined;
  date: string;
  /** `2026-11-21` */
  day: string;
  publisher: string;
  rights: string;
  /** In UTC: `2026-11-21T17:10:00Z` */
  modified: string;
  words: { contents: string; about: string };
}
