import type { CardLook, FoundLogo } from '../content/look/look.ts';
import { APP_ICONS } from '../site/statements/web-app.ts';

/** What icons are called that are no more than a size, and their sides in pixels; browsers, telephones and search engines ask for these. */
export const ICON_SIDES: Readonly<Record<string, number>> = {
  'apple-touch-icon.png': 180,
  [APP_ICONS.small.file]: APP_ICONS.small.side,
  [APP_ICONS.large.file]: APP_ICONS.large.side,
};

/** What icons are drawn from: a mark, or a letter on the newspaper’s accent. */
export interface IconGround {
  mark?: FoundLogo | undefined;
  letter: string;
  /** A colour of the palette, or one that is written out. */
  accent: string;
  card: CardLook | undefined;
}
