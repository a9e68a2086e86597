import { topicUrl } from '../../shared/urls.ts';
import type { ListingView } from '../views/listing.ts';
import { alternatesOf } from './alternates.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { standingLink } from './standing-link.ts';
import { hasStandingPage } from './standing-set.ts';
import { buildLatest, buildYear, storiesOf } from './latest-listing.ts';

export function getTopic(index: NewsroomIndex, edition: Edition, id: string): ListingView {
  const { topic, whole } = topicFacts(index, edition, id);
  return buildLatest(index, edition, {
    ...whole,
    covers: topic.about === undefined ? undefined : edition.say(topic.about),
    alternates: alternatesOf(index, edition, (other) =>
      other.byTopic.has(id) ? topicUrl(index.space, other.view.language, id) : undefined,
    ),
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
    breadcrumb: hasStandingPage(index, edition, 'topics') ? [standingLink(index, edition, 'topics')] : [],
  };
  return { topic, whole };
}
