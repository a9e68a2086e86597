import type { PublishedPhoto } from '../../shared/pictures.ts';

export interface PictureView {
  image: PublishedPhoto;
  alt: string;
  caption: string;
  /** In which direction the caption runs, where the page runs the other way: agencies write captions in one language for all. */
  captionDirection?: 'ltr' | 'rtl' | undefined;
  /** “Photo: NASA”, as it stands after the caption. */
  credit: string;
  /** The licence where its terms ask that it be named, as Creative Commons’ do. */
  licence?: { name: string; url: string } | undefined;
  /** The focal point that every crop keeps: `52% 40%`. */
  focus: string;
  /** Its colours taken together: what stands in its place until it is there. */
  tone?: string | undefined;
  /** A map or chart, which says nothing as a thumbnail. */
  drawn: boolean;
}
