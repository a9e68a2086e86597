import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { checkHouseRules } from '../../../../src/content/house-rules/rulebook.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import { copyNewsroom, type NewsroomCopy } from '../../../support/overlay.ts';
import { SMALL_NEWSROOM } from '../../../support/project.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
let copy: NewsroomCopy | undefined;

afterEach(() => {
  copy?.remove();
});

/** What the check says of the newsroom of the fixtures with these files in it, as “rule line problem”; of faults without the rule. */
async function said(files: Record<string, string | Buffer>): Promise<string[]> {
  copy = copyNewsroom(SMALL_NEWSROOM);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy.contentDir, path)), { recursive: true });
    writeFileSync(join(copy.contentDir, path), text);
  }
  const { newsroom, faults } = await readNewsroom(copy.root, copy.contentDir);
  const findings = newsroom ? checkHouseRules(newsroom, { now: NOW }) : [];
  const paths = Object.keys(files).map((path) => `content/${path}`);
  const wanted = [...faults.map((fault) => ({ ...fault, rule: 'fault' })), ...findings].filter(({ file }) => paths.includes(file));
  return wanted.map(({ rule, line, problem }) => `${rule} ${line ?? '–'} ${problem}`);
}

const FERRY = 'articles/en/2026/ferry.md';

function story(text: string, { published = '2026-03-10T09:00:00+00:00', fields = '' } = {}): string {
  return `---\nheadline: The ferry\nstandfirst: It leaves at six.\nsection: news\nkind: opinion\npublished: ${published}\nbyline: [coast-desk]\n${fields}---\n${text}\n`;
}

describe('Slips in a text', () => {
  it('are warnings with the line of the file, in stories, live posts and pages', async () => {
    expect(await said({ [FERRY]: story('One.\n\n##Two\n\n**Three') })).toEqual([
      'textSlips 11 “##Two” is no heading: there is no space after the signs.',
      'textSlips 13 “**Three” opens bold words that are never closed; the stars stay stars.',
    ]);
    copy?.remove();
    const page = 'pages/en/about.md';
    expect(await said({ [page]: '---\ntitle: About\nsummary: Who we are.\ngroup: about\norder: 1\n---\n1986. It began.\n' })).toEqual([
      'textSlips 7 “1986. It began.” begins with a number and a full stop, which makes it an item of a list.',
    ]);
  });

  it('a merge that was not finished and the fields of another file are faults', async () => {
    expect(await said({ [FERRY]: story('One.\n\n<<<<<<< HEAD\nTwo.\n=======\nThree.\n>>>>>>> other') })).toContainEqual(
      expect.stringMatching(/^fault 11 “<<<<<<< HEAD” is the mark of a merge/),
    );
    copy?.remove();
    expect(await said({ [FERRY]: story('---\nheadline: The ferry\nsection: news\n---\nOne.') })).toEqual([
      'fault 9 The fields of another file stand in the text, between two lines of three hyphens, and would be printed.',
    ]);
  });

  it('a merge is told in a text in MDX too, which cannot be read for it', async () => {
    const told = await said({ 'articles/en/2026/ferry.mdx': story('One.\n\n<<<<<<< HEAD\nTwo.\n=======\nThree.\n>>>>>>> other') });
    expect(told[0]).toMatch(/^fault 11 “<<<<<<< HEAD” is the mark of a merge/);
  });

  it('among the fields, a merge is told as what it is', async () => {
    const fields = '<<<<<<< HEAD\ndateline: London\n=======\ndateline: Paris\n>>>>>>> other\n';
    expect(await said({ [FERRY]: story('One.', { fields }) })).toEqual([
      'fault 8 “<<<<<<< HEAD” is the mark of a merge: two versions of the fields stand here, one below the other.',
    ]);
    copy?.remove();
    expect(await said({ 'topics/storms.yaml': '<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> c\n' })).toEqual([
      'fault 1 “<<<<<<< HEAD” is the mark of a merge: two versions of the fields stand here, one below the other.',
    ]);
  });
});

describe('Years', () => {
  it.each([
    ['2206-03-10T09:00:00+00:00', '“2206-03-10T09:00:00+00:00” is in the year 2206: until then nobody will see the story.'],
    ['2027-12-01T09:00:00+00:00', '“2027-12-01T09:00:00+00:00” is in the year 2027: until then nobody will see the story.'],
    ['1026-03-10T09:00:00+00:00', '“1026-03-10T09:00:00+00:00” is in the year 1026, before there were newspapers.'],
  ])('%s', async (published, problem) => {
    expect(await said({ [FERRY]: story('One.', { published }) })).toEqual([`distantDates 6 ${problem}`]);
  });

  it.each(['2027-10-01T09:00:00+00:00', '1912-04-16T09:00:00+00:00'])('%s may be', async (published) => {
    expect(await said({ [FERRY]: story('One.', { published }) })).toEqual([]);
  });
});

