import type { z } from 'zod';
import { quote } from './faults/fault.ts';
import { asWritten, isPlain, sentence, type Checked, type Issue, type Path, type Words } from './faults/schema-issue.ts';
import { bareSchema, fieldsOf, isOptional, schemaAt, schemaParts } from './faults/schema-parts.ts';

type Told = (problem: string, mend: string, allowed?: readonly string[]) => Words;

export function ofAnotherType(expected: string, value: unknown, path: Path, checked: Checked, told: Told): Words {
  const own = schemaAt(checked.schema, path);
  const key = String(path.at(-1));
  const isItem = typeof path.at(-1) === 'number';
  switch (expected) {
    case 'string': {
      if (Array.isArray(value)) return told(`${quote(value)} is a list, where one text belongs.`, oneText(value, path, own));
      if (typeof value === 'object') {
        const [only, ...others] = Object.values(value ?? {}) as unknown[];
        return told(
          `${quote(value)} is a group of fields, where a text belongs.`,
          isItem && others.length === 0 && own?.safeParse(only).success === true
            ? `Write “- ${asWritten(only)}”.`
            : 'Write the text beside the field’s name, in double quotes when it has a colon in it.',
        );
      }
      return asText(value as number | boolean, own, path, checked, told);
    }
    case 'array': {
      const isGroup = typeof value === 'object';
      const item = schemaParts(bareSchema(own)).element;
      const bullet = isGroup && value !== null ? withOtherBullet(Object.keys(value)[0], Object.values(value)[0]) : undefined;
      if (bullet !== undefined) return told(`${quote(bullet.written)} does not begin with a hyphen and a space, as an entry of “${key}” does.`, `Write “${bullet.meant}”.`);
      const entries = item === undefined ? undefined : asEntries(value, item);
      if (entries !== undefined)
        return told(`${quote(value)} is not a list.`, `Leave “${key}:” alone on its line, and write below it, two spaces further in: ${entries}.`);
      const ofGroups = item !== undefined && fieldsOf(item).length > 0;
      const example =
        ofGroups || isGroup
          ? 'Write each entry below the field’s name, beginning with a hyphen.'
          : `Put it in square brackets: “${key}: [${asWritten(value)}]”.`;
      return told(`${quote(value)} is not a list.`, example);
    }
    case 'object':
    case 'record': {
      const fields = own === undefined ? [] : fieldsOf(own);
      const line = isItem ? asEntry(value, own) : undefined;
      if (line !== undefined) return told(`${quote(value)} is not a group of fields.`, `Write it as an entry of its own: “${line}”.`, fields);
      const spaced = isItem && typeof value === 'string' ? /^(\w+):(\S.*)$/.exec(value) : null;
      if (spaced !== null && fields.includes(spaced[1] ?? ''))
        return told(`${quote(value)} has no space after the colon.`, `Write “- ${spaced[1] ?? ''}: ${spaced[2] ?? ''}”.`, fields);
      const within = isItem || Array.isArray(value) ? undefined : firstField(value, own);
      if (within !== undefined)
        return told(
          `${quote(value)} is not a group of fields.`,
          `Leave “${key}:” alone on its line, and write below it, two spaces further in: “${within}”.`,
          fields,
        );
      const [listed, ...others] = fields;
      if (path.length === 0 && Array.isArray(value) && listed !== undefined && others.length === 0)
        return told(
          `The entries stand in the file without the name of their list, “${listed}”.`,
          `Write “${listed}:” on a line above the first, and put two spaces before each of the lines below it.`,
          fields,
        );
      const what = Array.isArray(value) ? 'is a list, where a group of fields belongs' : 'is not a group of fields';
      return told(
        `${quote(value)} ${what}.`,
        isItem
          ? 'Write its fields one below the other, the first beside the hyphen.'
          : 'Write its fields below it, each on a line of its own and indented.',
        fields,
      );
    }
    case 'number':
    case 'int':
      return told(`${quote(value)} is not a ${expected === 'int' ? 'whole ' : ''}number.`, 'Write it in digits, without quotation marks.');
    default:
      return told(`${quote(value)} is not what belongs here.`, 'Correct it.');
  }
}

/** How the one text is written that stands in a list. */
function oneText(value: readonly unknown[], path: Path, own: z.ZodType | undefined): string {
  const key = path.at(-1);
  const [only, ...others] = value;
  if (others.length > 0 || own?.safeParse(only).success !== true) return 'Write one text, without brackets or hyphens.';
  return typeof key === 'number'
    ? `Write it with one pair of brackets: “${String(path.at(-2))}: [${asWritten(only)}]”.`
    : `Write one text, without brackets or hyphens: “${String(key)}: ${asWritten(only)}”.`;
}

