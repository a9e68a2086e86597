import type { BlockArrangement, FrontPart, LeadMode } from '../../content/schemas/front.ts';
import { BLOCK_SIZES, chooseArrangement } from './block-arrangement.ts';
import { chooseLeadMode, countTop, topForm, type TopForm } from './front-lead.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { isNews, isRecent } from './news-age.ts';
import { ShownPhotos } from './shown-photos.ts';
import type { Story } from './story.ts';

const OPINION = 8;

/** A block as it was asked for. */
export interface BlockPlan {
  /** The section’s path, or a topic’s id. */
  path: string;
  of: 'section' | 'topic';
  /** Among the blocks of the front. */
  place: number;
  /** True of a block that stands beside another one. */
  isHalf: boolean;
  /** As an editor wants it; left out, what there is decides. */
  arrangement?: BlockArrangement | undefined;
  lead?: Story | undefined;
}

export interface BlockPlaces extends BlockPlan {
  arrangement: BlockArrangement;
  lead: Story;
  stories: Story[];
}

/** A gallery with the photos that the strip shows of it, by their place among the story’s. */
export interface StripPlaces {
  story: Story;
  photos: number[];
}

/** Which story stands where on a front, and which of them show their pictures. No story and no photo has two places. */
export interface FrontPlaces {
  mode: LeadMode;
  form: TopForm;
  /** The topic that a package is about. */
  subject?: string | undefined;
  lead: Story;
  leadRelated: Story[];
  top: Story[];
  latest: Story[];
  blocks: BlockPlaces[];
  opinion: Story[];
  strip?: StripPlaces | undefined;
  archive?: Story | undefined;
  choice: Story[];
  pictured: ReadonlySet<Story>;
}

/** What decides which story stands where. */
export interface FrontWishes {
  plans: readonly BlockPlan[];
  /** Of the parts that a front may have besides its blocks, those that it has. */
  has: (part: FrontPart) => boolean;
  opinionSection: string | undefined;
  /** What a story’s first photo is. Maps and charts are not shown small. */
  pictureOf: (story: Story) => 'none' | 'lying' | 'upright' | 'drawn';
  /** The story of this day in another year, where no editor names one from the archive. */
  fromHistory: Story | undefined;
  clock: Pick<NewsroomIndex, 'isPast'>;
}

/**
 * Gives each place of a front its stories. What the editor has named comes first: it stands in the first of the places that name it, and
 * nothing that fills itself takes it away. An edition without stories has no front.
 */
