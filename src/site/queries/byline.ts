import { initialsOf } from '../../shared/initials.ts';
import type { BylineName } from '../views/story.ts';
import { authorNames } from './author-names.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { buildPicture } from './teasers.ts';

/** Those who wrote a story, with what its end says of them. */
export function buildByline(index: NewsroomIndex, edition: Edition, ids: readonly string[], file: string): BylineName[] {
  return authorNames(index, edition, ids, file).map(({ label, url }, place) => {
    const author = index.authors.get(ids[place] ?? '');
    return {
      label,
      url,
      about: author?.about === undefined ? undefined : edition.say(author.about),
      initials: initialsOf(label),
      portrait: author?.portrait === undefined ? undefined : buildPicture(index, edition, { photo: author.portrait }, file),
    };
  });
}
