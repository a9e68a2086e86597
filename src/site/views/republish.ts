import type { AddressSpace } from '../../shared/urls.ts';
import type { PageView } from './page.ts';
import type { StoryView } from './story.ts';

/** The page from which others copy a story. */
export interface RepublishView extends PageView {
  title: string;
  covers: string;
  licence: { name: string; url?: string | undefined };
  /** As it may be copied. */
  story: StoryView;
  space: AddressSpace;
  /** The story’s own address. */
  canonical: string;
  /** The line that has to stay, with `{site}` and `{licence}` in the places of the names. */
  credit: string;
  siteName: string;
}
