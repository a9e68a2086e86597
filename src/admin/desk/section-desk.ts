import { localise } from '../../content/localised.ts';
import type { Fault } from '../../content/faults/fault.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { buildSlug } from '../../shared/headline-slug.ts';
import type { FormData } from '../forms/form-file.ts';
import { changeYaml } from './changed-text.ts';
import type { DeskGround, DeskOutcome } from './desk-ground.ts';
import { fieldsIn } from './site-desk.ts';
import { textAt, writeChange, type Seen } from './written-change.ts';

export const SECTIONS_FILE = 'sections.yaml';

/** A section as its file has it, faulty ones too. */
export type SectionFields = FormData & { sections?: SectionFields[] };

/** How somebody wants a section. */
export interface SectionWish {
  /** Its path as it is; empty for a new one. */
  path: string;
  /** What is other than it was; `undefined` takes a field out. An empty id of a new one is made from its name. */
  fields: FormData;
  /** The path of the section that it is to lie in, empty for the top; undefined where it stays. */
  parent?: string | undefined;
}

/** A section, the list that it stands in, and the way to it in the file: `sections[1].sections[2]`. */
export interface FoundSection {
  node: SectionFields;
  list: SectionFields[];
  field: string;
}

/** What stands in a section and would have no place without it. */
export interface SectionUse {
  stories: number;
  /** The headline of the newest of them. */
  latest: string | undefined;
  /** The sections that lie in it, by their names. */
  sections: string[];
}

export function readSections(ground: Pick<DeskGround, 'contentDir'>): SectionFields[] {
  const { sections } = fieldsIn(textAt(ground, SECTIONS_FILE) ?? '');
  return Array.isArray(sections) ? (sections as SectionFields[]) : [];
}

export function findSection(sections: SectionFields[], path: string): FoundSection | undefined {
  const [id = '', ...below] = path.split('/');
  const place = sections.findIndex((one) => one.id === id);
  const node = sections[place];
  if (!node) return undefined;
  const field = `sections[${String(place + 1)}]`;
  if (below.length === 0) return { node, list: sections, field };
  const inner = findSection(node.sections ?? [], below.join('/'));
  return inner && { ...inner, field: `${field}.${inner.field}` };
}

/** What keeps a section from being taken out or moved: every story in it has its path in its address. */
export function useOfSection({ articles, site }: Newsroom, sections: SectionFields[], path: string): SectionUse {
  const own = articles
    .filter(({ data }) => data.section === path || data.section.startsWith(`${path}/`))
    .sort((a, b) => Date.parse(b.data.published) - Date.parse(a.data.published));
  const first = site.languages[0]?.code ?? 'en';
  const below = findSection(sections, path)?.node.sections ?? [];
  return { stories: own.length, latest: own[0]?.data.headline, sections: below.map((node) => nameOf(node, first)) };
}

export function isInUse({ stories, sections }: SectionUse): boolean {
  return stories > 0 || sections.length > 0;
}

/** What stands in a section, in words; empty when nothing does. */
export function sayUse({ stories, latest = '', sections }: SectionUse): string {
  const told = [
    ...(stories === 0 ? [] : [stories === 1 ? `one story, “${latest}”` : `${String(stories)} stories, the newest of them “${latest}”`]),
    ...(sections.length === 0 ? [] : [`${sections.length === 1 ? 'the section' : 'the sections'} ${sections.join(', ')}`]),
  ];
  return told.length === 0 ? '' : `In it ${stories + sections.length === 1 ? 'stands' : 'stand'} ${told.join(', and ')}.`;
}

export interface SectionOutcome extends DeskOutcome {
  /** The way to the section in the file as it would be. */
  field: string;
  /** Its path from then on. */
  section: string;
}

