import { CsvError, parse } from 'csv-parse/sync';

/** A file of figures: its columns’ names, and the cells of each row as they are written. */
export interface CsvTable {
  columns: string[];
  /** The cells of each row with the row’s line in the file. */
  rows: { cells: string[]; line: number }[];
  /** True where a comma parts whole numbers from decimals, as in files whose cells are parted by semicolons. */
  decimalComma: boolean;
}

/** What is wrong with a file of figures, and on which line. */
export class CsvFault extends Error {
  readonly line: number;
  readonly mend: string;

  constructor(line: number, problem: string, mend: string) {
    super(problem);
    this.line = line;
    this.mend = mend;
  }
}

/** More rows than any drawing in a story shows. */
const MOST_ROWS = 5000;

interface Row {
  record: string[];
  info: { lines: number };
}

/** Reads comma-separated values; semicolons and tabs part cells too when the first line has more of them. Throws a `CsvFault`. */
export function readCsv(text: string): CsvTable {
  const delimiter = delimiterOf(text);
  const [head, ...others] = parseRows(text, delimiter);
  const columns = (head?.record ?? []).map((name) => name.trim());
  if (!head || columns.every((name) => name === ''))
    throw new CsvFault(
      1,
      'The file has no line with the names of its columns.',
      'Write their names on the first line, with commas between.',
    );
  columns.forEach((name, index) => {
    if (name === '')
      throw new CsvFault(1, `The ${ordinal(index + 1)} column has no name.`, 'Write its name on the first line, or take the column out.');
    if (columns.indexOf(name) < index) throw new CsvFault(1, `Two columns are called “${name}”.`, 'Give one of them another name.');
  });
  if (others.length === 0) throw new CsvFault(1, 'The file has no figures.', 'Write them below the names of the columns, a line each.');
  if (others.length > MOST_ROWS)
    throw new CsvFault(
      1,
      `The file has ${others.length} rows; ${MOST_ROWS} is the most that can be drawn.`,
      'Cut it to the rows that the chart needs.',
    );
  const rows = others.map(({ record, info }) => {
    if (record.length !== columns.length)
      throw new CsvFault(
        info.lines,
        `The line has ${record.length} ${record.length === 1 ? 'cell' : 'cells'}, but there are ${columns.length} columns.`,
        'Write one cell for each column; a text that contains a comma stands in double quotes.',
      );
    return { cells: record.map((cell) => cell.trim()), line: info.lines };
  });
  return { columns, rows, decimalComma: delimiter === ';' };
}

function delimiterOf(text: string): string {
  const first = /^\uFEFF?(.*)$/m.exec(text)?.[1] ?? '';
  const counted = [',', ';', '\t'].map((character) => ({ character, count: first.split(character).length }));
  return counted.reduce((best, other) => (other.count > best.count ? other : best)).character;
}

function parseRows(text: string, delimiter: string): Row[] {
  try {
    return parse(text, { bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as Row[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED';
    throw new CsvFault(
      isOpen ? openQuoteLine(text) : Number(error.lines ?? 1),
      isOpen ? 'A double quote opens a cell that begins here and is not closed.' : 'A double quote stands where none can be.',
      'Put the whole cell in double quotes, and write a double quote within it twice.',
    );
  }
}

/** The line of the last quotation mark, which is the one still open when their number is odd. */
function openQuoteLine(text: string): number {
  return text.slice(0, text.lastIndexOf('"')).split('\n').length;
}

function ordinal(place: number): string {
  return ['first', 'second', 'third'][place - 1] ?? `${place}th`;
}
