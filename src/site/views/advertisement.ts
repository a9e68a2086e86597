import type { PictureView } from './picture.ts';

/** An advertisement, which pages label as one. */
export interface AdvertisementView {
  advertiser: string;
  text: string;
  url: string;
  picture?: PictureView | undefined;
}
