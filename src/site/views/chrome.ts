import type { Colour } from '../../content/schemas/colour.ts';
import type { EditionView } from './edition.ts';
import type { LanguageLink, LinkView, NavLink } from './link.ts';

export interface FooterColumn {
  heading: string;
  /** Where the heading leads, when it names a page. */
  url?: string | undefined;
  /** True of the columns that are the index of the sections. */
  ofSections?: boolean | undefined;
  /** `own` marks the newsroom’s accounts elsewhere. */
  links: (HeaderLink & { own?: boolean })[];
}

/** A link that stands out when it is `accent`. */
export interface HeaderLink extends LinkView {
  accent?: boolean | undefined;
}

/** A form that readers sign up by; it is sent to a mailing service. */
export interface NewsletterView {
  title: string;
  text?: string | undefined;
  action: string;
  /** What the service calls the field for the address. */
  field: string;
  hidden: [name: string, value: string][];
}

/** An alert above a page. */
export interface BannerView {
  title?: string | undefined;
  text: string;
  url?: string | undefined;
  /** When it goes, also from a page that was built before. */
  until: string;
}

/** How the newspaper looks, where it says so. */
export interface LookView {
  /** Addresses, the first of a style sheet that follows the design’s own. */
  sheet?: string | undefined;
  /** Of the faces that are needed at once, by what is set in them. */
  preloads: Record<string, string>;
  logo?: { url: string; dark?: string | undefined; width: number; height: number; alt: string; language: string } | undefined;
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
  /** Whether there is something live just now. */
  onAir: boolean;
  audioUrl?: string | undefined;
  picturesUrl?: string | undefined;
  searchUrl: string;
  savedUrl: string;
  accent: Colour;
  /** Absent where nothing is said of the look but colours of the palette. */
  look?: LookView | undefined;
  /** The colour of the section the page is in. */
  colour: Colour;
  follow: (LinkView & { own: boolean })[];
  /** In the line at the very top. */
  links?: HeaderLink[] | undefined;
  languages: LanguageLink[];
  sections: NavLink[];
  banner?: BannerView | undefined;
  footer: FooterColumn[];
  newsletter?: NewsletterView | undefined;
  colophon: string;
  /** The faults that `npm run dev` shows; a published page is without. */
  faults?: string | undefined;
}
