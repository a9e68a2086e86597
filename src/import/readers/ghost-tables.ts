import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { MEGABYTE, refuseLarge, statArchive } from '../archive-file.ts';
import { ImportError, type ReadOptions } from '../model.ts';

/** JSON is read whole; a text in memory cannot be longer. */
const LARGEST_JSON = 500 * MEGABYTE;

export type Row = Readonly<Record<string, unknown>>;

/** The tables of Ghost’s database as they stand in the export. What is not as expected counts as not there. */
export class Tables {
  readonly #data: Readonly<Record<string, unknown>>;

  constructor(data: Readonly<Record<string, unknown>>) {
    this.#data = data;
  }

  rows(name: string): Row[] {
    const rows = this.#data[name];
    return Array.isArray(rows) ? rows.filter(isRow) : [];
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function text(row: Row | undefined, field: string): string | undefined {
  const value = row?.[field];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export function readTables(path: string, { largest }: ReadOptions): Tables {
  const name = basename(path);
  const { size } = statArchive(path);
  refuseLarge(path, size, largest);
  if (size > LARGEST_JSON)
    throw new ImportError(
      `“${name}” has ${Math.ceil(size / MEGABYTE)} MB; JSON is read up to ${LARGEST_JSON / MEGABYTE} MB. Export the site in parts.`,
    );
  const data = dataOf(parse(path, name));
  if (data && Array.isArray(data.posts)) return new Tables(data);
  throw new ImportError(
    `“${name}” is JSON, but not a Ghost export: it has no posts. Export it again under Settings → Labs → Export your content.`,
  );
}

function parse(path: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof RangeError)
      throw new ImportError(`“${name}” is nested too deeply to be a Ghost export. It may be made to do harm; do not import it.`);
    if (!(error instanceof SyntaxError)) throw error;
    const isCut = /end of JSON|Unterminated/i.test(error.message);
    throw new ImportError(
      isCut
        ? `“${name}” breaks off before its end. The export or its download was cut short: export it again, and compare the sizes.`
        : `“${name}” is not sound JSON: ${error.message.slice(0, 200)}. Export it again.`,
    );
  }
}

/** Exports wrap the tables: `{ db: [{ data }] }`, in older ones `{ data }`. */
function dataOf(file: unknown): Row | undefined {
  if (!isRow(file)) return undefined;
  const first: unknown = Array.isArray(file.db) ? file.db[0] : file;
  return isRow(first) && isRow(first.data) ? first.data : undefined;
}
