import { authorUrl } from '../../shared/urls.ts';
import type { ListingView } from '../views/listing.ts';
import { alternatesOf } from './alternates.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { standingLink } from './standing-link.ts';
import { buildLatest, buildYear, storiesOf } from './latest-listing.ts';
import { buildPicture } from './teasers.ts';

export function getAuthor(index: NewsroomIndex, edition: Edition, id: string): ListingView {
  const { author, whole } = authorFacts(index, edition, id);
  const listing = buildLatest(index, edition, {
    ...whole,
    author: id,
    covers: author.about === undefined ? undefined : edition.say(author.about),
    alternates: alternatesOf(index, edition, (other) =>
      other.byAuthor.has(id) ? authorUrl(index.space, other.view.language, id) : undefined,
    ),
  });
  const mail = author.email === undefined ? [] : [{ label: author.email, url: `mailto:${author.email}` }];
  return {
    ...listing,
    portrait: author.portrait === undefined ? undefined : buildPicture(index, edition, { photo: author.portrait }, `authors/${id}.yaml`),
    role: author.role === undefined ? undefined : edition.say(author.role),
    links: [...mail, ...(author.links ?? [])],
  };
}

export function getAuthorYear(index: NewsroomIndex, edition: Edition, id: string, year: string): ListingView {
  return buildYear(index, edition, authorFacts(index, edition, id).whole, year);
}

function authorFacts(index: NewsroomIndex, edition: Edition, id: string) {
  const author = index.authors.get(id);
  if (!author) throw new Error(`“${id}” is not an author.`);
  const whole = {
    name: edition.say(author.name),
    url: authorUrl(index.space, edition.view.language, id),
    stories: storiesOf(edition.byAuthor, id),
    breadcrumb: [standingLink(index, edition, 'authors')],
  };
  return { author, whole };
}
