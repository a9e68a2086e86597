import type { ComponentDescription } from '../../content/schemas/component-fields.ts';
import { STORY_COMPONENTS, type ComponentName } from '../../content/schemas/story-components.ts';
import { componentFaults, componentFields, type ComponentField, type ComponentValues } from '../forms/component-fields.ts';
import { choose, paragraph } from './dialogs.ts';

/** What an editor has filled in of a component. */
export interface FilledComponent {
  values: ComponentValues;
  /** What is to stand between its beginning and its end. */
  text: string;
}

/** Asks for the properties of a component until a build would take them. Of one that is there, its text is left where it stands. */
export async function fillComponent(name: ComponentName, begun: ComponentValues, isNew: boolean): Promise<FilledComponent | undefined> {
  const { purpose, text, textIs = 'its text' }: ComponentDescription = STORY_COMPONENTS[name];
  const fields = componentFields(name);
  const whole = paragraph();
  whole.className = 'sf-fault-said';
  const form = document.createElement('div');
  form.className = 'sf-component';
  const rows = new Map(fields.map((field) => [field.name, rowOf(field, begun[field.name] ?? '')]));
  const between = isNew && text !== 'none' ? textRow(textIs, text === 'needed') : undefined;
  form.append(paragraph(`In a story: ${purpose}.`), whole, ...[...rows.values()].map(({ row }) => row), ...(between ? [between.row] : []));
  for (;;) {
    const done = isNew ? 'Put it into the text' : 'Change it';
    const asked = choose<'done' | 'back'>(`<${name}>`, [form], { done, back: 'Go on editing' });
    (form.querySelector<HTMLElement>('[aria-invalid="true"]') ?? form.querySelector<HTMLElement>('input, select, textarea'))?.focus();
    if ((await asked) === 'back') return undefined;
    const values = Object.fromEntries([...rows].map(([field, { control }]) => [field, valueIn(control)]));
    const faults = componentFaults(name, values);
    for (const [field, { said, told, control }] of rows) {
      const own = faults.filter((fault) => fault.field === field);
      said.textContent = own.map(wordsOf).join(' ');
      // What belongs there is a part of what is wrong, where nothing is there.
      told.hidden = said.textContent.includes(told.textContent);
      if (own.length > 0) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
    }
    const others = faults.filter(({ field }) => !rows.has(field ?? ''));
    const missing =
      between && text === 'needed' && between.control.value.trim() === '' ? [`Write between beginning and end: ${textIs}.`] : [];
    whole.textContent = [...others.map(wordsOf), ...missing].join(' ');
    if (faults.length + missing.length === 0) return { values, text: between?.control.value ?? '' };
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

function textRow(textIs: string, isNeeded: boolean): { row: HTMLElement; control: HTMLTextAreaElement } {
  const control = document.createElement('textarea');
  control.rows = 5;
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
      const area = document.createElement('textarea');
      area.rows = 4;
      area.spellcheck = false;
      area.value = value;
      return area;
    }
    default: {
      const input = document.createElement('input');
      input.type = kind === 'tick' ? 'checkbox' : 'text';
      if (kind === 'tick') input.checked = value === 'true';
      else input.value = value;
      if (kind === 'number') input.inputMode = 'decimal';
      return input;
    }
  }
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
