import { authorUrl } from '../../shared/urls.ts';
import type { LinkView } from '../views/link.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';

/** Authors as an edition names them. Throws when one is not there. */
export function authorNames(index: NewsroomIndex, edition: Edition, ids: readonly string[], file: string): LinkView[] {
  return ids.map((id) => {
    const author = index.authors.get(id);
    if (!author) throw new Error(`${file}: “${id}” is not an author.`);
    return { label: edition.say(author.name), url: authorUrl(index.space, edition.view.language, id) };
  });
}
