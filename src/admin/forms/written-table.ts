import type { PhrasingContent } from 'mdast';
import { readTextTree } from '../../content/text/tree.ts';
import { escaped } from './escaped-words.ts';

const FIGURE = /^[-−+]?\d[\d.,'’ \u00A0\u202F]*%?$/;

/** A cell that a spreadsheet copies in quotation marks, since it has a line break, a tab or such marks itself. */
const QUOTED_CELL = /(^|[\t\n])"((?:[^"]|"")*)"(?=[\t\n]|$)/g;

/** The line of a table in Markdown that parts its head from its rows. */
const DASHES = /^[\s|:]*-[\s|:-]*$/;

/** A table in Markdown of rows that are copied or typed: what parts cells is a tab wherever there is one. Columns of figures stand to the right. */
export function writeTable(written: string): string {
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
  return unquoted.split('\n').map((line) => line.split('\t').map((cell) => writeCell(cell.trim())));
}

/** Addresses stay what they are, so that they lead there; of everything else, what would be a sign gets a backslash. */
function writeCell(cell: string): string {
  const parts = cell.split(/(\s+)/);
  const written = parts.map((part) => (isAddress(part) ? part : part.replace(/[\\|<{*_`~&[\]]/g, '\\$&'))).join('');
  return wordsOfCell(written) === cell ? written : escaped(cell);
}

/** Whether a word has an address that is its own words, and nothing that a table or a component would read. */
function isAddress(word: string): boolean {
  return /:\/\/|^www\.|@/i.test(word) && !/[\\|<{`]/.test(word) && wordsOfCell(word) === word;
}

/** What readers have of a cell, if it is nothing but words and addresses. */
function wordsOfCell(written: string): string | undefined {
  const [table] = readTextTree(`| ${written} |\n| --- |`, 'md').children;
  const nodes: PhrasingContent[] = table?.type === 'table' ? (table.children[0]?.children[0]?.children ?? []) : [];
  const words = nodes
    .flatMap((node) => (node.type === 'link' ? node.children : [node]))
    .map((node) => (node.type === 'text' ? node.value : undefined));
  return words.includes(undefined) ? undefined : words.join('');
}

/** Cells that are typed between bars may have signs. */
function typedRows(words: string): string[][] {
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  return lines
    .filter((line, place) => place !== 1 || !DASHES.test(line))
    .map((line) =>
      line
        .trim()
        .replace(/^\||(?<!\\)\|$/g, '')
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replace(/(?<!\\)[<{]/g, '\\$&')),
    );
}
