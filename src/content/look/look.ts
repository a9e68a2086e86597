import type { FontRole } from '../schemas/look.ts';
import type { Colour } from '../schemas/colour.ts';
import type { FoundFont } from './font-package.ts';

/** A file of the look, published under a name that changes with it. */
export interface LookFile {
  /** Below the site’s base. */
  path: string;
  digest: string;
  /** The whole path of the file that is copied, or what it says. */
  from: { file: string } | { text: string };
}

/** A logo or mark, and where it is. */
export interface FoundLogo {
  /** The whole path. */
  source: string;
  digest: string;
  format: 'svg' | 'png';
  width: number;
  height: number;
}

/** The logo in the nameplate. */
export interface Logo {
  light: FoundLogo & { path: string };
  dark?: (FoundLogo & { path: string }) | undefined;
  alt: string;
  language: string;
}

/** What cards are drawn with in place of the design’s own: digests, by which their files are found. */
export interface CardLook {
  headlines?: readonly string[] | undefined;
  labels?: readonly string[] | undefined;
  logo?: string | undefined;
  rules?: 'double' | 'none' | undefined;
}

/** How the newspaper looks, where it looks otherwise than the design does by itself. */
export interface Look {
  /** The style sheet that follows the design’s own, below the site’s base; absent when there is nothing to say. */
  sheet?: string | undefined;
  /** What stands in the style sheet of feeds besides. */
  feedStyles: string;
  /** The style sheet for the editing room’s previews, with addresses from the top of the host. */
  previewStyles: string;
  files: readonly LookFile[];
  /** The faces that pages of each language need at once, by what is set in them. */
  preloads: Readonly<Record<string, Partial<Record<FontRole | 'nameplate', string>>>>;
  logo?: Logo | undefined;
  /** What the icons are drawn from; absent for the first letter of the name. */
  mark?: FoundLogo | undefined;
  /** Colours on light paper, as `#b3261e`, by what is written in the settings. */
  inks: Readonly<Record<Colour, string>>;
  /** The faces of cards, by their digests. */
  faces: Readonly<Record<string, FoundFont>>;
  /** Absent where cards are drawn as the design does. */
  card?: CardLook | undefined;
}
