/** A page that stands for one kind of page, part or state. */
export interface Specimen {
  /** What is to be seen, for those who look through the page of patterns. */
  name: string;
  /** Below `_patterns/`. */
  path: string;
}

/** A way of looking at a page. */
export interface Sight {
  width: number;
  theme: 'light' | 'dark' | 'sepia';
}

/** Each specimen is seen in all of them: the widths at which a page changes, and all themes. */
export const SIGHTS: readonly Sight[] = [
  { width: 320, theme: 'light' },
  { width: 390, theme: 'dark' },
  { width: 768, theme: 'sepia' },
  { width: 1440, theme: 'light' },
];

/** Every kind of page, with all parts that stand on it, in languages of both directions. */
export const SPECIMENS: readonly { group: string; specimens: readonly Specimen[] }[] = [
  {
    group: 'Fronts',
    specimens: [
      { name: 'Normal: a picture beside the headlines; briefing, opinion, blocks, strip, archive and choice', path: 'normal/' },
      { name: 'Big: a headline as wide as the page', path: 'big/' },
      { name: 'Package: stories of one subject under one rule', path: 'package/' },
      { name: 'Quiet: no picture', path: 'quiet/' },
      { name: 'Of few stories, in Spanish', path: 'normal/es/' },
      { name: 'Big, right to left', path: 'big/ar/' },
      { name: 'Package, right to left', path: 'package/ar/' },
      { name: 'Quiet, right to left', path: 'quiet/ar/' },
      { name: 'Quiet, of few stories, in Spanish', path: 'quiet/es/' },
    ],
  },
  {
    group: 'Stories',
    specimens: [
      { name: 'News: correction, note, table, quotation, sources, discussion', path: 'normal/news/coast/2026/03/02/harbour-opens/' },
      { name: 'News, right to left', path: 'normal/ar/news/coast/2026/03/02/yuftah-al-mina/' },
      { name: 'Explainer: every component of a text', path: 'normal/science/2026/03/01/why-two-tides/' },
      { name: 'Opinion, with a portrait', path: 'normal/opinion/2026/03/02/a-wall-is-a-promise/' },
      { name: 'Opinion, with initials, right to left', path: 'normal/ar/opinion/2026/03/01/al-abbarat/' },
      { name: 'Interview', path: 'normal/news/coast/2026/02/28/seven-questions/' },
      { name: 'Review', path: 'normal/culture/2026/03/01/quay-review/' },
      { name: 'Recipe', path: 'normal/food/2026/03/02/mussels/' },
      { name: 'Obituary, an upright picture', path: 'normal/news/coast/2026/02/28/keeper-obituary/' },
      { name: 'Gallery', path: 'normal/culture/2026/02/28/shore-in-pictures/' },
      { name: 'Audio', path: 'normal/news/coast/2026/02/27/foghorn/' },
      { name: 'Video', path: 'normal/science/2026/02/27/line-climbs/' },
      { name: 'Live, running: pinned, updated, corrected and withdrawn posts', path: 'normal/news/coast/2026/03/02/spring-tide-live/' },
      { name: 'Live, ended', path: 'normal/news/coast/2025/12/14/storm-live/' },
    ],
  },
  {
    group: 'Lists',
    specimens: [
      { name: 'Section', path: 'normal/news/' },
      { name: 'Section of few stories', path: 'normal/sport/' },
      { name: 'Section, right to left', path: 'normal/ar/news/' },
      { name: 'Month', path: 'normal/archive/2026/02/' },
      { name: 'Author', path: 'normal/authors/ines-marlow/' },
      { name: 'Topic', path: 'normal/topics/harbours/' },
      { name: 'All months', path: 'normal/archive/' },
      { name: 'Corrections', path: 'normal/corrections/' },
      { name: 'Picture credits', path: 'normal/credits/' },
      { name: 'The edition of a day', path: 'normal/editions/2026-03-02/' },
    ],
  },
  {
    group: 'Pages that may be empty',
    specimens: [
      { name: 'Search', path: 'normal/search/' },
      { name: 'Saved', path: 'normal/saved/' },
      { name: 'Live, off air', path: 'normal/live/' },
      { name: 'Audio, off air', path: 'normal/audio/' },
      { name: 'Not found', path: 'normal/404/' },
    ],
  },
];
