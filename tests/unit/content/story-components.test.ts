import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatFault, type Fault } from '../../../src/content/faults/fault.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { STORY_COMPONENTS, type ComponentName } from '../../../src/content/schemas/story-components.ts';
import { copyNewsroom } from '../../support/overlay.ts';

const base = fileURLToPath(new URL('../../fixtures/newsroom', import.meta.url));
const STORY = 'articles/en/2026/spring-surge.mdx';

const FIELDS = `---
headline: A spring surge
section: science
kind: explainer
published: 2026-03-02T10:00:00+00:00
byline: [coast-desk]
photos:
  - photo: moon
  - photo: harbour
corrections:
  - date: 2026-03-03T09:00:00+00:00
    wrong: It said that the surge was two metres high.
    right: It was one.
  - date: 2026-03-04T09:00:00+00:00
    wrong: It said Monday.
    right: It was Sunday.
  - date: 2026-03-04T11:00:00+00:00
    wrong: It said March.
    right: It was February.
---
`;
const FIRST_LINE = FIELDS.split('\n').length;

/** Every fault of a newsroom with one more story and the files beside it. */
async function faultsOf(text: string, files: Record<string, string> = {}): Promise<Fault[]> {
  const copy = copyNewsroom(base);
  try {
    for (const [path, content] of Object.entries({ [STORY]: FIELDS + text, ...files })) {
      mkdirSync(dirname(join(copy.contentDir, path)), { recursive: true });
      writeFileSync(join(copy.contentDir, path), content);
    }
    return (await readNewsroom(copy.root, copy.contentDir)).faults;
  } finally {
    copy.remove();
  }
}

const LEVELS = 'articles/en/2026/levels.csv';

/** A sound use of each component, and what goes with it. */
const SOUND: Record<ComponentName, { text: string; files?: Record<string, string> }> = {
  Figure: { text: '<Figure photo="harbour" />' },
  Gallery: { text: "<Gallery photos={['harbour', 'moon']} arrangement=\"row\" />" },
  BeforeAfter: { text: '<BeforeAfter before="harbour" after="moon" beforeLabel="In 2025" />' },
  PictureEssay: {
    text: '<PictureEssay title="The tide">\n<PictureStep photo="moon">\nIt rises.\n</PictureStep>\n</PictureEssay>',
  },
  PictureStep: { text: '<PictureEssay>\n<PictureStep photo="harbour">\nWords.\n\nMore.\n</PictureStep>\n</PictureEssay>' },
  PullQuote: { text: '<PullQuote by="The harbour master">\nIt rose.\n</PullQuote>' },
  Factbox: { text: '<Factbox title="Tides">\n- one\n- two\n</Factbox>' },
  Ad: { text: '<Ad by="Example Boats" url="https://boats.example/">\nBoats.\n</Ad>' },
  Form: {
    text: '<Form title="Write to us" action="https://forms.example/send">\n<Field name="mail" label="Your address" type="email" />\n</Form>',
  },
  Field: {
    text: '<Form title="Choose" action="https://forms.example/send">\n<Field name="day" label="Day" type="choice" options={[\'Monday\', \'Tuesday\']} />\n</Form>',
  },
  Timeline: {
    text: '<Timeline title="The night">\n  <TimelineEntry date="2026-02-28">High water.</TimelineEntry>\n  <TimelineEntry date="Dawn" title="Low water" />\n</Timeline>',
  },
  TimelineEntry: { text: '<Timeline>\n<TimelineEntry date="2026-02">\nWords.\n\nMore.\n</TimelineEntry>\n</Timeline>' },
  RelatedStory: { text: '<RelatedStory story="2026/foghorn" />' },
  LocatorMap: { text: '<LocatorMap places={[{ name: \'Quay\', at: [-4.5, 50] }]} alt="a" caption="b" credit="c" />' },
  Chart: {
    text: '<Chart type="line" title="Levels" file="levels.csv" alt="It rises." note="Source: us" />\n\n<Chart title="Two" rows={[[\'a\', 1], [\'b\', -2.5, \'−2½\']]} note="n" />',
    files: { [LEVELS]: 'Hour,Metres\n1,0.5\n2,\n3,1.5\n' },
  },
  Embed: { text: '<Embed url="https://vimeo.com/76979871" by="Coast Films" photo="moon">\nThe sea at night.\n</Embed>' },
  Audio: { text: '<Audio file="foghorn.mp3" title="The horn" duration={2}>\nOne long note.\n</Audio>' },
  Video: {
    text: '<Video file="waves.mp4" title="Waves" duration={4} poster="moon">\nWaves.\n</Video>',
    files: { 'media/waves.mp4': 'no film' },
  },
  LiveUpdate: { text: '<LiveUpdate time="2026-03-02T11:00:00+00:00" title="It rises">\nBy a metre.\n</LiveUpdate>' },
  Correction: { text: 'It was one metre high.\n\n<Correction date="2026-03-03" />' },
  Sidenote: { text: '<Sidenote>\nA surge is no wave.\n</Sidenote>' },
};

