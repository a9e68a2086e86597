import type { Element, Root } from 'hast';
import { attribute, elementsOf, isElement, lineOf } from './html-tree.ts';

/** A footnote’s mark in the text, and what it says. */
export interface Footnotes {
  /** By the element in the text: the note’s number. */
  readonly marks: ReadonlyMap<Element, number>;
  /** By the element that holds the note’s words: its number. */
  readonly notes: ReadonlyMap<Element, number>;
  /** Links from a note back to its mark, and marks repeated before a note’s words. */
  readonly backLinks: ReadonlySet<Element>;
}

const MARK = /^[[(]?(?:\d{1,4}|[*†‡§]{1,3}|[a-z]{1,2}|[ivx]{1,6})[\])]?[.)]?$/i;
const BACK = /^(?:[[(]?(?:\d{1,4}|[*†‡§]{1,3}|[a-z]{1,2}|[ivx]{1,6})[\])]?[.)]?|(?:[↩⤴↑^⏎\s]|\uFE0E|\uFE0F)+|(?:back|return)(?: to .*)?)$/i;
const SCOPES = ['li', 'p', 'div', 'dd', 'aside', 'td', 'span'];

/** Finds footnotes by how they work: a short link down, an element that it leads to, and a link up again or a list of notes around it. */
export function findFootnotes(tree: Root): Footnotes {
  const targets = new Map<string, Element>();
  const parents = new Map<Element, Element>();
  for (const node of elementsOf(tree)) {
    for (const child of node.children) if (child.type === 'element') parents.set(child, node);
    for (const id of [attribute(node, 'id'), attribute(node, 'name')]) if (id !== undefined && !targets.has(id)) targets.set(id, node);
  }
  const marks = new Map<Element, number>();
  const notes = new Map<Element, number>();
  const backLinks = new Set<Element>();
  for (const link of elementsOf(tree)) {
    const target =
      isElement(link, 'a') && !backLinks.has(link) && MARK.test(lineOf(link)) ? targets.get(fragmentOf(link) ?? '') : undefined;
    if (target === undefined) continue;
    const holder = holderOf(target, parents);
    if (holder === undefined || isInside(link, holder, parents)) continue;
    const back = [...elementsOf(holder)].filter(
      (inner) => isElement(inner, 'a') && BACK.test(lineOf(inner)) && leadsTo(inner, link, parents),
    );
    if (back.length === 0 && !isListOfNotes(holder, parents)) continue;
    const number = notes.get(holder) ?? notes.size + 1;
    notes.set(holder, number);
    marks.set(outermostMark(link, parents), number);
    for (const inner of back) backLinks.add(outermostMark(inner, parents));
  }
  return { marks, notes, backLinks };
}

function fragmentOf(link: Element): string | undefined {
  const [, fragment] = (attribute(link, 'href') ?? '').split('#');
  if (fragment === undefined || fragment === '') return undefined;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The element that holds all of a note’s words. */
function holderOf(target: Element, parents: ReadonlyMap<Element, Element>): Element | undefined {
  const isSmall = isElement(target, 'a', 'sup', 'span');
  for (let node: Element | undefined = isSmall ? parents.get(target) : target; node !== undefined; node = parents.get(node)) {
    if (isElement(node, ...SCOPES.filter((name) => name !== 'span' || node === target))) return node;
    if (!isElement(node, 'a', 'sup', 'span', 'strong', 'b', 'small', 'em', 'i')) return undefined;
  }
  return undefined;
}

function isInside(node: Element, holder: Element, parents: ReadonlyMap<Element, Element>): boolean {
  for (let at: Element | undefined = node; at !== undefined; at = parents.get(at)) if (at === holder) return true;
  return false;
}

/** True when a link leads to the mark, or to what stands around or in it. */
function leadsTo(back: Element, mark: Element, parents: ReadonlyMap<Element, Element>): boolean {
  const fragment = fragmentOf(back);
  if (fragment === undefined) return false;
  const isTarget = (node: Element): boolean => attribute(node, 'id') === fragment || attribute(node, 'name') === fragment;
  for (let at: Element | undefined = mark, steps = 0; at !== undefined && steps < 4; at = parents.get(at), steps += 1)
    if (isTarget(at)) return true;
  return [...elementsOf(mark)].some(isTarget);
}

function isListOfNotes(holder: Element, parents: ReadonlyMap<Element, Element>): boolean {
  for (let at: Element | undefined = holder; at !== undefined; at = parents.get(at)) {
    if (
      /foot-?notes?|endnotes?/i.test(`${attribute(at, 'className') ?? ''} ${attribute(at, 'id') ?? ''}`) ||
      at.properties.dataFootnotes !== undefined
    )
      return true;
  }
  return false;
}

/** A mark with its `<sup>` and brackets. */
function outermostMark(link: Element, parents: ReadonlyMap<Element, Element>): Element {
  let outer = link;
  for (
    let at = parents.get(link);
    at !== undefined &&
    isElement(at, 'sup', 'span', 'small') &&
    lineOf(at).replace(/[[\]().]/g, '') === lineOf(link).replace(/[[\]().]/g, '');
    at = parents.get(at)
  )
    outer = at;
  return outer;
}
