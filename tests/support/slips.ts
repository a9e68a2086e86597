/** A sound story, in which each slip is made by itself. */
export const STORY = `---
headline: Ferry sails again
section: news/coast
kind: news
published: 2026-03-10T09:00:00+00:00
updated: 2026-03-11T10:00:00+00:00
byline: [ines-marlow]
photos:
  - photo: harbour
topics: [harbours]
related: [2026/foghorn]
sources:
  - name: Harbour office
    url: https://example.org/ferry
corrections:
  - date: 2026-03-11T10:00:00+00:00
    wrong: The ferry sails at six.
    right: The ferry sails at seven.
redirects: [/old/ferry/]
comments: open
---

The ferry sails again.

![](harbour)

## When

It sails at seven.

::related{story="2026/foghorn"}
`;

/** What an editor writes by mistake for what is right, what the message says, and what stands there once it was followed. */
export interface Slip {
  right: string;
  wrong: string;
  /** What is written as the message says; absent where more than a line is to be changed, or a file to be made. */
  mended?: string;
  /** What the message has to say, where it is not the mended line itself. */
  told?: string;
}

const PUBLISHED = 'published: 2026-03-10T09:00:00+00:00';
const UPDATED = 'updated: 2026-03-11T10:00:00+00:00';
const HEADLINE = 'headline: Ferry sails again';
const BYLINE = 'byline: [ines-marlow]';
const PHOTO = '- photo: harbour';
const SECTION = 'section: news/coast';