describe('a component as it should be', () => {
  it.each(Object.keys(STORY_COMPONENTS) as ComponentName[])('has no fault: %s', async (name) => {
    const { text, files } = SOUND[name];
    expect((await faultsOf(`Words.\n\n${text}\n`, files)).map(formatFault)).toEqual([]);
  });
});

/** What an editor wrote, in which line of the text the fault is, and what is said of it. */
const FAULTY: [what: string, text: string, line: number, field: string, problem: string, mend: RegExp][] = [
  [
    'Figure: a photo that is not the story’s',
    '<Figure photo="mon" />',
    1,
    'text',
    '“mon” is placed in the text but is not one of the story’s photos.',
    /Did you mean “moon”/,
  ],
  [
    'Figure: no photo',
    'Words.\n\n<Figure />',
    3,
    '<Figure> photo',
    '“photo” is missing.',
    /^Add “photo="…"”\. What belongs here: One of the story’s photos/,
  ],
  [
    'Figure: a misspelt property',
    '<Figure\n  phto="moon"\n  photo="moon"\n/>',
    2,
    '<Figure> phto',
    '“phto” is not a field here.',
    /Did you mean “photo”/,
  ],
  [
    'Figure: a width that there is not',
    '<Figure photo="moon" width="huge" />',
    1,
    '<Figure> width',
    '“huge” is not allowed here.',
    /Write one of the allowed values/,
  ],
  ['Gallery: one photo only', "<Gallery photos={['moon']} />", 1, '<Gallery> photos', '“photos” has fewer than two photos.', /Two or more/],
  [
    'Gallery: a photo that does not exist',
    "<Gallery\n  photos={['moon', 'harbor']}\n/>",
    1,
    'text',
    '“harbor” is placed in the text but is not one of the story’s photos.',
    /“harbour”/,
  ],
  [
    'Gallery: an arrangement that there is not',
    '<Gallery photos={["moon", "harbour"]} arrangement="rows" />',
    1,
    '<Gallery> arrangement',
    '“rows” is not allowed here.',
    /Did you mean “row”/,
  ],
  [
    'PullQuote: no sentence',
    '<PullQuote by="A"></PullQuote>',
    1,
    '<PullQuote>',
    'There is nothing between <PullQuote> and </PullQuote>.',
    /^Write there the sentence\.$/,
  ],
  ['Factbox: no title', '<Factbox>\nFacts.\n</Factbox>', 1, '<Factbox> title', '“title” is missing.', /What the box is about/],
  [
    'PictureEssay: words between pictures',
    '<PictureEssay>\nWords.\n</PictureEssay>',
    1,
    '<PictureEssay>',
    'There is something besides pictures in the picture essay.',
    /PictureStep/,
  ],
  [
    'PictureStep: alone',
    '<PictureStep photo="moon">\nWords.\n</PictureStep>',
    1,
    '<PictureStep>',
    'The component stands alone.',
    /between <PictureEssay> and <\/PictureEssay>/,
  ],
  [
    'BeforeAfter: a photo that does not exist',
    '<BeforeAfter before="moon" after="harbor" />',
    1,
    'text',
    '“harbor” is placed in the text but is not one of the story’s photos.',
    /harbour/,
  ],
  [
    'Timeline: words between events',
    '<Timeline>\nWords.\n</Timeline>',
    1,
    '<Timeline>',
    'There is something besides events in the timeline.',
    /TimelineEntry/,
  ],
  [
    'TimelineEntry: alone',
    '<TimelineEntry date="2026">\nWords.\n</TimelineEntry>',
    1,
    '<TimelineEntry>',
    'The component stands alone.',
    /between <Timeline> and <\/Timeline>/,
  ],
  [
    'TimelineEntry: a day that there is not',
    '<Timeline>\n\n<TimelineEntry date="2026-02-30" title="x" />\n\n</Timeline>',
    3,
    '<TimelineEntry> date',
    '“2026-02-30” is not a date: write 2022-02-24, 2022-02 or 2022, or words.',
    /When it happened/,
  ],
  [
    'RelatedStory: a story that there is not',
    '<RelatedStory story="2026/fog-horn" />',
    1,
    'text',
    '“2026/fog-horn” is not a story in this language.',
    /Did you mean “2026\/foghorn”/,
  ],
  [
    'LocatorMap: latitude before longitude',
    '<LocatorMap\n  places={[\n    { name: \'Quay\', at: [-4.5, 50] },\n    { name: \'Pole\', at: [50, 104.5] },\n  ]}\n  alt="a" caption="b" credit="c"\n/>',
    4,
    '<LocatorMap> places[2].at[2]',
    '“104.5” is more than 85.',
    /Longitude, then latitude/,
  ],
  [
    'Chart: a value in quotes',
    "<Chart title=\"t\" note=\"n\" rows={[\n  ['a', 1],\n  ['b', '2'],\n]} />",
    3,
    '<Chart> rows[2]',
    "“[b, '2']” is not a row: write ['name', 12.5], or ['name', 12500, '12,500'].",
    /a row each/,
  ],
  [
    'Chart: a comma missing',
    '<Chart title="t" note="n" rows={[\n  [\'a\', 1]\n  [\'b\', 2],\n]} />',
    1,
    '<Chart> rows',
    "“[ ['a', 1] ['b', 2], ]” cannot be read as a value.",
    /comma that is missing/,
  ],
  [
    'Chart: neither rows nor a file',
    '<Chart title="t" note="n" />',
    1,
    '<Chart>',
    'The chart has neither “rows” nor a “file”.',
    /^Write either/,
  ],
  [
    'Chart: lines without words',
    '<Chart type="line" title="t" note="n" rows={[["a", 1]]} />',
    1,
    '<Chart>',
    'A chart of lines says nothing to readers who cannot see it.',
    /“alt”/,
  ],
  [
    'Chart: a file that is not there',
    '<Chart title="t" note="n" file="tides.csv" />',
    1,
    '<Chart> file',
    '“tides.csv” is not a file beside this story.',
    /content\/articles\/en\/2026\/tides\.csv/,
  ],
  [
    'Embed: a site that is not known',
    '<Embed url="https://example.org/video/1" by="A">\nWords.\n</Embed>',
    1,
    '<Embed> url',
    '“https://example.org/video/1” is not the address of a post or video that can be shown.',
    /Link to anything else/,
  ],
  [
    'Embed: no words',
    '<Embed url="https://vimeo.com/1" by="A" />',
    1,
    '<Embed>',
    'There is nothing between <Embed> and </Embed>.',
    /the post’s words/,
  ],
  [
    'Embed: a handle of Bluesky',
    '<Embed url="https://bsky.app/profile/a.example/post/3k2" by="A">\nWords.\n</Embed>',
    1,
    '<Embed> url',
    '“https://bsky.app/profile/a.example/post/3k2” names the account by a handle, under which Bluesky shows no post elsewhere.',
    /did:plc/,
  ],
  [
    'Audio: a file that is not there',
    '<Audio file="fog-horn.mp3" title="t">\nWords.\n</Audio>',
    1,
    '<Audio> file',
    '“fog-horn.mp3” is not a file in content/media.',
    /Did you mean “foghorn\.mp3”/,
  ],
  [
    'Audio: no transcript',
    '<Audio file="foghorn.mp3" title="t" duration={2} />',
    1,
    '<Audio>',
    'There is nothing between <Audio> and </Audio>.',
    /transcript/,
  ],
  [
    'Video: a recording without pictures',
    '<Video file="foghorn.mp3" title="t">\nWords.\n</Video>',
    1,
    '<Video> file',
    '“foghorn.mp3” is not a film that browsers play.',
    /allowed formats/,
  ],
  [
    'LiveUpdate: a time without its offset',
    '<LiveUpdate time="2026-03-02T11:00" title="t">\nWords.\n</LiveUpdate>',
    1,
    '<LiveUpdate> time',
    '“2026-03-02T11:00” is not a date and time with its offset, like 2026-03-02T11:00:00+00:00.',
    /with offset/,
  ],
  [
    'Correction: one that the story does not have',
    '<Correction date="2026-03-05" />',
    1,
    '<Correction> date',
    'The story has no correction of “2026-03-05” among its fields.',
    /“corrections” at the top/,
  ],
  [
    'Correction: one of two on a day',
    '<Correction date="2026-03-04" />',
    1,
    '<Correction> date',
    'The story has 2 corrections of “2026-03-04”.',
    /whole time/,
  ],
  [
    'Sidenote: inside a sentence',
    'It was <Sidenote title="t">high</Sidenote> water.',
    1,
    '<Sidenote>',
    'The component stands inside a sentence.',
    /line of its own/,
  ],
  [
    'a component that there is not',
    'Words.\n\n<Fatbox title="t">\nWords.\n</Fatbox>',
    3,
    'text',
    '“<Fatbox>” is not a component.',
    /Did you mean “Factbox”/,
  ],
  ['a component that is not closed', 'Words.\n\n<Factbox title="t">\nWords.\n', 3, 'text', '“<Factbox>” is not closed.', /<\/Factbox>/],
  ['a property given twice', '<Figure photo="moon" photo="harbour" />', 1, '<Figure> photo', '“photo” is there twice.', /one of the two/],
  [
    'a quotation mark missing',
    'Words.\n\n<Figure photo="moon />\n',
    3,
    'text',
    'A “<” stands here that does not begin a component, or the component after it cannot be read.',
    /quotation mark/,
  ],
  ['a curly bracket not closed', 'The set {1, 2.\n', 1, 'text', 'A curly bracket is not closed.', /backslash/],
  ['a comment of HTML', 'Words.\n\n<!-- later -->\n', 3, 'text', 'A comment of HTML, <!-- … -->, cannot stand here.', /\{\/\* … \*\/\}/],
  [
    'code in the text',
    'It is {process.env.HOME} here.',
    1,
    'text',
    '“{process.env.HOME}” is code, which a story cannot hold.',
    /backslash/,
  ],
  [
    'an import',
    'import x from "./x.ts"\n\nWords.',
    1,
    'text',
    '“import x from "./x.ts"” is code, which a story cannot hold.',
    /without being imported/,
  ],
  ['Ad: no words', '<Ad by="Boats" url="https://boats.example/" />', 1, '<Ad>', 'There is nothing between <Ad> and </Ad>.', /Write there what it says/],
  [
    'Form: no field',
    '<Form title="Write" action="https://forms.example/send">\n\nWords.\n\n</Form>',
    1,
    '<Form>',
    'The form has no field.',
    /<Field name="…"/,
  ],
  [
    'Form: no address',
    '<Form title="Write" action="send.php">\n\n<Field name="a" label="A" />\n\n</Form>',
    1,
    '<Form> action',
    '“send.php” is not an address of the web: it begins with https://.',
    /Correct it/,
  ],
  ['Field: alone', '<Field name="a" label="A" />', 1, '<Field>', 'The component stands alone.', /Put it between <Form>/],
  [
    'Field: nothing to choose from',
    '<Form title="Write" action="https://forms.example/send">\n\n<Field name="a" label="A" type="choice" />\n\n</Form>',
    3,
    '<Field>',
    'The choice has nothing to choose from.',
    /options=/,
  ],
  [
    'code in a property',
    '<Figure photo={photos[0]} />',
    1,
    '<Figure> photo',
    '“photos[0]” cannot be read as a value.',
    /Code has no place/,
  ],
];

