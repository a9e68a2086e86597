import {
  mdxToMdast,
  type MdastNode,
  type MdxFlowExpression,
  type MdxJsxFlowElement,
  type MdxJsxTextElement,
  type MdxTextExpression,
} from 'satteri';
import { escapeHtml } from '../shared/escape-html.ts';
import type { Losses } from './html/losses.ts';
import { embedOfMark, wordsInValues, type MarkValues } from './mark-values.ts';
import { outsideCode } from './mark-blocks.ts';
import { figureOfMark } from './picture-marks.ts';
import { rangeOf } from './story-links.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;
type Expression = MdxFlowExpression | MdxTextExpression;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text of MDX as Markdown with HTML: what its code says is written out where it can be known, and reported. */
export function withoutMdx(body: string, losses: Losses): string {
  let tree: MdastNode;
  try {
    tree = mdxToMdast(body, { features: { frontmatter: false, directive: false } });
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    losses.add('person', `The file is no sound MDX (${reason.slice(0, 160)}), so it was read as Markdown. Look at it.`);
    const values = new Map(importsIn(body));
    return outsideCode(body, (text) =>
      text
        .replace(/^(?:import|export)\s.*$|\{\s*\/\*[\s\S]*?\*\/\s*\}/gm, (code) => {
          losses.add('left', 'Lines of code, or remarks of MDX, were left out.', code);
          return '';
        })
        .replace(TAG, (_whole, name: string, attributes: string) => componentAsText(name, attributesIn(attributes, values), '\n\n', losses))
        .replace(CLOSING_TAG, '\n\n'),
    );
  }
  const source = new MdxSource(body, losses);
  source.read(tree);
  return source.written();
}

/** Attributes in which components are told what to show. */
const SHOWN = new Set(
  'title heading header label text caption summary description quote content body message question answer author cite name subtitle kicker note'.split(
    ' ',
  ),
);
const VOID = new Set(['br', 'hr', 'img', 'input', 'source', 'wbr', 'col', 'embed', 'track']);

/** Tags of components, in a text that is no sound MDX and has no tree. */
const TAG = /<([A-Z][\w.]*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}))?)*)\s*\/?>/g;
const CLOSING_TAG = /<\/[A-Z][\w.]*\s*>/g;
const ATTRIBUTE = /([\w:-]+)=(?:"([^"]*)"|'([^']*)'|\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\})/g;

function importsIn(code: string): [name: string, path: string][] {
  return [...code.matchAll(/^import\s+(\w+)\s+from\s+["']([^"']+)["']/gm)].map(([, name = '', path = '']) => [name, path]);
}

function attributesIn(text: string, values: ReadonlyMap<string, string>): MarkValues {
  const named: Record<string, string> = {};
  const unnamed: string[] = [];
  for (const match of text.matchAll(ATTRIBUTE)) {
    const [, name = '', double, single, code] = match as readonly (string | undefined)[];
    const known = double ?? single ?? values.get((code ?? '').trim().replace(/\.src$/, '')) ?? quotedIn(code ?? '');
    if (typeof known === 'string') named[name.toLowerCase()] = known;
    else unnamed.push(...known);
  }
  return { named, unnamed };
}