export const SLIPS: readonly Slip[] = [
  // Moments
  { right: UPDATED, wrong: 'updated: now', mended: 'updated: 2026-11-28T14:30:00+00:00' },
  { right: UPDATED, wrong: 'updated: today', mended: 'updated: 2026-11-28T09:00:00+00:00' },
  { right: UPDATED, wrong: 'updated: yesterday', mended: 'updated: 2026-11-27T09:00:00+00:00' },
  { right: UPDATED, wrong: 'updated: yesterday at 4pm', mended: 'updated: 2026-11-27T16:00:00+00:00' },
  { right: UPDATED, wrong: 'updated: last Tuesday', mended: 'updated: 2026-11-24T09:00:00+00:00' },
  { right: UPDATED, wrong: 'updated: 11/21/2026', mended: 'updated: 2026-11-21T09:00:00+00:00' },
  { right: UPDATED, wrong: 'updated: 21.11.2026 18:30', mended: 'updated: 2026-11-21T18:30:00+00:00' },
  { right: UPDATED, wrong: 'updated: 2026-07-01', mended: 'updated: 2026-07-01T09:00:00+01:00' },
  { right: UPDATED, wrong: 'updated: 2026-07-01 10:15', mended: 'updated: 2026-07-01T10:15:00+01:00' },
  { right: UPDATED, wrong: 'updated: 2026-07-01T10:15:00', mended: 'updated: 2026-07-01T10:15:00+01:00' },
  { right: UPDATED, wrong: 'updated: 2026-07-01T10:15:00+0100', mended: 'updated: 2026-07-01T10:15:00+01:00' },
  { right: UPDATED, wrong: 'updated: 21 November 2026', mended: 'updated: 2026-11-21T09:00:00+00:00' },
  { right: UPDATED, wrong: 'updated: November 21, 2026 at 8:15 p.m.', mended: 'updated: 2026-11-21T20:15:00+00:00' },
  { right: UPDATED, wrong: 'updated: 20261121', mended: 'updated: 2026-11-21T09:00:00+00:00' },
  { right: UPDATED, wrong: 'updated: soon', mended: 'updated: 2026-11-28T14:30:00+00:00' },
  { right: PUBLISHED, wrong: 'published: 03/04/2026', mended: 'published: 2026-03-04T09:00:00+00:00' },
  { right: PUBLISHED, wrong: 'publised: 2026-03-10T09:00:00+00:00', mended: PUBLISHED, told: '“published”' },
  { right: PUBLISHED, wrong: 'date: 2026-03-10T09:00:00+00:00', mended: PUBLISHED, told: '“published”' },
  { right: UPDATED, wrong: 'updated: 2026-03-09T10:00:00+00:00', mended: UPDATED, told: 'Correct one of the two' },
  // Names
  { right: BYLINE, wrong: 'byline: [Inés Marlow]', mended: BYLINE, told: '“ines-marlow”' },
  { right: BYLINE, wrong: 'byline: [Ines Marlow]', mended: BYLINE, told: '“ines-marlow”' },
  { right: BYLINE, wrong: 'byline: [Inez Marlowe]', mended: BYLINE, told: '“ines-marlow”' },
  { right: BYLINE, wrong: 'byline: [marlow]', mended: BYLINE, told: '“ines-marlow”' },
  { right: BYLINE, wrong: 'byline: [ines_marlow]', mended: BYLINE, told: '“ines-marlow”' },
  { right: BYLINE, wrong: 'byline: [Anna Smith]', told: 'npm run new -- author "Anna Smith"' },
  { right: BYLINE, wrong: 'byline: ines-marlow', mended: BYLINE },
  { right: BYLINE, wrong: 'byline: Inés Marlow', mended: BYLINE },
  { right: BYLINE, wrong: 'author: [ines-marlow]', mended: BYLINE, told: '“byline”' },
  { right: SECTION, wrong: 'section: Coast', mended: SECTION, told: '“news/coast”' },
  { right: SECTION, wrong: 'section: Costa', mended: SECTION, told: '“news/coast”' },
  { right: SECTION, wrong: 'section: coast', mended: SECTION, told: '“news/coast”' },
  { right: SECTION, wrong: 'section: News/Coast', mended: SECTION, told: '“news/coast”' },
  { right: SECTION, wrong: 'section: /news/coast/', mended: SECTION, told: '“news/coast”' },
  { right: SECTION, wrong: 'section: news/cost', mended: SECTION, told: '“news/coast”' },
  { right: SECTION, wrong: 'section: [news/coast]', mended: SECTION, told: 'without brackets' },
  { right: 'topics: [harbours]', wrong: 'topics: [Harbours]', mended: 'topics: [harbours]', told: '“harbours”' },
  { right: 'topics: [harbours]', wrong: 'topics: [harbour]', mended: 'topics: [harbours]', told: '“harbours”' },
  { right: 'topics: [harbours]', wrong: 'topics: harbours', mended: 'topics: [harbours]' },
  { right: 'topics: [harbours]', wrong: 'topics: Harbours', mended: 'topics: [harbours]' },
  { right: 'topics: [harbours]', wrong: 'topics: [Climate change]', told: 'npm run new -- topic "Climate change"' },
  { right: 'topics: [harbours]', wrong: 'tags: [harbours]', mended: 'topics: [harbours]', told: '“topics”' },
  { right: 'related: [2026/foghorn]', wrong: 'related: [2026/foghorn.md]', mended: 'related: [2026/foghorn]', told: '“2026/foghorn”' },
  { right: 'related: [2026/foghorn]', wrong: 'related: [foghorn]', mended: 'related: [2026/foghorn]', told: '“2026/foghorn”' },
  {
    right: 'related: [2026/foghorn]',
    wrong: 'related: [/news/coast/2026/02/28/foghorn/]',
    mended: 'related: [2026/foghorn]',
    told: '“2026/foghorn”',
  },
  { right: 'related: [2026/foghorn]', wrong: 'related: 2026/foghorn', mended: 'related: [2026/foghorn]' },
  // Photos
  { right: PHOTO, wrong: '- photo: harbour.jpg', mended: PHOTO, told: '“harbour”' },
  { right: PHOTO, wrong: '- photo: Harbour', mended: PHOTO, told: '“harbour”' },
  { right: PHOTO, wrong: '- photo: photos/harbour.jpg', mended: PHOTO, told: '“harbour”' },
  { right: PHOTO, wrong: '- photo: C:\\Users\\ana\\Pictures\\harbour.jpg', mended: PHOTO, told: '“harbour”' },
  { right: PHOTO, wrong: '- photo: C:\\Users\\ana\\Pictures\\pier.jpg', told: 'npm run new -- photo "C:\\Users\\ana\\Pictures\\pier.jpg"' },
  {
    right: PHOTO,
    wrong: '- photo: "C:\\Users\\ana\\Pictures\\pier.jpg"',
    told: 'npm run new -- photo "C:\\Users\\ana\\Pictures\\pier.jpg"',
  },
  { right: PHOTO, wrong: '- photo: /home/ana/pier.jpg', told: 'npm run new -- photo "/home/ana/pier.jpg"' },
  { right: PHOTO, wrong: '- harbour', mended: PHOTO },
  { right: 'photos:\n  - photo: harbour', wrong: 'photos: [harbour]', mended: 'photos:\n  - photo: harbour', told: '- photo: harbour' },
  { right: 'photos:\n  - photo: harbour', wrong: 'photo: harbour', mended: 'photos:\n  - photo: harbour', told: '“photos”' },
  { right: '![](harbour)', wrong: '![](harbour.jpg)', mended: '![](harbour)', told: '“harbour”' },
  { right: '![](harbour)', wrong: '![](C:/Users/ana/pier.jpg)', told: 'npm run new -- photo "C:/Users/ana/pier.jpg"' },
  { right: '![](harbour)\n', wrong: 'See ![](harbour) here.\n', told: 'on a line of its own', mended: '![](harbour)\n' },
  // Quotation marks and signs
  { right: HEADLINE, wrong: "headline: 'Ferry's captain sails again'", mended: 'headline: "Ferry\'s captain sails again"' },
  { right: HEADLINE, wrong: 'headline: "Ferry "Anna" sails again"', mended: 'headline: "Ferry \\"Anna\\" sails again"' },
  { right: HEADLINE, wrong: 'headline: "Ferry" sails again', mended: 'headline: "\\"Ferry\\" sails again"' },
  { right: HEADLINE, wrong: 'headline: "Ferry" and "Anna"', mended: 'headline: "\\"Ferry\\" and \\"Anna\\""' },
  { right: HEADLINE, wrong: 'headline: Ferry: sails again', mended: 'headline: "Ferry: sails again"' },
  { right: HEADLINE, wrong: 'headline: [Live] Ferry sails again', mended: 'headline: "[Live] Ferry sails again"' },
  { right: HEADLINE, wrong: 'headline: @ferry sails again', mended: 'headline: "@ferry sails again"' },
  { right: HEADLINE, wrong: 'headline:Ferry sails again', mended: HEADLINE },
  { right: HEADLINE, wrong: 'headline: "Ferry sails again', mended: 'headline: "Ferry sails again"', told: 'Close it' },
  { right: HEADLINE, wrong: 'headline: 2026', mended: 'headline: "2026"' },
  { right: HEADLINE, wrong: 'headline:', mended: HEADLINE, told: 'Write it' },
  { right: HEADLINE, wrong: 'title: Ferry sails again', mended: HEADLINE, told: '“headline”' },
  { right: BYLINE, wrong: 'byline: [ines-marlow', mended: BYLINE, told: 'close the bracket' },
  { right: 'kind: news', wrong: '\tkind: news', mended: 'kind: news', told: 'Indent with spaces' },
  // Signs that are typed for others
  { right: PUBLISHED, wrong: 'published = 2026-03-10T09:00:00+00:00', mended: PUBLISHED },
  { right: PUBLISHED, wrong: 'published; 2026-03-10T09:00:00+00:00', mended: PUBLISHED },
  { right: PUBLISHED, wrong: 'published：2026-03-10T09:00:00+00:00', mended: PUBLISHED },
  { right: PUBLISHED, wrong: '- published: 2026-03-10T09:00:00+00:00', mended: PUBLISHED, told: 'Take the hyphen out' },
  { right: PUBLISHED, wrong: 'published: 2026–03–10T09:00:00+00:00', mended: PUBLISHED },
  { right: PUBLISHED, wrong: 'published: ٢٠٢٦-٠٣-١٠T09:00:00+00:00', mended: PUBLISHED },
  { right: PUBLISHED, wrong: 'published: 2026-03-10T04:00:00−05:00', mended: PUBLISHED },
  { right: PUBLISHED, wrong: 'published: 2026-03-10T10:00:00+1', mended: PUBLISHED },
  { right: HEADLINE, wrong: '"headline: Ferry sails again', mended: 'headline: "Ferry sails again"' },
  { right: HEADLINE, wrong: ' headline: Ferry sails again', mended: HEADLINE, told: 'Take the spaces' },
  { right: HEADLINE, wrong: '\u00a0headline: Ferry sails again', mended: HEADLINE, told: '“headline”' },
  {
    right: HEADLINE,
    wrong: '// ask her\nheadline: Ferry sails again',
    mended: '# ask her\nheadline: Ferry sails again',
    told: '# ask her',
  },
  {
    right: HEADLINE,
    wrong: '<!-- ask her -->\nheadline: Ferry sails again',
    mended: '# ask her\nheadline: Ferry sails again',
    told: '# ask her',
  },
  { right: HEADLINE, wrong: 'headline: ["Ferry sails again"]', mended: HEADLINE },
  { right: '---\nheadline', wrong: '\n---\nheadline', mended: '---\nheadline', told: 'which is line 2' },
  { right: '---\nheadline', wrong: '—\nheadline', mended: '---\nheadline', told: 'three hyphens instead' },
  { right: 'comments: open\n---', wrong: 'comments: open\n———', mended: 'comments: open\n---', told: 'three hyphens instead' },
  { right: 'comments: open\n---', wrong: 'comments: open\n...', mended: 'comments: open\n---', told: 'three hyphens instead' },
  { right: 'comments: open\n---', wrong: 'comments: open\n  ---', mended: 'comments: open\n---', told: 'three hyphens instead' },
  // Lists and their entries
  { right: BYLINE, wrong: 'byline: none', mended: 'byline: []' },
  { right: BYLINE, wrong: 'byline: no', mended: 'byline: []' },
  { right: BYLINE, wrong: 'byline: By Inés Marlow', mended: BYLINE },
  { right: BYLINE, wrong: 'byline: [By Inés Marlow]', mended: BYLINE, told: '“ines-marlow”' },
  {
    right: BYLINE,
    wrong: 'byline: [ines-marlow; coast-desk]',
    mended: 'byline: [ines-marlow, coast-desk]',
    told: 'ines-marlow, coast-desk',
  },
  {
    right: BYLINE,
    wrong: 'byline: [Inés Marlow and Coast desk]',
    mended: 'byline: [ines-marlow, coast-desk]',
    told: 'ines-marlow, coast-desk',
  },
  { right: BYLINE, wrong: 'byline: [ines-marlow]]', mended: BYLINE },
  { right: BYLINE, wrong: 'byline: [[ines-marlow]]', mended: BYLINE },
  { right: BYLINE, wrong: 'byline: - ines-marlow', mended: 'byline:\n  - ines-marlow', told: 'write it on the next line' },
  { right: BYLINE, wrong: 'by: [ines-marlow]', mended: BYLINE, told: '“byline”' },
  { right: 'topics: [harbours]', wrong: 'topics: [harbours tides]', mended: 'topics: [harbours, tides]', told: 'harbours, tides' },
  { right: 'topics: [harbours]', wrong: 'topics: harbours tides', mended: 'topics: [harbours, tides]' },
  { right: 'topics: [harbours]', wrong: 'topics: [harbours,, tides]', mended: 'topics: [harbours, tides]' },
  { right: 'topics: [harbours]', wrong: 'topics: [#harbours]', mended: 'topics: [harbours]' },
  {
    right: 'related: [2026/foghorn]',
    wrong: 'related:\n  - story: 2026/foghorn',
    mended: 'related:\n  - 2026/foghorn',
    told: '- 2026/foghorn',
  },
  { right: PHOTO, wrong: '- photo:harbour', mended: PHOTO },
  { right: PHOTO, wrong: '-photo: harbour', mended: PHOTO },
  { right: PHOTO, wrong: '* photo: harbour', mended: PHOTO },
  { right: PHOTO, wrong: '• photo: harbour', mended: PHOTO },
  { right: PHOTO, wrong: '- harbour.jpg', mended: PHOTO },
  { right: PHOTO, wrong: '- image: harbour', mended: PHOTO, told: '“photo”' },
  {
    right: PHOTO,
    wrong: '- photo: harbour\n  - caption: The quay.',
    mended: '- photo: harbour\n    caption: The quay.',
    told: 'a space instead of the hyphen',
  },
  { right: 'photos:\n  - photo: harbour', wrong: 'photos: harbour', mended: 'photos:\n  - photo: harbour', told: PHOTO },
  { right: 'photos:\n  - photo: harbour', wrong: 'photos:\n  photo: harbour', mended: 'photos:\n  - photo: harbour', told: PHOTO },
  // Values of another kind
  { right: 'kind: news', wrong: 'kind: [news]', mended: 'kind: news', told: 'news' },
  { right: 'comments: open', wrong: 'draft: "true"', mended: 'draft: true', told: 'without quotation marks: true' },
  { right: 'comments: open', wrong: 'sponsor: Example Seeds', told: '“name: Example Seeds”' },
  {
    right: 'comments: open',
    wrong: 'removed: 2026-03-12',
    mended: 'removed:\n  date: 2026-03-12T09:00:00Z',
    told: '“date: 2026-03-12T09:00:00Z”',
  },
  { right: 'redirects: [/old/ferry/]', wrong: 'redirects: [/old/ferry/?id=3]', mended: 'redirects: [/old/ferry/]', told: '“/old/ferry/”' },
  { right: 'redirects: [/old/ferry/]', wrong: 'redirects: [/old ferry/]', mended: 'redirects: [/old%20ferry/]', told: '“/old%20ferry/”' },
  {
    right: 'url: https://example.org/ferry',
    wrong: 'url: http//example.org/ferry',
    mended: 'url: https://example.org/ferry',
    told: '“https://example.org/ferry”',
  },
  { right: 'url: https://example.org/ferry', wrong: 'url: [Office](https://example.org/ferry)', mended: 'url: https://example.org/ferry' },
  {
    right: 'url: https://example.org/ferry',
    wrong: 'link: https://example.org/ferry',
    mended: 'url: https://example.org/ferry',
    told: '“url”',
  },
  {
    right: 'It sails at seven.',
    wrong: '<<<<<<< HEAD\nIt sails at seven.\n=======\nIt sails at six.\n>>>>>>> other',
    mended: 'It sails at seven.',
    told: 'Keep the lines that are right',
  },
  // Other fields
  { right: 'kind: news', wrong: 'kind: News', mended: 'kind: news', told: '“news”' },
  { right: 'kind: news', wrong: 'kind: article', mended: 'kind: news', told: 'news' },
  { right: 'comments: open', wrong: 'comments: yes', mended: 'comments: open', told: 'open' },
  { right: 'comments: open', wrong: 'comments: true', mended: 'comments: open', told: 'open' },
  { right: 'comments: open', wrong: 'draft: yes', mended: 'draft: true', told: 'true' },
  {
    right: 'comments: open',
    wrong: 'comments: open\nstandfrist: The ferry is back.',
    mended: 'comments: open\nstandfirst: The ferry is back.',
    told: '“standfirst”',
  },
  {
    right: 'url: https://example.org/ferry',
    wrong: 'url: www.example.org/ferry',
    mended: 'url: https://www.example.org/ferry',
    told: '“https://www.example.org/ferry”',
  },
  {
    right: 'redirects: [/old/ferry/]',
    wrong: 'redirects: [https://example.org/old/ferry/]',
    mended: 'redirects: [/old/ferry/]',
    told: '/old/ferry/',
  },
  { right: 'redirects: [/old/ferry/]', wrong: 'redirects: [old/ferry/]', mended: 'redirects: [/old/ferry/]', told: '/old/ferry/' },
  // The text
  { right: '## When', wrong: '# When', mended: '## When' },
  { right: '## When', wrong: '##When', mended: '## When' },
  { right: 'It sails at seven.', wrong: 'It sails ** at seven **.', mended: 'It sails **at seven**.', told: 'right before the first' },
  {
    right: 'It sails at seven.',
    wrong: '[It sails] (https://example.org) at seven.',
    mended: '[It sails](https://example.org) at seven.',
    told: '[It sails](https://example.org)',
  },
  { right: 'It sails at seven.', wrong: '<iframe src="https://example.org"></iframe>', told: 'link to the other site' },
  { right: 'It sails at seven.', wrong: 'It sails at at seven.', mended: 'It sails at seven.', told: 'Take one of the two out' },
  {
    right: '::related{story="2026/foghorn"}',
    wrong: ':related{story="2026/foghorn"}',
    mended: '::related{story="2026/foghorn"}',
    told: '::related',
  },
  {
    right: '::related{story="2026/foghorn"}',
    wrong: '::related{story="foghorn"}',
    mended: '::related{story="2026/foghorn"}',
    told: '2026/foghorn',
  },
];
