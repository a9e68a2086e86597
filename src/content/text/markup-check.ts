import type { MdastNode, MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { isComponentName } from '../schemas/story-components.ts';
import { mendWithSuggestion, quote } from '../faults/fault.ts';
import { readLiteral } from './literal.ts';
import {
  ALLOWED_ELEMENTS,
  allowedAttributes,
  attributeFault,
  isAllowedAddress,
  isAllowedElement,
  LINK_PROTOCOLS,
  VOID_ELEMENTS,
} from './allowed-markup.ts';
import { LineCounter } from './html-lines.ts';
import { readTags, type TagToken } from './html-tokens.ts';
import type { MarkupFault } from './markup-fault.ts';
import { ATTRIBUTE_MENDS, MENDS } from './markup-mends.ts';
import { PageSketch } from './page-sketch.ts';
import { withoutRemarks } from './remarks.ts';
import { lineOf, tagOf } from './text-nodes.ts';
import { DEEPEST, depthFault, TOO_DEEP } from './tree-depth.ts';

/** Of one text, more faults are not told. */
const MOST_FAULTS = 50;

/**
 * What a text holds that may not stand in it, found in the tree that is printed: HTML beyond the list of what is allowed, links that
 * lead to code, and elements that would reach beyond the place where they stand.
 */
export function checkMarkup(tree: MdastNode): MarkupFault[] {
  const deep = depthFault(tree);
  if (deep !== undefined) return [deep];
  const check = new MarkupCheck();
  check.read(tree);
  return check.faults.length > 0 ? check.faults : check.sketch.misplaced();
}

type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** An element of HTML that was begun. */
interface Open {
  name: string;
  written: string;
  line: number;
}

class MarkupCheck {
  readonly faults: MarkupFault[] = [];
  readonly sketch = new PageSketch();

  read(node: MdastNode): void {
    switch (node.type) {
      case 'text':
        if (node.value.trim() !== '') this.sketch.words();
        return;
      case 'break':
        return;
      case 'code':
      case 'inlineCode':
        this.sketch.open(node.type === 'code' ? 'pre' : 'code', lineOf(node));
        this.sketch.words();
        this.sketch.close();
        return;
      case 'link':
      case 'definition':
        this.#checkAddress(node.url, lineOf(node));
        break;
      case 'imageReference':
        this.#fault(lineOf(node), {
          problem: 'A picture is placed by a reference, which leads past the story’s photos.',
          mend: 'Write ![](…) with the id of one of the story’s photos, on a line of its own.',
        });
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        this.#readJsx(node);
        return;
    }
    if (!('children' in node)) return;
    const tag = tagOf(node);
    if (tag !== undefined) this.sketch.open(tag, lineOf(node));
    this.#readChildren(node.children);
    if (tag !== undefined) this.sketch.close();
  }

  /** What begins among the parts of something ends among them. */
  #readChildren(children: readonly MdastNode[]): void {
    const open: Open[] = [];
    for (const child of children)
      if (child.type === 'html') this.#readHtml(child.value, lineOf(child), open);
      else this.read(child);
    for (const { name, written, line } of open.reverse()) {
      this.sketch.close();
      this.#fault(line, {
        problem: `${quote(oneLine(written))} is not closed where it was begun: the rest of the page would be within it.`,
        mend: `Write </${name}> after its text, in the same paragraph, list or quotation.`,
      });
    }
  }

  #readHtml(html: string, firstLine: number, open: Open[]): void {
    const { shown, removed } = withoutRemarks(html);
    const lines = new LineCounter(shown, removed, firstLine);
    for (const token of readTags(shown)) {
      if (this.faults.length === MOST_FAULTS) return;
      const line = lines.at(token.offset);
      switch (token.kind) {
        case 'words':
          this.sketch.words();
          break;
        case 'stray':
          this.#fault(line, {
            problem: `${quote(oneLine(token.written))} cannot be read as HTML for certain.`,
            mend: 'Look for a quotation mark, a space or a bracket that is missing; to print the sign “<”, write “&lt;”.',
          });
          return;
        case 'start':
          this.#begin(token, line, open);
          break;
        case 'end':
          this.#end(token, line, open);
      }
    }
  }

  #begin(token: TagToken, line: number, open: Open[]): void {
    const { name, written, attributes } = token;
    // The component Embed is not the element of HTML that is so called.
    const component = /^<([A-Z]\w*)/.exec(written)?.[1] ?? '';
    if (isComponentName(component)) {
      this.#fault(line, {
        problem: `${quote(`<${component}>`)} is a component, which does nothing in a file that ends in “.md”.`,
        mend: 'If this is a story, rename its file so that it ends in “.mdx”; its address stays the same.',
      });
    } else this.#checkElement(name, written, line, attributes);
    if (!isAllowedElement(name)) return;
    if (this.sketch.depth === DEEPEST) this.#fault(line, TOO_DEEP);
    this.sketch.open(name, line);
    if (VOID_ELEMENTS.has(name)) this.sketch.close();
    else open.push({ name, written, line });
  }

  #end({ name, written }: TagToken, line: number, open: Open[]): void {
    // Its beginning is a fault already, or it stands alone and is none to readers.
    if (!isAllowedElement(name) && (this.faults.length > 0 || isComponentName(written.slice(2, -1)))) return;
    const last = open.at(-1);
    if (last?.name === name) {
      open.pop();
      this.sketch.close();
      return;
    }
    const isWithin = open.some((element) => element.name === name);
    this.#fault(line, {
      problem: isWithin
        ? `${quote(written)} stands before the end of ${quote(oneLine(last?.written ?? ''))}, which began later.`
        : `${quote(written)} closes what was not opened here.`,
      mend: isWithin
        ? `Close what began last first: write </${last?.name ?? ''}> before it.`
        : 'Take it out, or write the beginning before it, in the same paragraph, list or quotation.',
    });
  }

  /** An element of HTML in a text in MDX; components are checked with their properties. */
  #readJsx(element: JsxElement): void {
    const { name } = element;
    const line = lineOf(element);
    const isHtml = name !== null && !/^[A-Z]|\./.test(name);
    if (isHtml) this.#checkElement(name, `<${name}>`, line, this.#attributesOf(element));
    // A component stands on lines of its own, which its own check sees to.
    const tag = isHtml && isAllowedElement(name) ? name : undefined;
    if (tag !== undefined) this.sketch.open(tag, line);
    this.#readChildren(element.children);
    if (tag !== undefined) this.sketch.close();
    if (tag !== undefined && VOID_ELEMENTS.has(tag) && element.children.length > 0)
      this.#fault(line, { problem: `${quote(`<${tag}>`)} cannot hold anything.`, mend: `Write it as <${tag} />.` });
  }

  /** Those whose values can be read; the others are faults of their own. */
  #attributesOf(element: JsxElement): { name: string; value: string }[] {
    const line = lineOf(element);
    const label = `<${element.name ?? ''}>`;
    const seen = new Set<string>();
    return element.attributes.flatMap((attribute) => {
      if (attribute.type === 'mdxJsxExpressionAttribute') {
        this.#fault(line, {
          problem: `${quote(label)} holds code in curly brackets.`,
          mend: 'Write each attribute as name="value".',
        });
        return [];
      }
      const { name, value } = attribute;
      if (seen.has(name))
        this.#fault(line, { problem: `${quote(name)} is there twice in ${quote(label)}.`, mend: 'Take one of the two out.' });
      seen.add(name);
      if (typeof value !== 'object' || value === null) return [{ name, value: value ?? '' }];
      const literal = readLiteral(value.value)?.value;
      if (typeof literal === 'string' || typeof literal === 'number' || literal === true) return [{ name, value: String(literal) }];
      this.#fault(line, { problem: `${quote(label)} holds code in curly brackets.`, mend: 'Write the value in double quotes.' });
      return [];
    });
  }

  #checkElement(name: string, written: string, line: number, attributes: readonly { name: string; value: string }[]): void {
    if (!isAllowedElement(name)) {
      this.#fault(line, {
        problem: `${quote(oneLine(written))} cannot stand in a text: “${name}” is not among the elements that are allowed.`,
        allowed: ALLOWED_ELEMENTS,
        mend: MENDS[name] ?? mendWithSuggestion(name, ALLOWED_ELEMENTS, 'Take it out; link to the other site instead.'),
      });
      return;
    }
    for (const attribute of attributes) {
      const fault = attributeFault(name, attribute.name, attribute.value);
      if (fault?.kind === 'unknown')
        this.#fault(line, {
          problem: `${quote(attribute.name)} cannot stand in <${name}>.`,
          allowed: fault.allowed,
          mend: ATTRIBUTE_MENDS[attribute.name] ?? mendWithSuggestion(attribute.name, allowedAttributes(name), 'Take it out.'),
        });
      else if (fault)
        this.#fault(line, {
          problem: `${quote(oneLine(attribute.value))} cannot be the “${attribute.name}” of <${name}>.`,
          allowed: fault.allowed,
          mend: 'Write one of what is allowed, or take it out.',
        });
    }
  }

  #checkAddress(address: string, line: number): void {
    if (isAllowedAddress(address)) return;
    this.#fault(line, {
      problem: `${quote(oneLine(address))} is not an address that a text can lead to.`,
      allowed: LINK_PROTOCOLS,
      mend: 'Write the address of a page, beginning with “https://” or “/”.',
    });
  }

  #fault(line: number, fault: Omit<MarkupFault, 'line'>): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ line, ...fault });
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