function quotedIn(code: string): string[] {
  return [...code.matchAll(/["'`]([^"'`]*)["'`]/g)].map(([, text = '']) => text);
}

/** What a component shows, as far as its attributes say it; whatever else they say is reported. */
function componentAsText(name: string, values: MarkValues, gap: string, losses: Losses): string {
  const plainName = name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/embed$/, '');
  const made = embedOfMark(plainName, values) ?? figureOfMark(name, values);
  if (made !== undefined) return made;
  const shown = Object.entries(values.named).filter(([key, value]) => SHOWN.has(key) && /\p{L}/u.test(value));
  const others = Object.fromEntries(Object.entries(values.named).filter(([key]) => !SHOWN.has(key)));
  const said = shown.map(([, value]) => (gap === '' ? escapeHtml(value) : `**${escapeHtml(value)}**`)).join(gap === '' ? ' ' : '\n\n');
  const kept = shown.length === 0 ? '' : ` What it was told to say (${shown.map(([key]) => `“${key}”`).join(', ')}) stands in the text.`;
  losses.add(
    'person',
    `The component <${name}> was drawn by the old site; the words in it were kept.${kept} See whether something is missing.`,
    wordsInValues({ unnamed: values.unnamed, named: others }),
  );
  return `${gap}${said}${gap}`;
}

class MdxSource {
  readonly #body: string;
  readonly #losses: Losses;
  readonly #edits: Edit[] = [];
  /** What the file imports or says of itself, by name: paths, words, figures. */
  readonly #values = new Map<string, string>();

  constructor(body: string, losses: Losses) {
    this.#body = body;
    this.#losses = losses;
  }

  read(node: MdastNode): void {
    switch (node.type) {
      case 'mdxjsEsm':
        this.#readCode(node.value);
        this.#replace(node, '');
        return;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        this.#readExpression(node);
        return;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        this.#readElement(node);
        return;
      default:
        if ('children' in node) for (const child of node.children) this.read(child);
    }
  }

  written(): string {
    let out = '';
    let end = 0;
    for (const edit of [...this.#edits].sort((a, b) => a.start - b.start)) {
      if (edit.start < end) continue;
      out += this.#body.slice(end, edit.start) + edit.text;
      end = edit.end;
    }
    return out + this.#body.slice(end);
  }

  #replace(node: MdastNode, text: string): void {
    const range = rangeOf(node);
    if (range !== undefined) this.#edits.push({ ...range, text });
  }

  #readCode(code: string): void {
    for (const [name, path] of importsIn(code)) this.#values.set(name, path);
    for (const [, name = '', , text = '', figure = ''] of code.matchAll(
      /\b(?:const|let|var)\s+(\w+)\s*=\s*(?:(["'`])([^"'`$\n]*)\2|(-?[\d.]+))/g,
    ))
      this.#values.set(name, text === '' ? figure : text);
    this.#losses.add('left', 'Lines of code (“import”, “export”) were left out.', code.replace(/\s+/g, ' '));
  }

  #readExpression(node: Expression): void {
    const code = node.value.trim();
    const value = this.#valueOf(code);
    this.#replace(node, value === undefined ? '' : escapeHtml(value));
    if (value !== undefined || code === '') return;
    const isRemark = /^(?:\/\*[\s\S]*?\*\/\s*)+$/.test(code);
    if (isRemark) this.#losses.add('left', 'A remark of MDX, which readers never saw, was left out.', code.replace(/^\/\*|\*\/$/g, ''));
    else
      this.#losses.add(
        'person',
        `The code {${shorten(code)}} was filled in by the old site and was taken out. See whether something is missing.`,
        code,
      );
  }

  /** A literal, or what the file itself says of a name. */
  #valueOf(code: string): string | undefined {
    const literal = /^"([^"\\]*)"$|^'([^'\\]*)'$|^`([^`\\$]*)`$|^(-?\d[\d._]*)$/.exec(code);
    if (literal === null) return this.#values.get(code);
    const [, ...values] = literal as readonly (string | undefined)[];
    return values.find((one) => one !== undefined);
  }

  #readElement(node: Element): void {
    const { name } = node;
    const isFlow = node.type === 'mdxJsxFlowElement';
    const gap = isFlow ? '\n\n' : '';
    const values = this.#attributesOf(node);
    if (name === null || name === '') this.#wrap(node, gap, gap);
    else if (/^[a-z][a-z0-9]*$/.test(name)) {
      const attributes = Object.entries(values.named).map(
        ([key, value]) => ` ${key === 'classname' ? 'class' : key}="${escapeHtml(value)}"`,
      );
      const opening = `<${name}${attributes.join('')}>`;
      const isVoid = VOID.has(name);
      this.#wrap(node, `${gap}${opening}${isVoid ? '' : gap}`, isVoid ? gap : `${gap}</${name}>${gap}`);
    } else this.#wrap(node, componentAsText(name, values, gap, this.#losses), gap);
    for (const child of node.children) this.read(child);
  }

  /** Attributes with their words, or with what stands in braces where that is known; else the code itself, as one without a name. */
  #attributesOf(node: Element): MarkValues {
    const named: Record<string, string> = {};
    const unnamed: string[] = [];
    for (const attribute of node.attributes) {
      if (attribute.type === 'mdxJsxExpressionAttribute') continue;
      const { name, value } = attribute;
      if (value === null || value === undefined) continue;
      if (typeof value === 'string') named[name.toLowerCase()] = value;
      else {
        const code = value.value.trim();
        const known = this.#valueOf(code.replace(/\.src$/, '')) ?? requiredPath(code);
        if (known !== undefined) named[name.toLowerCase()] = known;
        else unnamed.push(...quotedIn(code));
      }
    }
    return { named, unnamed };
  }

  /** Puts something in place of an element’s tags. */
  #wrap(node: Element, opening: string, closing: string): void {
    const range = rangeOf(node);
    if (range === undefined) return;
    const { start, end } = range;
    const [first, last] = [node.children[0], node.children.at(-1)].map((child) => child && rangeOf(child));
    if (first === undefined || last === undefined) this.#edits.push({ start, end, text: opening + closing });
    else this.#edits.push({ start, end: first.start, text: opening }, { start: last.end, end, text: closing });
  }
}

/** `require('./boat.jpg')` */
function requiredPath(code: string): string | undefined {
  return /^require\(\s*["']([^"']+)["']\s*\)(?:\.default)?$/.exec(code)?.[1];
}

function shorten(code: string): string {
  return code.length > 60 ? `${code.slice(0, 59)}…` : code;
}
