import type { Root } from 'mdast';
import type { MdastNode } from 'satteri';
import { isComponentName, STORY_COMPONENTS, type ComponentName, type PlacedComponent } from '../schemas/story-components.ts';
import type { ComponentDescription } from '../schemas/component-fields.ts';
import { EMBED_FORMS, embedOf } from '../embed.ts';
import type { BodyMark } from '../text/marks.ts';
import { checkMarkup } from '../text/markup-check.ts';
import { isRemark } from '../text/remarks.ts';
import { depthFault } from '../text/tree-depth.ts';
import { readTextTree } from '../text/tree.ts';
import { fieldName, mendWithSuggestion, quote, type Fault } from '../faults/fault.ts';
import { readLiteral, type Literal } from '../text/literal.ts';
import { boundsFault } from './mdx-bounds.ts';
import type { MdxFault } from '../faults/mdx-fault.ts';
import { marksOf } from './mdx-marks.ts';
import { firstLine, hasField, isComponentOrNothing, isElement, isPartOrNothing, isNothing, lineOf, newlines, type Element } from './mdx-nodes.ts';
import { MOST_PROPERTIES, placeOfProperty } from './mdx-property.ts';
import { beginningFault, syntaxFault } from './mdx-syntax.ts';
import { validateData, type Path } from '../source-file.ts';

/** What a text in MDX places, and what is wrong with it. Lines are those of the text. */
export interface MdxFacts {
  components: PlacedComponent[];
  marks: BodyMark[];
  faults: MdxFault[];
  /** The text as a tree; none where it cannot be parsed. */
  tree?: Root;
}

const NAMES = Object.keys(STORY_COMPONENTS);

/**
 * Reads a text in MDX with the parser that also compiles it, and in the same way: the tree that is checked is the one that is compiled,
 * from the same letters.
 */
export function readMdx(body: string): MdxFacts {
  const unreadable = beginningFault(body) ?? boundsFault(body);
  if (unreadable !== undefined) return { components: [], marks: [], faults: [unreadable] };
  let tree: Root;
  try {
    tree = readTextTree(body, 'mdx');
  } catch (error) {
    return { components: [], marks: [], faults: [syntaxFault(error instanceof Error ? error.message : String(error))] };
  }
  const deep = depthFault(tree);
  if (deep !== undefined) return { components: [], marks: [], faults: [deep] };
  return { ...readMdxTree(body, tree), tree };
}

/** The same for a text that has been parsed. */
export function readMdxTree(body: string, tree: Root): MdxFacts {
  const reader = new MdxReader(body);
  reader.read(tree, []);
  reader.facts.faults.push(...checkMarkup(tree));
  return reader.facts;
}

class MdxReader {
  readonly facts: MdxFacts = { components: [], marks: [], faults: [] };
  readonly #body: string;

  constructor(body: string) {
    this.#body = body;
  }