describe('a component as it should not be is refused, with its line, its property and a way to mend it', () => {
  it.each(FAULTY)('%s', async (_what, text, line, field, problem, mend) => {
    const faults = await faultsOf(`${text}\n`);
    expect(faults.map((fault) => [fault.file, fault.line, fault.field, fault.problem.replaceAll('"', '\\"')])).toEqual([
      [`content/${STORY}`, FIRST_LINE - 1 + line, field, problem.replaceAll('\\"', '"').replaceAll('"', '\\"')],
    ]);
    expect(faults[0]?.mend).toMatch(mend);
  });

  it('names every component at least once', () => {
    const named = FAULTY.map(([what]) => what.split(':')[0]);
    expect(Object.keys(STORY_COMPONENTS).filter((name) => !named.includes(name))).toEqual([]);
  });
});

describe('figures beside a story', () => {
  const chart = '<Chart type="line" title="t" alt="a" note="n" file="levels.csv" />\n';

  it.each([
    ['a cell that is no number', 'Hour,Metres\n1,0.5\n2,n/a\n', 3, 'column Metres', '“n/a” is not a number.'],
    ['commas between thousands', 'Hour,Metres\n1,"1,500"\n', 2, 'column Metres', '“1,500” is not a number.'],
    ['a line with a cell too many', 'Hour,Metres\n1,0.5\n2,1,5\n', 3, undefined, 'The line has 3 cells, but there are 2 columns.'],
    [
      'a quotation that is not closed',
      'Hour,Metres\n1,"0.5\n2,1\n',
      2,
      undefined,
      'A double quote opens a cell that begins here and is not closed.',
    ],
    ['a column without a name', 'Hour,\n1,0.5\n', 1, undefined, 'The second column has no name.'],
    ['two columns of one name', 'Hour,Metres,Metres\n1,2,3\n', 1, undefined, 'Two columns are called “Metres”.'],
    ['no figures', 'Hour,Metres\n', 1, undefined, 'The file has no figures.'],
    ['nothing at all', '', 1, undefined, 'The file has no line with the names of its columns.'],
    ['one column', 'Hour\n1\n', 1, undefined, 'The file has one column only, so there is nothing to draw.'],
  ])('are refused with %s', async (_what, csv, line, field, problem) => {
    const faults = await faultsOf(chart, { [LEVELS]: csv });
    expect(faults.map((fault) => [fault.file, fault.line, fault.field, fault.problem])).toEqual([
      [`content/${LEVELS}`, line, field, problem],
    ]);
  });

  it('may be parted by semicolons, with decimal commas', async () => {
    expect(await faultsOf(chart, { [LEVELS]: '\uFEFFHora;Metros\r\n1;0,5\r\n\r\n2;-1,25\r\n' })).toEqual([]);
  });

  it('are refused when they are no text', async () => {
    const [fault] = await faultsOf(chart, { [LEVELS]: 'Hour,Metres\n1,\u0000\n' });
    expect(fault?.problem).toBe('“␀” is not a number.');
  });

  it('must have the columns that a chart names', async () => {
    const [fault] = await faultsOf(`<Chart title="t" note="n" file="levels.csv" columns={['Hour', 'Meters']} />\n`, {
      [LEVELS]: 'Hour,Metres\n1,2\n',
    });
    expect(fault).toMatchObject({ problem: '“Meters” is not a column of levels.csv.', allowed: ['Hour', 'Metres'] });
    expect(fault?.mend).toContain('Did you mean “Metres”?');
  });
});

