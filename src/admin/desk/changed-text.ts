import type { ContentKindName } from '../../content/schemas/content-kinds.ts';
import { splitFrontMatter } from '../../content/front-matter.ts';
import { FormFile, type FormData } from '../forms/form-file.ts';
import { changeBlocks } from './changed-blocks.ts';

/** A file of its kind, made anew. Fields stand in the order of their schema; the text of a story or post is its `body`. */
export function newText(kind: ContentKindName, firstLanguage: string, form: FormData): string {
  return new FormFile(kind, firstLanguage).write(form);
}

/** A file of fields alone with some of them changed; a field that is `undefined` is taken out. Everything else stays byte for byte. */
export function changeYaml(text: string, changes: FormData): string {
  const isWindows = text.includes('\r\n') && !/(?<!\r)\n/.test(text);
  if (!isWindows) return changeBlocks(text, changes);
  return changeBlocks(text.replaceAll('\r\n', '\n'), changes).replaceAll('\n', '\r\n');
}

/** The same of a file with a text below its fields. A text that is `undefined` stays, too. Throws when the fields cannot be read. */
export function changeText(text: string, changes: FormData, newBody?: string): string {
  const split = splitFrontMatter(text);
  if ('fault' in split) throw new Error(`${split.fault.problem} ${split.fault.mend}`);
  const { fields, body } = split;
  const bodyAt = text.length - body.length;
  const fieldsAt = text.slice(0, bodyAt).lastIndexOf(fields);
  const isSameText = newBody === undefined || newBody.replaceAll('\r\n', '\n').trim() === body.replaceAll('\r\n', '\n').trim();
  return [
    text.slice(0, fieldsAt),
    changeYaml(fields, changes),
    text.slice(fieldsAt + fields.length, bodyAt),
    isSameText ? body : `${newBody.trim()}\n`,
  ].join('');
}
