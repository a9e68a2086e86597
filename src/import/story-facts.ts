/** What is known of a page’s story before its text is read. */
export interface StoryFacts {
  readonly headlines: readonly string[];
  readonly standfirst: string | undefined;
  readonly authors: readonly string[];
  readonly language: string | undefined;
}

export const MARKED_PART = /date|time|author|byline|name|count|comment|publi|share|role|title/i;

export function marksOf(block: Element): string {
  return ['class', 'itemprop', 'id', 'rel'].map((name) => block.getAttribute(name) ?? '').join(' ');
}
