import { Document, isMap, isScalar, isSeq, Pair, parseDocument, Scalar, YAMLMap, type Node } from 'yaml';
import { CONTENT_KINDS, type ContentKindName } from '../../content/schemas/content-kinds.ts';
import { splitFrontMatter } from '../../content/front-matter.ts';
import { formatFault } from '../../content/faults/fault.ts';
import type { SourceFile } from '../../content/source-file.ts';
import { faultsOfFile } from './file-faults.ts';
import { buildJsonSchema, type JsonSchema } from './json-schema.ts';

/** What a form holds: the fields by name, with the text of a story as `body`. */
export type FormData = Record<string, unknown>;

/** Turns the files of one kind into what their form holds, and back. */
export class FormFile {
  /**
   * Where a form keeps the file that it was filled from, so that what the form does not change stays as it was written. Names
   * that begin with “_” are the form’s and the CMS’s own and never in a file.
   */
  static readonly SOURCE = '_source';

  /** The file that a form was filled from; undefined for a new one. */
  static sourceOf(form: FormData): string | undefined {
    const source = form[FormFile.SOURCE];
    return typeof source === 'string' ? source.slice(1, -1) : undefined;
  }

  /** A file as a form keeps it: between two signs, as the CMS takes the ends of lines off whatever it reads and a form holds. */
  static asSource(text: string): string {
    return `<${text.trim()}\n>`;
  }

  readonly #kind: ContentKindName;
  readonly #schema: JsonSchema;
  readonly #firstLanguage: string;

  constructor(kind: ContentKindName, firstLanguage: string) {
    this.#kind = kind;
    this.#schema = buildJsonSchema(CONTENT_KINDS[kind].schema);
    this.#firstLanguage = firstLanguage;
  }

