/** Lines of a file that hold one group of fields or one list, from `start` up to but without `end`. */
interface Block {
  start: number;
  end: number;
}

/** What is known of a block: the lines on which its fields and its items begin, the first of each name. */
interface Contents {
  fields: ReadonlyMap<string, number>;
  items: readonly number[];
}

const NO_ITEM: readonly number[] = [];

/**
 * On which lines the fields of a file stand. Each block is looked through once, however many of its fields are asked for: a file may have
 * as many faults as it has lines.
 */
export class FieldLines {
  readonly lines: readonly string[];
  readonly #whole: Block;
  readonly #contents = new Map<number, Map<number, Contents>>();
  readonly #below = new Map<number, Block>();

  /** @param isData whether the file is fields throughout; otherwise they end at its second line of hyphens. */
  constructor(text: string, isData: boolean) {
    this.lines = text.split('\n');
    const closing = this.lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
    const end = isData || closing < 0 ? this.lines.length : closing;
    this.#whole = { start: isData ? 0 : 1, end };
  }

  /** The 1-based line on which a field stands, or the nearest field around it that does. */
  lineOf(path: readonly PropertyKey[]): number | undefined {
    let block = this.#whole;
    let found: number | undefined;
    for (const part of path) {
      const { fields, items } = this.#read(block);
      const line = typeof part === 'number' ? items[part] : fields.get(String(part));
      if (line === undefined) break;
      found = line;
      block = typeof part === 'number' ? { start: line, end: items[part + 1] ?? block.end } : this.#valueBlock(line, block.end);
    }
    return found === undefined ? undefined : found + 1;
  }

  #read(block: Block): Contents {
    const known = this.#contents.get(block.start) ?? new Map<number, Contents>();
    this.#contents.set(block.start, known);
    let contents = known.get(block.end);
    if (contents === undefined) {
      contents = { fields: this.#fieldsOf(block), items: this.#itemsOf(block) };
      known.set(block.end, contents);
    }
    return contents;
  }

  /** A list’s hyphen counts as indent. */
  #fieldsOf({ start, end }: Block): Map<string, number> {
    const fields = new Map<string, number>();
    let indent: number | undefined;
    for (let index = start; index < end; index += 1) {
      const line = this.#line(index);
      const trimmed = line.trimStart();
      if (trimmed === '' || (indent === undefined && trimmed.startsWith('#'))) continue;
      const own = fieldIndent(line);
      indent ??= own;
      if (own !== indent) continue;
      const name = nameOf(line.slice(indent));
      if (name !== undefined && !fields.has(name)) fields.set(name, index);
    }
    return fields;
  }

  #itemsOf({ start, end }: Block): readonly number[] {
    let items: number[] = [];
    let indent = Infinity;
    for (let index = start; index < end; index += 1) {
      const line = this.#line(index);
      if (!/^\s*-(?: |\r?$)/.test(line)) continue;
      const own = indentOf(line);
      if (own < indent) {
        indent = own;
        items = [];
      }
      if (own === indent) items.push(index);
    }
    return items.length === 0 ? NO_ITEM : items;
  }

  /** What stands below a field: deeper lines, or a list whose hyphens stand as deep as the field. */
  #valueBlock(line: number, limit: number): Block {
    const known = this.#below.get(line);
    if (known !== undefined && known.end <= limit) return known;
    const indent = fieldIndent(this.#line(line));
    let end = line + 1;
    while (end < limit) {
      const text = this.#line(end);
      const own = indentOf(text);
      const isInside = text.trim() === '' || own > indent || (own === indent && /^\s*- /.test(text));
      if (!isInside) break;
      end += 1;
    }
    const block = { start: line + 1, end };
    this.#below.set(line, block);
    return block;
  }

  #line(index: number): string {
    return this.lines[index] ?? '';
  }
}

/** The name before a field’s colon. */
function nameOf(field: string): string | undefined {
  const quoted = /^(["'])(.*?)\1\s*:/.exec(field)?.[2];
  if (quoted !== undefined) return quoted;
  const colon = field.indexOf(':');
  return colon < 0 ? undefined : field.slice(0, colon).replace(/^["']|["']?\s*$/g, '');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function fieldIndent(line: string): number {
  return /^\s*(?:- +)*/.exec(line)?.[0].length ?? 0;
}
