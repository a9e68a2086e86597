import { buildCollectionData } from '../seo/page-data.ts';
import { timeView } from '../../shared/date-format.ts';
import { frontUrl, topicUrl } from '../../shared/urls.ts';
import type { ChromeView } from '../views/chrome.ts';
import type { FrontView } from '../views/front.ts';
import type { LinkView } from '../views/link.ts';
import type { TeaserView } from '../views/teaser.ts';
import { buildBanner } from './banner.ts';
import { buildChrome } from './chrome.ts';
import { opinionSection } from './section-links.ts';
import { correctedStories } from './corrections.ts';
import { alternatesOf } from './alternates.ts';
import { buildHead } from './head.ts';
import { buildEditionMoment, buildFrontTeaser, buildLatest, editionDay, moreThanLatest } from './front-dates.ts';
import { type FrontPlaces, placeStories } from './front-places.ts';
import { planFront } from './front-plan.ts';
import { frontRows } from './front-rows.ts';
import { listedStories } from './listings.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { newsletterOrigins } from './newsletter.ts';
import { isRecent } from './news-age.ts';
import { storyOnThisDay } from './on-this-day.ts';
import type { Story } from './story.ts';
import { buildNewsroom, buildWebsite, pageFacts } from './structured-data.ts';

/** How many corrections a front knows of. */
const CORRECTIONS = 8;

export function getFront(index: NewsroomIndex, edition: Edition): FrontView {
  const { language } = edition.view;
  const plan = planFront(index, edition);
  const places = placeStories(edition, {
    plans: plan.blocks,
    has: plan.has,
    opinionSection: opinionSection(index)?.path,
    pictureOf: (story) => pictureOf(index, story),
    fromHistory: edition.stories.newest && storyOnThisDay(index, `${language} ${editionDay(index, edition)}`)[0],
    clock: index,
  });
  if (!places)
    throw new Error(
      `The edition in “${language}” has no published story, so it has no front page. Add one to content/articles/${language}/, or take the language out of content/site.yaml.`,
    );
  const { mode, form, lead, leadRelated, top, latest, pictured } = places;
  const teaser = (story: Story) => frontTeaser(index, edition, story, pictured);
  const url = frontUrl(index.space, language);
  const description = edition.say(index.site.description);
  const alternates = alternatesOf(index, edition, (other) => frontUrl(index.space, other.view.language));

  return {
    chrome: frontChrome(index, edition, buildChrome(index, { edition, alternates })),
    head: buildHead(index, edition, {
      description,
      url,
      alternates,
      forms: newsletterOrigins(index, 'front'),
      jsonLd: [
        buildNewsroom(index, edition),
        buildWebsite(index),
        buildCollectionData(
          pageFacts(index, edition, { url, name: edition.newspaper, description }),
          listedStories(index, [lead, ...leadRelated, ...top]),
        ),
      ],
    }),
    edition: buildEditionMoment(index, edition),
    leadMode: mode,
    form,
    subject: mode === 'package' ? subjectOf(index, edition, places) : undefined,
    lead: mode === 'quiet' ? { ...teaser(lead), picture: undefined } : teaser(lead),
    liveLine: mode === 'big' ? liveLine(index, edition, lead) : undefined,
    leadRelated: leadRelated.map(teaser),
    top: top.map(teaser),
    latest: buildLatest(index, edition, latest),
    isArchive: latest[0] !== undefined && !isRecent(index, latest[0]),
    latestMore: moreThanLatest(index, edition, latest),
    corrected: correctedStories(index, edition, CORRECTIONS),
    rows: frontRows(index, edition, plan, places, teaser),
  };
}

/** What stands around a front: what is around other pages, and what its own settings put there. */
function frontChrome(index: NewsroomIndex, edition: Edition, chrome: ChromeView): ChromeView {
  const banner = chrome.banner ?? buildBanner(index, edition, 'front');
  return banner === chrome.banner ? chrome : { ...chrome, banner };
}

/** The topic that the stories of a package share, or else the section of the first. */
function subjectOf(index: NewsroomIndex, edition: Edition, { lead, leadRelated, subject }: FrontPlaces): LinkView {
  const topic = subject === undefined ? undefined : index.topics.get(subject);
  const isShared = leadRelated.every(({ data }) => subject !== undefined && data.topics?.includes(subject) === true);
  if (topic === undefined || subject === undefined || !isShared) return buildFrontTeaser(index, edition, lead).section;
  return { label: edition.say(topic.name), url: topicUrl(index.space, edition.view.language, subject) };
}

/** What was last said in live coverage, while it runs. */
function liveLine(index: NewsroomIndex, edition: Edition, story: Story): FrontView['liveLine'] {
  if (story.data.live?.status !== 'live') return undefined;
  const post = index.livePosts.get(story.id)?.find(({ data }) => data.withdrawn === undefined);
  return post && { text: post.data.headline, url: story.url, when: timeView(post.data.published, 'time', edition.style) };
}

function pictureOf(index: NewsroomIndex, story: Story): 'none' | 'lying' | 'upright' | 'drawn' {
  const photo = index.photos.get(story.data.photos?.[0]?.photo ?? '');
  if (!photo) return 'none';
  if (photo.kind === 'map' || photo.kind === 'chart') return 'drawn';
  return photo.image.height > photo.image.width ? 'upright' : 'lying';
}

/** A story with its picture where its place on the front shows it. */
function frontTeaser(index: NewsroomIndex, edition: Edition, story: Story, pictured: ReadonlySet<Story>): TeaserView {
  const teaser = buildFrontTeaser(index, edition, story);
  return pictured.has(story) || teaser.picture === undefined ? teaser : { ...teaser, picture: undefined };
}
