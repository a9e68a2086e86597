import type { ImageObject } from 'schema-dts';
import { given } from './given.ts';

/** A photo as others may show it: its files, and what has to be said with each. */
export interface ImageFacts {
  /** One a cut. */
  files: readonly { url: string; width: number; height: number }[];
  caption: string;
  credit: string;
  /** The person who made it. */
  creator?: string | undefined;
  copyright?: string | undefined;
  /** Where its licence can be read. */
  licence?: string | undefined;
  /** Where others can ask to use it. */
  acquireUrl?: string | undefined;
}

/**
 * An object for each of a photo’s files, with the properties from which Google Images makes the “Licensable” mark:
 * https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata
 */
export function buildImageData(image: ImageFacts) {
  return image.files.map(
    ({ url, width, height }) =>
      given({
        '@type': 'ImageObject',
        url,
        contentUrl: url,
        // schema.org’s Distance: a number with its unit.
        width: `${width} px`,
        height: `${height} px`,
        caption: image.caption,
        creditText: image.credit,
        creator: image.creator === undefined ? undefined : { '@type': 'Person' as const, name: image.creator },
        copyrightNotice: image.copyright,
        license: image.licence,
        acquireLicensePage: image.acquireUrl,
      }) satisfies ImageObject,
  );
}