  /** Throws when the fields cannot be read. */
  read(text: string): FormData {
    const { fields, body } = this.#split(text);
    const document = parseFields(fields);
    const [error] = document.errors;
    if (error) throw error;
    const data = { ...this.#switches(), ...((document.toJS() ?? {}) as FormData) };
    return {
      ...(toForm(data, this.#schema, this.#firstLanguage) as FormData),
      ...(this.#hasText ? { body } : {}),
      [FormFile.SOURCE]: FormFile.asSource(text),
    };
  }

  /** The file: as it was but for what the form has changed, comments and order included. */
  write(form: FormData): string {
    const source = FormFile.sourceOf(form);
    const old = source === undefined ? undefined : this.#split(source);
    const document = parseFields(old?.fields ?? '');
    const data = this.data(form);
    const fields = old !== undefined && isSame(document.toJS() ?? {}, data) ? old.fields : printFields(old?.fields ?? '', document, data);
    if (!this.#hasText) return fields;
    const body = typeof form.body === 'string' ? form.body : '';
    const text = old?.body.trimEnd() === body.trimEnd() ? old.body : `${body.trimEnd()}\n`;
    return `---\n${fields}---\n${text}`;
  }

  /** What the file is to say: the form without what was left empty. */
  data(form: FormData): FormData {
    const fields = Object.fromEntries(Object.entries(form).filter(([name]) => !(this.#hasText && name === 'body')));
    return (fromForm(fields, this.#schema, this.#firstLanguage) ?? {}) as FormData;
  }

  /** What a build would say of the file by itself, in the same words; nothing when it is sound. */
  faults(form: FormData, file: string): string[] {
    return faultsOfFile(this.#kind, this.source(form, file)).map(formatFault);
  }

  /** The file as a check reads it. */
  source(form: FormData, file: string): SourceFile {
    const text = this.write(form);
    return { file, text, data: this.data(form), body: this.#split(text).body };
  }

  /** What the file says nothing of is off, and not what a new form begins with. */
  #switches(): FormData {
    const parts = Object.entries(this.#schema.properties ?? {});
    return Object.fromEntries(parts.flatMap(([name, { type }]) => (type === 'boolean' ? [[name, false] as const] : [])));
  }

  get #hasText(): boolean {
    return CONTENT_KINDS[this.#kind].files.some((pattern) => /\.mdx?$/.test(pattern));
  }

  #split(text: string): { fields: string; body: string } {
    if (!this.#hasText) return { fields: text, body: '' };
    const split = splitFrontMatter(text);
    if ('fault' in split) throw new Error(`${split.fault.problem} ${split.fault.mend}`);
    return split;
  }
}

/** Fields as they were written, but for those that are to have another value; one that is `undefined` is taken out. Throws when they cannot be read. */
export function changeFields(fields: string, changes: FormData): string {
  const document = parseFields(fields);
  const [error] = document.errors;
  if (error) throw error;
  const changed = Object.entries({ ...((document.toJS() ?? {}) as FormData), ...changes });
  return printFields(fields, document, Object.fromEntries(changed.filter(([, value]) => value !== undefined)));
}

/** A text that may be given for each language becomes one field for each; a picture’s point becomes the picture itself. */
function toForm(value: unknown, schema: JsonSchema, firstLanguage: string): unknown {
  if (schema.localised === true && typeof value === 'string') return { [firstLanguage]: value };
  if (schema.picture === true) return { point: value };
  if (Array.isArray(value)) return value.map((item) => toForm(item, schema.items ?? {}, firstLanguage));
  if (!isGroup(value)) return value;
  const form = Object.entries(value).map(([name, part]) => [name, toForm(part, schema.properties?.[name] ?? {}, firstLanguage)]);
  return Object.fromEntries(form) as FormData;
}

function fromForm(value: unknown, schema: JsonSchema, firstLanguage: string): unknown {
  if (schema.picture === true) return isGroup(value) ? blankless(value.point) : blankless(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => fromForm(item, schema.items ?? {}, firstLanguage)).filter((item) => item !== undefined);
    return items;
  }
  if (!isGroup(value)) return blankless(value);
  const known = inFormOrder(Object.entries(value), schema).flatMap(([name, part]): [string, unknown][] => {
    if (name.startsWith('_')) return [];
    const inner = schema.properties?.[name] ?? {};
    const kept = fromForm(part, inner, firstLanguage);
    const isRequired = schema.required?.includes(name) === true;
    const isNothing = kept === undefined || (!isRequired && ((Array.isArray(kept) && kept.length === 0) || kept === false));
    return isNothing ? [] : [[name, kept]];
  });
  if (known.length === 0) return undefined;
  const [first] = known;
  if (schema.localised === true && known.length === 1 && first?.[0] === firstLanguage) return first[1];
  return Object.fromEntries(known);
}

/** Fields as the form has them, the picture first: the CMS hands out groups of many fields in no order. */
function inFormOrder(fields: [name: string, value: unknown][], { properties = {} }: JsonSchema): [name: string, value: unknown][] {
  const names = Object.keys(properties);
  const places = new Map(names.map((name, place) => [name, properties[name]?.picture === true ? -1 : place]));
  const placeOf = ([name]: [string, unknown]): number => places.get(name) ?? names.length;
  return fields.sort((a, b) => placeOf(a) - placeOf(b));
}

function blankless(value: unknown): unknown {
  return value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;
}

function isGroup(value: unknown): value is FormData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one))
    return Array.isArray(other) && one.length === other.length && one.every((item, place) => isSame(item, other[place]));
  if (!isGroup(one)) return Object.is(one, other);
  return (
    isGroup(other) && Object.keys(one).length === Object.keys(other).length && Object.keys(one).every((key) => isSame(one[key], other[key]))
  );
}

function parseFields(fields: string): Document {
  return parseDocument(fields, { version: '1.2', schema: 'core' });
}

/** The fields as they were written; those with another value are printed anew, in their places. */
function printFields(fields: string, document: Document, data: FormData): string {
  const { contents } = document;
  const pairs = isMap(contents) && !contents.flow ? (contents.items as Pair<Scalar<string>, Node | null>[]) : [];
  const starts = pairs.map(({ key }) => key.range?.[0] ?? 0);
  const kept = pairs.map(({ key, value }, place) => {
    const written = fields.slice(starts[place], starts[place + 1]);
    if (!(key.value in data)) return trailOf(written);
    const part = data[key.value];
    if (value !== null && isSame(value.toJS(document), part)) return written.endsWith('\n') ? written : `${written}\n`;
    return (
      printPair(document, key.value, value !== null && merge(document, value, part) ? value : asNode(document, part)) + trailOf(written)
    );
  });
  const known = new Set(pairs.map(({ key }) => key.value));
  const added = Object.entries(data).flatMap(([name, part]) =>
    known.has(name) ? [] : [printPair(document, name, asNode(document, part))],
  );
  return [pairs.length === 0 ? '' : fields.slice(0, starts[0]), ...kept, ...added].join('');
}

function printPair(document: Document, name: string, value: Node): string {
  const one = new Document(null, { version: '1.2', schema: 'core' });
  const map = new YAMLMap(document.schema);
  map.items.push(new Pair(one.createNode(name), value));
  one.contents = map;
  return one.toString({ lineWidth: 0, flowCollectionPadding: holdsGroupOnOneLine(value) });
}

/** The newsroom’s files have spaces within braces and none within brackets. */
function holdsGroupOnOneLine(node: unknown): boolean {
  if (isMap(node)) return node.flow === true || node.items.some(({ value }) => holdsGroupOnOneLine(value));
  return isSeq(node) && node.items.some(holdsGroupOnOneLine);
}

/** Empty lines and remarks that follow a field, which are of what comes next. */
function trailOf(written: string): string {
  return /(?:^(?:#.*|[ \t]*)(?:\n|$))*$/m.exec(written.slice(written.indexOf('\n') + 1))?.[0] ?? '';
}

/** Changes what is another value and leaves everything else as it was written. */
function merge(document: Document, node: Node, value: unknown): boolean {
  if (isMap(node) && isGroup(value)) {
    for (const key of Object.keys(node.toJSON() as FormData)) if (!(key in value)) node.delete(key);
    for (const [key, part] of Object.entries(value)) {
      const old = node.get(key, true) as Node | undefined;
      if (old === undefined || !merge(document, old, part)) node.set(key, asNode(document, part));
    }
    return true;
  }
  if (isSeq(node) && Array.isArray(value)) {
    node.items.splice(value.length);
    for (const [place, part] of value.entries()) {
      const old = node.items[place] as Node | undefined;
      if (old === undefined || !merge(document, old, part)) node.items[place] = asNode(document, part);
    }
    return true;
  }
  if (!isScalar(node) || isGroup(value) || Array.isArray(value)) return false;
  if (Object.is(node.value, value)) return true;
  const fresh = asNode(document, value);
  node.value = value;
  if (isScalar(fresh) && fresh.type !== undefined) node.type = fresh.type;
  else delete node.type;
  return true;
}

/** Texts that some readers of YAML would take for numbers. */
const LIKE_A_NUMBER = /^[-+.]?\d[\d_.,:a-z]*$/i;

function asNode(document: Document, value: unknown): Node {
  const node = document.createNode(value);
  if (isSeq(node) && node.items.every((item) => isScalar(item))) node.flow = true;
  if (isScalar(node) && typeof node.value === 'string' && LIKE_A_NUMBER.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
  return node;
}
