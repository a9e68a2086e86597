import type { Atrule, CssNode, Rule, SelectorList } from 'css-tree';
import parse from 'css-tree/parser';
import { ident } from 'css-tree/utils';
import { SCOPE } from '../shared/style-scopes.ts';

/** A style sheet, cut into what is printed into every page and rules that only some pages need. */
export type StylePart = string | StyleRule;

/** A selector, with the names that all have to be on a page for it to concern anything there. */
interface Selector {
  text: string;
  needs: readonly string[];
}

/** A rule, or a group of them such as `@media`. */
export interface StyleRule {
  /** Those of a rule; undefined for a group. */
  selectors?: readonly Selector[];
  /** What stands before the brace of a group. */
  head: string;
  parts: readonly StylePart[];
}

/** Groups whose rules are looked at one by one; of another, such as `@font-face`, all is kept. */
const GROUPS: readonly string[] = ['media', 'supports', 'layer', 'container', 'scope'];

/** Of these a browser makes elements that nobody has written. */
const IMPLIED: readonly string[] = ['html', 'head', 'body', 'tbody', 'colgroup', '*'];

/** Reads a style sheet into its rules. */
export function readStyleRules(css: string): StylePart[] {
  const sheet = parse(css, { positions: true, parseValue: false, parseAtrulePrelude: false, parseCustomProperty: false });
  return 'children' in sheet && sheet.children ? partsOf([...sheet.children], css, 0, css.length) : [css];
}

/** The rules among what stands between two places, and all else as it is written. */
function partsOf(nodes: readonly CssNode[], css: string, start: number, end: number): StylePart[] {
  const parts: StylePart[] = [];
  let at = start;
  for (const node of nodes) {
    const rule = ruleOf(node, css);
    if (!rule) continue;
    const { start: before, end: after } = placeOf(node);
    parts.push(css.slice(at, before), rule);
    at = after;
  }
  parts.push(css.slice(at, end));
  return parts.filter((part) => typeof part !== 'string' || part.trim() !== '');
}

function ruleOf(node: CssNode, css: string): StyleRule | undefined {
  if (!isRule(node) || !node.block) return undefined;
  const { start, end } = placeOf(node.block);
  const head = css.slice(placeOf(node).start, start);
  const parts = partsOf([...node.block.children], css, start + 1, end - 1);
  if (node.type === 'Atrule') return { head, parts };
  return { head, parts, selectors: node.prelude.type === 'SelectorList' ? selectorsOf(node.prelude, css) : [{ text: head, needs: [] }] };
}

function isRule(node: CssNode): node is Rule | Atrule {
  return node.type === 'Rule' || (node.type === 'Atrule' && GROUPS.includes(node.name));
}

function selectorsOf({ children }: SelectorList, css: string): Selector[] {
  return [...children].map((selector) => {
    const { start, end } = placeOf(selector);
    return {
      text: css.slice(start, end),
      needs: 'children' in selector && selector.children ? [...selector.children].flatMap(namesOf) : [],
    };
  });
}

/**
 * The classes, ids, scopes and elements that a part of a selector names. What stands in brackets is left out, since one of several or none
 * may be meant there, and so are other attributes, which scripts set.
 */
function namesOf(node: CssNode): readonly string[] {
  if (node.type === 'ClassSelector' || node.type === 'IdSelector') return ident.decode(node.name).match(/[\w-]+/g) ?? [];
  if (node.type === 'TypeSelector') return IMPLIED.includes(node.name) ? [] : [node.name];
  return node.type === 'AttributeSelector' && node.name.name.startsWith(SCOPE) ? [node.name.name] : [];
}

function placeOf({ loc }: CssNode): { start: number; end: number } {
  return { start: loc?.start.offset ?? 0, end: loc?.end.offset ?? 0 };
}

/** Every name that some rule needs. */
export function namesIn(parts: readonly StylePart[]): Set<string> {
  const names = new Set<string>();
  const visit = (part: StylePart): void => {
    if (typeof part === 'string') return;
    for (const { needs } of part.selectors ?? []) for (const name of needs) names.add(name);
    part.parts.forEach(visit);
  };
  parts.forEach(visit);
  return names;
}

/** The rules that concern what is on a page: those of whose selectors one has all its names there. */
export function printStyleRules(parts: readonly StylePart[], isUsed: (name: string) => boolean): string {
  return parts.map((part) => (typeof part === 'string' ? part : printRule(part, isUsed))).join('');
}

function printRule({ selectors, head, parts }: StyleRule, isUsed: (name: string) => boolean): string {
  const used = selectors?.filter(({ needs }) => needs.every(isUsed));
  if (used?.length === 0) return '';
  const body = printStyleRules(parts, isUsed);
  return body === '' ? '' : `${used?.map(({ text }) => text).join(',') ?? head}{${body}}`;
}
