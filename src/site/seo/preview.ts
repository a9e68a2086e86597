import type { CardLook } from '../../content/look/look.ts';
import type { Colour } from '../../content/schemas/colour.ts';
import { digestOf } from '../../shared/digest.ts';
import { pictureUrl } from '../../shared/urls.ts';
import type { EditionView } from '../views/edition.ts';

/** The picture that other services show with a link to a page. */
export interface PreviewView {
  /** Absolute. */
  url: string;
  width: number;
  height: number;
  type: 'image/jpeg';
  alt: string;
  /** What the press draws the picture from, when it is not a photo. */
  card?: CardView | undefined;
}

/** A picture set in type, for a page without a photo. */
export interface CardView {
  edition: EditionView;
  siteName: string;
  title: string;
  /** The label above the title. */
  kicker?: string | undefined;
  /** The colour of the rule above it: a name of the palette, or `#b3261e`. */
  colour: Colour;
  /** The day, written out. */
  day?: string | undefined;
  /** The faces and the logo, where they are the newspaper’s own. */
  look?: CardLook | undefined;
}

/** What services ask of a preview, in pixels: https://developers.facebook.com/docs/sharing/webmasters/images */
export const PREVIEW_SIZE = { width: 1200, height: 630 } as const;

/** Where cards stand among the sets of pictures: no photo can have this name. */
const CARD = '-card';

/** The name of a card’s set of pictures, another for every other text. */
export function cardSet(card: CardView): string {
  return `${CARD}.${digestOf(JSON.stringify(card)).slice(0, 8)}`;
}

export function isCardSet(set: string): boolean {
  return set.startsWith(`${CARD}.`);
}

export function cardUrl(base: string, card: CardView): string {
  return pictureUrl(base, { set: cardSet(card), file: `${PREVIEW_SIZE.width}x${PREVIEW_SIZE.height}.jpg` });
}
