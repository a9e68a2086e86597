import type { Nodes, Root } from 'mdast';

/** What an editor can place in the text of a story, and how many colons stand before its name. */
export const BODY_DIRECTIVES: Readonly<Record<string, 2 | 3>> = { related: 2, note: 3, pull: 3 };

export type Directive = Extract<Nodes, { type: 'textDirective' | 'leafDirective' | 'containerDirective' }>;

/** A text whose directives that are none are escaped, with the tree that the parser makes of it. */
export interface EscapedText {
  source: string;
  tree: Root;
  /** Where backslashes were put, as places in the text as it was. */
  colons: readonly number[];
}

/** What an editor places, at the beginning of its line. */
const PLACED = /^[ \t>]*(?:::related|:{3,}(?:note|pull)|:{3,}[ \t]*$)(?![\w-])/gm;
/** Two colons, or one with a name before what a directive would take to itself. */
const MAY_BE_NONE = /::|:[\p{L}\p{N}_-]+[[{]/u;

/** False of a text in which the parser finds no directive but those that place something, as is seen without it. */
export function mayHoldNone(source: string): boolean {
  return MAY_BE_NONE.test(source) && MAY_BE_NONE.test(source.replace(PLACED, ''));
}

/** What was swallowed by a directive may hold others that come to light. */
const MOST_ROUNDS = 8;

/**
 * Takes colons that place nothing for what they are, together with what follows them, such as a footnote after `Leser:innen`: each is
 * escaped with a backslash, as an editor could do, and the text is parsed once more.
 */
export function escapeDirectives(
  source: string,
  parse: (source: string) => Root,
  findDirectives: (tree: Root) => Directive[],
  isNone: (directive: Directive) => boolean,
): EscapedText {
  const colons = new Set<number>();
  let escaped: EscapedText = { source, tree: parse(source), colons: [] };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = colons.size;
    const toSource = placesInSource(escaped.colons);
    for (const directive of findDirectives(escaped.tree)) {
      const at = directive.position?.start.offset;
      if (at !== undefined && escaped.source[at] === ':' && isNone(directive)) colons.add(toSource(at));
    }
    if (colons.size === before) break;
    const sorted = [...colons].sort((a, b) => a - b);
    const text = withBackslashes(source, sorted);
    escaped = { source: text, tree: parse(text), colons: sorted };
  }
  return escaped;
}

/** True of a colon in running text that takes something away from it. */
export function swallowsText(directive: Directive): boolean {
  return directive.type === 'textDirective' && (directive.children.length > 0 || spanOf(directive) !== directive.name.length + 1);
}

/** True of all that an editor cannot place. */
export function placesNothing(directive: Directive): boolean {
  if (directive.type === 'textDirective') return swallowsText(directive);
  const colons = Object.hasOwn(BODY_DIRECTIVES, directive.name) ? BODY_DIRECTIVES[directive.name] : undefined;
  return colons !== (directive.type === 'leafDirective' ? 2 : 3);
}

/** The letters of a directive in running text that holds nothing. Of one that begins within an address, the parser gives what is left of it. */
export function lettersOf({ name, position }: Readonly<Directive>, source: string): string {
  const start = position?.start.offset;
  return start === undefined || source[start] === ':' ? `:${name}` : source.slice(start, position?.end.offset);
}

/** Leads places in an escaped text back to the text as it was. */
export function placesInSource(colons: readonly number[]): (place: number) => number {
  return (place) => place - countBefore(colons, place);
}

/** How many backslashes stand before a place of the escaped text; the one at the place itself does not. */
function countBefore(colons: readonly number[], place: number): number {
  let [low, high] = [0, colons.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((colons[middle] ?? 0) + middle < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function withBackslashes(source: string, colons: readonly number[]): string {
  let escaped = '';
  let end = 0;
  for (const colon of colons) {
    escaped += `${source.slice(end, colon)}\\`;
    end = colon;
  }
  return escaped + source.slice(end);
}

function spanOf({ position }: Nodes): number {
  return (position?.end.offset ?? 0) - (position?.start.offset ?? 0);
}
