import { tokenizer, tokTypes } from 'acorn';
import type { Nodes } from 'mdast';
import { isComponentName, type ComponentName } from '../../content/schemas/story-components.ts';
import { readTextTree, walkTree } from '../../content/text/tree.ts';

/** A property as it stands in the beginning of a component. */
export interface WrittenProperty {
  name: string;
  /** From the space before it to its end, in the text. */
  from: number;
  to: number;
  /** A text as readers have it, what stands in curly brackets, or true where it has no value. */
  value: string | { code: string } | true;
}

/** A component of a text: where it begins, and what is written in its beginning. */
export interface ComponentTag {
  name: ComponentName;
  start: number;
  properties: WrittenProperty[];
  /** Where what follows the name or the last property begins: `>` or `/>`. */
  closing: number;
}

type Element = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** The innermost component around a place of a text in MDX; undefined where there is none. Throws where the text cannot be read. */
export function componentAt(body: string, place: number): ComponentTag | undefined {
  let found: Element | undefined;
  walkTree(readTextTree(body, 'mdx'), {
    enter: (node) => {
      const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
      if (place < start || place > end) return node.type === 'root' ? undefined : 'skip';
      if ((node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && isComponentName(node.name ?? '')) found = node;
      return undefined;
    },
  });
  return found && tagOf(body, found);
}

function tagOf(body: string, { name, position, attributes }: Element): ComponentTag {
  const start = position?.start.offset ?? 0;
  const properties: WrittenProperty[] = [];
  let at = start + 1 + (name ?? '').length;
  for (const attribute of attributes) {
    const to = attribute.type === 'mdxJsxAttribute' ? endOfProperty(body, at) : endOfBrackets(body, body.indexOf('{', at));
    if (attribute.type === 'mdxJsxAttribute') {
      const { value } = attribute;
      properties.push({
        name: attribute.name,
        from: at,
        to,
        value: typeof value === 'object' && value !== null ? { code: value.value } : (value ?? true),
      });
    }
    at = to;
  }
  return { name: name as ComponentName, start, properties, closing: at };
}

/** Where the property after a place ends, in a beginning that has been parsed. */
function endOfProperty(body: string, from: number): number {
  const begun = /\s*[^\s=/>]+/y;
  begun.lastIndex = from;
  begun.exec(body);
  const named = begun.lastIndex;
  const valued = /\s*=\s*/y;
  valued.lastIndex = named;
  if (!valued.test(body)) return named;
  const first = valued.lastIndex;
  const sign = body[first];
  return sign === '{' ? endOfBrackets(body, first) : body.indexOf(sign ?? '"', first + 1) + 1;
}

/** Comments, texts and templates may have brackets that are none. */
function endOfBrackets(body: string, from: number): number {
  let depth = 0;
  for (const { type, end } of tokenizer(body.slice(from), { ecmaVersion: 'latest', sourceType: 'module' })) {
    if (type === tokTypes.braceL || type === tokTypes.dollarBraceL) depth += 1;
    if (type === tokTypes.braceR) depth -= 1;
    if (depth === 0) return from + end;
  }
  return body.length;
}
