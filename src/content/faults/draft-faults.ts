import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault.ts';

/** Files that may be drafts. */
const MAY_BE_DRAFT = /\/(?:articles|pages)\/.+\.mdx?$/;

/** The line that makes a story a draft, in a file that may be unreadable otherwise. */
const DRAFT = /^(["']?)draft\1:[ \t]*(?:true|True|TRUE)[ \t]*(?:#.*)?$/m;

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
    const known = drafts.get(file) ?? hasDraftLine(changed?.get(file) ?? read(join(root, file)));
    drafts.set(file, known);
    return known;
  };
  const { draft: draftFaults = [], other: faults = [] } = Object.groupBy(all, ({ file }) => (isDraft(file) ? 'draft' : 'other'));
  return { faults, draftFaults };
}

function hasDraftLine(bytes: Buffer | undefined): boolean {
  const [, fields = ''] = bytes?.toString().split(/^---[ \t]*\r?$/m) ?? [];
  return DRAFT.test(fields.replaceAll('\r', ''));
}

function read(place: string): Buffer | undefined {
  try {
    return readFileSync(place);
  } catch {
    return undefined;
  }
}
