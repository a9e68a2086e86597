import { z } from 'zod';
import { articleId, id, text } from '../../content/schemas/common.ts';
import type { ComponentDescription } from '../../content/schemas/component-fields.ts';

/** What may be placed in a text in Markdown, beside the signs for words. */
export const TEXT_MARKS = {
  photo: {
    label: 'Photo',
    purpose: 'one of the photos named above the text, in its place; the first of a story is at the top already',
    props: z.strictObject({ photo: id().describe('The photo’s id.') }),
    text: 'none',
    words: [],
  },
  related: {
    label: 'Related story',
    purpose: 'another story, with its headline and picture',
    props: z.strictObject({
      story: articleId().describe('The path of its file, without language and ending: 2026/harbour-opens. It is of the same language.'),
    }),
    text: 'none',
    words: [],
  },
  note: {
    label: 'Note',
    purpose: 'a note in the margin',
    props: z.strictObject({ title: text().optional().describe('What it is about.') }),
    text: 'needed',
    textIs: 'the note',
    words: [],
  },
  pull: {
    label: 'Pull quote',
    purpose: 'a sentence repeated large',
    props: z.strictObject({}),
    text: 'needed',
    textIs: 'the sentence',
    words: [],
  },
  table: {
    label: 'Table',
    purpose: 'rows and columns; readers can sort long ones',
    props: z.strictObject({}),
    text: 'needed',
    textIs: 'its rows, a line each and the names of the columns first, as they are copied from a spreadsheet, or with | between the cells',
    words: [],
  },
} satisfies Record<string, ComponentDescription & { label: string }>;

export type TextMark = keyof typeof TEXT_MARKS;

export function isTextMark(name: string): name is TextMark {
  return Object.hasOwn(TEXT_MARKS, name);
}
