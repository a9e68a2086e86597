import type { MdastNode, MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import {
  isComponentName,
  STORY_COMPONENTS,
  type ComponentDescription,
  type ComponentName,
  type PlacedComponent,
} from '../../schemas/story-components.ts';
import type { Root } from 'mdast';
import type { BodyMark } from '../text/marks.ts';
import { embedOf, EMBED_FORMS } from '../embed.ts';
import { checkMarkup, depthFault } from '../text/markup-check.ts';
import { isRemark } from '../text/remarks.ts';
import { readTextTree } from '../text/tree.ts';
import { fieldName, mendWithSuggestion, quote, type Fault } from './fault.ts';
import { readLiteral, type Literal } from './literal.ts';
import { boundsFault } from './mdx-bounds.ts';
import { validateData, type Path } from './source-file.ts';

export type MdxFault = Pick<Fault, 'field' | 'problem' | 'mend' | 'allowed'> & { line: number };

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

/** What the compiler would not take as a part of the text, where it begins. */
function beginningFault(body: string): MdxFault | undefined {
  const found = /^\s*?(---|\+\+\+|\uFEFF)/.exec(body);
  if (!found) return undefined;
  const line = newlines(found[0]) + 1;
  return found[1] === '\uFEFF'
    ? { line, problem: 'The text begins with a byte order mark, which cannot be seen.', mend: 'Delete the line and type it again.' }
    : {
        line,
        problem: `The text begins with ${quote(found[1])}, as the fields of a file do.`,
        mend: 'Take the line out; to draw a rule there, write “***”.',
      };
}

type Element = MdxJsxFlowElement | MdxJsxTextElement;

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
    if (name === 'Timeline' && !element.children.every(isEventOrNothing))
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

/** No component has as many. */
const MOST_PROPERTIES = 30;

/** Where a property stands in its component. */
function placeOfProperty(source: string, name: string): number {
  const escaped = name.replace(/[^\w-]/g, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
  const at = source.search(new RegExp(`\\s${escaped}(?=[\\s=/>])`, 'u'));
  return at < 0 ? 0 : at + 1;
}

/** The photos and stories that a component places. */
function marksOf({ name, props, line }: PlacedComponent): BodyMark[] {
  const photo = (target: string | undefined): BodyMark[] => (target === undefined ? [] : [{ kind: 'photo', target, line }]);
  switch (name) {
    case 'Figure':
    case 'Embed':
      return photo(props.photo);
    case 'Gallery':
      return props.photos.flatMap(photo);
    case 'Video':
      return photo(props.poster);
    case 'RelatedStory':
      return [{ kind: 'related', target: props.story, line }];
    default:
      return [];
  }
}

function isElement(node: { type: string }): node is Element {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

interface AnyNode {
  type: string;
  value?: unknown;
  name?: string | null;
  children?: AnyNode[];
}

function isComponentOrNothing(node: AnyNode): boolean {
  return (isElement(node) && node.name !== null && isComponentName(node.name)) || isNothing(node);
}

function isEventOrNothing(node: AnyNode): boolean {
  if (node.type === 'paragraph') return (node.children ?? []).every(isEventOrNothing);
  return (isElement(node) && node.name === 'TimelineEntry') || isNothing(node);
}

/** True for spaces, comments and what holds nothing else: readers would see nothing of it. */
function isNothing({ type, value, children = [] }: AnyNode): boolean {
  if (type === 'text') return String(value).trim() === '';
  if (type === 'paragraph') return children.every(isNothing);
  return type === 'break' || type === 'mdxFlowExpression' || type === 'mdxTextExpression';
}

function lineOf(node: { position?: { start: { line: number } } | undefined }): number {
  return node.position?.start.line ?? 1;
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

/** What the parser says, in an editor’s words. */
const SYNTAX: readonly [pattern: RegExp, fault: (name: string) => Pick<Fault, 'problem' | 'mend'>][] = [
  [
    /^Expected a closing tag for `<([^`>]+)>`/,
    (name) => ({
      problem: `${quote(`<${name}>`)} is not closed.`,
      mend: `Write </${name}> after its text, or end it with “/>” when it has none.`,
    }),
  ],
  [
    /^Unexpected closing tag `<\/[^`>]+>`, expected corresponding closing tag for `<([^`>]+)>`/,
    (name) => ({
      problem: `${quote(`<${name}>`)} is not closed before this line.`,
      mend: `Write </${name}> after its text, or end it with “/>” when it has none.`,
    }),
  ],
  [
    /^Unexpected closing tag `<\/([^`>]+)>`/,
    (name) => ({ problem: `${quote(`</${name}>`)} closes what was not opened.`, mend: 'Take it out, or write the beginning before it.' }),
  ],
  [/^Unexpected character `!`/, () => ({ problem: 'A comment of HTML, <!-- … -->, cannot stand here.', mend: 'Write it as {/* … */}.' })],
  [
    /^Unexpected character (?:after `<`|`)|before name|before attribute/,
    () => ({
      problem: 'A “<” stands here that does not begin a component, or the component after it cannot be read.',
      mend: 'To print the sign, write “\\<”. In a component, look for a quotation mark or a bracket that is missing.',
    }),
  ],
  [
    /end of file in expression|closing brace/,
    () => ({
      problem: 'A curly bracket is not closed.',
      mend: 'Write “}” where the value ends; to print a bracket, put a backslash before it: \\{',
    }),
  ],
  [
    /^Could not parse (?:expression|import|export)/,
    () => ({
      problem: 'What stands in curly brackets here cannot be read.',
      mend: 'Look for a bracket, a comma or a quotation mark that is missing; to print a curly bracket, put a backslash before it: \\{',
    }),
  ],
];

function syntaxFault(message: string): MdxFault {
  const [, line = '1', said = message] = /^(\d+):\d+: ([\s\S]*?)(?: \(mdx[\w-]*:[\w-]+\))?$/.exec(message) ?? [];
  for (const [pattern, fault] of SYNTAX) {
    const found = pattern.exec(said);
    if (found) return { line: Number(line), ...fault(found[1] ?? '') };
  }
  return {
    line: Number(line),
    problem: `The text cannot be read from here on: ${quote(said)}.`,
    mend: 'Look for a bracket or a quotation mark that is missing.',
  };
}
