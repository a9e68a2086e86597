import { authorUrl, topicUrl } from '../../shared/urls.ts';
import type { LinkView } from '../views/link.ts';
import type { DirectoryView } from '../views/listing.ts';
import { buildStandingPage } from './standing-page.ts';
import { monthLinks, periodUrl } from './listings.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';

export function getArchive(index: NewsroomIndex, edition: Edition): DirectoryView {
  return buildDirectory(index, edition, 'archive', [], monthLinks(edition, edition.stories, periodUrl(index, edition)));
}

export function getTopics(index: NewsroomIndex, edition: Edition): DirectoryView {
  const entries = [...edition.byTopic.keys()].flatMap((id) => {
    const topic = index.topics.get(id);
    return topic ? [{ label: edition.say(topic.name), url: topicUrl(index.space, edition.view.language, id) }] : [];
  });
  return buildDirectory(index, edition, 'topics', sortByLabel(entries, edition), []);
}

export function getAuthors(index: NewsroomIndex, edition: Edition): DirectoryView {
  const entries = [...edition.byAuthor.keys()].flatMap((id) => {
    const author = index.authors.get(id);
    return author
      ? [
          {
            label: edition.say(author.name),
            url: authorUrl(index.space, edition.view.language, id),
            note: author.role === undefined ? undefined : edition.say(author.role),
            covers: author.about === undefined ? undefined : edition.say(author.about),
            latest: latestOf(edition, id),
          },
        ]
      : [];
  });
  return buildDirectory(index, edition, 'authors', sortByLabel(entries, edition), []);
}

function latestOf(edition: Edition, id: string): LinkView | undefined {
  const story = edition.byAuthor.get(id)?.newest;
  return story && { label: story.data.headline, url: story.url };
}

function buildDirectory(
  index: NewsroomIndex,
  edition: Edition,
  page: 'archive' | 'topics' | 'authors',
  entries: DirectoryView['entries'],
  months: DirectoryView['months'],
): DirectoryView {
  return { ...buildStandingPage(index, edition, page), entries, months };
}

function sortByLabel<T extends { label: string }>(entries: readonly T[], edition: Edition): T[] {
  const collator = new Intl.Collator(edition.view.locale);
  return [...entries].sort((a, b) => collator.compare(a.label, b.label));
}
