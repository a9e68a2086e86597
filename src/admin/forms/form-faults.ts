import type { FormData, FormFile } from './form-file.ts';
import type { ListStories } from './text-faults.ts';

/** A fault of the field that says in which year’s folder a story lies. */
const OF_DATE = /^.*, published\n/;

/**
 * What a build would say of a file as its form has it, in the same words.
 *
 * @param stories where the text is read here, too, and not by a server
 */
export async function faultsOfForm(file: FormFile, data: FormData, path: string, stories?: ListStories): Promise<string[]> {
  const faults = file.faults(data, path);
  if (!stories) return faults;
  // The parser of texts is fetched with the first text that is looked at.
  const { faultsOfText } = await import('./text-faults.ts');
  const ofText = await faultsOfText(file.source(data, path), stories);
  return [...faults, ...ofText.filter((one) => !faults.includes(one))];
}

/** Whether faults keep a file from being saved: a draft may have them. */
export function isRefused(faults: readonly string[], data: FormData): boolean {
  return faults.length > 0 && (data.draft !== true || faults.some((fault) => OF_DATE.test(fault)));
}
