import type { JsonSchema } from '../../admin/forms/json-schema.ts';

/** What a form offers besides what the schema says. */
export interface FormFacts {
  /** The newspaper’s languages, the first first, each with its name for itself. */
  languages: readonly { code: string; name: string; direction?: 'ltr' | 'rtl' | undefined }[];
  /** Sections by their paths, pages that links lead to and photos, each with its name. */
  sections: readonly Option[];
  pages: readonly Option[];
  photos: readonly Option[];
  /** In which times are chosen. */
  timeZone: string;
}

export type Option = readonly [value: string, label: string];

interface Common {
  label: string;
  hint?: string | undefined;
}

/** One field of a form, and those within it. */
export type FormField = Common &
  (
    | { kind: 'line' | 'text' | 'number' | 'moment' }
    /** A text that may be given once for each language, or has to be; `isByEdition`: what is given for one language stands there alone. */
    | { kind: 'localised'; isLong: boolean; isForEach?: boolean; isByEdition?: boolean }
    /** One of several; `type` is that of its values. */
    | { kind: 'choice'; options: readonly Option[]; none: string | undefined; type: 'string' | 'boolean' }
    | { kind: 'ticks'; options: readonly Option[]; isNeeded: boolean }
    | { kind: 'list'; entry: FormField; isNeeded: boolean }
    | { kind: 'group'; fields: readonly NamedField[]; isNeeded: boolean }
    /** One of several names, or fields of its own. */
    | { kind: 'either'; choice: FormField & { kind: 'choice' }; group: FormField & { kind: 'group' } }
    /** Goes along unseen. */
    | { kind: 'kept' }
  );

export type NamedField = FormField & { name: string };

const YES_OR_NO: readonly Option[] = [
  ['true', 'Yes'],
  ['false', 'No'],
];

/** Texts that may be of more than one line. */
const LONG = new Set(['colophon', 'covers', 'description', 'summary', 'text', 'words']);

/** What editors call a field, where its name in the file says less. */
const LABELS: Readonly<Record<string, string>> = {
  action: 'Where it is sent to',
  address: 'Its part of the address in other editions',
  audio: 'Audio stream',
  covers: 'What it covers',
  explicit: 'Not for children',
  field: 'Field for the e-mail address',
  from: 'Old address',
  header: 'Above every page',
  hosts: 'Other hosts',
  house: 'What is asked, and how strictly',
  id: 'Its part of the address',
  leadsOn: 'Where readers are sent on to',
  leaveOut: 'Pages that are left out',
  live: 'Video stream',
  menu: 'Links after the sections',
  place: 'Where it stands',
  profile: 'It speaks for the newspaper',
  republish: 'Republishing',
  replyTo: 'Answers the comment',
  share: 'Where stories can be shared',
  social: 'Accounts',
  to: 'Where it leads',
  staff: 'The newsroom answers',
  url: 'Address',
};

/** What one entry of a list is called. */
const ENTRIES: Readonly<Record<string, string>> = {
  advertisements: 'Advertisement',
  groups: 'Group',
  hosts: 'Host',
  leadsOn: 'Address',
  links: 'Link',
  menu: 'Link',
  sections: 'Section',
  share: 'Way to share',
  social: 'Account',
};

/** What it means to choose nothing, where that is not what is usual. */
const NONE: Readonly<Record<string, string>> = {
  draft: 'No',
  kind: 'A section like others',
  page: 'None',
  photo: 'None',
  policy: 'None',
  section: 'None',
  service: 'Another, named below',
  staff: 'No',
};

/** What stays in the file: names of pictures and other files, and what a service alone knows the words of. */
const KEPT = new Set(['cover', 'hidden', 'photos']);

/** The fields of a form, made from the schema of what it writes: its fields, order, descriptions and allowed values. */
export function formFields(schema: JsonSchema, facts: FormFacts, names = Object.keys(schema.properties ?? {})): NamedField[] {
  return names.flatMap((name) => {
    const part = schema.properties?.[name];
    if (!part) return [];
    const isNeeded = schema.required?.includes(name) === true;
    return [{ ...fieldOf(name, part, isNeeded, facts), name, label: labelOf(name, part), hint: hintOf(part) }];
  });
}

