import type { ComponentDescription } from '../../content/schemas/component-fields.ts';
import { faultsOfValues, fieldsOf, type ComponentField, type ComponentValues, type ValueFault } from '../forms/component-fields.ts';
import { choose, paragraph } from './dialogs.ts';

/** What an editor has filled in of a component or a mark. */
export interface Filled {
  values: ComponentValues;
  /** What is to stand between its beginning and its end. */
  text: string;
}

export interface AskedFor {
  title: string;
  description: Omit<ComponentDescription, 'words'>;
  /** What the form begins with. */
  begun?: ComponentValues;
  begunText?: string;
  /** What a button says that takes it. */
  done?: string;
  /** Of one that is there, its text is left where it stands. */
  isNew?: boolean;
  /** Values that fields may have, by the field’s name; offered once they are known. */
  known?: Promise<Readonly<Record<string, readonly string[]>>>;
  /** What speaks against values beside their schema. */
  faultsOf?: (values: ComponentValues) => ValueFault[];
}

/** Asks for what a schema describes, until a build would take it. */
export async function fillForm(asked: AskedFor): Promise<Filled | undefined> {
  const { title, description, begun = {}, begunText = '', isNew = true, done = 'Put it into the text', known } = asked;
  const { purpose, props, text, textIs = 'its text' } = description;
  const faultsOf = asked.faultsOf ?? ((values: ComponentValues) => faultsOfValues(props, values));
  const whole = paragraph();
  whole.className = 'sf-fault-said';
  const form = document.createElement('div');
  form.className = 'sf-component';
  const rows = new Map(fieldsOf(props).map((field) => [field.name, rowOf(field, begun[field.name] ?? '')]));
  void known?.then((values) => {
    for (const [field, { row, control }] of rows) offerValues(row, control, values[field] ?? []);
  });
  const between = isNew && text !== 'none' ? textRow(textIs, begunText, text === 'needed') : undefined;
  form.append(paragraph(`In a story: ${purpose}.`), whole, ...[...rows.values()].map(({ row }) => row), ...(between ? [between.row] : []));
  for (;;) {
    const choice = choose<'done' | 'back'>(title, [form], { done, back: 'Go on editing' });
    (form.querySelector<HTMLElement>('[aria-invalid="true"]') ?? form.querySelector<HTMLElement>('input, select, textarea'))?.focus();
    if ((await choice) === 'back') return undefined;
    const values = Object.fromEntries([...rows].map(([field, { control }]) => [field, valueIn(control)]));
    const faults = faultsOf(values);
    for (const [field, { said, told, control }] of rows) {
      const own = faults.filter((fault) => fault.field === field);
      said.textContent = own.map(wordsOf).join(' ');
      // What belongs there is a part of what is wrong, where nothing is there.
      told.hidden = said.textContent.includes(told.textContent);
      if (own.length > 0) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
    }
    const others = faults.filter(({ field }) => !rows.has(field ?? ''));
    const isMissing = between !== undefined && text === 'needed' && between.control.value.trim() === '';
    if (isMissing) between.control.setAttribute('aria-invalid', 'true');
    else between?.control.removeAttribute('aria-invalid');
    whole.textContent = [...others.map(wordsOf), ...(isMissing ? [`Write between beginning and end: ${textIs}.`] : [])].join(' ');
    if (faults.length === 0 && !isMissing) return { values, text: between?.control.value ?? '' };
  }
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

interface Row {
  row: HTMLElement;
  control: Control;
  /** What is wrong with it, and what it is for. */
  said: HTMLElement;
  told: HTMLElement;
}

function rowOf({ name, hint, isNeeded, kind, choices }: ComponentField, value: string): Row {
  const control = controlOf(kind, choices, value);
  control.name = name;
  const said = document.createElement('span');
  said.className = 'sf-fault-said';
  const told = document.createElement('span');
  told.className = 'sf-hint';
  told.textContent = kind === 'list' ? `${hint} One on each line.` : kind === 'tick' ? capitalised(hint.replace(/^true: /, '')) : hint;
  const title = document.createElement('span');
  title.className = 'sf-label';
  const label = capitalised(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
  title.textContent = isNeeded ? `${label} (needed)` : label;
  const row = document.createElement('label');
  row.dataset.kind = kind;
  row.append(title, control, said, told);
  return { row, control, said, told };
}

function offerValues(row: HTMLElement, control: Control, values: readonly string[]): void {
  if (values.length === 0) return;
  const list = document.createElement('datalist');
  list.id = `sf-known-${control.name}`;
  list.append(...values.map((value) => new Option(value)));
  control.setAttribute('list', list.id);
  row.append(list);
}

function textRow(textIs: string, begun: string, isNeeded: boolean): { row: HTMLElement; control: HTMLTextAreaElement } {
  const control = document.createElement('textarea');
  control.rows = 5;
  control.value = begun;
  const title = document.createElement('span');
  title.className = 'sf-label';
  title.textContent = isNeeded ? 'Text (needed)' : 'Text';
  const told = document.createElement('span');
  told.className = 'sf-hint';
  told.textContent = `Between beginning and end: ${textIs}.`;
  const row = document.createElement('label');
  row.append(title, control, told);
  return { row, control };
}

function controlOf(kind: ComponentField['kind'], choices: readonly string[], value: string): Control {
  switch (kind) {
    case 'choice': {
      const select = document.createElement('select');
      select.append(...['', ...choices].map((one) => new Option(one === '' ? '–' : one, one)));
      select.value = value;
      return select;
    }
    case 'list':
    case 'code': {
      const area = areaOf(value);
      area.spellcheck = false;
      return area;
    }
    default: {
      // A field of one line would lose where the others begin.
      if (value.includes('\n')) return areaOf(value);
      const input = document.createElement('input');
      input.type = kind === 'tick' ? 'checkbox' : 'text';
      if (kind === 'tick') input.checked = value === 'true';
      else input.value = value;
      if (kind === 'number') input.inputMode = 'decimal';
      return input;
    }
  }
}

function areaOf(value: string): HTMLTextAreaElement {
  const area = document.createElement('textarea');
  area.rows = 4;
  area.value = value;
  return area;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function valueIn(control: Control): string {
  if (control instanceof HTMLInputElement && control.type === 'checkbox') return control.checked ? 'true' : '';
  return control.value;
}

function wordsOf({ problem, allowed, mend }: { problem: string; allowed?: readonly string[] | undefined; mend: string }): string {
  return [problem, ...(allowed ? [`Allowed: ${allowed.join(', ')}.`] : []), mend].join(' ');
}
