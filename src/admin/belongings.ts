import { tableId } from '../shared/ids.ts';
import type { Newsroom } from '../content/newsroom-model.ts';

/**
 * The files that belong to one file alone and go with it, by their paths in the content folder: the comments, live posts and figures
 * of a story, where no other story draws the same figures; the picture that a photo’s words are of.
 */
export function belongingsOf(path: string, newsroom: Newsroom, shownDir: string): string[] {
  const inContent = (file: string): string => file.slice(shownDir.length + 1);
  const photo = newsroom.photos.find(({ source }) => source !== undefined && inContent(source.file) === path);
  if (photo) return [inContent(photo.file)];
  const story = newsroom.articles.find(({ source }) => inContent(source.file) === path);
  if (!story) return [];
  const hasOtherForm = newsroom.articles.some((other) => other !== story && other.id === story.id);
  if (hasOtherForm) return [];
  const drawnByOthers = new Set(newsroom.articles.filter((other) => other !== story).flatMap(tablesOf));
  const tables = new Set(tablesOf(story).filter((id) => !drawnByOthers.has(id)));
  return [
    ...newsroom.tables.filter(({ id }) => tables.has(id)),
    ...[...newsroom.livePosts, ...newsroom.comments].filter(({ id }) => id.startsWith(`${story.id}/`)),
  ].map(({ source }) => inContent(source.file));
}

function tablesOf({ id, text }: Newsroom['articles'][number]): string[] {
  return text.components.flatMap((component) =>
    component.name === 'Chart' && component.props.file !== undefined ? [tableId(id, component.props.file)] : [],
  );
}
