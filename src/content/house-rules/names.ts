import { digestOf } from '../../shared/digest.ts';
import { localise } from '../localised.ts';
import type { Newsroom } from '../newsroom-model.ts';
import type { TextPlace } from './text-place.ts';

/** A name that has a page of its own: a topic’s, or that of somebody who writes for the newspaper. */
export interface Name {
  kind: 'topic' | 'author';
  id: string;
}

export interface NamedInText extends Name, TextPlace {
  /** How often; the place is that of the first. */
  count: number;
}

interface Known extends Name {
  text: string;
}

/** Finds the names of topics and of people who write for the newspaper, as they are in a language. */
export class NameFinder {
  /** By language, then by the letters that a name begins with; longer names first. */
  readonly #known = new Map<string, Map<string, Known[]>>();
  /** By language: the code units that names begin with. */
  readonly #initials = new Map<string, Set<number>>();
  /** Of all names: what was found in a text holds while it is the same. */
  readonly digest: string;

  constructor({ site, topics, authors }: Pick<Newsroom, 'site' | 'topics' | 'authors'>) {
    const firstLanguage = site.languages[0]?.code ?? 'en';
    const named = [
      ...topics.map(({ id, data }) => ({ kind: 'topic' as const, id, name: data.name })),
      // Desks and agencies are named in passing, and often.
      ...authors.filter(({ data }) => data.kind === 'person').map(({ id, data }) => ({ kind: 'author' as const, id, name: data.name })),
    ];
    const all: string[] = [];
    for (const { code } of site.languages) {
      const byHead = new Map<string, Known[]>();
      for (const { kind, id, name } of named) {
        if (typeof name === 'object' && name[code] === undefined) continue;
        const text = localise(name, code, firstLanguage).normalize();
        const head = headOf(text);
        if (head === '') continue;
        byHead.set(
          head,
          [...(byHead.get(head) ?? []), { kind, id, text }].sort((a, b) => b.text.length - a.text.length),
        );
        all.push(`${code} ${kind} ${id} ${text}`);
      }
      this.#known.set(code, byHead);
      this.#initials.set(code, new Set([...byHead.keys()].map((head) => head.charCodeAt(0))));
    }
    this.digest = digestOf(all.join('\n'));
  }

  /** The name itself, as it is in a language. */
  textOf({ kind, id }: Name, language: string): string {
    for (const known of this.#known.get(language)?.values() ?? [])
      for (const name of known) if (name.kind === kind && name.id === id) return name.text;
    return id;
  }

  /** Each name in a text once, with how often it stands there and where first. */
  find(prose: string, bounds: readonly number[], language: string): (Name & { count: number; at: number })[] {
    const byHead = this.#known.get(language);
    const initials = this.#initials.get(language);
    if (!byHead || !initials || byHead.size === 0) return [];
    const found = new Map<string, Name & { count: number; at: number }>();
    let past = 0;
    for (let index = 0; index < bounds.length; index += 2) {
      const start = bounds[index] ?? 0;
      const first = prose.charCodeAt(start);
      if (start < past || !(initials.has(first) || MAY_STAND_BEFORE.has(first))) continue;
      const known = nameAt(prose, start, bounds[index + 1] ?? 0, byHead);
      if (!known) continue;
      past = start + known.text.length;
      const { kind, id } = known;
      const before = found.get(`${kind} ${id}`);
      if (before) before.count += 1;
      else found.set(`${kind} ${id}`, { kind, id, count: 1, at: start });
    }
    return [...found.values()];
  }
}

/** A quotation mark or hyphen; in Arabic “and”, “then”, “in”, “for” and “like”, which are written as one with the word. */
const MAY_STAND_BEFORE = new Set(['’', "'", '-', 'و', 'ف', 'ب', 'ل', 'ك'].map((sign) => sign.charCodeAt(0)));

function nameAt(prose: string, start: number, end: number, byHead: ReadonlyMap<string, Known[]>): Known | undefined {
  for (const from of MAY_STAND_BEFORE.has(prose.charCodeAt(start)) ? [start, start + 1] : [start]) {
    const found = byHead.get(headOf(prose.slice(from, end)))?.find(({ text }) => {
      const after = prose.charAt(from + text.length);
      return prose.startsWith(text, from) && !/[\p{L}\p{N}]/u.test(after);
    });
    if (found) return found;
  }
  return undefined;
}

function headOf(text: string): string {
  return /^[\p{L}\p{N}]+/u.exec(text)?.[0] ?? '';
}
