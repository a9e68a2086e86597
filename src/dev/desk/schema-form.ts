import type { Fault } from '../../content/faults/fault.ts';
import { escapeByNumber as escape } from '../../shared/escape-html.ts';
import { choiceField, hiddenFields, lineField, sayFault, textField, tickField, type FieldView } from './desk-document.ts';
import { localTime } from './form-times.ts';
import type { FormFacts, FormField, NamedField } from './schema-fields.ts';

/** What a form made from a schema is printed with. */
export interface SchemaFormView {
  facts: FormFacts;
  faults: readonly Fault[];
  /** The page’s own address, to which a button sends that changes the form alone. */
  address: string;
  /** What the file says by now, where another has changed it since the form was filled. */
  now?: unknown;
}

/** Where the choice of something that may also have fields of its own is kept. */
export const CHOICE = '~choice';

/** After the name of a text for each language: whether that of the first stands in all editions. */
export const EVERYWHERE = '~everywhere';

interface Place {
  path: string;
  value: unknown;
  now: unknown;
}

/** The fields of a group, each with its value, what is wrong with it and, where another has changed it, what the file says now. */
export function schemaFields(view: SchemaFormView, fields: readonly NamedField[], values: unknown): string {
  return fields.map((field) => printField(view, field, within({ path: '', value: values, now: view.now }, field.name))).join('\n');
}

