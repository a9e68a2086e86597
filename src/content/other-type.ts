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
      if (Array.isArray(value))
        return told(`${quote(value)} is a list, where one text belongs.`, 'Write one text, without brackets or hyphens.');
      if (typeof value === 'object')
        return told(
          `${quote(value)} is a group of fields, where a text belongs.`,
          'Write the text beside the field’s name, in double quotes when it has a colon in it.',
        );
      return asText(value as number | boolean, own, path, checked, told);
    }
    case 'array': {
      const isGroup = typeof value === 'object';
      const item = schemaParts(bareSchema(own)).element;
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

/** An entry of which one thing has to be said, and that alone is: `- photo: harbour`. */
function asEntry(value: unknown, own: z.ZodType | undefined): string | undefined {
  const needed = Object.entries(schemaParts(bareSchema(own)).shape ?? {}).filter(([, part]) => !isOptional(part));
  const [only, ...others] = needed;
  return only === undefined || others.length > 0 || typeof value !== 'string' || !only[1].safeParse(value).success
    ? undefined
    : `- ${only[0]}: ${value}`;
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
