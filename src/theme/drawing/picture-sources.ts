import { shapeIn, type PlaceShape } from '../../shared/picture-shapes.ts';
import { pictureSet, type PictureFormat, type PictureSet } from '../../shared/pictures.ts';
import type { PictureView } from '../../site/views/picture.ts';

interface Place {
  picture: PictureView;
  /** How its place cuts it, and in which widths. */
  shape: PlaceShape;
}

/** The files that a place shows a picture with. */
export function filesIn(base: string, { picture, shape }: Place): PictureSet {
  return pictureSet(base, picture.image, { focus: picture.focus, ...shapeIn(shape, picture.image, picture.drawn) });
}

/** Those of one format, as `srcset` has them. */
export function sourceSet(base: string, place: Place, format: PictureFormat): string {
  return filesIn(base, place)
    .files.filter((file) => file.format === format)
    .map((file) => `${file.url} ${file.width}w`)
    .join(', ');
}
