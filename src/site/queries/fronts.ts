import { buildCollectionData } from '../seo/page-data.ts';
import { frontUrl } from '../../shared/urls.ts';
import type { ChromeView } from '../views/chrome.ts';
import type { FrontView } from '../views/front.ts';
import type { TeaserView } from '../views/teaser.ts';
import { buildBanner } from './banner.ts';
import { buildChrome } from './chrome.ts';
import { opinionSection } from './section-links.ts';
import { alternatesOf } from './alternates.ts';
import { buildHead } from './head.ts';
import { buildEditionMoment, buildFrontTeaser, buildLatest, moreThanLatest } from './front-dates.ts';
import { placeStories } from './front-places.ts';
import { planFront } from './front-plan.ts';
import { frontRows } from './front-rows.ts';
import { listedStories } from './listings.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { newsletterOrigins } from './newsletter.ts';
import type { Story } from './story.ts';
import { buildNewsroom, buildWebsite, pageFacts } from './structured-data.ts';

export function getFront(index: NewsroomIndex, edition: Edition): FrontView {
  const { language } = edition.view;
  const plan = planFront(index, edition);
  const places = placeStories(edition, plan.blocks, plan.has, opinionSection(index)?.path, (story) => isDrawn(index, story));
  if (!places)
    throw new Error(
      `The edition in “${language}” has no published story, so it has no front page. Add one to content/articles/${language}/, or take the language out of content/site.yaml.`,
    );
  const { lead, leadRelated, top, latest, pictured } = places;
  const teaser = (story: Story) => frontTeaser(index, edition, story, pictured);
  const { leadMode = 'normal' } = edition.front;
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
          pageFacts(index, edition, { url, name: index.site.name, description }),
          listedStories(index, [lead, ...leadRelated, ...top]),
        ),
      ],
    }),
    edition: buildEditionMoment(index, edition),
    leadMode,
    lead: leadMode === 'quiet' ? { ...teaser(lead), picture: undefined } : teaser(lead),
    leadRelated: leadRelated.map(teaser),
    top: top.map(teaser),
    latest: buildLatest(index, edition, latest),
    latestMore: moreThanLatest(index, edition, latest),
    rows: frontRows(index, edition, plan, places, teaser),
  };
}

/** What stands around a front: what is around other pages, and what its own settings put there. */
function frontChrome(index: NewsroomIndex, edition: Edition, chrome: ChromeView): ChromeView {
  const banner = chrome.banner ?? buildBanner(index, edition, 'front');
  return banner === chrome.banner ? chrome : { ...chrome, banner };
}

/** Maps and charts are not shown small. */
function isDrawn(index: NewsroomIndex, story: Story): boolean {
  const kind = index.photos.get(story.data.photos?.[0]?.photo ?? '')?.kind;
  return kind === 'map' || kind === 'chart';
}

/** A story with its picture where its place on the front shows it. */
function frontTeaser(index: NewsroomIndex, edition: Edition, story: Story, pictured: ReadonlySet<Story>): TeaserView {
  const teaser = buildFrontTeaser(index, edition, story);
  return pictured.has(story) || teaser.picture === undefined ? teaser : { ...teaser, picture: undefined };
}
