import { republishUrl } from '../../shared/urls.ts';
import type { LinkView } from '../views/link.ts';
import { editionOf, type NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';

/** Whether others may republish a story: as it says itself, or as the newspaper does. What somebody has paid for is offered only by name. */
export function mayRepublish({ site }: NewsroomIndex, { head }: Story): boolean {
  const { republish } = site;
  if (!republish) return false;
  return head.republish ?? (republish.stories !== 'named' && head.sponsor === undefined);
}

/** The way to the page from which a story is copied. */
export function republishLink(index: NewsroomIndex, story: Story): LinkView | undefined {
  if (!mayRepublish(index, story)) return undefined;
  return { label: editionOf(index, story.language).words.text('republish'), url: republishUrl(story.url) };
}
