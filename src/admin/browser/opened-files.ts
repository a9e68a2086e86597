/** Which version of each file this page has: the tag that the server gave with it. A save says so, and is refused over another. */
const tags = new Map<string, string>();

/** The tags of the texts that this page has read and written, by the text without its outer spaces: forms know it no better. */
const tagsOfTexts = new Map<string, string>();

export function noteOpened(path: string, tag: string | null): void {
  if (tag === null) tags.delete(path);
  else tags.set(path, tag);
}

/** Notes a version of a file with its text, for a form that is filled from it. */
export async function noteText(path: string, tag: string | null, content: Blob): Promise<void> {
  noteOpened(path, tag);
  if (tag !== null && TEXT.test(path)) tagsOfTexts.set(await keyOf(path, await content.text()), tag);
}

/** Notes that a form which is about to be saved was filled from this text, or from none. */
export async function noteForm(path: string, opened: string | undefined): Promise<void> {
  if (opened === undefined) noteOpened(path, null);
  else noteOpened(path, tagsOfTexts.get(await keyOf(path, opened)) ?? UNKNOWN);
}

/** The condition of a request that changes a file: that it still is what this page has of it, or that there is none yet. */
export function conditionOf(path: string): Record<string, string> {
  const tag = tags.get(path);
  return tag === undefined ? { 'If-None-Match': '*' } : { 'If-Match': tag };
}

const TEXT = /\.(mdx?|yaml)$/;

/** Of a text that was kept in this browser, and that the file does not have any more. */
const UNKNOWN = '"none"';

async function keyOf(path: string, text: string): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${path}\n${text.trim()}`));
  return String.fromCharCode(...new Uint8Array(sum));
}
