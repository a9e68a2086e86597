import { parseDocument, isSeq, isMap, type Document, type YAMLSeq, type YAMLMap } from 'yaml';
import { parentOf, slugOf } from '../shared/ids.ts';
import { flattenSections, type Section } from '../content/section-tree.ts';
import type { SectionNode } from '../content/schemas/section.ts';
import type { Ledger } from './ledger.ts';
import { ImportError, type ImportedTerm, type Loss } from './model.ts';
import { idOf } from './names.ts';

export interface SectionChoices {
  /** By the archive’s name or slug of a category: the path of a section. */
  readonly map: Readonly<Record<string, string>>;
  /** For stories without a category. Left out: the newsroom’s first section. */
  readonly fallback?: string | undefined;
}

/**
 * Finds the section that a category of the archive becomes: the one that the newsroom says, the one of the same name, or a new one at
 * the same place in the tree. Sections are added only when a story needs them; nothing else in `sections.yaml` changes.
 */
export class SectionPlan {
  readonly fallback: string;
  readonly added: string[] = [];
  readonly losses: Loss[] = [];
  readonly #document: Document;
  readonly #terms: ReadonlyMap<string, ImportedTerm>;
  readonly #ledger: Ledger;
  readonly #map: ReadonlyMap<string, string>;
  readonly #known = new Map<string, Section>();
  readonly #pathOfKey = new Map<string, string>();
  readonly #reserved: ReadonlySet<string>;
  readonly #ownerOf: (path: string) => string | undefined;

  /** `ownerOf` tells what stands at the address of a section already. Throws an `ImportError` when a choice names no section. */
  constructor(
    text: string,
    nodes: readonly SectionNode[],
    reserved: Iterable<string>,
    terms: readonly ImportedTerm[],
    ledger: Ledger,
    choices: SectionChoices,
    ownerOf: (path: string) => string | undefined = () => undefined,
  ) {
    this.#ownerOf = ownerOf;
    this.#document = parseDocument(text);
    this.#terms = new Map(terms.map((term) => [term.key, term]));
    this.#ledger = ledger;
    for (const section of flattenSections(nodes)) this.#known.set(section.path, section);
    this.#reserved = new Set(reserved);
    this.fallback = choices.fallback ?? nodes[0]?.id ?? '';
    for (const [name, path] of [...Object.entries(choices.map), ['--section', this.fallback] as const]) {
      if (this.#known.has(path)) continue;
      throw new ImportError(
        `“${path}”, which ${name === '--section' ? 'is to take stories without a section' : `“${name}” is to become`}, is not a section. ` +
          `Write one of these, or add it to content/sections.yaml: ${[...this.#known.keys()].join(', ')}.`,
      );
    }
    this.#map = new Map(Object.entries(choices.map).map(([name, path]) => [comparable(name), path]));
  }

  /** The path of the section for a category; a new section is added when there is none. */
  pathOf(key: string): string {
    const known = this.#pathOfKey.get(key);
    if (known !== undefined) return known;
    const term = this.#terms.get(key) ?? { key, name: key, parents: [] };
    const path = this.#chosenFor(term) ?? (this.isNone(key) ? this.fallback : this.#below(term));
    this.#pathOfKey.set(key, path);
    this.#ledger.set(`section ${key}`, { file: path });
    return path;
  }

  /** The section that a topic’s name stands for, if the newsroom has one: feeds do not tell one from the other. */
  namedLike(name: string): string | undefined {
    return this.#map.get(comparable(name)) ?? this.#sameName(name, null)?.path;
  }

  /** Whether a category only says that there is none, and the newsroom has not said what becomes of it. */
  isNone(key: string): boolean {
    const term = this.#terms.get(key) ?? { key, name: key, parents: [] };
    return isNameless(term.name) && this.#chosenFor(term) === undefined && this.#sameName(term.name, null) === undefined;
  }

  /** `sections.yaml` with the new sections; undefined when there are none. */
  toText(): string | undefined {
    return this.added.length === 0 ? undefined : this.#document.toString({ lineWidth: 0 });
  }

  #chosenFor({ key, name }: ImportedTerm): string | undefined {
    const chosen = this.#map.get(comparable(key)) ?? this.#map.get(comparable(name));
    if (chosen !== undefined) return chosen;
    const earlier = this.#ledger.get(`section ${key}`)?.file;
    return earlier !== undefined && this.#known.has(earlier) ? earlier : undefined;
  }