function fieldOf(name: string, part: JsonSchema, isNeeded: boolean, facts: FormFacts): FormField {
  const label = labelOf(name);
  const choice = (options: readonly Option[], type: 'string' | 'boolean' = 'string'): FormField & { kind: 'choice' } => ({
    label,
    kind: 'choice',
    options,
    none: NONE[name] ?? (isNeeded ? undefined : 'As usual'),
    type,
  });
  if (name === 'address' && part.type === 'object') return { label, kind: 'localised', isLong: false, isForEach: true };
  if (KEPT.has(name)) return { label, kind: 'kept' };
  if (part.localised === true || isOneForEach(part))
    return { label, kind: 'localised', isLong: LONG.has(name), isByEdition: part.byEdition === true };
  if (part.anyOf) return unionOf(name, part.anyOf, isNeeded, facts);
  if (part.refersTo === 'sections') return choice(facts.sections);
  if (part.refersTo === 'photos') return choice(facts.photos);
  if (part.moment === 'instant') return { label, kind: 'moment' };
  if (name === 'page' || name === 'translationOf') return choice(facts.pages);
  if (part.enum) return choice(part.enum.map((value) => [String(value), saidPlainly(String(value))]));
  switch (part.type) {
    case 'boolean':
      return choice(YES_OR_NO, 'boolean');
    case 'integer':
    case 'number':
      return { label, kind: 'number' };
    case 'array':
      return listOf(name, part, isNeeded, facts);
    case 'object':
      return part.properties ? { label, kind: 'group', fields: formFields(part, facts), isNeeded } : { label, kind: 'kept' };
    default:
      return { label, kind: LONG.has(name) ? 'text' : 'line' };
  }
}

function listOf(name: string, { items = {} }: JsonSchema, isNeeded: boolean, facts: FormFacts): FormField {
  const label = labelOf(name);
  if (items.refersTo === 'sections') facts = { ...facts, sections: facts.sections.filter(([path]) => !path.includes('/')) };
  if (items.enum)
    return { label, kind: 'ticks', options: items.enum.map((value) => [String(value), saidPlainly(String(value))]), isNeeded };
  return { label, kind: 'list', entry: { ...fieldOf(name, items, false, facts), label: ENTRIES[name] ?? 'Entry' }, isNeeded };
}

/** Fields of several forms stand together: whoever fills them in chooses by that. */
function unionOf(name: string, forms: readonly JsonSchema[], isNeeded: boolean, facts: FormFacts): FormField {
  const label = labelOf(name);
  const groups = forms.filter(({ properties }) => properties);
  const names = forms.flatMap((form) => form.enum ?? []);
  const shown = Object.fromEntries(merged(groups).map((key) => [key, sayingMost(key, groups)]));
  const group = { label, kind: 'group', fields: formFields({ properties: shown }, facts), isNeeded } as const;
  if (groups.length === 0) return { label, kind: 'kept' };
  if (names.length === 0) return group;
  const options = names.map((value): Option => [String(value), saidPlainly(String(value))]);
  return { label, kind: 'either', choice: { label, kind: 'choice', options, none: 'One of its own, below', type: 'string' }, group };
}

/** The names of all fields: one that some forms alone have stands before what follows it there. */
function merged(groups: readonly JsonSchema[]): string[] {
  const names: string[] = [];
  for (const { properties = {} } of groups) {
    const own = Object.keys(properties);
    for (const [place, name] of own.entries()) {
      const next = own.slice(place).find((one) => names.includes(one));
      if (next !== name) names.splice(next === undefined ? names.length : names.indexOf(next), 0, name);
    }
  }
  return names;
}

/** A field that several forms have, with the description that says most. */
function sayingMost(name: string, groups: readonly JsonSchema[]): JsonSchema {
  const forms = groups.flatMap(({ properties }) => properties?.[name] ?? []);
  const [longest] = forms.flatMap(({ description }) => description ?? []).sort((a, b) => b.length - a.length);
  return { ...forms[0], ...(longest === undefined ? {} : { description: longest }) };
}

/** A text, or one for each language, that is none of the newspaper’s words: an address. */
function isOneForEach({ anyOf = [] }: JsonSchema): boolean {
  const [one, other] = anyOf;
  return anyOf.length === 2 && one?.type === 'string' && other?.properties === undefined && typeof other?.additionalProperties === 'object';
}

/** `shortName` becomes “Short name”. */
function labelOf(name: string, { type }: JsonSchema = {}): string {
  if (name === 'accent' && type === 'boolean') return 'It stands out';
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return LABELS[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** A description without the signs of a file. */
function hintOf({ description, type }: JsonSchema): string | undefined {
  const plain = description
    ?.replace(/ \[\] for none\.$/, '')
    .replace(/: \{ .* \}(?=\. )/, '')
    .replace(/, (?:in quotation marks|with offset)(?=\.)/, '');
  return type === 'boolean' ? plain?.replace(/^true /, 'Yes ').replace(/^false (?=for )/, 'No ') : plain;
}

/** `on-air` becomes “on air”. */
function saidPlainly(value: string): string {
  return value.replaceAll('-', ' ');
}
