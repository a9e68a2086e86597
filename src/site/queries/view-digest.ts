import { digestOf, digestOnce } from '../../shared/digest.ts';
import type { ListingView } from '../views/listing.ts';
import type { PageView } from '../views/page.ts';

/**
 * The digest of a view: of all that its page prints. What is the same object on many pages is digested once: what stands around them,
 * and the lines of lists.
 */
export function digestView(view: PageView & Partial<Pick<ListingView, 'days'>>): string {
  const { footer, sections, ...chrome } = view.chrome;
  const days = view.days?.map((day) => ({ ...day, stories: day.stories.map(digestOnce) }));
  return digestOf(JSON.stringify([digestOnce(footer), digestOnce(sections), { ...view, chrome, days }]));
}