/** `• photo: harbour` and `-photo: harbour`, which are read as fields with a sign in their names. */
function withOtherBullet(name: string | undefined, value: unknown): { written: string; meant: string } | undefined {
  const meant = /^(?:[•·–—−*]\s*|-)(\w+)$/.exec(name ?? '')?.[1];
  const text = asWritten(value);
  return meant === undefined || text === '' ? undefined : { written: `${name ?? ''}: ${text}`, meant: `- ${meant}: ${text}` };
}

/** Entries of one needed thing each, where one text or the fields of one entry stand. */
function asEntries(value: unknown, item: z.ZodType): string | undefined {
  if (typeof value === 'string') {
    const entries = (asEntry(value, item) === undefined ? value.split(/[,;]/) : [value]).map((part) => asEntry(part.trim(), item));
    return entries.includes(undefined) ? undefined : entries.map((entry) => `“${entry ?? ''}”`).join(', then ');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const [first, ...others] = Object.entries(value);
  if (first === undefined || !fieldsOf(item).includes(first[0]) || asWritten(first[1]) === '') return undefined;
  const rest = others.length === 0 ? '' : ', and below it, without a hyphen, its other fields';
  return `“- ${first[0]}: ${asWritten(first[1])}”${rest}`;
}

/** Where one text stands for a group: the first of its fields that takes it. */
function firstField(value: unknown, own: z.ZodType | undefined): string | undefined {
  const fields = Object.entries(schemaParts(bareSchema(own)).shape ?? {});
  const [name, part] = fields.find(([, one]) => !isOptional(one)) ?? [];
  if (name === undefined || part === undefined) return undefined;
  if (typeof value !== 'string') return `${name}: …`;
  const text = isMoment(part) && /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T09:00:00Z` : value;
  return `${name}: ${part.safeParse(text).success ? text : '…'}`;
}

function isMoment(schema: z.ZodType): boolean {
  return (bareSchema(schema)?.meta() as { moment?: string } | undefined)?.moment !== undefined;
}

/** An entry of which one thing has to be said, and that alone is: `- photo: harbour`. */
function asEntry(value: unknown, own: z.ZodType | undefined): string | undefined {
  const needed = Object.entries(schemaParts(bareSchema(own)).shape ?? {}).filter(([, part]) => !isOptional(part));
  const [only, ...others] = needed;
  if (only === undefined || others.length > 0 || typeof value !== 'string') return undefined;
  const meant = [value, value.replace(/\.(?:jpe?g|png|webp|avif|tiff?)$/i, '')].find((text) => only[1].safeParse(text).success);
  return meant === undefined ? undefined : `- ${only[0]}: ${meant}`;
}

/** A number, or true or false, where a text belongs: right but for its quotation marks, or wrong in itself. */
function asText(value: number | boolean, own: z.ZodType | undefined, path: Path, checked: Checked, told: Told): Words {
  const text = checked.written(path, value);
  const result = own?.safeParse(text);
  if (result?.success === false) {
    const [issue] = result.error.issues;
    return told(`${quote(text)} ${issue === undefined ? 'is not what belongs here' : sentence(issue)}.`, 'Correct it.');
  }
  const key = path.at(-1);
  const example = typeof key === 'number' ? `"${text}"` : `${String(key)}: "${text}"`;
  return told(
    `${quote(text)} is ${typeof value === 'number' ? 'a number' : 'a yes or no'}, where a text belongs.`,
    `Put it in double quotes: ${example}.`,
  );
}

export function inNoForm(issue: Issue & { code: 'invalid_union' }, value: unknown, path: Path, checked: Checked, told: Told): Words {
  const own = schemaAt(checked.schema, path);
  const options = schemaParts(bareSchema(own)).options ?? [];
  if (!isPlain(issue.message)) {
    // A text, or a text for each language: a number is right but for its quotation marks.
    if (typeof value === 'number' || typeof value === 'boolean') return asText(value, options[0], path, checked, told);
    return told(`${quote(value)} ${issue.message}.`, 'Write one text, or one for each language: { en: …, es: … }.');
  }
  const fields = [...new Set(options.flatMap((option) => fieldsOf(option)))];
  return told(`${quote(value)} is not a group of fields.`, 'Write its fields one below the other, the first beside the hyphen.', fields);
}
