import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../shared/digest.ts';
import { readBodyFacts, type BodyFacts } from './checks/body-check.ts';
import type { ContentPlace } from './content-list.ts';
import { textRuleOf } from './checks/content-rules.ts';
import type { Fault } from './faults/fault.ts';
import type { StoryHead } from './story-head.ts';
import { LARGEST_TEXT, parseSourceFile, remarkFault, tooLarge, validate } from './source-file.ts';

/** The fields of a text file, and what is known of the text below them, which stays where it is. */
export interface DataValue {
  kind: 'data';
  readonly data: unknown;
  /** Of a story, what need not be unpacked. */
  readonly head?: StoryHead | undefined;
  /** The digest of the fields, where a text follows them. */
  fields?: string | undefined;
  text?: BodyFacts;
}

/** A text file that has to be opened. */
export interface TextFile {
  /** Below the content folder. */
  path: string;
  /** In bytes. */
  size: number;
  /** The digest of its bytes when it was last read. */
  known?: string | undefined;
}

/** What a text file holds; no value when its bytes are as they were known. */
export type TextFound = { digest: string; value?: DataValue } | { faults: Fault[] };

/** Opens a text file and checks it against its schema. Throws when it cannot be opened. */
export function readTextFile({ contentDir, shownDir }: ContentPlace, { path, size, known }: TextFile): TextFound {
  const shown = `${shownDir}/${path}`;
  if (size > LARGEST_TEXT) return { faults: [tooLarge(shown, size)] };
  const bytes = readFileSync(join(contentDir, path));
  const digest = digestOf(bytes);
  return digest === known ? { digest } : readTextBytes(bytes, { path, shown });
}

/** The same for bytes that are not in their place, or not yet: those of `path` in the content folder, which editors know as `shown`. */
export function readTextBytes(bytes: Buffer, { path, shown }: { path: string; shown: string }): TextFound {
  const digest = digestOf(bytes);
  const read = parseSourceFile(bytes, shown);
  if ('fault' in read) return { faults: [read.fault] };
  const remark = remarkFault(read.source);
  if (remark) return { faults: [remark] };
  const { schema, hasText } = textRuleOf(path);
  const faults: Fault[] = [];
  const data = validate(read.source, schema, faults);
  if (data === undefined) return { faults };
  const ofText = hasText ? { fields: digestOf(JSON.stringify(data)), text: readBodyFacts(read.source) } : {};
  return { digest, value: { kind: 'data', data, ...ofText } };
}
