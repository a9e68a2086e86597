import type { Stretch } from './known-changes.ts';

/** What screen readers are told where words were put in or taken out. */
export interface SpokenBounds {
  inserted: readonly [begins: string, ends: string];
  deleted: readonly [begins: string, ends: string];
}

/**
 * Marks in a passage what was put in, and puts back, struck through, what was taken out. Links and emphasis stay as they are. False, and
 * nothing is done, when the passage says something else than the stretches.
 *
 * @param skipped what stands in the passage and in none of the stretches.
 */
export function markStretches(passage: Element, stretches: readonly Stretch[], spoken: SpokenBounds, skipped?: Element | null): boolean {
  const letters = lettersIn(passage, skipped);
  const counts = stretches.map(({ text }) => text.replace(/\s+/g, '').length);
  const said = stretches.reduce((sum, { kind }, place) => sum + (kind === 'deleted' ? 0 : (counts[place] ?? 0)), 0);
  if (said > letters.length) return false;
  const starts = stretches.map((_, place) =>
    stretches
      .slice(0, place)
      .reduce((sum, { kind }, other) => sum + (kind === 'deleted' ? 0 : (counts[other] ?? 0)), letters.length - said),
  );
  // From the end, so that what comes before stays where it is.
  for (let place = stretches.length - 1; place >= 0; place -= 1) {
    const [stretch, start = 0, count = 0] = [stretches[place], starts[place], counts[place]];
    if (stretch?.kind === 'inserted') wrap(letters.slice(start, start + count), spoken.inserted);
    else if (stretch?.kind === 'deleted') putBack(passage, letters[start], stretch.text.trim(), spoken.deleted);
  }
  return true;
}

type Letter = [node: Text, offset: number];

/** Where each letter of a passage stands; spaces are none, since texts are broken into lines in many ways. */
function lettersIn(passage: Element, skipped?: Element | null): Letter[] {
  const letters: Letter[] = [];
  const walk = (node: Node): void => {
    if (node === skipped) return;
    if (node.nodeType === 3) {
      const text = node as Text;
      for (let offset = 0; offset < text.data.length; offset += 1) if (/\S/.test(text.data.charAt(offset))) letters.push([text, offset]);
    } else for (const child of node.childNodes) walk(child);
  };
  walk(passage);
  return letters;
}

function wrap(letters: readonly Letter[], spoken: readonly [string, string]): void {
  for (const [node, own] of [...Map.groupBy(letters, ([text]) => text)].reverse()) {
    const [from, to] = [own[0]?.[1] ?? 0, (own.at(-1)?.[1] ?? 0) + 1];
    const words = splitAt(node, from);
    splitAt(words, to - from);
    const mark = node.ownerDocument.createElement('ins');
    words.replaceWith(mark);
    mark.append(hidden(mark, spoken[0]), words, hidden(mark, spoken[1]));
  }
}

function putBack(passage: Element, before: Letter | undefined, text: string, spoken: readonly [string, string]): void {
  const mark = passage.ownerDocument.createElement('del');
  mark.append(hidden(mark, spoken[0]), text, hidden(mark, spoken[1]));
  if (!before) {
    lastIn(passage).append(' ', mark);
    return;
  }
  const rest = splitAt(before[0], before[1]);
  rest.before(mark, ' ');
}

/** Where words stand that are put before a passage: a list has them in its items only. */
export function firstIn(passage: Element): Element {
  return (isList(passage) ? passage.firstElementChild : undefined) ?? passage;
}

function lastIn(passage: Element): Element {
  return (isList(passage) ? passage.lastElementChild : undefined) ?? passage;
}

const isList = ({ localName }: Element) => localName === 'ul' || localName === 'ol';

/** The text from there on, as a node of its own. */
function splitAt(node: Text, offset: number): Text {
  const rest = node.ownerDocument.createTextNode(node.data.slice(offset));
  node.data = node.data.slice(0, offset);
  node.after(rest);
  return rest;
}

function hidden({ ownerDocument }: Element, words: string): HTMLElement {
  const element = ownerDocument.createElement('span');
  element.className = 'visually-hidden';
  element.textContent = ` ${words} `;
  return element;
}