/** Faults of fields that the form does not have. */
export function otherFaults(faults: readonly Fault[], fields: readonly NamedField[]): Fault[] {
  const names = new Set(fields.map(({ name }) => name));
  return faults.filter((fault) => !names.has((fault.field ?? '').split(/[.[]/)[0] ?? ''));
}

function printField(view: SchemaFormView, field: FormField, place: Place): string {
  const { path, value } = place;
  const own: FieldView = {
    id: path,
    name: path,
    label: field.label,
    hint: withNow(view, field, place),
    value: textOf(value),
    faults: faultsAt(view, path, field),
  };
  switch (field.kind) {
    case 'kept':
      return value === undefined ? '' : hiddenFields({ [path]: JSON.stringify(value) });
    case 'line':
      return textOf(value).includes('\n') ? textField(own, 2) : lineField(own, 'dir="auto"');
    case 'text':
      return textField(own, 2, 'dir="auto"');
    case 'number':
      return lineField(own, 'inputmode="numeric"');
    case 'moment':
      return printMoment(view, field, own);
    case 'choice':
      return choiceField(own, optionsWith(field, textOf(value)));
    case 'localised':
      return printLocalised(view, field, place);
    case 'ticks':
      return printTicks(view, field, place);
    case 'list':
      return printList(view, field, place);
    case 'either':
      return printEither(view, field, place);
    case 'group':
      return fieldset(view, field, path, field.fields.map((one) => printField(view, one, within(place, one.name))).join('\n'));
  }
}

/** A time on the newspaper’s clocks; the instant goes along, so that one that is not touched stays to the second. */
function printMoment({ facts: { timeZone } }: SchemaFormView, { hint }: FormField, own: FieldView): string {
  const value = own.value ?? '';
  const clocks = {
    ...own,
    value: value && localTime(value, timeZone),
    hint: `${own.hint ?? hint ?? ''} As clocks in ${timeZone} show it.`,
  };
  return `${value === '' ? '' : hiddenFields({ [`${own.name}~`]: value })}${lineField(clocks, 'type="datetime-local"')}`;
}

function printLocalised(view: SchemaFormView, field: FormField & { kind: 'localised' }, place: Place): string {
  const { path, value, now } = place;
  const first = view.facts.languages[0]?.code ?? 'en';
  const said = asRecord(value, first);
  const known = view.facts.languages.map(({ code }) => code);
  const others = Object.keys(said).filter((code) => !known.includes(code));
  // Whether it stands once or for each language in the file, and in which order.
  const form = typeof value === 'object' && value !== null ? hiddenFields({ [`${path}~`]: Object.keys(value).join(' ') }) : '';
  const fields = [...view.facts.languages, ...others.map((code) => ({ code, name: code, direction: undefined }))];
  const isOne = fields.length === 1;
  const shown = fields.map(({ code, name, direction = 'ltr' }) => {
    const at = { path: `${path}.${code}`, value: said[code], now: asRecord(now, first)[code] };
    const own: FieldView = {
      id: at.path,
      name: at.path,
      label: isOne ? field.label : name,
      hint: withNow(view, isOne ? field : { ...field, hint: undefined }, at),
      value: said[code] ?? '',
      faults: [...faultsAt(view, at.path), ...(isOne ? faultsAt(view, path) : [])],
    };
    const attributes = `lang="${escape(code)}" dir="${direction}"`;
    return field.isLong || own.value?.includes('\n') === true ? textField(own, 2, attributes) : lineField(own, attributes);
  });
  if (isOne) return form + shown.join('');
  const everywhere = field.isByEdition === true ? everywhereField(view, path, typeof value === 'string') : '';
  return fieldset(view, field, path, form + shown.join('\n') + everywhere, 'tongues');
}

/** Whether a text of the first language is that of all editions, or stands in its own alone. */
function everywhereField({ facts }: SchemaFormView, path: string, ticked: boolean): string {
  const name = `${path}${EVERYWHERE}`;
  const label = `Told in ${facts.languages[0]?.name ?? 'one language'} alone, it stands in every edition`;
  return tickField({ id: name, name, value: 'yes', label, ticked });
}

function printTicks(view: SchemaFormView, field: FormField & { kind: 'ticks' }, { path, value }: Place): string {
  const ticked = Array.isArray(value) ? value.map(String) : [];
  const boxes = field.options.map(([option, label]) =>
    tickField({ id: `${path} ${option}`, name: path, value: option, label, ticked: ticked.includes(option) }),
  );
  return fieldset(view, field, path, boxes.join(''));
}

function printList(view: SchemaFormView, field: FormField & { kind: 'list' }, { path, value, now }: Place): string {
  const entries: unknown[] = Array.isArray(value) ? value : [];
  const items = entries.map((entry, index) => {
    const own = `${path}[${String(index + 1)}]`;
    const label = `${field.entry.label} ${String(index + 1)}`;
    const place = { path: own, value: entry ?? undefined, now: Array.isArray(now) ? (now as unknown[])[index] : undefined };
    const step = (what: string, sign: string, isOff: boolean): string =>
      `<button name="step" value="${what} ${escape(own)}" formaction="${escape(`${view.address}#${path}`)}" aria-label="${escape(`${sign}: ${label}`)}"${isOff ? ' disabled' : ''}>${sign}</button>`;
    const buttons = `<div class="buttons steps">${step('up', 'Up', index === 0)}${step('down', 'Down', index === entries.length - 1)}${step('out', 'Take out', false)}</div>`;
    return `<li>${printField(view, { ...field.entry, label }, place)}${buttons}</li>`;
  });
  const more = `<div class="buttons"><button name="step" value="more ${escape(path)}" formaction="${escape(`${view.address}#${path}[${String(entries.length + 1)}]`)}">Add: ${escape(field.entry.label.toLowerCase())}</button></div>`;
  const count = hiddenFields({ [`${path}~count`]: String(entries.length) });
  return fieldset(view, field, path, `${count}${items.length === 0 ? '' : `<ol class="entries">${items.join('\n')}</ol>`}${more}`);
}

function printEither(view: SchemaFormView, field: FormField & { kind: 'either' }, place: Place): string {
  const { path, value } = place;
  const chosen = typeof value === 'string' ? value : textOf((value as Record<string, unknown> | undefined)?.[CHOICE]);
  const own = { ...place, value: typeof value === 'object' ? value : undefined };
  const fields = field.group.fields.map((one) => printField(view, one, within(own, one.name))).join('\n');
  const choice = choiceField(
    { id: `${path}~choice`, name: `${path}${CHOICE}`, label: 'Which', value: chosen },
    optionsWith(field.choice, chosen),
  );
  return fieldset(
    view,
    field,
    path,
    `${choice}\n<details${chosen === '' ? ' open' : ''}><summary>One of its own</summary><div class="own">${fields}</div></details>`,
  );
}

function fieldset(view: SchemaFormView, field: FormField, path: string, inner: string, look: string = field.kind): string {
  const { label, hint } = field;
  const faults = faultsAt(view, path, field);
  const told = faults.length === 0 ? '' : `<p class="fault">${faults.map((one) => `<span>${sayFault(one)}</span>`).join('')}</p>`;
  return `<fieldset class="${look}" id="${escape(path)}"><legend>${escape(label)}</legend>${hint === undefined ? '' : `<p class="hint">${escape(hint)}</p>`}${told}
${inner}</fieldset>`;
}

/** A choice keeps what the file says, also where it is none of those that are offered. */
function optionsWith({ options, none }: FormField & { kind: 'choice' }, value: string): readonly (readonly [string, string])[] {
  const isKnown = value === '' || options.some(([option]) => option === value);
  const nothing = none === undefined ? (value === '' ? [['', 'Choose one'] as const] : []) : [['', none] as const];
  return [...nothing, ...options, ...(isKnown ? [] : [[value, value] as const])];
}

/** Faults at a field; those of something within it that has no field of its own are told at it, too. */
function faultsAt({ faults }: SchemaFormView, path: string, field?: FormField): Fault[] {
  const isLeaf = field !== undefined && !['group', 'list', 'either', 'localised', 'ticks'].includes(field.kind);
  const own = field?.kind === 'group' ? new Set(field.fields.map(({ name }) => name)) : undefined;
  return faults.filter(({ field: at = '' }) => {
    if (at === path) return true;
    if (!at.startsWith(`${path}.`)) return false;
    const [name = ''] = at.slice(path.length + 1).split(/[.[]/);
    return isLeaf || own?.has(name) === false;
  });
}

function withNow(
  { now: isOther }: SchemaFormView,
  { hint, kind }: Pick<FormField, 'hint' | 'kind'>,
  { value, now }: Place,
): string | undefined {
  const isPlain = kind !== 'group' && kind !== 'list' && kind !== 'either';
  if (isOther === undefined || !isPlain || textOf(now) === textOf(value)) return hint;
  return [hint, now === undefined ? 'In the file by now: nothing.' : `In the file by now: “${textOf(now)}”.`]
    .filter((part) => part !== undefined)
    .join(' ');
}

function within({ path, value, now }: Place, name: string): Place {
  const at = (group: unknown): unknown =>
    typeof group === 'object' && group !== null ? (group as Record<string, unknown>)[name] : undefined;
  return { path: path === '' ? name : `${path}.${name}`, value: at(value), now: at(now) };
}

function asRecord(value: unknown, first: string): Record<string, string> {
  if (typeof value === 'string') return { [first]: value };
  return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
