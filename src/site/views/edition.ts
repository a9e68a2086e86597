/** The edition that a page belongs to; components take their words and digits from it. */
import type { OwnMessages } from '../../messages/own-messages.ts';

export interface EditionView {
  language: string;
  locale: string;
  direction: 'ltr' | 'rtl';
  /** The newspaper’s own words, where it says some otherwise than the catalogue. */
  messages?: OwnMessages | undefined;
}
