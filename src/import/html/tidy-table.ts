import type { Element, ElementContent } from 'hast';
import type { Desk } from './desk.ts';
import { attribute, element, findElement, isBlock, isElement, lineOf } from './html-tree.ts';

const WIDEST_SPAN = 60;
const MOST_CELLS = 50_000;

/** A table as Markdown has it: one row of heads, one line a cell, no cell over several columns or rows. Frames made of tables are taken apart. */
export function tidyTable(node: Element, desk: Desk): ElementContent[] {
  const rows = rowsOf(node);
  const caption = node.children.find((child) => isElement(child, 'caption'));
  const above = isElement(caption) && lineOf(caption) !== '' ? [element('p', {}, desk.tidyChildren(caption))] : [];
  const cells = rows.map((row) => row.children.filter((child) => isElement(child, 'td', 'th')));
  const isNested = findElement(node, (inner) => isElement(inner, 'table')) !== undefined;
  const isFrame = isNested || cells.every((row) => row.length <= 1) || cellsWithSpans(cells) > MOST_CELLS;
  if (isFrame) return [...above, ...cells.flat().map((cell) => element('div', {}, desk.tidyChildren(cell)))];

  const seen = { spans: false, blocks: false };
  const grid: ElementContent[][][] = [];
  cells.forEach((row, index) => {
    const line = (grid[index] ??= []);
    let column = 0;
    for (const cell of row) {
      while (line[column] !== undefined) column += 1;
      const [across, down] = [spanOf(cell, 'colSpan'), Math.min(spanOf(cell, 'rowSpan'), cells.length - index)];
      seen.spans ||= across > 1 || down > 1;
      const children = desk.tidyChildren(cell);
      seen.blocks ||= children.filter(isBlock).length > 1;
      for (let below = 0; below < down; below += 1) {
        for (let beside = 0; beside < across; beside += 1) {
          (grid[index + below] ??= [])[column + beside] = below === 0 && beside === 0 ? inOneLine(children) : [];
        }
      }
      column += across;
    }
  });
  if (seen.spans)
    desk.losses.add(
      'person',
      'A table had cells over several columns or rows; here the words stand in the first of them. See whether it still reads well.',
    );
  if (seen.blocks)
    desk.losses.add(
      'person',
      'A cell of a table held several paragraphs or a list; here they run on in one line. See whether it still reads well.',
    );

  const width = grid.reduce((widest, line) => Math.max(widest, line.length), 0);
  const aligned = alignments(cells[0] ?? [], width);
  const table = grid.map((line, index) =>
    element(
      'tr',
      {},
      Array.from({ length: width }, (_, column) => element(index === 0 ? 'th' : 'td', aligned[column] ?? {}, line[column] ?? [])),
    ),
  );
  return [...above, element('table', {}, table)];
}

function rowsOf(table: Element): Element[] {
  const rows = (parts: readonly ElementContent[]): Element[] => parts.filter((part) => isElement(part, 'tr'));
  const part = (name: string): Element[] => table.children.flatMap((child) => (isElement(child, name) ? rows(child.children) : []));
  const all = [...part('thead'), ...rows(table.children), ...part('tbody'), ...part('tfoot')];
  return all.filter((row) => row.children.some((child) => isElement(child, 'td', 'th')));
}

/** How many cells the table has once every span is written out and every row is as long as the longest. */
function cellsWithSpans(rows: readonly (readonly ElementContent[])[]): number {
  const widest = rows.reduce(
    (most, row) =>
      Math.max(
        most,
        row.reduce((width, cell) => width + spanOf(cell, 'colSpan'), 0),
      ),
    0,
  );
  return rows.length * widest;
}

function spanOf(cell: ElementContent, name: 'colSpan' | 'rowSpan'): number {
  const span = isElement(cell) ? Number(attribute(cell, name) ?? 1) : 1;
  return Number.isInteger(span) && span > 1 ? Math.min(span, WIDEST_SPAN) : 1;
}

/** Figures to the right is the one alignment that has a meaning. */
function alignments(heads: readonly ElementContent[], width: number): Element['properties'][] {
  return Array.from({ length: width }, (_, column) => {
    const head = heads[column];
    const isRight =
      isElement(head) &&
      /right/i.test(`${attribute(head, 'align') ?? ''} ${attribute(head, 'style') ?? ''} ${attribute(head, 'className') ?? ''}`);
    return isRight ? { align: 'right' } : {};
  });
}

function inOneLine(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    const space: ElementContent = { type: 'text', value: ' ' };
    if (child.tagName === 'br') return [space];
    if (child.tagName === 'pre') return [space, { type: 'text', value: lineOf(child) }, space];
    if (child.tagName.startsWith('sf-') && child.tagName !== 'sf-note-mark') return [space, child, space];
    const inner = inOneLine(child.children);
    return isBlock(child) ? [space, ...inner, space] : [{ ...child, children: inner }];
  });
}
