import type { BlockArrangement } from '../../content/schemas/front.ts';

/** How many stories besides its lead each arrangement has room for. */
export const BLOCK_SIZES: Record<BlockArrangement, number> = {
  feature: 4,
  gallery: 4,
  wide: 4,
  portrait: 5,
  compact: 6,
  panorama: 2,
  stack: 3,
  column: 1,
  strip: 2,
};

/** Arrangements in turn, so that no two neighbouring blocks look alike. */
const CYCLE: readonly BlockArrangement[] = ['feature', 'gallery', 'wide', 'portrait', 'stack', 'panorama', 'stack'];

/** Where two blocks are half as wide as the page: those that need no width. */
const HALF_CYCLE: readonly BlockArrangement[] = ['stack', 'compact'];

/** Fewer stories make no block, but a column beside those of other sections. */
const FEWEST_IN_BLOCK = 3;

/** How many stories stand in a strip. */
const IN_STRIP = 3;

/** What a section has for its block, besides what stands elsewhere on the front. */
export interface SectionSupply {
  /** Among the blocks of the front. */
  place: number;
  isHalf: boolean;
  /** As many as there are, or as a block can hold. */
  stories: number;
  /** What the story that leads it can show: nothing, a picture, or one that is higher than wide. */
  picture: 'none' | 'lying' | 'upright';
  /** Whether anything of it is recent. A newspaper of which nothing is has no news to put before it. */
  isRecent: boolean;
}

/** How a block is laid out that no editor has said anything of: by its pictures, its freshness and its number of stories. */
export function chooseArrangement({ place, isHalf, stories, picture, isRecent }: SectionSupply): BlockArrangement {
  if (isHalf) return picture === 'none' ? 'compact' : turn(HALF_CYCLE, place);
  if (!isRecent && stories >= IN_STRIP) return 'strip';
  if (stories < FEWEST_IN_BLOCK) return 'column';
  if (picture === 'none') return 'compact';
  const arrangement = turn(CYCLE, place);
  // A low, wide cut of an upright picture shows nothing of it.
  return picture === 'upright' && arrangement !== 'gallery' ? 'portrait' : arrangement;
}

function turn(cycle: readonly BlockArrangement[], place: number): BlockArrangement {
  return cycle[place % cycle.length] ?? 'feature';
}
