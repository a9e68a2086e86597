import { buildCollectionData } from '../lib/seo/page-data.ts';
import { frontUrl, standingUrl } from '../lib/urls.ts';
import type { BlockView, FrontRow, FrontView, TeaserView } from '../lib/view-models.ts';
import type { BlockArrangement } from '../schemas/front.ts';
import { alternatesOf, buildChrome, buildHead, sectionLink, subsectionsOf, topSections } from './chrome.ts';
import { buildEditionMoment, buildFrontTeaser, buildLatest, moreThanLatest } from './front-dates.ts';
import { listedStories } from './listings.ts';
import type { Edition, NewsroomIndex, Story } from './newsroom-index.ts';
import { buildNewsroom, buildWebsite, pageFacts } from './structured-data.ts';
import { buildPicture } from './teasers.ts';

const LATEST = 13;
const LATEST_OF_SMALL = 8;
const LEAD_RELATED = 3;
const TOP = 7;
const OPINION = 8;
const STRIP = 5;

/** Below this many stories an edition’s blocks may show again what already stands at the top. */
const SMALL_EDITION = 30;

/** How many stories besides its lead each arrangement has room for. */
const BLOCK_SIZES: Record<BlockArrangement, number> = { feature: 4, gallery: 4, wide: 4, portrait: 5, compact: 6, panorama: 2, stack: 3 };

/** Arrangements in turn, so that no two neighbouring blocks look alike. */
const ARRANGEMENT_CYCLE: readonly BlockArrangement[] = ['feature', 'gallery', 'wide', 'portrait', 'stack', 'panorama', 'stack'];

export function getFront(index: NewsroomIndex, edition: Edition): FrontView {
  const { language } = edition.view;
  const { front, stories } = edition;
  const shown = new Set<Story>();
  const take = (candidates: readonly (Story | undefined)[], count: number): Story[] => {
    const taken = candidates.filter((story): story is Story => story !== undefined && !shown.has(story)).slice(0, count);
    for (const story of taken) shown.add(story);
    return taken;
  };
  const named = (key: string | undefined) => (key === undefined ? undefined : edition.byKey.get(key));
  const namedAll = (keys: readonly string[] = []) => keys.map(named);

  const withPicture = stories.filter((story) => (story.data.photos?.length ?? 0) > 0 && story.data.kind !== 'gallery');
  const [lead] = take([named(front.lead), withPicture[0], stories[0]], 1);
  if (!lead)
    throw new Error(
      `The edition in “${language}” has no published story, so it has no front page. Add one to content/articles/${language}/, or take the language out of content/site.yaml.`,
    );
  const gallery = named(front.pictures) ?? stories.find((story) => story.data.kind === 'gallery');
  if (gallery) shown.add(gallery);
  const archive = named(front.archive);
  if (archive) shown.add(archive);
  const leadRelated = take(
    [...namedAll(front.leadRelated), ...namedAll(lead.data.related), ...(edition.bySection.get(lead.section.path) ?? [])],
    front.leadRelated?.length ?? LEAD_RELATED,
  );
  const news = stories.filter((story) => story.data.kind !== 'opinion');
  const top = take([...namedAll(front.top), ...news], Math.max(4, Math.min(TOP, Math.floor(stories.length / 4))));
  const choice = namedAll(front.choice).filter((story) => story !== undefined);
  for (const story of choice) shown.add(story);

  if (stories.length < SMALL_EDITION) for (const story of [...leadRelated, ...top]) shown.delete(story);
  const blocks = blockPlans(index, edition).map((plan) => buildBlock(index, edition, plan, take));
  const latest = stories.slice(0, stories.length < SMALL_EDITION ? LATEST_OF_SMALL : LATEST);
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
    lead: buildFrontTeaser(index, edition, lead),
    leadRelated: leadRelated.map((story) => buildFrontTeaser(index, edition, story)),
    top: top.map((story) => buildFrontTeaser(index, edition, story)),
    latest: buildLatest(index, edition, latest),
    latestMore: moreThanLatest(index, edition, latest),
    rows: arrangeRows(index, edition, {
      blocks: blocks.filter((block) => block !== undefined),
      archive: archive ? buildFrontTeaser(index, edition, archive) : undefined,
      gallery,
      choice: choice.map((story) => buildFrontTeaser(index, edition, story)),
    }),
  };
}

interface BlockPlan {
  path: string;
  arrangement: BlockArrangement;
  lead?: Story | undefined;
}

function blockPlans(index: NewsroomIndex, edition: Edition): BlockPlan[] {
  const asked =
    edition.front.blocks ??
    topSections(index, edition).map((section) => ({ section: section.path, lead: undefined, arrangement: undefined }));
  return asked
    .filter((block) => block.section !== 'opinion' || edition.front.blocks !== undefined)
    .map((block, position) => ({
      path: block.section,
      arrangement: block.arrangement ?? ARRANGEMENT_CYCLE[position % ARRANGEMENT_CYCLE.length] ?? 'feature',
      lead: block.lead === undefined ? undefined : edition.byKey.get(block.lead),
    }));
}

function buildBlock(
  index: NewsroomIndex,
  edition: Edition,
  plan: BlockPlan,
  take: (candidates: readonly (Story | undefined)[], count: number) => Story[],
): BlockView | undefined {
  const section = index.sections.get(plan.path);
  const own = edition.bySection.get(plan.path) ?? [];
  if (!section || own.length === 0) return undefined;
  const pictured = own.filter((story) => (story.data.photos?.length ?? 0) > 0);
  const [lead] = take([plan.lead, ...(plan.arrangement === 'compact' ? own : [...pictured, ...own])], 1);
  if (!lead) return undefined;
  return {
    section: sectionLink(index, edition, section),
    colour: section.colour,
    subsections: subsectionsOf(index, edition, section).map((child) => sectionLink(index, edition, child)),
    arrangement: plan.arrangement,
    lead: buildFrontTeaser(index, edition, lead),
    stories: take(own, BLOCK_SIZES[plan.arrangement]).map((story) => buildFrontTeaser(index, edition, story)),
  };
}

interface RowParts {
  blocks: BlockView[];
  archive: TeaserView | undefined;
  gallery: Story | undefined;
  choice: TeaserView[];
}

/** Rows from the top of the front to its foot; the pattern of the drawn front, shortened where there is less to show. */
function arrangeRows(index: NewsroomIndex, edition: Edition, { blocks, archive, gallery, choice }: RowParts): FrontRow[] {
  const rows: FrontRow[] = [];
  const opinionSection = index.sections.get('opinion');
  const opinionStories = edition.bySection.get('opinion') ?? [];
  const opinion =
    opinionSection && opinionStories.length > 0
      ? {
          section: sectionLink(index, edition, opinionSection),
          colour: opinionSection.colour,
          stories: opinionStories.slice(0, OPINION).map((story) => buildFrontTeaser(index, edition, story)),
        }
      : undefined;
  const queue = [...blocks];
  const main = queue.splice(0, 2);
  if (main.length > 0 || opinion) rows.push({ kind: 'main', blocks: main, opinion, archive });
  if (gallery) {
    rows.push({
      kind: 'pictures',
      title: gallery.data.headline,
      url: gallery.url,
      allUrl: standingUrl(index.space, edition.view.language, 'pictures'),
      pictures: (gallery.data.photos ?? []).slice(0, STRIP).map((use) => buildPicture(index, edition, use, gallery.source.file)),
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
  if (choice.length > 0) rows.push({ kind: 'choice', stories: choice });
  return rows;
}
