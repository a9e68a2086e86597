import type { z } from 'zod';
import type { ComponentDescription } from '../../content/schemas/component-fields.ts';
import { STORY_COMPONENTS, type ComponentName } from '../../content/schemas/story-components.ts';
import type { Fault } from '../../content/faults/fault.ts';
import { fieldName } from '../../content/faults/fault.ts';
import { validateData } from '../../content/source-file.ts';
import { readLiteral } from '../../content/text/literal.ts';
import type { ComponentTag, WrittenProperty } from './component-tag.ts';
import { SplicedText, type Splice } from './text-edits.ts';
import { buildJsonSchema, type JsonSchema } from './json-schema.ts';

/** One property of a component as a form has it. Whatever is filled in is a text; of a tick, `true` or nothing. */
export interface ComponentField {
  name: string;
  hint: string;
  isNeeded: boolean;
  kind: 'line' | 'choice' | 'tick' | 'number' | 'list' | 'code';
  choices: readonly string[];
}

/** What is filled in, by property. */
export type ComponentValues = Readonly<Record<string, string>>;

/** The fields of a component’s form. */
export function componentFields(name: ComponentName): ComponentField[] {
  return fieldsOf(STORY_COMPONENTS[name].props);
}

/** The fields of a form for what a schema describes. */
export function fieldsOf(props: z.ZodObject): ComponentField[] {
  const { properties = {}, required = [] } = buildJsonSchema(props);
  return Object.entries(properties).map(([property, part]) => ({
    name: property,
    hint: part.description ?? '',
    isNeeded: required.includes(property),
    kind: kindOf(part),
    choices: (part.enum ?? []).map(String),
  }));
}

function kindOf({ type, enum: choices, items }: JsonSchema): ComponentField['kind'] {
  if (choices !== undefined) return 'choice';
  if (type === 'boolean') return 'tick';
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'array' && items?.type === 'string') return 'list';
  return type === 'string' ? 'line' : 'code';
}

/** What the form of a component that is there begins with. */
export function valuesOf(tag: ComponentTag): ComponentValues {
  const kinds = new Map(componentFields(tag.name).map(({ name, kind }) => [name, kind]));
  return Object.fromEntries(tag.properties.map(({ name, value }) => [name, filledIn(value, kinds.get(name))]));
}

/** A value as somebody would fill it in: a text without the quotation marks and backslashes that JavaScript has around it. */
function filledIn(value: WrittenProperty['value'], kind: ComponentField['kind'] | undefined): string {
  if (value === true) return 'true';
  if (typeof value === 'string') return value;
  const literal = kind === 'code' ? undefined : readLiteral(value.code)?.value;
  if (literal === undefined) return value.code;
  if (typeof literal === 'string') return literal;
  if (kind === 'tick' && literal === false) return '';
  return Array.isArray(literal) ? literal.join('\n') : JSON.stringify(literal);
}

/** What a build would say of a component with these values. */
export function componentFaults(name: ComponentName, values: ComponentValues): ValueFault[] {
  return faultsOfValues(STORY_COMPONENTS[name].props, values);
}

/** What is wrong with values, by field; with all of them together without one. */
export type ValueFault = Pick<Fault, 'field' | 'problem' | 'mend' | 'allowed'>;

export function faultsOfValues(props: z.ZodObject, values: ComponentValues): ValueFault[] {
  const faults: Fault[] = [];
  const data: Record<string, unknown> = {};
  for (const field of fieldsOf(props)) {
    const value = valueOf(field, values[field.name] ?? '');
    if (value === undefined && field.kind === 'code' && (values[field.name] ?? '').trim() !== '')
      return [
        {
          field: field.name,
          problem: 'It cannot be read as a value.',
          mend: 'Look for a comma or a bracket that is missing, and write every text in quotation marks.',
        },
      ];
    if (value !== undefined) data[field.name] = value;
  }
  const at = (path: readonly PropertyKey[]) => ({ file: '', field: fieldName(path.slice(0, 1)) });
  const written = (_path: readonly PropertyKey[], value: number | boolean) => String(value);
  validateData({ data, schema: props, at, written, toAdd: () => 'Fill it in.' }, faults);
  return faults;
}

/** A new component, on lines of its own. */
export function writeComponent(name: ComponentName, values: ComponentValues, text = ''): string {
  const properties = componentFields(name).flatMap((field) => {
    const written = writeProperty(field, values[field.name] ?? '');
    return written === '' ? [] : [` ${written}`];
  });
  const begun = `<${name}${properties.join('')}`;
  const { text: use }: ComponentDescription = STORY_COMPONENTS[name];
  return use === 'none' || (use === 'optional' && text.trim() === '') ? `${begun} />` : `${begun}>\n\n${text.trim()}\n\n</${name}>`;
}

/** A text with other values in the beginning of one of its components; every other letter stays as it is. */
export function changeComponent(body: string, tag: ComponentTag, values: ComponentValues): string {
  const before = valuesOf(tag);
  const fields = componentFields(tag.name);
  const splices = tag.properties.flatMap(({ name, from, to }): Splice[] => {
    const field = fields.find((one) => one.name === name);
    if (!field || (values[name] ?? '') === before[name]) return [];
    const changed = writeProperty(field, values[name] ?? '');
    return [{ from, to, written: changed === '' ? '' : `${/^\s*/.exec(body.slice(from, to))?.[0] ?? ' '}${changed}` }];
  });
  const known = new Set(tag.properties.map(({ name }) => name));
  const added = fields.flatMap((field) => {
    const written = known.has(field.name) ? '' : writeProperty(field, values[field.name] ?? '');
    return written === '' ? [] : [` ${written}`];
  });
  return new SplicedText(body, [...splices, { from: tag.closing, to: tag.closing, written: added.join('') }]).text;
}

/** What a field says as data; undefined where it says nothing. */
function valueOf({ kind }: ComponentField, written: string): unknown {
  const said = written.trim();
  if (said === '') return undefined;
  switch (kind) {
    case 'tick':
      return said === 'true' ? true : undefined;
    case 'number':
      return Number.isNaN(Number(said)) ? said : Number(said);
    case 'list':
      return listOf(said);
    case 'code':
      return readLiteral(said)?.value;
    default:
      return said;
  }
}

function writeProperty({ name, kind }: ComponentField, written: string): string {
  const said = written.trim();
  if (said === '') return '';
  switch (kind) {
    case 'tick':
      return said === 'true' ? name : '';
    case 'number':
      return `${name}={${said}}`;
    case 'list':
      return `${name}={[${listOf(said).map(quoted).join(', ')}]}`;
    case 'code':
      return `${name}={${said}}`;
    default:
      // Between double quotation marks a name of a sign, such as &amp;, would be the sign.
      return /["&\n]/.test(said) ? `${name}={${quoted(said)}}` : `${name}="${said}"`;
  }
}

function listOf(said: string): string[] {
  return said.split(/[\n,]/).flatMap((one) => one.trim() || []);
}

function quoted(said: string): string {
  return `'${said.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;
}
