import type { StoryView } from './story.ts';

/** The story in whose text a component stands, whether its page is printed or its text alone. Throws outside of a story. */
export function storyOf(locals: App.Locals): StoryView {
  if (!locals.story) throw new Error('A component of stories was asked to print outside of a story.');
  return locals.story;
}