  #below(term: ImportedTerm): string {
    const parentKey = term.parents.at(-1);
    const parent = parentKey === undefined ? undefined : this.pathOf(parentKey);
    const same = this.#sameName(term.name, parent) ?? (parent === undefined ? this.#sameName(term.name, null) : undefined);
    if (same) return same.path;
    const twin = this.#twinOf(term, parent);
    return twin ?? this.#add(this.#freeId(term, parent), term, parent);
  }

  /** A section that another way of writing the same category has made: `Reefs` and the folder `reefs`. */
  #twinOf({ key, name }: ImportedTerm, parent: string | undefined): string | undefined {
    return this.added.find((path) => {
      const [id, above] = [slugOf(path), path.includes('/') ? parentOf(path) : undefined];
      return above === parent && [slugOf(key), name].some((one) => comparable(one) === comparable(id));
    });
  }

  #sameName(name: string, parent: string | null | undefined): Section | undefined {
    const wanted = comparable(name);
    return [...this.#known.values()].find((section) => {
      if (parent !== null && (section.ancestors.at(-1) ?? undefined) !== parent) return false;
      const names = typeof section.name === 'string' ? [section.name] : Object.values(section.name);
      return names.some((one) => comparable(one) === wanted);
    });
  }

  #freeId({ key, name }: ImportedTerm, parent: string | undefined): string {
    const plain = idOf(key.includes('/') ? name : key) || idOf(name) || 'section';
    const path = (id: string) => (parent === undefined ? id : `${parent}/${id}`);
    const owner = (id: string) =>
      this.#known.has(path(id))
        ? `the section ${path(id)}`
        : parent === undefined && this.#reserved.has(id)
          ? 'the site itself'
          : this.#ownerOf(path(id));
    const taken = owner(plain);
    if (taken === undefined) return plain;
    const other = `${plain}-section`;
    let id = other;
    for (let number = 2; owner(id) !== undefined; number += 1) id = `${other}-${number}`;
    this.losses.push({
      where: `Section “${name}”`,
      kind: 'person',
      what: `The address /${path(plain)}/ is taken by ${taken}, so the section is ${path(id)}. Rename it in content/sections.yaml if you like another name better.`,
    });
    return id;
  }

  #add(id: string, { name, about }: ImportedTerm, parent: string | undefined): string {
    const path = parent === undefined ? id : `${parent}/${id}`;
    const ancestors = parent === undefined ? [] : [...(this.#known.get(parent)?.ancestors ?? []), parent];
    const names = [...ancestors, path];
    this.#known.set(path, { path, name, colour: 'blue', ancestors, children: [], depth: names.length - 1 });
    const node = this.#document.createNode({ id, name, ...(about === undefined ? {} : { covers: about }) });
    const list = this.#listBelow(parent);
    list.add(node);
    this.added.push(path);
    return path;
  }

  /** The list in `sections.yaml` that holds the sections below one, made when it is not there. */
  #listBelow(parent: string | undefined): YAMLSeq {
    let list = this.#document.get('sections');
    for (const id of parent?.split('/') ?? []) {
      const owner: YAMLMap | undefined = isSeq(list)
        ? list.items.find((item): item is YAMLMap => isMap(item) && item.get('id') === id)
        : undefined;
      if (!owner) throw new Error(`sections.yaml has no section ${String(parent)}.`);
      if (!owner.has('sections')) owner.set('sections', this.#document.createNode([]));
      list = owner.get('sections');
    }
    if (!isSeq(list)) throw new Error('sections.yaml has no list of sections.');
    return list;
  }
}

/** What systems call the category of stories without one. */
const NAMELESS = new Set([
  'uncategorized',
  'uncategorised',
  'unfiled',
  'no category',
  'none',
  'sin categoría',
  'sin categoria',
  'non classé',
  'non classe',
  'sem categoria',
  'senza categoria',
  'unkategorisiert',
  'ohne kategorie',
  'geen categorie',
  'okategoriserade',
  'bez kategorii',
  'без рубрики',
  'غير مصنف',
  '未分類',
  '未分类',
  '미분류',
]);

function isNameless(name: string): boolean {
  return NAMELESS.has(comparable(name));
}

function comparable(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