describe('a component in plain Markdown', () => {
  it('is refused, since it would do nothing', async () => {
    const faults = await faultsOf('Words.\n', {
      'articles/en/2026/low-water.md': `${FIELDS}Words.\n\n<Factbox title="t">\nWords.\n</Factbox>\n`,
    });
    expect(faults.map(({ line, problem }) => [line, problem])).toEqual([
      [FIRST_LINE + 2, '“<Factbox>” is a component, which does nothing in a file that ends in “.md”.'],
    ]);
  });

  it('may be shown as code', async () => {
    expect(await faultsOf('Words.\n', { 'articles/en/2026/low-water.md': `${FIELDS}Write \`<Factbox title="t">\`.\n` })).toEqual([]);
  });
});

describe('what a text in MDX may hold besides', () => {
  it.each([
    ['a comment', 'Words. {/* later */}\n\n{/* and\nmore */}'],
    ['a bracket in quotes', "A bracket: {'{'}."],
    ['HTML without code', 'H<sub>2</sub>O, <abbr title="tonne">t</abbr>'],
    ['a related story by a mark', '::related{story="2026/foghorn"}'],
    [
      'several one-line events',
      '<Timeline>\n<TimelineEntry date="2025">One.</TimelineEntry>\n<TimelineEntry date="2026">Two.</TimelineEntry>\n</Timeline>',
    ],
  ])('%s', async (_what, text) => {
    expect((await faultsOf(`${text}\n`)).map(formatFault)).toEqual([]);
  });
});
