import type { PictureShape } from './pictures.ts';

/** Of the pictures in `content/photos`. */
export const PICTURE_ENDINGS: readonly string[] = ['.jpg', '.jpeg', '.png', '.webp', '.avif', '.tiff'];

/** How a place cuts a picture, where it does not keep the picture’s own shape, and the widths in which it shows it. */
export type PlaceShape = Omit<PictureShape, 'focus'>;

const UP_TO_HALF = [400, 640, 960];
const UP_TO_PAGE = [400, 640, 960, 1400];
const UP_TO_COLUMN = [400, 640, 960, 1280];
const NARROW = [320, 480, 640, 960];

/** The only shapes in which pages show photos: a newspaper’s pictures keep company. */
const RATIOS = [4 / 5, 1, 3 / 2, 16 / 9] as const;

/** The ratio nearest to a picture’s own: in a place that does not cut it otherwise, little is lost. */
export function nearestRatio({ width, height }: { width: number; height: number }): number {
  const own = Math.log(width / height);
  return RATIOS.reduce((nearest, ratio) => (Math.abs(Math.log(ratio) - own) < Math.abs(Math.log(nearest) - own) ? ratio : nearest));
}

/** How a place shows a picture. A map or chart is never cut. */
export function shapeIn(place: PlaceShape, image: { width: number; height: number }, drawn: boolean): PlaceShape {
  if (drawn) return { ...place, ratio: undefined };
  return place.ratio === undefined ? { ...place, ratio: nearestRatio(image) } : place;
}

/** Every place on a page that shows a picture. */
export const PLACE_SHAPES = {
  frontLead: { ratio: 3 / 2, widths: UP_TO_PAGE },
  /** Under a headline as wide as the page. */
  frontBig: { ratio: 16 / 9, widths: UP_TO_PAGE },
  /** As wide as the page. */
  frontWide: { ratio: 16 / 9, widths: [640, 960, 1400, 1920] },
  sectionLead: { ratio: 16 / 9, widths: UP_TO_PAGE },
  grid: { ratio: 16 / 9, widths: UP_TO_HALF },
  /** At the end of a line of a list. */
  line: { ratio: 3 / 2, widths: [160, 320] },
  /** Beside the words of a teaser. */
  thumb: { ratio: 1, widths: [104, 208] },
  /** Of an author, cut round. */
  portrait: { ratio: 1, widths: [96, 192] },
  /** The story to read next. */
  next: { ratio: 16 / 9, widths: UP_TO_HALF },
  storyLead: { ratio: 16 / 9, widths: UP_TO_PAGE },
  /** Above a story, an upright photo or a small one: as it is. */
  storyInset: { widths: UP_TO_PAGE },
  placed: { widths: UP_TO_COLUMN },
  /** In a text and wider than it, as a lead is; or from edge to edge of the screen. */
  placedWide: { ratio: 3 / 2, widths: UP_TO_PAGE },
  bleed: { ratio: 16 / 9, widths: [640, 960, 1400, 1920] },
  /** One of several that stand beside each other in a text. */
  inRow: { ratio: 3 / 2, widths: NARROW },
  besideText: { widths: NARROW },
  /** Several are seen at first, so that what is too much of each counts. */
  gallery: { widths: [400, 640, 780, 960, 1400] },
  poster: { ratio: 16 / 9, widths: [1280], formats: ['webp'] },
} as const satisfies Record<string, PlaceShape>;

/** The blocks of a front, by their arrangement; `across` is one that takes the whole page. */
export const BLOCK_SHAPES = {
  feature: { ratio: 16 / 9, widths: UP_TO_HALF },
  gallery: { ratio: 3 / 2, widths: UP_TO_COLUMN },
  wide: { ratio: 3 / 2, widths: UP_TO_COLUMN },
  portrait: { ratio: 4 / 5, widths: NARROW },
  compact: undefined,
  panorama: { ratio: 16 / 9, widths: UP_TO_PAGE },
  stack: { ratio: 3 / 2, widths: UP_TO_HALF },
  column: { ratio: 3 / 2, widths: UP_TO_HALF },
  strip: undefined,
  stackAcross: { ratio: 3 / 2, widths: UP_TO_PAGE },
} as const satisfies Record<string, PlaceShape | undefined>;

const IN_STRIP = [240, 400, 640];

/** The strip of pictures on the front, in which all are as high. */
export const STRIP_SHAPES = {
  portrait: { ratio: 0.8, widths: IN_STRIP },
  square: { ratio: 1, widths: IN_STRIP },
  landscape: { ratio: 1.5, widths: IN_STRIP },
} as const satisfies Record<string, PlaceShape>;

const OUTSIDE = ['jpg'] as const;

/** The files that programs elsewhere get. */
export const PORTABLE_SHAPES = {
  feed: { widths: [1200], formats: OUTSIDE },
  /** Of a podcast or an episode: the largest that directories take. */
  cover: { ratio: 1, widths: [3000], formats: OUTSIDE },
  /** Wide enough for every way in which search engines show a picture. */
  sitemap: { widths: [1200], formats: OUTSIDE },
} as const satisfies Record<string, PlaceShape>;

/**
 * The cuts of a lead picture that search engines ask for. The wide one is what they show large, from 1200 pixels on; the others stand in
 * lists, where 800 are plenty and a third of the bytes.
 */
export const SEARCH_ENGINE_CUTS: readonly PlaceShape[] = [
  { ratio: 16 / 9, widths: [1200], formats: OUTSIDE },
  { ratio: 4 / 3, widths: [800], formats: OUTSIDE },
  { ratio: 1, widths: [800], formats: OUTSIDE },
];
