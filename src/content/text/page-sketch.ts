import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { quote } from '../faults/fault.ts';
import type { MarkupFault } from './markup-fault.ts';

/** An element of a text, and the one that it was written in. */
interface Drawn {
  tag: string;
  line: number;
  parent: number;
  hasWords: boolean;
}

/** Whose number the place of the text itself has. */
const TEXT = 0;

/** What elements stand in that mean nothing elsewhere, and end others there. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  caption: ['table'],
  col: ['colgroup', 'table'],
  colgroup: ['table'],
  dd: ['dl'],
  dt: ['dl'],
  li: ['ul', 'ol'],
  rp: ['ruby'],
  rt: ['ruby'],
  summary: ['details'],
  tbody: ['table'],
  td: ['tr'],
  tfoot: ['table'],
  th: ['tr'],
  thead: ['table'],
  tr: ['tbody', 'thead', 'tfoot', 'table'],
};

function listTags(tags: readonly string[]): string {
  return tags.map((tag) => `<${tag}>`).join(' or ');
}

const NUMBER = 'data-n';

/** Browsers add these themselves; nothing moves because of it. */
const ADDED = new Set(['tbody', 'colgroup']);

/**
 * The elements of a text, drawn as a page that holds nothing else, in places as narrow as the site has. A browser that reads it shows
 * whether each stays where it was written: some elements end others, or are put before them.
 */
export class PageSketch {
  readonly #elements: Drawn[] = [{ tag: 'div', line: 1, parent: -1, hasWords: false }];
  readonly #open: number[] = [TEXT];
  #html = '';

  /** How many elements are open. */
  get depth(): number {
    return this.#open.length;
  }

  open(tag: string, line: number): void {
    const number = this.#elements.length;
    this.#elements.push({ tag, line, parent: this.#inside(), hasWords: false });
    this.#open.push(number);
    this.#html += `<${tag} ${NUMBER}=${number}>`;
  }

  close(): void {
    const { tag = '' } = this.#elements[this.#open.pop() ?? TEXT] ?? {};
    if (!VOID.has(tag)) this.#html += `</${tag}>`;
  }

  words(): void {
    const inside = this.#elements[this.#inside()];
    if (inside) inside.hasWords = true;
    this.#html += 'x';
  }

  /** The first element that would not stay where it was written. */
  misplaced(): MarkupFault[] {
    const page = parse(
      `<!doctype html><main><ul><li><dl><dd><div ${NUMBER}=${TEXT}>${this.#html}</div><i ${NUMBER}=${this.#elements.length}></i></dd></dl></li></ul></main>`,
    );
    const found = findNumbered(page);
    const leaking = found.get(this.#elements.length)?.[0]?.parent ?? -1;
    for (const [number, { tag, line, parent, hasWords }] of this.#elements.entries()) {
      if (number === TEXT) continue;
      const seen = found.get(number);
      const around = this.#elements[parent]?.tag ?? 'div';
      const wanted = PARENTS[tag];
      const hasParent = wanted === undefined || wanted.includes(around);
      if (hasParent && number !== leaking && seen?.length === 1 && seen[0]?.parent === parent && seen[0].hasWords === hasWords) continue;
      return [
        {
          line,
          problem: `A browser would put ${quote(`<${tag}>`)} or its words elsewhere: ${
            parent === TEXT ? 'it cannot stand here' : `they cannot stand so within ${quote(`<${around}>`)}`
          }.`,
          mend: `Write ${wanted === undefined ? 'the element that it belongs in' : listTags(wanted)} around it, or take it out.`,
        },
      ];
    }
    return [];
  }

  #inside(): number {
    return this.#open.at(-1) ?? TEXT;
  }
}

const VOID = new Set(['br', 'col', 'hr', 'wbr']);

type Node = DefaultTreeAdapterTypes.Node;

/** Where each numbered element came to stand. */
function findNumbered(page: Node): Map<number, { parent: number; hasWords: boolean }[]> {
  const found = new Map<number, { parent: number; hasWords: boolean }[]>();
  const open: { node: Node; parent: number; seen: { parent: number; hasWords: boolean } | undefined }[] = [
    { node: page, parent: -1, seen: undefined },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node } = next;
    let { parent, seen } = next;
    if (defaultTreeAdapter.isTextNode(node)) {
      if (seen && node.value.trim() !== '') seen.hasWords = true;
      continue;
    }
    if (defaultTreeAdapter.isElementNode(node)) {
      const number = node.attrs.find(({ name }) => name === NUMBER)?.value;
      if (number !== undefined) {
        seen = { parent, hasWords: false };
        parent = Number(number);
        found.set(parent, [...(found.get(parent) ?? []), seen]);
      } else if (!ADDED.has(node.tagName)) seen = undefined;
    }
    if ('childNodes' in node) for (const child of node.childNodes) open.push({ node: child, parent, seen });
  }
  return found;
}
