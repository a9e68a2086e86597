import { readDesk, type DeskGround } from '../../admin/desk/desk-ground.ts';
import {
  findSection,
  isInUse,
  moveSection,
  readSections,
  removeSection,
  saveSection,
  SECTIONS_FILE,
  useOfSection,
  type SectionFields,
} from '../../admin/desk/section-desk.ts';
import { digestAt } from '../../admin/desk/written-change.ts';
import { buildJsonSchema, type JsonSchema } from '../../admin/forms/json-schema.ts';
import type { Fault } from '../../content/faults/fault.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { sectionSchema } from '../../content/schemas/section.ts';
import type { DeskAnswer, DeskPlace } from './desk-answer.ts';
import { deskDocument, namingFiles } from './desk-document.ts';
import { formFactsOf, sectionOptions } from './form-facts.ts';
import type { FilledForm } from './form-request.ts';
import { readFields, settled } from './schema-answer.ts';
import { formFields, type FormFacts, type NamedField } from './schema-fields.ts';
import { keptAs, sectionForm, sectionList, type ListedSection } from './section-page.ts';

const DONE: Readonly<Record<string, string>> = {
  add: 'The section is added. Readers see it once a story stands in it and the site has been built and uploaded.',
  save: 'The section is saved. Readers see it so when the site has been built and uploaded.',
  move: 'The order is changed.',
  remove: 'The section is taken out.',
};

/** The tree of sections, or the form of one. */
export async function showSections(ground: DeskGround, place: DeskPlace, asked: URLSearchParams): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const state = { path: asked.get('section') ?? '', isNew: asked.has('new'), parent: asked.get('new') ?? '' };
  return { status: 200, html: document(ground, place, newsroom, { ...state, done: DONE[asked.get('done') ?? ''] }) };
}

/** Saves a section, moves it among those beside it, or takes it out. What is not taken comes back as it was filled in. */
export async function doSections(ground: DeskGround, place: DeskPlace, form: FilledForm): Promise<DeskAnswer> {
  const newsroom = await readDesk(ground);
  const task = form.text('task');
  const seen = new Map([[SECTIONS_FILE, form.text('seen')]]);
  const path = form.text('section');
  if (task === 'move') {
    const [, what, moved = ''] = /^(up|down) (.+)$/.exec(form.text('step')) ?? [];
    const { faults } = await moveSection(ground, moved, what === 'up' ? -1 : 1, seen);
    return faults.length === 0
      ? done(place, { done: task }, `at-${moved}`)
      : refuse({ path: '', faults: namingFiles(faults, SECTIONS_FILE) });
  }
  if (task === 'remove') {
    const { faults } = await removeSection(ground, newsroom, path, seen);
    return faults.length === 0 ? done(place, { done: task }) : refuse({ path, faults: namingFiles(faults, SECTIONS_FILE) });
  }
  if (task !== 'save') return refuse({ path, faults: [] }, 404);
  return save();

  async function save(): Promise<DeskAnswer> {
    const facts = formFactsOf(newsroom);
    const sections = readSections(ground);
    const node = path === '' ? undefined : findSection(sections, path)?.node;
    const fields = fieldsOf(facts, isFixed(newsroom, sections, path));
    const values = readFields(form, fields, facts);
    const parent = form.has('parent') ? form.text('parent') : undefined;
    const wish = { path, fields: settled(fields, values, node), parent };
    const { faults, field, section } = await saveSection(ground, newsroom, wish, seen);
    const kept = keptAs(path, form.text('seen'));
    if (faults.length === 0) return done(place, { section, done: path === '' ? 'add' : 'save', kept });
    const sent = { values, parent: parent ?? '', now: seen.get(SECTIONS_FILE) === digestAt(ground, SECTIONS_FILE) ? undefined : node };
    return refuse({
      path: node ? path : '',
      isNew: node === undefined,
      sent,
      faults: namingFiles(faults, SECTIONS_FILE).map((fault) => within(field, fault)),
    });
  }

  function refuse(state: SectionsState, status = 422): DeskAnswer {
    return { status, html: document(ground, place, newsroom, state) };
  }
}