/** Adds a section after the others, or changes one; in another section it is the last. */
export async function saveSection(ground: DeskGround, newsroom: Newsroom, wish: SectionWish, seen: Seen): Promise<SectionOutcome> {
  const sections = readSections(ground);
  const old = wish.path === '' ? undefined : findSection(sections, wish.path);
  const refused = (faults: Fault[]): SectionOutcome => ({ path: SECTIONS_FILE, faults, field: '', section: wish.path });
  if (wish.path !== '' && !old) return refused([gone(wish.path)]);
  const first = newsroom.site.languages[0]?.code ?? 'en';
  const node: SectionFields = old?.node ?? { id: undefined };
  const parent = wish.path.split('/').slice(0, -1).join('/');
  const isMoved = old === undefined || (wish.parent !== undefined && wish.parent !== parent);
  const use = useOfSection(newsroom, sections, wish.path);
  if (old && isInUse(use) && (isMoved || (wish.fields.id !== undefined && wish.fields.id !== node.id)))
    return refused([inUse(use, 'move')]);
  for (const [name, value] of Object.entries(wish.fields)) {
    if (value === undefined && name !== 'id') Reflect.deleteProperty(node, name);
    else node[name] = value;
  }
  if (old === undefined) node.id = idOf(node, first);
  if (isMoved) {
    const wanted = wish.parent ?? '';
    const above = wanted === '' ? undefined : findSection(sections, wanted);
    if (wanted !== '' && !above) return refused([gone(wanted)]);
    old?.list.splice(old.list.indexOf(node), 1);
    (above ? (above.node.sections ??= []) : sections).push(node);
  }
  const section = [isMoved ? (wish.parent ?? '') : parent, String(node.id)].filter(Boolean).join('/');
  // Where two have one path, the last is the one that was added.
  const field = placeOf(sections, node) ?? '';
  return { ...(await writeSections(ground, sections, seen)), field, section };
}

/** Has a section change places with the one before or after it. */
export async function moveSection(ground: DeskGround, path: string, by: -1 | 1, seen: Seen): Promise<DeskOutcome> {
  const sections = readSections(ground);
  const found = findSection(sections, path);
  if (!found) return { path: SECTIONS_FILE, faults: [gone(path)] };
  const { list, node } = found;
  const place = list.indexOf(node);
  list.splice(place, 1);
  list.splice(Math.max(0, place + by), 0, node);
  return writeSections(ground, sections, seen);
}

/** Takes out a section that nothing stands in. */
export async function removeSection(ground: DeskGround, newsroom: Newsroom, path: string, seen: Seen): Promise<DeskOutcome> {
  const sections = readSections(ground);
  const found = findSection(sections, path);
  if (!found) return { path: SECTIONS_FILE, faults: [gone(path)] };
  const use = useOfSection(newsroom, sections, path);
  if (isInUse(use)) return { path: SECTIONS_FILE, faults: [inUse(use, 'remove')] };
  found.list.splice(found.list.indexOf(found.node), 1);
  return writeSections(ground, sections, seen);
}

async function writeSections(ground: DeskGround, sections: SectionFields[], seen: Seen): Promise<DeskOutcome> {
  const text = changeYaml(textAt(ground, SECTIONS_FILE) ?? '', { sections: sections.map(withoutEmptyLists) });
  return { path: SECTIONS_FILE, faults: await writeChange(ground, new Map([[SECTIONS_FILE, Buffer.from(text)]]), seen) };
}

function withoutEmptyLists({ sections = [], ...node }: SectionFields): SectionFields {
  return sections.length === 0 ? node : { ...node, sections: sections.map(withoutEmptyLists) };
}

function placeOf(sections: SectionFields[], node: SectionFields): string | undefined {
  for (const [place, one] of sections.entries()) {
    const field = `sections[${String(place + 1)}]`;
    if (one === node) return field;
    const inner = placeOf(one.sections ?? [], node);
    if (inner !== undefined) return `${field}.${inner}`;
  }
  return undefined;
}

/** As it is wished, or from the name; that there is none is told of the name alone. */
function idOf(node: SectionFields, first: string): unknown {
  if (node.id !== undefined) return node.id;
  const name = nameOf(node, first);
  const slug = buildSlug(name, first);
  return name === '' ? 'section' : slug === '' ? undefined : slug;
}

function nameOf({ id, name }: SectionFields, first: string): string {
  const said = typeof name === 'string' || (typeof name === 'object' && name !== null) ? localise(name as string, first, first) : '';
  return said === '' && typeof id === 'string' ? id : said;
}

function inUse(use: SectionUse, what: 'move' | 'remove'): Fault {
  const stories = use.stories > 0 ? 'Give the stories another section first' : 'Take out what lies in it first';
  return {
    file: `content/${SECTIONS_FILE}`,
    problem: `${what === 'remove' ? 'The section cannot be taken out.' : 'The section keeps its place and its address.'} ${sayUse(use)}`,
    mend: `${stories}; ${what === 'remove' ? 'or leave it: without stories, readers do not see it.' : 'its name can be changed at any time.'}`,
  };
}

function gone(path: string): Fault {
  return {
    file: `content/${SECTIONS_FILE}`,
    problem: `There is no section “${path}” any more.`,
    mend: 'What you have written is still here. Look at what there is now, and send it again.',
  };
}
