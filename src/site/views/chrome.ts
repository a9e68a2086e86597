import type { PaletteColour } from '../../content/schemas/section.ts';
import type { EditionView } from './edition.ts';
import type { LanguageLink, LinkView, NavLink } from './link.ts';

export interface FooterColumn {
  heading: string;
  /** Where the heading leads, when it names a page. */
  url?: string | undefined;
  /** `own` marks the newsroom’s accounts elsewhere. */
  links: (LinkView & { own?: boolean })[];
}

/** What stands around every page: masthead, section bar, footer. */
export interface ChromeView {
  edition: EditionView;
  siteName: string;
  /** The language that the name is in. */
  nameLanguage: string;
  frontUrl: string;
  /** Absent while the newspaper has nothing for the page, as with the next two. */
  liveUrl?: string | undefined;
  onAir: boolean;
  audioUrl?: string | undefined;
  picturesUrl?: string | undefined;
  searchUrl: string;
  savedUrl: string;
  accent: PaletteColour;
  /** The colour of the section the page is in. */
  colour: PaletteColour;
  follow: LinkView[];
  languages: LanguageLink[];
  sections: NavLink[];
  footer: FooterColumn[];
  colophon: string;
  /** The faults that `npm run dev` shows; a published page is without. */
  faults?: string | undefined;
}
