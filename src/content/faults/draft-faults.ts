import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, parseDocument, visit } from 'yaml';
import { splitFrontMatter } from '../front-matter.ts';
import type { Fault } from './fault.ts';

/** Files that may be drafts. */
const MAY_BE_DRAFT = /\/(?:articles|pages)\/.+\.mdx?$/;

/** What is wrong, apart from what is wrong in drafts: these keep nothing from being published, and are mended before they are to be. */
export interface SortedFaults {
  faults: Fault[];
  draftFaults: Fault[];
}

/** @param changed files that are to be others than they are on the disk, by their path from the root. */
export function sortOutDrafts(root: string, all: readonly Fault[], changed: ReadonlyMap<string, Buffer> | undefined): SortedFaults {
  const drafts = new Map<string, boolean>();
  const isDraft = (file: string): boolean => {
    if (!MAY_BE_DRAFT.test(file)) return false;
    const known = drafts.get(file) ?? saysDraft(changed?.get(file) ?? read(join(root, file)));
    drafts.set(file, known);
    return known;
  };
  const { draft: draftFaults = [], other: faults = [] } = Object.groupBy(all, ({ file }) => (isDraft(file) ? 'draft' : 'other'));
  return { faults, draftFaults };
}

/** What a file says of itself that may be unreadable otherwise: this reader goes on behind a fault. */
function saysDraft(bytes: Buffer | undefined): boolean {
  const text = bytes?.toString() ?? '';
  const split = splitFrontMatter(text);
  const fields = 'fault' in split ? text.slice(text.indexOf('\n') + 1) : split.fields;
  const document = parseDocument(fields, { schema: 'core', strict: false, uniqueKeys: false, logLevel: 'silent' });
  let isDraft = isMap(document.contents) && document.get('draft') === true;
  visit(document, {
    // Behind a colon too many, the fields that follow hang on that line. Where they begin, they are those of the file.
    Pair: (_, { key, value }) => {
      const isField = isScalar(key) && key.value === 'draft' && /(?:^|\n)$/.test(fields.slice(0, key.range?.[0]));
      if (isField && isScalar(value) && value.value === true) isDraft = true;
    },
  });
  return isDraft;
}

function read(place: string): Buffer | undefined {
  try {
    return readFileSync(place);
  } catch {
    return undefined;
  }
}