  read(node: MdastNode, around: readonly MdastNode[]): void {
    switch (node.type) {
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        this.#readElement(node, around);
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        this.#readExpression(node.value, lineOf(node));
        break;
      case 'mdxjsEsm':
        this.#fault(lineOf(node), {
          problem: `${quote(firstLine(node.value))} is code, which a story cannot hold.`,
          mend: 'Take it out; every component is there without being imported. A line of text cannot begin with “import” or “export”: put another word first.',
        });
        break;
    }
    if ('children' in node) for (const child of node.children) this.read(child, [...around, node]);
  }

  #readElement(element: Element, around: readonly MdastNode[]): void {
    const { name } = element;
    const line = lineOf(element);
    if (name !== null && isComponentName(name)) this.#readComponent(name, element, around);
    else if (name !== null && /^[A-Z]|\./.test(name))
      this.#fault(line, {
        problem: `${quote(`<${name}>`)} is not a component.`,
        allowed: NAMES,
        mend: mendWithSuggestion(name, NAMES, 'Write one of the allowed names.'),
      });
  }

  #readComponent(name: ComponentName, element: Element, around: readonly MdastNode[]): void {
    const line = lineOf(element);
    const before = this.facts.faults.length;
    this.#checkPlace(name, element, around);
    const given = this.#readProps(name, element);
    if (!given) return;
    const { props: schema }: ComponentDescription = STORY_COMPONENTS[name];
    const faults: Fault[] = [];
    const at = (path: Path) => ({ file: '', ...given.placeOf(path) });
    const written = (_path: Path, value: number | boolean) => String(value);
    const toAdd = (field: string) => `Add “${field}="…"”.`;
    const props = validateData({ data: given.data, schema, at, written, toAdd }, faults);
    for (const { line: own = line, field, problem, allowed, mend } of faults) this.#fault(own, { field, problem, allowed, mend });
    if (!props || this.facts.faults.length > before) return;
    const placed = { name, props, line } as PlacedComponent;
    this.#checkEmbed(placed, given.placeOf);
    this.facts.components.push(placed);
    this.facts.marks.push(...marksOf(placed));
  }

  /** Where a component stands, and what stands between its beginning and its end. */
  #checkPlace(name: ComponentName, element: Element, around: readonly MdastNode[]): void {
    const { text, textIs = 'its text', within }: ComponentDescription = STORY_COMPONENTS[name];
    const fault = (problem: string, mend: string) => {
      this.#fault(lineOf(element), { field: `<${name}>`, problem, mend });
    };
    const parent = around.at(-1);
    if (parent?.type === 'paragraph' && !parent.children.every(isComponentOrNothing))
      fault('The component stands inside a sentence.', 'Put it on a line of its own with an empty line before and after.');
    if (within !== undefined && !around.some((node) => isElement(node) && node.name === within))
      fault('The component stands alone.', `Put it between <${within}> and </${within}>.`);
    const isEmpty = element.children.every(isNothing);
    if (text === 'needed' && isEmpty) fault(`There is nothing between <${name}> and </${name}>.`, `Write there ${textIs}.`);
    if (text === 'none' && !isEmpty)
      fault(
        'The component takes no text between its beginning and its end.',
        `Write the text below it, and end <${name} … /> with a slash.`,
      );
    if (name === 'Form' && !hasField(element))
      fault('The form has no field.', 'Write a <Field name="…" label="…" /> between <Form> and </Form>.');
    if (name === 'PictureEssay' && !element.children.every((child) => isPartOrNothing(child, 'PictureStep')))
      fault('There is something besides pictures in the picture essay.', 'Put it into a <PictureStep photo="…">, or outside the essay.');
    if (name === 'Timeline' && !element.children.every((child) => isPartOrNothing(child, 'TimelineEntry')))
      fault('There is something besides events in the timeline.', 'Put it into a <TimelineEntry date="…">, or outside the timeline.');
  }

  /** The properties as data; undefined when one of them cannot be read. */
  #readProps(name: ComponentName, element: Element) {
    const line = lineOf(element);
    const start = element.position?.start.offset ?? 0;
    const source = this.#body.slice(start, element.position?.end.offset);
    const data: Record<string, unknown> = {};
    const literals = new Map<PropertyKey, { line: number; code?: string; literal?: Literal }>();
    let isSound = true;
    if (element.attributes.length > MOST_PROPERTIES) {
      this.#fault(line, {
        field: `<${name}>`,
        problem: `The component has ${element.attributes.length} properties; none takes more than ${MOST_PROPERTIES}.`,
        mend: 'Leave those that the guide names.',
      });
      return undefined;
    }
    for (const attribute of element.attributes) {
      if (attribute.type === 'mdxJsxExpressionAttribute') {
        this.#fault(line, {
          field: `<${name}>`,
          problem: `${quote(`{${attribute.value}}`)} is not a property.`,
          mend: 'Write each property as name="value".',
        });
        isSound = false;
        continue;
      }
      const at = placeOfProperty(source, attribute.name);
      const own = line + newlines(source.slice(0, at));
      const field = `<${name}> ${attribute.name}`;
      if (!/^[A-Za-z][\w-]*$/.test(attribute.name)) {
        this.#fault(own, { field: `<${name}>`, problem: `${quote(attribute.name)} is not a property.`, mend: 'Take it out.' });
        isSound = false;
        continue;
      }
      if (Object.hasOwn(data, attribute.name)) {
        this.#fault(own, { field, problem: `${quote(attribute.name)} is there twice.`, mend: 'Take one of the two out.' });
        isSound = false;
      }
      if (typeof attribute.value !== 'object' || attribute.value === null) {
        data[attribute.name] = attribute.value ?? true;
        literals.set(attribute.name, { line: own });
        continue;
      }
      const code = attribute.value.value;
      const literal = readLiteral(code);
      if (!literal) {
        this.#fault(own, {
          field,
          problem: `${quote(code.replace(/\s+/g, ' '))} cannot be read as a value.`,
          mend: 'Look for a comma that is missing between two rows or values, and write every text in quotation marks. Code has no place here.',
        });
        isSound = false;
        continue;
      }
      data[attribute.name] = literal.value;
      literals.set(attribute.name, { line: own, code, literal });
    }
    if (!isSound) return undefined;
    const placeOf = (path: Path) => {
      const [first = '', ...rest] = path;
      const found = literals.get(first);
      const inside = found?.literal ? newlines(found.code?.slice(0, found.literal.offsetOf(rest)) ?? '') : 0;
      return { line: (found?.line ?? line) + inside, field: path.length === 0 ? `<${name}>` : `<${name}> ${fieldName(path)}` };
    };
    return { data, placeOf };
  }

  #checkEmbed(placed: PlacedComponent, placeOf: (path: Path) => { line: number; field: string }): void {
    if (placed.name !== 'Embed') return;
    const embed = embedOf(placed.props.url);
    if (typeof embed === 'object') return;
    this.facts.faults.push({
      ...placeOf(['url']),
      problem: `${quote(placed.props.url)} ${embed === 'handle' ? 'names the account by a handle, under which Bluesky shows no post elsewhere' : 'is not the address of a post or video that can be shown'}.`,
      ...(embed === 'handle' ? {} : { allowed: EMBED_FORMS }),
      mend:
        embed === 'handle'
          ? 'On Bluesky choose “Embed post”, and write the account’s did:plc:… from there in the handle’s place.'
          : 'Write the address that the browser shows when the post or video is open by itself. Link to anything else.',
    });
  }

  #readExpression(code: string, line: number): void {
    if (isRemark(code) || typeof readLiteral(code)?.value === 'string') return;
    this.#fault(line, {
      problem: `${quote(`{${firstLine(code)}}`)} is code, which a story cannot hold.`,
      mend: 'To print a curly bracket, put a backslash before it: \\{',
    });
  }

  #fault(line: number, fault: Pick<Fault, 'field' | 'problem' | 'mend' | 'allowed'>): void {
    this.facts.faults.push({ line, ...fault });
  }
}
