import { sayUse, type SectionUse } from '../../admin/desk/section-desk.ts';
import type { Fault } from '../../content/faults/fault.ts';
import { escapeByNumber as escape } from '../../shared/escape-html.ts';
import { choiceField, hiddenFields, sayFault } from './desk-document.ts';
import type { NamedField, Option } from './schema-fields.ts';
import { schemaFields, type SchemaFormView } from './schema-form.ts';

/** A section as its list shows it. */
export interface ListedSection {
  path: string;
  name: string;
  /** How many stories stand in it itself. */
  stories: number;
  sections: readonly ListedSection[];
}

/** The tree of sections, in the order of the section bar. */
export function sectionList(sections: readonly ListedSection[], seen: string, once: () => string): string {
  return `<div class="narrow">
<p class="hint">In the order of the section bar. Readers see a section once a story stands in it.</p>
<form method="post" class="tree">
${hiddenFields({ task: 'move', seen, once: once() })}
${branch(sections)}
</form>
<p><a class="add" href="?new=">Add a section</a></p>
</div>`;
}

function branch(sections: readonly ListedSection[]): string {
  const items = sections.map(({ path, name, stories, sections: below }, place) => {
    const step = (what: string, sign: string, word: string, isOff: boolean): string =>
      `<button name="step" value="${what} ${escape(path)}" aria-label="${word}: ${escape(name)}"${isOff ? ' disabled' : ''}>${sign}</button>`;
    const count = stories === 0 ? 'no stories' : stories === 1 ? '1 story' : `${String(stories)} stories`;
    return `<li id="at-${escape(path)}"><div class="one"><span><a href="?section=${escape(encodeURIComponent(path))}">${escape(name)}</a> <span class="about">${count}</span></span><span class="moves">${step('up', '↑', 'Up', place === 0)}${step('down', '↓', 'Down', place === sections.length - 1)}</span></div>${below.length === 0 ? '' : branch(below)}</li>`;
  });
  return `<ol>${items.join('\n')}</ol>`;
}

export interface SectionFormView extends SchemaFormView {
  /** Its path; empty for a new one. */
  path: string;
  /** Its name as the file has it. */
  name: string;
  fields: readonly NamedField[];
  values: unknown;
  /** The path of the section that it lies in, and those that it can lie in; none where it stays where it is. */
  parent: string;
  parents: readonly Option[];
  use: SectionUse;
  seen: string;
  isRefused: boolean;
  others: readonly Fault[];
  once: () => string;
}

/** Under which name a browser keeps what was typed: a new section is not of any state of the file. */
export function keptAs(path: string, seen: string): string {
  return path === '' ? 'section new' : `section ${path} ${seen}`;
}

/** A section: its names and what is said of it, and its address as long as nothing stands in it. */
export function sectionForm(view: SectionFormView): string {
  const { path, name, fields, values, parent, parents, use, seen, isRefused, others, faults, once } = view;
  const isNew = path === '';
  const above =
    parents.length === 0
      ? ''
      : choiceField(
          { id: 'parent', name: 'parent', label: 'It lies in', value: parent, faults: faults.filter(({ field }) => field === 'parent') },
          parents,
        );
  const said = sayUse(use);
  const stays =
    said === ''
      ? ''
      : `<p class="state">${escape(said)} So it keeps its place among the others and its address, and cannot be taken out.</p>`;
  const out =
    isNew || said !== ''
      ? ''
      : `<form method="post"><div>${hiddenFields({ task: 'remove', section: path, seen, once: once() })}</div><p class="hint">Nothing stands in it.</p><div class="buttons"><button class="grave">Take the section out</button></div></form>`;
  return `<div class="narrow">
<p class="state"><a href="?">All sections</a></p>
<section aria-labelledby="one">
<h2 id="one">${isNew ? 'A new section' : escape(name)}</h2>
${stays}
<form method="post" class="made" data-keep="${escape(keptAs(path, seen))}"${isRefused ? ' data-refused' : ''}>
${hiddenFields({ task: 'save', section: path, seen, once: once() })}
${others.map((one) => `<p class="fault" role="alert">${sayFault(one)}</p>`).join('')}
${schemaFields(view, fields, values)}
${above}
<div class="buttons"><button class="main">${isNew ? 'Add it' : 'Save'}</button></div>
</form>
${out}
</section>
</div>`;
}
