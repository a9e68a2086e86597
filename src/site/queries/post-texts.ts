import type { StoryView } from '../views/story.ts';
import { renderText } from './story-text.ts';

/** The texts of a story’s live posts as HTML, in the order of its view; empty of those that were withdrawn. */
export function renderPosts({ live, chrome }: StoryView): string[] {
  return (live?.posts ?? []).map(({ id, text }) => (text ? renderText(text, chrome.edition, id) : ''));
}
