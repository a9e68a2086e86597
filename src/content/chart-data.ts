import type { PropsOf } from './schemas/story-components.ts';
import { MOST_LINES } from './schemas/component-fields.ts';
import { cellNumber } from '../shared/csv-cell.ts';
import type { CsvTable } from '../shared/csv-table.ts';

/** The figures of a chart: what stands in each row, and one or several columns of figures. */
export interface ChartData {
  /** What the rows are called after: the first column’s name; empty where rows have none. */
  heading: string;
  names: string[];
  series: ChartSeries[];
}

export interface ChartSeries {
  name: string;
  /** Null where there is no figure. */
  values: (number | null)[];
  /** The figures as readers see them. */
  shown: string[];
}

type ChartProps = PropsOf<'Chart'>;

/** A file of figures as far as a chart needs it. */
export type ChartTable = Pick<CsvTable, 'columns' | 'decimalComma'> & { rows: readonly { cells: readonly string[] }[] };

/** The columns of a file that a chart draws: those it names, else the first. */
export function chosenColumns({ columns }: Pick<ChartProps, 'columns'>, table: Pick<CsvTable, 'columns'>): string[] {
  return columns ?? table.columns.slice(0, MOST_LINES + 1);
}

/** A chart’s figures, from its rows or its file; empty when the file is not there. */
export function chartData(props: ChartProps, table: ChartTable | undefined, locale: string): ChartData {
  const { title, rows } = props;
  if (rows) {
    const values = rows.map(([, value]) => value);
    const shown = rows.map(([, value, own]) => own ?? writeNumber(value, decimalsOf(String(value)), locale));
    return { heading: '', names: rows.map(([name]) => name), series: [{ name: props.unit ?? title, values, shown }] };
  }
  if (!table) return { heading: '', names: [], series: [] };
  const [heading = '', ...figures] = chosenColumns(props, table);
  const cellsOf = (name: string) => table.rows.map(({ cells }) => cells[table.columns.indexOf(name)] ?? '');
  return {
    heading,
    names: cellsOf(heading),
    series: figures.map((name) => {
      const cells = cellsOf(name);
      const values = cells.map((cell) => cellNumber(cell, table) ?? null);
      const decimals = Math.max(...cells.map((cell) => decimalsOf(table.decimalComma ? cell.replace(',', '.') : cell)));
      return { name, values, shown: values.map((value) => (value === null ? '–' : writeNumber(value, decimals, locale))) };
    }),
  };
}

function decimalsOf(cell: string): number {
  return Math.min(6, /\.(\d+)$/.exec(cell)?.[1]?.length ?? 0);
}

function writeNumber(value: number, decimals: number, locale: string): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}
