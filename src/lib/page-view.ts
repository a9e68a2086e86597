import type { PageKind, PageViews } from './views/page-kinds.ts';
import type { StoryView } from './views/story.ts';

/** What a page was asked to print. Throws when that is for another kind of page. */
export function viewOf<K extends PageKind>(locals: App.Locals, kind: K): PageViews[K] {
  if (locals.kind !== kind) throw new Error(`A page of the kind “${kind}” was asked to print one of the kind “${locals.kind}”.`);
  return locals.view as PageViews[K];
}

/** The story in whose text a component stands, whether its page is printed or its text alone. */
export function storyOf(locals: App.Locals): StoryView {
  return viewOf(locals, locals.kind === 'story-text' ? 'story-text' : 'mdx-story');
}
