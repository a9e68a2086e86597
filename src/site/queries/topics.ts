import { topicUrl } from '../../shared/urls.ts';
import type { LinkView } from '../views/link.ts';
import type { ListingView } from '../views/listing.ts';
import { alternatesOf } from './alternates.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { standingLink } from './standing-link.ts';
import { buildLatest, buildYear, storiesOf } from './latest-listing.ts';

/** How many of a topic’s newest stories say what else they are about, and how many other topics are named. */
const STORIES_ASKED = 60;
const RELATED = 8;

export function getTopic(index: NewsroomIndex, edition: Edition, id: string): ListingView {
  const { topic, whole } = topicFacts(index, edition, id);
  const listing = buildLatest(index, edition, {
    ...whole,
    covers: topic.about === undefined ? undefined : edition.say(topic.about),
    alternates: alternatesOf(index, edition, (other) =>
      other.byTopic.has(id) ? topicUrl(index.space, other.view.language, id) : undefined,
    ),
  });
  return { ...listing, related: relatedTopics(index, edition, id) };
}

/** What the topic’s stories are about besides, most often first; of those that are as frequent, those of newer stories. */
function relatedTopics(index: NewsroomIndex, edition: Edition, id: string): LinkView[] {
  const newest = storiesOf(edition.byTopic, id).first(STORIES_ASKED);
  const others = newest.flatMap(({ data }) => data.topics ?? []).filter((other) => other !== id);
  const counted = [...Map.groupBy(others, (other) => other)].sort(([, a], [, b]) => b.length - a.length);
  return counted.slice(0, RELATED).flatMap(([other]) => {
    const topic = index.topics.get(other);
    return topic ? [{ label: edition.say(topic.name), url: topicUrl(index.space, edition.view.language, other) }] : [];
  });
}

export function getTopicYear(index: NewsroomIndex, edition: Edition, id: string, year: string): ListingView {
  return buildYear(index, edition, topicFacts(index, edition, id).whole, year);
}

function topicFacts(index: NewsroomIndex, edition: Edition, id: string) {
  const topic = index.topics.get(id);
  if (!topic) throw new Error(`“${id}” is not a topic.`);
  const whole = {
    name: edition.say(topic.name),
    url: topicUrl(index.space, edition.view.language, id),
    stories: storiesOf(edition.byTopic, id),
    breadcrumb: [standingLink(index, edition, 'topics')],
  };
  return { topic, whole };
}