describe('A front', () => {
  it('tells of every story that it names and that is not out', async () => {
    const front = 'lead: 2026/draft\ntop: [2026/harbour-opens, 2026/next-month]\nblocks:\n  - { section: news, lead: 2026/draft }\n';
    const files = {
      'fronts/en.yaml': front,
      'articles/en/2026/draft.md': story('One.', { fields: 'draft: true\n' }),
      'articles/en/2026/next-month.md': story('One.', { published: '2026-12-10T09:00:00+00:00' }),
    };
    expect(await said(files)).toEqual([
      'frontStories 1 “2026/draft” is a draft, so that another story leads.',
      'frontStories 2 “2026/next-month” is under embargo until 2026-12-10T09:00:00+00:00, so that its place goes to another story.',
      'frontStories 4 “2026/draft” is a draft, so that its place goes to another story.',
    ]);
  });
});

describe('The rights to a photo', () => {
  const xmp = (fields: string) =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" ${fields}></rdf:Description></rdf:RDF></x:xmpmeta>`;

  /** An IPTC record as Photoshop keeps it in a JPEG: the day on which the rights end. */
  async function withDay(day: string): Promise<Buffer> {
    const iim = Buffer.concat([Buffer.from([0x1c, 2, 37, 0, day.length]), Buffer.from(day)]);
    const block = Buffer.concat([
      Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0', 'latin1'),
      Buffer.from([iim.length]),
      iim,
      Buffer.alloc(iim.length % 2),
    ]);
    const jpeg = await picture().jpeg().toBuffer();
    return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xed, 0, block.length + 2]), block, jpeg.subarray(2)]);
  }

  const picture = () => sharp({ create: { width: 1500, height: 1000, channels: 3, background: '#357' } });
  const fields = 'photos:\n  - photo: wall\n';
  const words = { 'photos/wall.yaml': 'alt: A wall\ncaption: The wall.\ncredit: Ana Pires\n', [FERRY]: story('One.', { fields }) };

  it.each([
    ['PLUS', 'plus:LicenseEndDate="2026-11-21"', '2026-11-21'],
    ['PRISM', 'prism:expirationDate="2024-05-01T10:00:00+02:00"', '2024-05-01'],
    ['an agency’s instructions', 'prism:instructions="Handout. DO NOT USE AFTER 30 June 2025."', '2025-06-30'],
    ['IPTC', 'Iptc4xmpExt:ExpirationDate="2025-01-31"', '2025-01-31'],
  ])('have ended, in the words of %s', async (_whose, attribute, day) => {
    expect(await said({ ...words, 'photos/wall.jpg': await picture().withXmp(xmp(attribute)).jpeg().toBuffer() })).toEqual([
      `expiredPhotos 9 The rights to the photo “wall” ended on ${day}, its file says. It is not published any more.`,
    ]);
  });

  it('have ended, in an IPTC record', async () => {
    expect(await said({ ...words, 'photos/wall.jpg': await withDay('20240501') })).toEqual([
      'expiredPhotos 9 The rights to the photo “wall” ended on 2024-05-01, its file says. It is not published any more.',
    ]);
  });

  it('have ended, in words beside the picture', async () => {
    const beside = 'alt: A wall\ncaption: The wall.\ncredit: Ana Pires. Do not use after 30 June 2025\n';
    expect(await said({ ...words, 'photos/wall.yaml': beside, 'photos/wall.jpg': await picture().jpeg().toBuffer() })).toEqual([
      'expiredPhotos 9 The rights to the photo “wall” ended on 2025-06-30, as is written beside it. It is not published any more.',
    ]);
  });

  it.each(['plus:LicenseEndDate="2026-11-22"', 'prism:expirationDate="soon"', 'prism:publicationDate="2020-01-01"'])(
    'go on: %s',
    async (attribute) => {
      expect(await said({ ...words, 'photos/wall.jpg': await picture().withXmp(xmp(attribute)).jpeg().toBuffer() })).toEqual([]);
    },
  );
});

describe('The offset of a story’s time', () => {
  it('is one that the newsroom’s place has, or is that of UTC', async () => {
    expect(await said({ [FERRY]: story('One.', { published: '2026-03-10T09:00:00-05:00' }) })).toEqual([
      'foreignOffsets 6 “2026-03-10T09:00:00-05:00” has the offset -05:00, which Europe/London never has: it is 14:00 there on 2026-03-10.',
    ]);
    for (const published of ['2026-03-10T09:00:00+01:00', '2026-03-10T09:00:00Z', '2026-07-10T09:00:00+00:00'])
      expect(await said({ [FERRY]: story('One.', { published }) })).toEqual([]);
  });
});
