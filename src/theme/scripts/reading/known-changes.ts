import { markOf } from './passages.ts';

/** A stretch of a passage as the page of versions shows it. */
export interface Stretch {
  kind: 'kept' | 'inserted' | 'deleted';
  text: string;
}

/** What is known of one passage: what it said before, and what was done to it. */
export interface KnownChange {
  before: string;
  stretches: Stretch[];
}

/** The changes on a page of versions, by the words of the passage that each has led to; the newest change of a passage stands first. */
export function readChanges(page: ParentNode): Map<string, KnownChange> {
  const changes = new Map<string, KnownChange>();
  for (const paragraph of page.querySelectorAll('.difference > p:not(.unchanged)')) {
    const stretches = stretchesOf(paragraph);
    const said = (without: Stretch['kind']) => plain(stretches.map(({ kind, text }) => (kind === without ? '' : text)).join(''));
    const after = said('deleted');
    if (after !== '' && !changes.has(after)) changes.set(after, { before: said('inserted'), stretches });
  }
  return changes;
}

/**
 * What was done to a passage since it said what a reader has read; undefined where that is not known word by word.
 *
 * @param read the marks of what was read.
 * @param place the dateline, with which a first passage begins and of which versions say nothing here.
 */
export function changeSince(
  text: string,
  changes: ReadonlyMap<string, KnownChange>,
  read: ReadonlySet<string>,
  place = '',
): Stretch[] | undefined {
  const change = changes.get(plain(text.slice(place.length)));
  if (!change) return undefined;
  // A passage that was put in as a whole says nothing that was there before.
  return change.before === '' || read.has(markOf(place + change.before)) ? change.stretches : undefined;
}

function stretchesOf(paragraph: Element): Stretch[] {
  const stretches: Stretch[] = [];
  for (const node of paragraph.childNodes) {
    const name = node.nodeName.toLowerCase();
    const kind = name === 'ins' ? 'inserted' : name === 'del' ? 'deleted' : 'kept';
    const own = node.cloneNode(true) as Element;
    // Words that only screen readers get.
    if (kind !== 'kept') for (const spoken of own.querySelectorAll('.visually-hidden')) spoken.remove();
    const text = own.textContent.replace(/\s+/g, ' ');
    if (text !== '') stretches.push({ kind, text });
  }
  return stretches;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