export function placeStories(edition: Edition, wishes: FrontWishes): FrontPlaces | undefined {
  const { plans, has, pictureOf, clock } = wishes;
  const { front, stories } = edition;
  const named = (...keys: (string | undefined)[]) => keys.flatMap((key) => (key === undefined ? [] : (edition.byKey.get(key) ?? [])));
  // Stories that are not out count for nothing, or a front would tell that there are some.
  const topNamed = named(...(front.top ?? [])).slice(0, TOP_NAMED);
  const relatedNamed = named(...(front.leadRelated ?? []));
  const archiveNamed = has('archive') ? named(front.archive) : [];
  const reserved = new Set([
    ...named(front.lead, has('pictures') ? front.pictures : undefined, ...(has('choice') ? (front.choice ?? []) : [])),
    ...archiveNamed,
    ...relatedNamed,
    ...topNamed,
    ...plans.flatMap(({ lead }) => lead ?? []),
  ]);
  const placed = new Set<Story>();
  const isFree = (story: Story) => !placed.has(story) && !reserved.has(story);
  /** Goes no further through the others than it has to. */
  const take = (wanted: Iterable<Story>, others: Iterable<Story>, count: number): Story[] => {
    const free = filterOf(inTurn(wanted, filterOf(others, isFree)), (story) => !placed.has(story));
    return firstOf(free, count, (story) => placed.add(story));
  };

  const mayLead = (story: Story) => hasPhoto(story) && story.data.kind !== 'gallery';
  const isRecentPaper = stories.newest !== undefined && isRecent(clock, stories.newest);
  const [lead] = take(named(front.lead), filterOf(isRecentPaper ? recentOf(stories, clock) : stories, mayLead), 1);
  const first = lead ?? take(stories, [], 1)[0];
  if (!first) return undefined;

  const subject = first.data.topics?.[0];
  const companions = relatedNamed.length > 0 ? relatedNamed : companionsOf(edition, first, subject, clock).filter(isFree);
  const isRunning = first.data.live?.status === 'live';
  const isPackage = front.leadMode === 'package' || relatedNamed.length === 0;
  const mode = chooseLeadMode({
    asked: front.leadMode,
    hasPicture: pictureOf(first) !== 'none',
    isRunning,
    companions: isPackage ? companions.length : 0,
  });
  const form = topForm(mode, stories.length);
  const counts = countTop(form, stories.length, topNamed.length);
  const sameSection = edition.bySection.get(first.section.path) ?? [];
  const leadRelated =
    mode === 'package'
      ? take(companions, [], PACKAGE)
      : take(
          relatedNamed,
          inTurn(named(...(first.data.related ?? [])), sameSection),
          front.leadRelated?.length === 0 ? 0 : relatedNamed.length || counts.related,
        );
  const isHeadline = ({ data }: Story) => data.kind !== 'opinion' && data.kind !== 'gallery';
  // A row may be shorter than it could be, rather than filled with what is no news any more; a column has to be as high as its neighbours.
  const candidates = form === 'rows' && isRecentPaper ? recentOf(stories, clock) : stories;
  const top = take(topNamed, filterOf(candidates, isHeadline), counts.top);
  if (top.length < FEWEST_HEADLINES) top.push(...take([], filterOf(stories, isHeadline), FEWEST_HEADLINES - top.length));
  const leads = plans.map((plan) => take(plan.lead ? [plan.lead] : [], [], 1)[0]);

  const photos = new ShownPhotos();
  if (mode === 'package') photos.showAll([first, ...leadRelated]);
  photos.show(first);
  const galleries = inTurn(
    named(front.pictures),
    filterOf(edition.byKind.get('gallery') ?? [], (story) => !reserved.has(story)),
  );
  const [gallery] = filterOf(has('pictures') ? galleries : [], (story) => !placed.has(story) && photos.hasFresh(story));
  const strip = gallery && { story: gallery, photos: photos.addFresh(gallery) };
  if (gallery) placed.add(gallery);
  const history = wishes.fromHistory && isFree(wishes.fromHistory) ? [wishes.fromHistory] : [];
  const [archive] = take(has('archive') ? [...archiveNamed, ...history] : [], [], 1);
  const choice = take(named(...(front.choice ?? [])), [], has('choice') ? (front.choice?.length ?? 0) : 0);
  // What is named and has found no place, such as a gallery whose photos are all shown, may fill others.
  reserved.clear();
  const opinions = (wishes.opinionSection === undefined ? undefined : edition.bySection.get(wishes.opinionSection)) ?? [];
  const opinion = take([], opinions, has('opinion') ? Math.max(2, Math.min(OPINION, Math.floor(stories.length / 6))) : 0);
  const latest = take([], stories, counts.latest);

  const blocks = plans.flatMap((plan, number): BlockPlaces[] => {
    const own = (plan.of === 'topic' ? edition.byTopic : edition.bySection).get(plan.path) ?? [];
    const eligible = isRecentPaper && plan.arrangement === undefined ? recentOf(own, clock) : own;
    const withPicture = filterOf(eligible, (story) => photos.isFresh(story));
    const blockLead = leads[number] ?? take([], plan.arrangement === 'compact' ? own : inTurn(withPicture, own), 1)[0];
    if (!blockLead) return [];
    const arrangement = plan.arrangement ?? arrange(plan, blockLead, own);
    if (arrangement !== 'compact' && arrangement !== 'strip') photos.show(blockLead);
    return [{ ...plan, arrangement, lead: blockLead, stories: take([], own, BLOCK_SIZES[arrangement]) }];
  });
  function arrange(plan: BlockPlan, blockLead: Story, own: Iterable<Story>): BlockArrangement {
    const others = firstOf(
      filterOf(own, (story) => !placed.has(story)),
      MOST_IN_BLOCK,
    );
    const picture = photos.isFresh(blockLead) ? pictureOf(blockLead) : 'none';
    return chooseArrangement({
      place: plan.place,
      isHalf: plan.isHalf,
      stories: 1 + others.length,
      picture: picture === 'drawn' ? 'lying' : picture,
      isRecent: !isRecentPaper || plan.lead !== undefined || [blockLead, ...others].some((story) => isRecent(clock, story)),
    });
  }
  // Small pictures come last: what they would show may stand large elsewhere.
  for (const { arrangement, stories: own } of blocks) {
    if (WITHOUT_THUMBS.includes(arrangement)) continue;
    for (const story of [own[0], own[2]]) if (story && pictureOf(story) !== 'drawn') photos.show(story);
  }
  if (archive && pictureOf(archive) !== 'drawn') photos.show(archive);
  return { mode, form, subject, lead: first, leadRelated, top, latest, blocks, opinion, strip, archive, choice, pictured: photos.stories };
}

/** How many of the headlines that an editor names have a place. */
const TOP_NAMED = 7;
const FEWEST_HEADLINES = 2;
/** How many stories stand beside the lead of a package. */
const PACKAGE = 2;
const MOST_IN_BLOCK = Math.max(...Object.values(BLOCK_SIZES));
const WITHOUT_THUMBS: readonly BlockArrangement[] = ['compact', 'wide', 'column', 'strip'];

/** The other news of a topic, when the story is news itself. */
function companionsOf(edition: Edition, story: Story, topic: string | undefined, clock: FrontWishes['clock']): Story[] {
  if (topic === undefined || !isNews(clock, story)) return [];
  const others = filterOf(edition.byTopic.get(topic) ?? [], (other) => other !== story && isNews(clock, other));
  return firstOf(others, PACKAGE);
}

/** The recent ones, of a list that has the newest first. */
function* recentOf(stories: Iterable<Story>, clock: FrontWishes['clock']): Generator<Story> {
  for (const story of stories) {
    if (!isRecent(clock, story)) return;
    yield story;
  }
}

function firstOf(stories: Iterable<Story>, count: number, onEach: (story: Story) => unknown = () => undefined): Story[] {
  const found: Story[] = [];
  if (count <= 0) return found;
  for (const story of stories) {
    found.push(story);
    onEach(story);
    if (found.length >= count) break;
  }
  return found;
}

function* inTurn(...lists: readonly Iterable<Story>[]): Generator<Story> {
  for (const list of lists) yield* list;
}

function* filterOf(stories: Iterable<Story>, passes: (story: Story) => boolean): Generator<Story> {
  for (const story of stories) if (passes(story)) yield story;
}

function hasPhoto(story: Story): boolean {
  return (story.data.photos?.length ?? 0) > 0;
}
