/** A heading within a story: its id, and its words as HTML without links or notes. */
export interface StoryHeading {
  id: string;
  html: string;
}

const HEADING = /<h2 id="([^"]*)"[^>]*>(.*?)<\/h2>/gs;
/** Fewer are seen at a glance. */
const FEWEST = 3;

/** The headings of a story’s text, where there are enough of them that a list helps. */
export function storyHeadings(html: string): StoryHeading[] {
  const headings = [...html.matchAll(HEADING)].map(([, id = '', inner = '']) => ({
    id,
    html: inner.replace(/<sup\b.*?<\/sup>|<[^>]*>/gs, '').trim(),
  }));
  return headings.length < FEWEST ? [] : headings;
}
