import type { BlockArrangement, FrontPart } from '../../content/schemas/front.ts';
import type { Edition } from './newsroom-index.ts';
import type { Story } from './story.ts';

const TOP = 7;
const LATEST = 13;
const LEAD_RELATED = 3;
const OPINION = 8;
const STRIP = 5;

/** How many stories besides its lead each arrangement has room for. */
const BLOCK_SIZES: Record<BlockArrangement, number> = { feature: 4, gallery: 4, wide: 4, portrait: 5, compact: 6, panorama: 2, stack: 3 };

/** A block as it was asked for. */
export interface BlockPlan {
  /** The section’s path, or a topic’s id. */
  path: string;
  of: 'section' | 'topic';
  /** Among the blocks of the front. */
  place: number;
  /** True of a block that stands beside another one. */
  isHalf: boolean;
  arrangement: BlockArrangement;
  lead?: Story | undefined;
}

export interface BlockPlaces extends BlockPlan {
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

/**
 * Gives each place of a front its stories. What the editor has named comes first: it stands in the first of the places that name it, and
 * nothing that fills itself takes it away. Of the parts that a front may have besides its blocks, it has those that `has` is true of. An
 * edition without stories has no front.
 */
export function placeStories(
  edition: Edition,
  plans: readonly BlockPlan[],
  has: (part: FrontPart) => boolean,
  opinionSection: string | undefined,
  isDrawn: (story: Story) => boolean,
): FrontPlaces | undefined {
  const { front, stories } = edition;
  const named = (...keys: (string | undefined)[]) => keys.flatMap((key) => (key === undefined ? [] : (edition.byKey.get(key) ?? [])));
  // Stories that are not out count for nothing, or a front would tell that there are some.
  const topNamed = named(...(front.top ?? [])).slice(0, TOP);
  const relatedNamed = named(...(front.leadRelated ?? []));
  const reserved = new Set([
    ...named(
      front.lead,
      has('pictures') ? front.pictures : undefined,
      has('archive') ? front.archive : undefined,
      ...(has('choice') ? (front.choice ?? []) : []),
    ),
    ...relatedNamed,
    ...topNamed,
    ...plans.flatMap(({ lead }) => lead ?? []),
  ]);
  const placed = new Set<Story>();
  /** Goes no further through the others than it has to. */
  const take = (wanted: Iterable<Story>, others: Iterable<Story>, count: number): Story[] => {
    const taken: Story[] = [];
    if (count <= 0) return taken;
    for (const story of inTurn(
      wanted,
      filterOf(others, (other) => !reserved.has(other)),
    )) {
      if (placed.has(story)) continue;
      placed.add(story);
      taken.push(story);
      if (taken.length >= count) break;
    }
    return taken;
  };
  /** A small edition keeps some stories for its sections. */
  const share = (most: number, part: number) => Math.min(most, Math.floor(stories.length / part));

  const isGallery = (story: Story) => story.data.kind === 'gallery';
  const [lead] = take(
    named(front.lead),
    inTurn(
      filterOf(stories, (story) => hasPhoto(story) && !isGallery(story)),
      stories,
    ),
    1,
  );
  const first = lead ?? take(stories, [], 1)[0];
  if (!first) return undefined;
  const leadRelated = take(
    relatedNamed,
    inTurn(named(...(first.data.related ?? [])), edition.bySection.get(first.section.path) ?? []),
    front.leadRelated?.length === 0 ? 0 : relatedNamed.length || share(LEAD_RELATED, 10),
  );
  const top = take(
    topNamed,
    filterOf(stories, ({ data }) => data.kind !== 'opinion' && data.kind !== 'gallery'),
    Math.max(2, topNamed.length, share(TOP, 5)),
  );
  const leads = plans.map((plan) => take(plan.lead ? [plan.lead] : [], [], 1)[0]);

  const photos = new ShownPhotos();
  photos.show(first);
  const galleries = inTurn(
    named(front.pictures),
    filterOf(edition.byKind.get('gallery') ?? [], (story) => !reserved.has(story)),
  );
  const [gallery] = filterOf(has('pictures') ? galleries : [], (story) => !placed.has(story) && photos.hasFresh(story));
  const strip = gallery && { story: gallery, photos: photos.addFresh(gallery) };
  if (gallery) placed.add(gallery);
  const [archive] = take(has('archive') ? named(front.archive) : [], [], 1);
  const choice = take(named(...(front.choice ?? [])), [], has('choice') ? (front.choice?.length ?? 0) : 0);
  // What is named and has found no place, such as a gallery whose photos are all shown, may fill others.
  reserved.clear();
  const opinions = (opinionSection === undefined ? undefined : edition.bySection.get(opinionSection)) ?? [];
  const opinion = take([], opinions, has('opinion') ? Math.max(2, share(OPINION, 6)) : 0);
  const latest = take([], stories, Math.max(3, share(LATEST, 4)));

  const blocks = plans.flatMap((plan, number): BlockPlaces[] => {
    const own = (plan.of === 'topic' ? edition.byTopic : edition.bySection).get(plan.path) ?? [];
    const withPicture = filterOf(own, (story) => photos.isFresh(story));
    const blockLead = leads[number] ?? take([], plan.arrangement === 'compact' ? own : inTurn(withPicture, own), 1)[0];
    if (!blockLead) return [];
    if (plan.arrangement !== 'compact') photos.show(blockLead);
    return [{ ...plan, lead: blockLead, stories: take([], own, BLOCK_SIZES[plan.arrangement]) }];
  });
  // Small pictures come last: what they would show may stand large elsewhere.
  for (const { arrangement, stories: own } of blocks) {
    if (arrangement === 'compact' || arrangement === 'wide') continue;
    for (const story of [own[0], own[2]]) if (story && !isDrawn(story)) photos.show(story);
  }
  if (archive && !isDrawn(archive)) photos.show(archive);
  return { lead: first, leadRelated, top, latest, blocks, opinion, strip, archive, choice, pictured: photos.stories };
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

/** Which photos a front shows already, and of which stories. */
class ShownPhotos {
  readonly stories = new Set<Story>();
  readonly #photos = new Set<string>();

  /** True when a story has a photo to lead it that is not shown yet. */
  isFresh({ data }: Story): boolean {
    const photo = data.photos?.[0]?.photo;
    return photo !== undefined && !this.#photos.has(photo);
  }

  /** True when any photo of a story is not shown yet. */
  hasFresh({ data }: Story): boolean {
    return (data.photos ?? []).some(({ photo }) => !this.#photos.has(photo));
  }

  /** Has a story show its photo, unless that is shown already. */
  show(story: Story): void {
    if (!this.isFresh(story)) return;
    this.#photos.add(story.data.photos?.[0]?.photo ?? '');
    this.stories.add(story);
  }

  /** Shows the first photos of a gallery that are not shown yet, and says which of its photos they are. */
  addFresh({ data }: Story): number[] {
    const places: number[] = [];
    for (const [place, { photo }] of (data.photos ?? []).entries()) {
      if (places.length === STRIP) break;
      if (this.#photos.has(photo)) continue;
      this.#photos.add(photo);
      places.push(place);
    }
    return places;
  }
}
