import type { CsvTable } from './csv-table.ts';

/** The number in a cell; undefined when it is none, and null when the cell is empty. */
export function cellNumber(cell: string, { decimalComma }: Pick<CsvTable, 'decimalComma'>): number | null | undefined {
  if (cell === '') return null;
  const plain = (decimalComma ? cell.replace(',', '.') : cell).replace('−', '-');
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}