function done({ base }: DeskPlace, query: Record<string, string>, anchor = 'done'): DeskAnswer {
  return { status: 303, location: `${base}_desk/sections/?${new URLSearchParams(query).toString()}#${anchor}` };
}

/** A fault at the field of the form: that there are two of one address is told at the address. */
function within(place: string, fault: Fault): Fault {
  if (fault.field === 'sections') return { ...fault, field: 'id' };
  return { ...fault, field: fault.field?.startsWith(`${place}.`) === true ? fault.field.slice(place.length + 1) : undefined };
}

function isFixed(newsroom: Newsroom, sections: SectionFields[], path: string): boolean {
  return path !== '' && isInUse(useOfSection(newsroom, sections, path));
}

let schema: JsonSchema | undefined;

/** Of a section in which something stands, its address is not among them. */
function fieldsOf(facts: FormFacts, isFixedOne: boolean): NamedField[] {
  schema ??= buildJsonSchema(sectionSchema);
  const names = isFixedOne ? ['name', 'covers', 'colour', 'kind'] : ['name', 'covers', 'colour', 'kind', 'id'];
  return formFields(schema, facts, facts.languages.length > 1 && !isFixedOne ? [...names, 'address'] : names);
}

interface SectionsState {
  path: string;
  isNew?: boolean;
  /** In which a new one is to lie, unless it is said otherwise. */
  parent?: string;
  done?: string | undefined;
  faults?: readonly Fault[];
  sent?: { values: unknown; parent: string; now: unknown };
}

function document(ground: DeskGround, place: DeskPlace, newsroom: Newsroom, state: SectionsState): string {
  const { path, isNew = false, done: said, faults = [] } = state;
  const sections = readSections(ground);
  const isForm = isNew || findSection(sections, path) !== undefined;
  const seen = digestAt(ground, SECTIONS_FILE) ?? '';
  return deskDocument({
    title: 'Sections',
    newspaper: newsroom.site.name,
    base: place.base,
    main: isForm ? formOf(newsroom, sections, { ...state, seen, once: place.once }) : sectionList(listed(newsroom), seen, place.once),
    scripts: ['src/dev/desk/kept-words.ts'],
    done: said,
    faults: isForm ? [] : faults,
  });
}

function formOf(newsroom: Newsroom, sections: SectionFields[], state: SectionsState & { seen: string; once: () => string }): string {
  const { path, isNew = false, faults = [], sent, seen, once } = state;
  const facts = formFactsOf(newsroom);
  const node = isNew ? undefined : findSection(sections, path)?.node;
  const own = isNew ? '' : path;
  const isFixedOne = isFixed(newsroom, sections, own);
  const fields = fieldsOf(facts, isFixedOne);
  const known = new Set([...fields.map(({ name }) => name), 'parent']);
  const parents = sectionOptions(newsroom).filter(([one]) => own === '' || (one !== own && !one.startsWith(`${own}/`)));
  return sectionForm({
    path: own,
    name: sectionOptions(newsroom).find(([one]) => one === own)?.[1] ?? own,
    fields,
    facts,
    faults,
    others: faults.filter(({ field }) => field === undefined || !known.has(field.split(/[.[]/)[0] ?? '')),
    address: '',
    values: sent?.values ?? node ?? {},
    now: sent?.now,
    parent: sent?.parent ?? (isNew ? (state.parent ?? '') : own.split('/').slice(0, -1).join('/')),
    parents: isFixedOne ? [] : [['', 'No other: it stands at the top'], ...parents],
    use: useOfSection(newsroom, sections, own === '' ? ' ' : own),
    seen,
    isRefused: sent !== undefined,
    once,
  });
}

function listed({ articles, site, sections }: Newsroom): ListedSection[] {
  const counts = new Map<string, number>();
  for (const { data } of articles) counts.set(data.section, (counts.get(data.section) ?? 0) + 1);
  const names = new Map(sectionOptions({ site, sections }));
  const list = (nodes: Newsroom['sections'], above: string): ListedSection[] =>
    nodes.map((node) => {
      const path = above + node.id;
      const name = names.get(path)?.split(' › ').at(-1) ?? node.id;
      return { path, name, stories: counts.get(path) ?? 0, sections: list(node.sections ?? [], `${path}/`) };
    });
  return list(sections, '');
}
