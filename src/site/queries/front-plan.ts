import type { BlockData, FrontPart } from '../../content/schemas/front.ts';
import type { BlockPlan } from './front-places.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { topSections } from './section-links.ts';

/** A row of a front as its blocks name it: a block by its place among them, a part, an advertisement or a box of words. */
export type PlannedRow =
  | { kind: 'block'; place: number }
  | { kind: 'part'; part: FrontPart }
  | { kind: 'ad'; ad: Extract<BlockData, { advertiser: string }> }
  | { kind: 'note'; note: Extract<BlockData, { text: unknown }> };

/** What an editor wants on a front. */
export interface FrontPlan {
  /** The blocks of stories. */
  blocks: BlockPlan[];
  /** Everything in its order, where the blocks name more than sections; otherwise it has the usual order. */
  rows?: PlannedRow[] | undefined;
  /** Whether the front is to have a part. */
  has: (part: FrontPart) => boolean;
}

export function planFront(index: NewsroomIndex, edition: Edition): FrontPlan {
  const asked = edition.front.blocks;
  if (!asked) return { blocks: sectionsInOrder(index, edition), has: () => true };
  const blocks: BlockPlan[] = [];
  const rows = asked.map((block): PlannedRow => {
    if ('part' in block) return { kind: 'part', part: block.part };
    if ('advertiser' in block) return { kind: 'ad', ad: block };
    if ('text' in block) return { kind: 'note', note: block };
    const place = blocks.length;
    const isHalf = block.width === 'half';
    blocks.push({
      ...('topic' in block ? { of: 'topic' as const, path: block.topic } : { of: 'section' as const, path: block.section }),
      place,
      isHalf,
      arrangement: block.arrangement,
      lead: block.lead === undefined ? undefined : edition.byKey.get(block.lead),
    });
    return { kind: 'block', place };
  });
  if (asked.every(isPlain)) return { blocks, has: () => true };
  const parts = new Set(asked.flatMap((block) => ('part' in block ? [block.part] : [])));
  return { blocks, rows, has: (part) => parts.has(part) };
}

function sectionsInOrder(index: NewsroomIndex, edition: Edition): BlockPlan[] {
  return topSections(index, edition)
    .filter(({ kind }) => kind !== 'opinion')
    .map(({ path }, place) => ({ of: 'section', path, place, isHalf: false }));
}

/** A block of a section that leaves its place on the page to the usual pattern. */
function isPlain(block: BlockData): boolean {
  return 'section' in block && block.width === undefined;
}
