import type { ArticleKind } from '../../content/schemas/article.ts';
import type { Colour } from '../../content/schemas/colour.ts';
import type { TimeView } from '../../shared/date-format.ts';
import type { LinkView } from './link.ts';
import type { PictureView } from './picture.ts';

/** A story as it stands on any page but its own. */
export interface TeaserView {
  id: string;
  url: string;
  headline: string;
  standfirst?: string | undefined;
  /** The label above the headline: the editor’s own, or the kind of story where a reader should know it. */
  kicker?: string | undefined;
  /** The same for a page that mixes sections, where the section’s name says most. */
  sectionKicker: string;
  /** The word that says that somebody has paid for it, where a place shows no kicker. */
  sponsored?: string | undefined;
  kind: ArticleKind;
  /** The state of live coverage, in words, when it is running or to come. */
  live?: string | undefined;
  byline: string;
  section: LinkView;
  colour: Colour;
  published: TimeView;
  /** The day, written short, as lists that mix days say it. A front says none of what is news. */
  dated?: TimeView | undefined;
  picture?: PictureView | undefined;
}
