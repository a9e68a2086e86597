import yaml from 'js-yaml';
import { readLenientJson, readLenientToml, readLenientYaml, type FieldFault } from './lenient-fields.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** A text and the fields above it. */
export interface FrontMatter {
  readonly fields: Fields;
  readonly body: string;
  /** Fields that cannot be read, however leniently. */
  readonly faults: readonly FieldFault[];
}

const YAML_FENCE = /^---[ \t]*(?:ya?ml[ \t]*)?\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const TOML_FENCE = /^\+\+\+[ \t]*\n([\s\S]*?)(?:^|\n)\+\+\+[ \t]*(?:\n|$)/;
/** Fields in another form, which the first line names. */
const NAMED_FENCE = /^---[ \t]*(toml|json5?|js|javascript)[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/i;
/** Fields whose closing line has been forgotten. */
const OPEN_FENCE = /^---[ \t]*\n((?:[A-Za-z][\w-]*:(?:[ \t].*)?\n|[ \t]+\S.*\n|-[ \t].*\n)+)(?=\s*\n|[^\s-])/;

/** Parts a file into its fields (YAML, TOML or JSON) and its text. What is not sound is read as it was meant, or named as a fault. */
export function readFrontMatter(source: string): FrontMatter {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const namedFence = NAMED_FENCE.exec(text);
  if (namedFence !== null) {
    const [whole, form = '', inside = ''] = namedFence;
    return { ...readNamed(form.toLowerCase(), inside), body: text.slice(whole.length).replace(/^\n+/, '') };
  }
  const yamlFence = YAML_FENCE.exec(text) ?? OPEN_FENCE.exec(text);
  const tomlFence = yamlFence === null ? TOML_FENCE.exec(text) : null;
  const json = /^\{\s*(?:"|\})/.test(text) ? endOfJson(text) : undefined;
  const bodyAfter = (length: number): string => text.slice(length).replace(/^\n+/, '');
  if (yamlFence !== null) {
    const read = readLenientYaml(yamlFence[1] ?? '', 2, readYaml);
    // Between two lines of hyphens may also stand a text.
    if (read !== undefined) return { ...read, body: bodyAfter(yamlFence[0].length) };
  } else if (tomlFence !== null) return { ...readLenientToml(tomlFence[1] ?? '', 2), body: bodyAfter(tomlFence[0].length) };
  else if (json !== undefined) return { ...readLenientJson(text.slice(0, json)), body: bodyAfter(json) };
  return { fields: {}, body: text, faults: [] };
}

/** An object of JavaScript without code in it is YAML too, as JSON is. */
function readNamed(form: string, inside: string): Pick<FrontMatter, 'fields' | 'faults'> {
  if (form === 'toml') return readLenientToml(inside, 2);
  const object = inside
    .trim()
    .replace(/^(?:module\.exports\s*=|export\s+default)\s*/, '')
    .replace(/;$/, '');
  try {
    const read = readYaml(object);
    const isPlain = !/=>|\bfunction\b/.test(object.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, ''));
    if (isFields(read) && isPlain) return { fields: read, faults: [] };
  } catch {
    // What holds code is read as far as it is plain.
  }
  const { fields } = readLenientJson(object.replace(/^(\s*)([A-Za-z_]\w*)(\s*:\s*)(?:'([^'"\n]*)'|(?="))/gm, quotedPair));
  return {
    fields,
    faults: [
      { line: 2, problem: 'The fields at its top are code, which is not run; those that are plain text were read.', source: inside },
    ],
  };
}

function quotedPair(_whole: string, indent: string, name: string, colon: string, text: string | undefined): string {
  return `${indent}"${name}"${colon}${text === undefined ? '' : JSON.stringify(text)}`;
}

/** A whole file of YAML, with dates left as they are written: what a time without a zone means is decided elsewhere. */
export function readYaml(text: string): unknown {
  return yaml.load(text, { schema: yaml.CORE_SCHEMA, json: true });
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Where a JSON object at the beginning of a text ends. */
function endOfJson(text: string): number | undefined {
  let depth = 0;
  let isString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (isString) {
      if (character === '\\') index += 1;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return undefined;
}

/** A field as text, whatever it was written as; undefined when it is empty or not a single value. */
export function textIn(fields: Fields, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = valueIn(fields, name);
    const text = textOfValue(value);
    if (text !== undefined) return text;
  }
  return undefined;
}

function textOfValue(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A field as a list of texts: a list, or one text. */
export function listIn(fields: Fields, name: string): string[] {
  const value = valueIn(fields, name);
  return (Array.isArray(value) ? value : [value]).flatMap((item) => textOfValue(item) ?? []);
}

/** A field by its name, or by its path: `cover.image`. Capitals do not matter. */
export function valueIn(fields: Fields, path: string): unknown {
  let at: unknown = fields;
  for (const part of path.split('.')) {
    if (!isFields(at)) return undefined;
    const name = Object.keys(at).find((key) => key.toLowerCase() === part.toLowerCase());
    at = name === undefined ? undefined : at[name];
  }
  return at;
}
