import type { PictureFormat } from '../shared/pictures.ts';

/** One file to be made from a photo. */
export interface PictureJob {
  /** The original’s path on disk. */
  source: string;
  /** Digest of the original’s bytes. */
  digest: string;
  /** `52% 40%`: the point that a crop keeps. */
  focus: string;
  /** Of the result, in pixels. The photo is cropped to this ratio, and never enlarged. */
  width: number;
  height: number;
  format: PictureFormat;
  /** Caption, credit and rights, which are written into the file. */
  xmp?: string | undefined;
  /** Where the file is wanted. */
  output: string;
}
