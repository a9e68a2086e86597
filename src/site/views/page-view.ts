import type { StoryView } from './story.ts';

/** What components in a text take from around it, be it that of a story or of a page. */
export type TextGround = Pick<StoryView, 'chrome' | 'placed' | 'placedPhotos' | 'corrections'>;

/** The story or page in whose text a component stands, whether its page is printed or its text alone. Throws outside of one. */
export function storyOf(locals: App.Locals): TextGround {
  if (!locals.story) throw new Error('A component of stories was asked to print outside of a story.');
  return locals.story;
}
