import { z } from 'zod';
import { isPlainDate, text } from './common.ts';

/** What an editor may write between the beginning and the end of a component. */
type TextUse = 'needed' | 'optional' | 'none';

/** What is known of a component. */
export interface ComponentDescription {
  /** What readers see, in a few words. */
  purpose: string;
  props: z.ZodObject;
  text: TextUse;
  /** What the text between beginning and end is, when it is needed. */
  textIs?: string;
  /** The component around it, without which it means nothing. */
  within?: string;
  /** Which of its properties hold words that readers see: those are searched. */
  words: readonly string[];
}

export function component<S extends z.ZodObject>(
  description: ComponentDescription & { props: S; words: readonly (keyof z.infer<S>)[] },
): ComponentDescription & { props: S } {
  return description;
}

export const mediaFile = () => z.string().regex(/^[\w.-]+$/, 'is not the plain name of a file in content/media');

/** A bar, or a point of a line: its name, its value, and the value as readers see it when it needs more than digits. */
export type ChartRow = [name: string, value: number, shown?: string];

export const chartRow = () =>
  z.custom<ChartRow>(
    (row) =>
      Array.isArray(row) &&
      (row.length === 2 || row.length === 3) &&
      typeof row[0] === 'string' &&
      typeof row[1] === 'number' &&
      (row.length === 2 || typeof row[2] === 'string'),
    { error: "is not a row: write ['name', 12.5], or ['name', 12500, '12,500']" },
  );

/** A day, a month or a year, which the site writes out, or a date in words. */
export const dateOrWords = () =>
  text().refine((date) => !/^\d+[-/.]\d/.test(date) || isPlainDate(date), 'is not a date: write 2022-02-24, 2022-02 or 2022, or words');

export const FIELD_TYPES = ['text', 'long', 'email', 'tel', 'number', 'date', 'choice', 'tick'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const CHART_TYPES = ['bar', 'line', 'multiples'] as const;
export const FIGURE_WIDTHS = ['wide', 'full'] as const;
export const GALLERY_ARRANGEMENTS = ['grid', 'row'] as const;

/** More lines in one drawing cannot be told apart. */
export const MOST_LINES = 4;

export const place = z.strictObject({
  name: text().describe('The place’s name, as the story writes it.'),
  at: z
    .tuple([z.number().min(-180).max(180), z.number().min(-85).max(85)], {
      error: 'is not a longitude and a latitude, like [30.52, 50.45]',
    })
    .describe('Longitude, then latitude, in degrees; west and south are negative.'),
  main: z.boolean().optional().describe('true for the place that the story is about.'),
  side: z.enum(['start', 'end']).optional().describe('start or end: on which side of its dot the name stands.'),
});
