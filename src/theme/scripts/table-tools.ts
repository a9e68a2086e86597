/** Has readers sort and search the long tables of a story. Without this the tables are whole, in the editor’s order. */
class TableTools extends HTMLElement {
  connectedCallback(): void {
    const { fewest = '8', sort = '', find = '' } = this.dataset;
    for (const table of document.querySelectorAll<HTMLTableElement>('.prose > .table-scroll > table')) {
      const [body] = table.tBodies;
      if (!body || body.rows.length < Number(fewest) || table.querySelector('[rowspan], [colspan]')) continue;
      const rows = [...body.rows];
      for (const [place, heading] of [...(table.tHead?.rows[0]?.cells ?? [])].entries()) addSorting(heading, place, body, rows, sort);
      addSearch(table, rows, find);
    }
  }
}

function addSorting(
  heading: HTMLTableCellElement,
  place: number,
  body: HTMLTableSectionElement,
  rows: readonly HTMLTableRowElement[],
  label: string,
): void {
  const name = heading.textContent.trim();
  const text = (row: HTMLTableRowElement) => row.cells[place]?.textContent.trim() ?? '';
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const numbers = new Map(rows.map((row) => [row, numberIn(text(row))]));
  const areNumbers = rows.every((row) => !Number.isNaN(numbers.get(row)) || text(row) === '');
  // A date or a score has an order that its letters do not tell.
  if (name === '' || (!areNumbers && rows.some((row) => /\d/.test(text(row))))) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'sort';
  button.title = label.replace('{column}', name);
  button.append(...heading.childNodes);
  heading.append(button);
  button.addEventListener('click', () => {
    const falling = heading.ariaSort === 'ascending';
    for (const other of heading.parentElement?.children ?? []) other.removeAttribute('aria-sort');
    heading.ariaSort = falling ? 'descending' : 'ascending';
    const order = (a: HTMLTableRowElement, b: HTMLTableRowElement) =>
      areNumbers ? (numbers.get(a) ?? 0) - (numbers.get(b) ?? 0) : compare(text(a), text(b));
    body.append(...rows.toSorted((a, b) => (falling ? order(b, a) : order(a, b))));
  });
}

/** A number with a sign of a currency before it, or a short unit after it. */
const FIGURE = /^[^\d\s-]{0,3}-?[\d.]+[^\d\s]{0,4}$/;

/** The number that a cell shows; NaN where it shows none, or more than one, as a date does. */
function numberIn(text: string): number {
  const plain = text.replace(/[−–]/g, '-').replace(/[\s,’']/g, '');
  return FIGURE.test(plain) ? Number.parseFloat(plain.replace(/^[^\d-]+/, '')) : Number.NaN;
}

function addSearch(table: HTMLTableElement, rows: readonly HTMLTableRowElement[], label: string): void {
  const search = document.createElement('input');
  search.type = 'search';
  search.className = 'find';
  search.setAttribute('aria-label', label);
  search.placeholder = label;
  search.addEventListener('input', () => {
    const words = search.value.toLocaleLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLocaleLowerCase().includes(words);
  });
  table.parentElement?.before(search);
}

customElements.define('table-tools', TableTools);
