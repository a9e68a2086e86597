import { PLACE_SHAPES, type PlaceShape } from '../../shared/picture-shapes.ts';
import { isSmall } from '../../shared/pictures.ts';
import type { FrontView } from '../../site/views/front.ts';
import type { PictureView } from '../../site/views/picture.ts';
import type { StoryView } from '../../site/views/story.ts';
import type { TeaserView } from '../../site/views/teaser.ts';
import { sizesOf } from './page-grid.ts';

/** The picture that a reader sees first, in its place: the head asks for it before anything is laid out. */
export interface LeadPicture {
  picture: PictureView;
  shape: PlaceShape;
  sizes: string;
}

/** Without pictures, the other stories of a package stand below each other beside the first. */
export function isListedPackage({ leadMode, leadRelated }: Pick<FrontView, 'leadMode' | 'leadRelated'>): boolean {
  return leadMode === 'package' && leadRelated.every(({ picture }) => picture === undefined);
}

export function leadOfFront(view: Pick<FrontView, 'lead' | 'leadMode' | 'leadRelated' | 'form'>): LeadPicture | undefined {
  const { picture } = view.lead;
  if (picture === undefined) return undefined;
  const isAlone = view.leadMode === 'package' && view.leadRelated.length === 1;
  const columns = { normal: view.form === 'columns' ? 6 : 7, big: 8, package: isAlone ? 8 : 6, quiet: 12 };
  return {
    picture,
    shape: view.leadMode === 'big' ? PLACE_SHAPES.frontBig : PLACE_SHAPES.frontLead,
    sizes: sizesOf({ wide: isListedPackage(view) ? 7 : columns[view.leadMode], phone: isSmall(picture.image) ? 12 : 'bleed' }),
  };
}

export function leadOfSection({ picture }: TeaserView, isAlone: boolean): LeadPicture | undefined {
  return picture && { picture, shape: PLACE_SHAPES.sectionLead, sizes: sizesOf({ wide: isAlone ? 9 : 6 }) };
}

/** A gallery opens with its first picture; a film stands in the place of one. */
export function leadOfStory({ kind, lead, morePhotos, video }: StoryView): LeadPicture | undefined {
  const isGallery = kind === 'gallery';
  const picture = lead ?? (isGallery ? morePhotos[0] : undefined);
  if (picture === undefined || (kind === 'video' && video)) return undefined;
  const small = isSmall(picture.image);
  const isInset = small || isUpright(picture);
  // A gallery’s pictures are all shown as they are.
  const shape = isGallery ? PLACE_SHAPES.gallery : isInset ? PLACE_SHAPES.storyInset : PLACE_SHAPES.storyLead;
  return { picture, shape, sizes: sizesOf({ wide: isInset ? 6 : 9, phone: small ? 12 : 'bleed' }) };
}

/** Higher than wide, or as high. */
export function isUpright({ image }: PictureView): boolean {
  return image.height >= image.width;
}
