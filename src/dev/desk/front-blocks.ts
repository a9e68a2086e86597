import type { Fault } from '../../content/faults/fault.ts';
import { localise } from '../../content/localised.ts';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { BLOCK_ARRANGEMENTS, FRONT_PARTS, type BlockData, type FrontData, type FrontPart } from '../../content/schemas/front.ts';
import { flattenSections } from '../../content/section-tree.ts';
import { escapeByNumber as escape } from '../../shared/escape-html.ts';
import { splitLanguage } from '../../shared/ids.ts';
import { choiceField, lineField, sayFault } from './desk-document.ts';
import type { FilledForm } from './form-request.ts';
import type { FoundStory } from './story-search.ts';

/** A block as the form shows it: what goes along with it, and its name. */
export interface ShownBlock {
  data: BlockData;
  name: string;
}

export interface BlocksView {
  /** As the file has them; where it has none, those that the front fills itself with. */
  blocks: readonly ShownBlock[];
  /** True where an editor arranges them. */
  isOwn: boolean;
  /** What can be added. */
  choices: readonly ShownBlock[];
  faults: readonly Fault[];
}

const PART_NAMES: Readonly<Record<FrontPart, string>> = {
  opinion: 'Opinion',
  pictures: 'Picture strip',
  archive: 'From the archive',
  choice: 'Editors’ choice',
  newsletter: 'Newsletter',
  events: 'Events',
  briefing: 'The briefing',
  discussed: 'Most discussed',
};

/** The blocks of a front with their names, and what can be added to them. */
export function viewBlocks(newsroom: Newsroom, language: string, own: FrontData['blocks'], faults: readonly Fault[]): BlocksView {
  const first = newsroom.site.languages[0]?.code ?? 'en';
  const sections = flattenSections(newsroom.sections).filter(({ depth }) => depth === 0);
  const sectionBlocks = sections.map(({ path, name }) => ({ data: { section: path }, name: localise(name, language, first) }));
  const topicBlocks = newsroom.topics.map(({ id, data }) => ({
    data: { topic: id },
    name: `Topic: ${localise(data.name, language, first)}`,
  }));
  const partBlocks = FRONT_PARTS.map((part) => ({ data: { part }, name: PART_NAMES[part] }));
  const choices: ShownBlock[] = [...sectionBlocks, ...partBlocks, ...topicBlocks];
  const nameOf = (data: BlockData): string => {
    if ('title' in data) return `Box: ${localise(data.title, language, first)}`;
    const known = choices.find((choice) => keyOf(choice.data) === keyOf(data));
    return known?.name ?? ('section' in data ? data.section : 'topic' in data ? data.topic : 'Advertisement');
  };
  const used = new Set(
    newsroom.articles.flatMap(({ id, data }) => (splitLanguage(id)[0] === language ? [data.section.split('/')[0] ?? ''] : [])),
  );
  return {
    blocks: own
      ? own.map((data) => ({ data, name: nameOf(data) }))
      : sectionBlocks.filter(({ data }) => used.has(data.section)).map(({ data, name }) => ({ data, name })),
    isOwn: own !== undefined,
    choices,
    faults,
  };
}

function keyOf(block: BlockData): string {
  return JSON.stringify(['section', 'topic', 'part'].map((name) => (block as Record<string, unknown>)[name] ?? null));
}

/** The fields for blocks, in rows that a script has moved by buttons and that are numbered without it. */
export function blockFields({ blocks, isOwn, choices, faults }: BlocksView): string {
  const own = isOwn
    ? `<input type="hidden" name="ownBlocks" value="true"><label class="tick" for="fillBlocks"><input type="checkbox" id="fillBlocks" name="fillBlocks" value="true"> <span>Let the front fill itself <span class="hint">Every section that has stories then stands by itself.</span></span></label>`
    : `<label class="tick" for="ownBlocks"><input type="checkbox" id="ownBlocks" name="ownBlocks" value="true"> <span>Arrange them as they stand here <span class="hint">The front fills itself as long as this is not ticked.</span></span></label>`;
  const added = choices.map(({ data, name }) => [JSON.stringify(data), name] as const);
  return `<section class="place" aria-labelledby="blocks"><h3 id="blocks">Blocks below the top</h3>
${faults.map((one) => `<p class="fault">${sayFault(one)}</p>`).join('')}
<ol class="blocks" id="block-rows">${blocks.map((block, place) => blockRow(block, place)).join('\n')}</ol>
${choiceField({ id: 'add', name: 'add', label: 'Add a block' }, [['', 'None'], ...added])}
${own}</section>`;
}

