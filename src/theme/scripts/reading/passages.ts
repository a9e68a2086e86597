/** What counts as a passage of a story, in reading order. Not the posts of live coverage, which say themselves what is new. */
const PASSAGES = '.story-head h1, .story-head .standfirst, .text > .prose > :is(p, h2, h3, ul, ol, blockquote)';

/** What the key of a story’s record in this browser begins with; its address follows. */
export const READ = 'read ';

export function passagesIn(page: ParentNode): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(PASSAGES)];
}

/** A number for a passage’s words: enough to tell that it was changed, and from which nobody can read what it said. */
export function markOf(text: string): string {
  let hash = 0;
  for (const letter of text.replace(/\s+/g, ' ').trim()) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return (hash >>> 0).toString(36);
}
