import { parseExpressionAt, type Expression, type PrivateIdentifier, type SpreadElement } from 'acorn';

/** A value that is written out in a component’s property, and where its parts stand. */
export interface Literal {
  value: unknown;
  /** How many characters from the beginning of the code the part at a path begins. */
  offsetOf(path: readonly PropertyKey[]): number;
}

type Node = Expression | SpreadElement | PrivateIdentifier;

/**
 * Reads a value that stands as it is: texts, numbers, true and false, lists and groups of them. Undefined for
 * code of any other kind. It is read as a module, which is what a story is compiled to: in a script, `<!--` would begin a comment.
 */
export function readLiteral(code: string): Literal | undefined {
  try {
    const root = parseExpressionAt(code, 0, { ecmaVersion: 'latest', sourceType: 'module' });
    if (/\S/.test(code.slice(root.end).replace(/\/\*[\s\S]*?\*\//g, ''))) return undefined;
    return { value: valueOf(root), offsetOf: (path) => nodeAt(root, path).start };
  } catch {
    return undefined;
  }
}

/** Throws for what is no literal. */
function valueOf(node: Node | null): unknown {
  switch (node?.type) {
    case 'Literal':
      if (node.value === null || node.regex || node.bigint != null) break;
      return node.value;
    case 'TemplateLiteral':
      if (node.expressions.length > 0) break;
      return node.quasis[0]?.value.cooked ?? '';
    case 'UnaryExpression': {
      const value = node.operator === '-' ? valueOf(node.argument) : undefined;
      if (typeof value !== 'number') break;
      return -value;
    }
    case 'ArrayExpression':
      return node.elements.map(valueOf);
    case 'ObjectExpression':
      return Object.fromEntries(
        node.properties.map((property) => {
          if (property.type !== 'Property') throw new Error('This is no literal.');
          return [keyOf(property), valueOf(property.value)];
        }),
      );
  }
  throw new Error('This is no literal.');
}

function keyOf({ key, computed }: { key: Node; computed: boolean }): string {
  if (!computed && key.type === 'Identifier') return key.name;
  if (!computed && key.type === 'Literal') return String(key.value);
  throw new Error('This is no literal.');
}

/** The part at a path, or the nearest around it that is there. */
function nodeAt(root: Expression, path: readonly PropertyKey[]): Node {
  let node: Node = root;
  for (const step of path) {
    const next: Node | null | undefined =
      node.type === 'ArrayExpression' && typeof step === 'number'
        ? node.elements[step]
        : node.type === 'ObjectExpression'
          ? node.properties.flatMap((property) => (property.type === 'Property' && keyOf(property) === step ? [property.value] : []))[0]
          : undefined;
    if (!next) return node;
    node = next;
  }
  return node;
}
