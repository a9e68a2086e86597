import { z } from 'zod';
import { articleId, id, text } from '../../content/schemas/common.ts';
import type { ComponentDescription } from '../../content/schemas/component-fields.ts';
import type { ComponentValues } from './component-fields.ts';
import { escaped } from './escaped-words.ts';

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

/** A mark as it stands on lines of its own. */
export function writeMark(name: TextMark, values: ComponentValues, words = ''): string {
  const value = (field: string): string => (values[field] ?? '').trim();
  switch (name) {
    case 'photo':
      return `![](${value('photo')})`;
    case 'related':
      return `::related{story="${value('story')}"}`;
    case 'note':
      return fenced(value('title') === '' ? 'note' : `note[${escaped(value('title'))}]`, words);
    case 'pull':
      return fenced('pull', words);
    case 'table':
      return tableOf(words);
  }
}

const FIGURE = /^[-−+]?\d[\d.,'’ \u00A0\u202F]*%?$/;

/** A cell that a spreadsheet copies in quotation marks, since it has a line break, a tab or such marks itself. */
const QUOTED_CELL = /(^|[\t\n])"((?:[^"]|"")*)"(?=[\t\n]|$)/g;

/** The line of a table in Markdown that parts its head from its rows. */
const DASHES = /^[\s|:]*-[\s|:-]*$/;

/** What parts cells is a tab wherever there is one. Columns of figures stand to the right. */
function tableOf(written: string): string {
  const words = written.replaceAll('\r', '');
  const rows = (words.includes('\t') ? copiedRows(words) : typedRows(words)).filter((row) => row.some((cell) => cell !== ''));
  const columns = Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, place) => rows.map((row) => row[place] ?? ''));
  const dashes = columns.map(([, ...cells]) => (cells.length > 0 && cells.every((cell) => FIGURE.test(cell)) ? '---:' : '---'));
  const [head = [], ...others] = rows.map((_, row) => columns.map((cells) => cells[row] ?? ''));
  return [head, dashes, ...others].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A cell of a spreadsheet holds no signs but what is written in it. */
function copiedRows(words: string): string[][] {
  const unquoted = words.replace(
    QUOTED_CELL,
    (_, before: string, cell: string) => before + cell.replaceAll('""', '"').replace(/\s+/g, ' '),
  );
  return unquoted.split('\n').map((line) => line.split('\t').map((cell) => cell.trim().replace(/[\\|<{*_`~&[\]]/g, '\\$&')));
}

/** Cells that are typed between bars may have signs. */
function typedRows(words: string): string[][] {
  const lines = words.split('\n').filter((line, place) => place === 0 || !DASHES.test(line));
  return lines.map((line) =>
    line
      .trim()
      .replace(/^\||(?<!\\)\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replace(/(?<!\\)[<{]/g, '\\$&')),
  );
}

/** Between lines that have more colons than any in the text. */
function fenced(beginning: string, words: string): string {
  const longest = Math.max(2, ...[...words.matchAll(/^[\s>]*(:{3,})/gm)].map(([, colons = '']) => colons.length));
  const fence = ':'.repeat(longest + 1);
  return `${fence}${beginning}\n${words}\n${fence}`;
}
