import { z } from 'zod';
import { articleId, httpAddress, id, instant, text } from './common.ts';
import { component, FIELD_TYPES, FIGURE_WIDTHS, GALLERY_ARRANGEMENTS, dateOrWords, place, CHART_TYPES, chartRow, MOST_LINES, mediaFile } from './component-fields.ts';

/**
 * Everything that an editor may use in a story in `.mdx`, each with its properties. The types of the components, the check of the
 * content and the tables in docs/editing.md come from here.
 */
export const STORY_COMPONENTS = {
  Figure: component({
    purpose: 'a photo',
    props: z.strictObject({
      photo: id().describe('One of the story’s photos, by its id.'),
      width: z
        .enum(FIGURE_WIDTHS)
        .optional()
        .describe('wide: as wide as text and margin together; full: from edge to edge of the screen. Left out: as wide as the text.'),
    }),
    text: 'none',
    words: [],
  }),
  Gallery: component({
    purpose: 'several photos together',
    props: z.strictObject({
      photos: z.array(id()).min(2, 'has fewer than two photos').describe('Two or more of the story’s photos, by their ids, in order.'),
      arrangement: z
        .enum(GALLERY_ARRANGEMENTS)
        .optional()
        .describe('grid: two beside each other; row: one row, to be moved sideways. Left out: grid.'),
    }),
    text: 'none',
    words: [],
  }),
  BeforeAfter: component({
    purpose: 'two photos of the same, laid over each other',
    props: z.strictObject({
      before: id().describe('One of the story’s photos, by its id: as it was.'),
      after: id().describe('Another, taken from the same place: as it is.'),
      beforeLabel: text().optional().describe('What the first shows, in a word or two: March 2011. Left out: Before.'),
      afterLabel: text().optional().describe('What the second shows. Left out: After.'),
    }),
    text: 'none',
    words: ['beforeLabel', 'afterLabel'],
  }),
  PictureEssay: component({
    purpose: 'a story told along photos',
    props: z.strictObject({ title: text().optional().describe('What it is about.') }),
    text: 'needed',
    textIs: 'the pictures, each a PictureStep with its words',
    words: ['title'],
  }),
  PictureStep: component({
    purpose: 'one photo of a picture essay, with its words',
    props: z.strictObject({ photo: id().describe('One of the story’s photos, by its id.') }),
    text: 'needed',
    textIs: 'what is to be read beside the picture',
    within: 'PictureEssay',
    words: [],
  }),
  PullQuote: component({
    purpose: 'a sentence repeated large',
    props: z.strictObject({ by: text().optional().describe('Who said it.') }),
    text: 'needed',
    textIs: 'the sentence',
    words: ['by'],
  }),
  Factbox: component({
    purpose: 'background in a box',
    props: z.strictObject({ title: text().describe('What the box is about.') }),
    text: 'needed',
    textIs: 'the facts, as paragraphs or a list',
    words: ['title'],
  }),
  Timeline: component({
    purpose: 'events in their order',
    props: z.strictObject({ title: text().optional().describe('What happened over that time.') }),
    text: 'needed',
    textIs: 'the events, each a TimelineEntry',
    words: ['title'],
  }),
  TimelineEntry: component({
    purpose: 'one event of a timeline',
    props: z.strictObject({
      date: dateOrWords().describe(
        'When it happened: 2022-02-24, 2022-02 or 2022, written out for readers by itself; or in words, which stay as they are.',
      ),
      title: text().optional().describe('What happened, in one line.'),
    }),
    text: 'optional',
    within: 'Timeline',
    words: ['title'],
  }),
  RelatedStory: component({
    purpose: 'a link to another story',
    props: z.strictObject({ story: articleId().describe('The story’s file below the language’s folder, without its ending.') }),
    text: 'none',
    words: [],
  }),
  LocatorMap: component({
    purpose: 'a map of places',
    props: z.strictObject({
      places: z.array(place).min(1).describe('The places, each with its name and where it is.'),
      alt: text().describe('What the map shows, for readers who cannot see it.'),
      caption: text().describe('What stands under the map.'),
      credit: text().describe('Who drew it, and from what.'),
      wide: z.boolean().optional().describe('true: as wide as text and margin together.'),
    }),
    text: 'none',
    words: ['places', 'alt', 'caption', 'credit'],
  }),
  Chart: component({
    purpose: 'bars or lines',
    props: z
      .strictObject({
        title: text().describe('What the chart shows.'),
        type: z.enum(CHART_TYPES).optional().describe('bar, line, or multiples: a small drawing for each column, all to one scale. Left out: bar.'),
        rows: z.array(chartRow()).min(1).optional().describe('The figures, a row each: name, value, and the value as readers see it.'),
        file: z
          .string()
          .regex(/^[a-z0-9]+(-[a-z0-9]+)*\.csv$/, 'is not the name of a CSV file beside the story, like co2-by-year.csv')
          .optional()
          .describe('Instead of rows: the name of a CSV file beside the story.'),
        columns: z
          .array(text())
          .min(2, 'names fewer than two columns')
          .max(MOST_LINES + 1)
          .optional()
          .describe(`Which columns of the file to draw: names or dates first, then figures. Left out: the first ${MOST_LINES + 1}.`),
        marks: z
          .array(z.strictObject({ at: text(), text: text() }))
          .optional()
          .describe('Words at a place of a line: at is the name of a row, such as its date, and text what to say there.'),
        wide: z.boolean().optional().describe('true: as wide as text and margin together.'),
        unit: text().optional().describe('What the figures count: parts per million.'),
        alt: text().optional().describe('What a line tells, in a sentence, for readers who cannot see it.'),
        note: text().describe('Source and maker, under the chart.'),
      })
      .check(({ value, issues }) => {
        const problem =
          value.rows && value.file
            ? 'The chart has both “rows” and a “file”, so it is not clear which to draw.'
            : !value.rows && !value.file
              ? 'The chart has neither “rows” nor a “file”.'
              : value.columns && !value.file
                ? '“columns” chooses from a file, but the chart has none.'
                : (value.type === 'line' || value.type === 'multiples') && value.alt === undefined
                  ? 'A chart of lines says nothing to readers who cannot see it.'
                  : undefined;
        const mend =
          value.type !== 'bar' && problem?.startsWith('A chart') === true
            ? 'Add “alt” with what it tells, in one sentence.'
            : 'Write either “rows” with the figures, or “file” with the name of a CSV file beside the story.';
        if (problem !== undefined) issues.push({ code: 'custom', input: value, message: problem, params: { mend }, path: [] });
      }),
    text: 'none',
    words: ['title', 'rows', 'marks', 'unit', 'alt', 'note'],
  }),
  Embed: component({
    purpose: 'a post or a video from elsewhere',
    props: z.strictObject({
      url: z.string().describe('The post’s or video’s own address, as the browser shows it.'),
      by: text().describe('Whose it is, as its readers know them.'),
      date: dateOrWords().optional().describe('When it was published: 2022-02-24, or in words.'),
      photo: id().optional().describe('One of the story’s photos to stand for it, by its id.'),
    }),
    text: 'needed',
    textIs: 'the post’s words, or what the video shows',
    words: ['by'],
  }),
  Audio: component({
    purpose: 'something to listen to',
    props: z.strictObject({
      file: mediaFile().describe('The recording’s name in content/media.'),
      title: text().describe('What is heard.'),
      duration: z.number().int().positive().optional().describe('How long it plays, in seconds. Left out: read from the file.'),
    }),
    text: 'needed',
    textIs: 'the transcript: what is said and heard',
    words: ['title'],
  }),
  Video: component({
    purpose: 'a film',
    props: z.strictObject({
      file: mediaFile().describe('The film’s name in content/media.'),
      title: text().describe('What is seen.'),
      duration: z.number().int().positive().optional().describe('How long it plays, in seconds. Left out: read from the file.'),
      poster: id().optional().describe('One of the story’s photos, shown before it plays.'),
      captions: mediaFile().optional().describe('A WebVTT file in content/media, when anything is spoken.'),
    }),
    text: 'needed',
    textIs: 'the transcript: what is said, heard and seen',
    words: ['title'],
  }),
  LiveUpdate: component({
    purpose: 'what came in later, with its time',
    props: z.strictObject({
      time: instant().describe('When it was added, with offset.'),
      title: text().describe('What is new, in one line.'),
    }),
    text: 'needed',
    textIs: 'the news',
    words: ['title'],
  }),
  Correction: component({
    purpose: 'a correction, where the error stood',
    props: z.strictObject({
      date: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}(T\S+)?$/, 'is not a day, like 2026-11-22')
        .describe('The day of one of the story’s corrections, whose words it prints.'),
    }),
    text: 'none',
    words: [],
  }),
  Ad: component({
    purpose: 'an advertisement, labelled as one',
    props: z.strictObject({
      by: text().describe('Whose it is, as readers know them.'),
      url: httpAddress().describe('Where it leads. Search engines are told that it is paid for.'),
      photo: id().optional().describe('One of the story’s photos, by its id.'),
    }),
    text: 'needed',
    textIs: 'what it says',
    words: [],
  }),
  Form: component({
    purpose: 'a form that readers fill in',
    props: z.strictObject({
      title: text().describe('What the form is for.'),
      action: httpAddress().describe('The address of the service that the form is sent to.'),
      hidden: z.record(z.string(), text()).optional().describe('Other fields that the service asks for, with their values.'),
      leadsOn: z
        .array(httpAddress())
        .optional()
        .describe('Addresses at other hosts that the service sends readers on to, which browsers ask leave for.'),
      button: text().optional().describe('What the button says. Left out: Send.'),
    }),
    text: 'needed',
    textIs: 'the fields, each a Field, and words between them',
    words: ['title'],
  }),
  Field: component({
    purpose: 'one field of a form',
    props: z
      .strictObject({
        name: text().describe('What the service calls the field.'),
        label: text().describe('What readers are asked for.'),
        type: z.enum(FIELD_TYPES).optional().describe('text, long, email, tel, number, date, choice or tick. Left out: text.'),
        options: z.array(text()).min(2, 'has fewer than two entries').optional().describe('Of a choice: what there is to choose from.'),
        optional: z.boolean().optional().describe('true for a field that may stay empty.'),
        hint: text().optional().describe('A word of help beside the field.'),
      })
      .check(({ value, issues }) => {
        if ((value.type === 'choice') === (value.options !== undefined)) return;
        const message = value.options ? '“options” belongs to a field of the type “choice”.' : 'The choice has nothing to choose from.';
        const mend = value.options ? 'Add type="choice", or take “options” out.' : "Add options={['One', 'Another']}.";
        issues.push({ code: 'custom', input: value, message, params: { mend }, path: [] });
      }),
    text: 'none',
    within: 'Form',
    words: ['label', 'options', 'hint'],
  }),
  Sidenote: component({
    purpose: 'a note in the margin',
    props: z.strictObject({ title: text().optional().describe('What the note is about.') }),
    text: 'needed',
    textIs: 'the note',
    words: ['title'],
  }),
} as const;

export type ComponentName = keyof typeof STORY_COMPONENTS;

/** What a component is given. */
export type PropsOf<N extends ComponentName> = z.output<(typeof STORY_COMPONENTS)[N]['props']>;

/** A component in a story’s text, with sound properties. Lines are those of the file. */
export type PlacedComponent = { [N in ComponentName]: { name: N; props: PropsOf<N>; line: number } }[ComponentName];

export function isComponentName(name: string): name is ComponentName {
  return Object.hasOwn(STORY_COMPONENTS, name);
}