function blockRow({ data, name }: ShownBlock, place: number): string {
  const id = `block-${String(place)}`;
  const { arrangement, width } = data as { arrangement?: string; width?: string };
  const isList = 'section' in data || 'topic' in data;
  const style = isList
    ? choiceField({ id: `${id}-as`, name: `as-${String(place)}`, label: 'Laid out', value: arrangement ?? '' }, [
        ['', 'As the stories ask'],
        ...BLOCK_ARRANGEMENTS.map((one) => [one, one] as const),
      ]) +
      choiceField({ id: `${id}-width`, name: `width-${String(place)}`, label: 'Width', value: width ?? '' }, [
        ['', 'As it comes'],
        ['full', 'The whole page'],
        ['half', 'Half of it'],
      ])
    : '';
  return `<li data-name="${escape(name)}"><span class="words"><span class="headline">${escape(name)}</span></span>
<input type="hidden" name="row" value="${String(place)}"><input type="hidden" name="block" value="${escape(JSON.stringify(data))}">
<span class="style" role="group" aria-label="${escape(name)}">${style}</span>
<label class="order" for="${id}">Place <input type="number" id="${id}" name="order" value="${String(place + 1)}" min="1" step="any"></label>
<label class="out"><input type="checkbox" name="out" value="${String(place)}"> Take out</label></li>`;
}

/** The blocks as they were sent; undefined for a front that fills itself. What the form does not have stays as it was. */
export function readBlocks(form: FilledForm, before: FrontData['blocks']): FrontData['blocks'] {
  if (!form.has('order') && !form.has('add')) return before;
  if (form.has('fillBlocks')) return undefined;
  const added = form.text('add');
  if (!form.has('ownBlocks') && added === '') return undefined;
  const orders = form.all('order').map(Number);
  const out = new Set(form.all('out'));
  // A script may have moved them: which one a field belongs to is said by the row.
  const names = form.all('row');
  const rows = form.all('block').flatMap((text, place) => {
    const row = names[place] ?? '';
    if (out.has(row)) return [];
    const styled = { ...blockOf(text), ...styleOf(form, row) };
    const data = Object.fromEntries(Object.entries(styled).filter(([, value]) => value !== undefined)) as BlockData;
    return [{ data, order: orders[place] ?? place + 1, place }];
  });
  const sorted = rows.sort((a, b) => a.order - b.order || a.place - b.place).map(({ data }) => data);
  return added === '' ? sorted : [...sorted, blockOf(added) as BlockData];
}

function styleOf(form: FilledForm, row: string): Record<string, string | undefined> {
  const fields = [
    ['arrangement', `as-${row}`],
    ['width', `width-${row}`],
  ] as const;
  return Object.fromEntries(fields.flatMap(([field, name]) => (form.has(name) ? [[field, form.text(name) || undefined]] : [])));
}

/** What is no block at all is left to the check, which says so. */
function blockOf(text: string): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const MOST_LINES = 5;

/** The lines of the briefing: a sentence each, and the story that tells more. */
export function briefingFields(briefing: FrontData['briefing'], found: readonly FoundStory[], faults: readonly Fault[]): string {
  const own = (field: string): readonly Fault[] => faults.filter((fault) => fault.field === field);
  const others = faults.filter(({ field = '' }) => !/^briefing\[\d+\]\.(text|story)$/.test(field));
  const lines = Array.from({ length: MOST_LINES }, (_, place) => {
    const { text = '', story = '' } = briefing?.[place] ?? {};
    const [id, field, line] = [`line-${String(place)}`, `briefing[${String(place + 1)}]`, `Line ${String(place + 1)}`];
    return `<li>${lineField({ id, name: 'briefingText', label: line, value: text, faults: own(`${field}.text`) })}
${lineField({ id: `${id}-story`, name: 'briefingStory', label: `Its story: ${line.toLowerCase()}`, value: story, faults: own(`${field}.story`) }, 'list="stories" autocomplete="off"')}</li>`;
  });
  const options = found.map(({ key, headline }) => `<option value="${escape(key)}">${escape(headline)}</option>`);
  return `<details class="place"${briefing || faults.length > 0 ? ' open' : ''}><summary>The briefing</summary>
<p class="hint">Up to five sentences, each with the story that tells more. A line that is left empty is none.</p>
${others.map((one) => `<p class="fault">${sayFault(one)}</p>`).join('')}
<ol class="briefing">${lines.join('\n')}</ol><datalist id="stories">${options.join('')}</datalist></details>`;
}

/** The briefing as it was sent; undefined for none. What the form does not have stays as it was. */
export function readBriefing(form: FilledForm, before: FrontData['briefing']): FrontData['briefing'] {
  if (!form.has('briefingText')) return before;
  const stories = form.all('briefingStory').map((story) => story.trim());
  const lines = form.all('briefingText').map((text, place) => ({ text: text.trim(), story: stories[place] ?? '' }));
  const written = lines.filter(({ text, story }) => text !== '' || story !== '');
  return written.length > 0 ? written : undefined;
}
