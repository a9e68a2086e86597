import { tableId } from '../shared/ids.ts';
import type { Newsroom, TextEntry } from './newsroom-model.ts';
import { headOf, type StoryHead } from './story-head.ts';

/** The files that stories show, by their ids. */
export type UsedFiles = Record<'photos' | 'media' | 'tables', Set<string>>;

/** The files that stories and live posts use which are not out, and no others do. */
export function withheldFiles(
  { articles, livePosts, pages, fronts, authors, site }: Newsroom,
  out: ReadonlySet<string>,
  shownPosts: ReadonlySet<string>,
): UsedFiles {
  const [outPosts, heldPosts] = [livePosts.filter(({ id }) => shownPosts.has(id)), livePosts.filter(({ id }) => !shownPosts.has(id))];
  const withheld = usedBy([...articles.filter(({ id }) => !out.has(id)), ...heldPosts]);
  const shown = usedBy([...articles.filter(({ id }) => out.has(id)), ...outPosts, ...pages]);
  for (const { data } of fronts)
    for (const block of data.blocks ?? []) if ('photo' in block && block.photo !== undefined) shown.photos.add(block.photo);
  for (const { data } of authors) if (data.portrait !== undefined) shown.photos.add(data.portrait);
  if (site.podcast?.cover !== undefined) shown.photos.add(site.podcast.cover);
  return {
    photos: withheld.photos.difference(shown.photos),
    media: withheld.media.difference(shown.media),
    tables: withheld.tables.difference(shown.tables),
  };
}

type Shows = Pick<StoryHead, 'photos' | 'audio' | 'video'>;

function usedBy(texts: readonly (Pick<TextEntry<Shows>, 'id' | 'data' | 'text'> & { readonly head?: Shows | undefined })[]): UsedFiles {
  const used: UsedFiles = { photos: new Set(), media: new Set(), tables: new Set() };
  const add = (kind: keyof UsedFiles, ...ids: (string | undefined)[]): void => {
    for (const id of ids) if (id !== undefined) used[kind].add(id);
  };
  for (const story of texts) {
    const { id, text } = story;
    const data = headOf(story);
    const { photos, audio, video } = data;
    if (photos) for (const { photo } of photos) used.photos.add(photo);
    for (const recording of [audio, video]) {
      if (!recording) continue;
      add('media', recording.file, recording.captions);
      add('photos', recording.poster);
    }
    for (const component of text.components) {
      const { name, props } = component;
      if (name === 'Gallery') add('photos', ...props.photos);
      if (name === 'Embed' || name === 'Ad') add('photos', props.photo);
      if (name === 'Video') add('photos', props.poster);
      if (name === 'Audio' || name === 'Video') add('media', props.file);
      if (name === 'Video') add('media', props.captions);
      if (name === 'Chart' && props.file !== undefined) add('tables', tableId(id, props.file));
    }
  }
  return used;
}
