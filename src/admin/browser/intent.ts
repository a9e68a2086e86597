import type { FormData } from '../forms/form-file.ts';

/** What the next save is to make of a story, beside what its form holds. */
export type Intent = { draft: true } | { draft: false; published?: string };

let intent: Intent | undefined;

/** It holds for the next save alone. */
export function intend(next: Intent | undefined): void {
  intent = next;
}

/** A form’s data as it is to be saved. */
export function withIntent(data: FormData): FormData {
  const taken = intent;
  intent = undefined;
  return taken === undefined ? data : { ...data, ...taken };
}
