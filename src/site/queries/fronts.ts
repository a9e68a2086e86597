import { buildCollectionData } from '../seo/page-data.ts';
import { frontUrl, standingUrl } from '../../shared/urls.ts';
import type { BlockView, FrontRow, FrontView } from '../views/front.ts';
import type { TeaserView } from '../views/teaser.ts';
import type { BlockArrangement } from '../../content/schemas/front.ts';
import type { Section } from '../../content/section-tree.ts';
import { buildChrome } from './chrome.ts';
import { alternatesOf } from './alternates.ts';
import { sectionLink, subsectionsOf, topSections } from './section-links.ts';
import { buildHead } from './head.ts';
import { buildEditionMoment, buildFrontTeaser, buildLatest, moreThanLatest } from './front-dates.ts';
import { placeStories, type BlockPlaces, type BlockPlan, type FrontPlaces } from './front-places.ts';
import { listedStories } from './listings.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { hasStandingPage } from './standing-set.ts';
import { buildNewsroom, buildWebsite, pageFacts } from './structured-data.ts';
import { buildPicture } from './teasers.ts';

/** Arrangements in turn, so that no two neighbouring blocks look alike. */
const ARRANGEMENT_CYCLE: readonly BlockArrangement[] = ['feature', 'gallery', 'wide', 'portrait', 'stack', 'panorama', 'stack'];

export function getFront(index: NewsroomIndex, edition: Edition): FrontView {
  const { language } = edition.view;
  const places = placeStories(edition, blockPlans(index, edition), opinionOf(index)?.path, (story) => isDrawn(index, story));
  if (!places)
    throw new Error(
      `The edition in “${language}” has no published story, so it has no front page. Add one to content/articles/${language}/, or take the language out of content/site.yaml.`,
    );
  const { lead, leadRelated, top, latest, pictured } = places;
  const teaser = (story: Story) => frontTeaser(index, edition, story, pictured);
  const url = frontUrl(index.space, language);
  const description = edition.say(index.site.description);
  const alternates = alternatesOf(index, edition, (other) => frontUrl(index.space, other.view.language));

  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, {
      description,
      url,
      alternates,
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
    lead: teaser(lead),
    leadRelated: leadRelated.map(teaser),
    top: top.map(teaser),
    latest: buildLatest(index, edition, latest),
    latestMore: moreThanLatest(index, edition, latest),
    rows: arrangeRows(index, edition, places, teaser),
  };
}

/** The section of the opinion column: the first that says so. */
function opinionOf(index: NewsroomIndex): Section | undefined {
  return [...index.sections.values()].find(({ kind }) => kind === 'opinion');
}

function blockPlans(index: NewsroomIndex, edition: Edition): BlockPlan[] {
  const asked =
    edition.front.blocks ??
    topSections(index, edition).map((section) => ({ section: section.path, lead: undefined, arrangement: undefined }));
  return asked
    .filter((block) => edition.front.blocks !== undefined || index.sections.get(block.section)?.kind !== 'opinion')
    .map((block, position) => ({
      path: block.section,
      arrangement: block.arrangement ?? ARRANGEMENT_CYCLE[position % ARRANGEMENT_CYCLE.length] ?? 'feature',
      lead: block.lead === undefined ? undefined : edition.byKey.get(block.lead),
    }));
}

function buildBlock(
  index: NewsroomIndex,
  edition: Edition,
  { path, arrangement, lead, stories }: BlockPlaces,
  teaser: (story: Story) => TeaserView,
): BlockView | undefined {
  const section = index.sections.get(path);
  if (!section) return undefined;
  return {
    section: sectionLink(index, edition, section),
    colour: section.colour,
    subsections: subsectionsOf(index, edition, section).map((child) => sectionLink(index, edition, child)),
    arrangement,
    lead: teaser(lead),
    stories: stories.map(teaser),
  };
}

/** Rows from the top of the front to its foot; the pattern of the drawn front, shortened where there is less to show. */
function arrangeRows(index: NewsroomIndex, edition: Edition, places: FrontPlaces, teaser: (story: Story) => TeaserView): FrontRow[] {
  const { archive, strip, choice } = places;
  const rows: FrontRow[] = [];
  const opinionSection = opinionOf(index);
  const opinion =
    opinionSection && places.opinion.length > 0
      ? {
          section: sectionLink(index, edition, opinionSection),
          colour: opinionSection.colour,
          stories: places.opinion.map(teaser),
        }
      : undefined;
  const queue = places.blocks.flatMap((block) => buildBlock(index, edition, block, teaser) ?? []);
  const main = queue.splice(0, 2);
  if (main.length > 0 || opinion || archive)
    rows.push({ kind: 'main', blocks: main, opinion, archive: archive ? teaser(archive) : undefined });
  if (strip) {
    const { story, photos } = strip;
    rows.push({
      kind: 'pictures',
      title: story.data.headline,
      url: story.url,
      allUrl: hasStandingPage(index, 'pictures') ? standingUrl(index.space, edition.view.language, 'pictures') : undefined,
      pictures: photos.flatMap((place) => story.data.photos?.[place] ?? []).map((use) => buildPicture(index, edition, use, story.file)),
    });
  }
  const single = queue.shift();
  if (single) rows.push({ kind: 'single', block: single });
  let wideLeft = false;
  while (queue.length > 0) {
    const [left, right] = queue.splice(0, 2);
    if (left && right) rows.push({ kind: 'pair', left, right, wideLeft });
    else if (left) rows.push({ kind: 'single', block: left });
    wideLeft = !wideLeft;
  }
  if (choice.length > 0) rows.push({ kind: 'choice', stories: choice.map(teaser) });
  return rows;
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
