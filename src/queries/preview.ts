import { pictureSet } from '../lib/pictures.ts';
import type { PreviewView } from '../lib/seo/head.ts';
import { absoluteUrl } from '../lib/urls.ts';
import type { PaletteColour } from '../schemas/section.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';

/** What a preview is of. */
export interface PreviewFacts {
  photo?: { photo: string; caption?: string | undefined; alt?: string | undefined } | undefined;
  title: string;
  kicker?: string | undefined;
  colour?: PaletteColour | undefined;
  day?: string | undefined;
}

const WIDTH = 1200;
const HEIGHT = 630;

/** The picture that stands for a page where its address is shared. */
export function buildPreview(index: NewsroomIndex, edition: Edition, of: PreviewFacts): PreviewView | undefined {
  const photo = of.photo && index.photos.get(of.photo.photo);
  if (!photo) return undefined;
  const { width, height, files } = pictureSet(index.space.base, photo.image, {
    focus: photo.focus,
    ratio: WIDTH / HEIGHT,
    widths: [WIDTH],
    formats: ['jpg'],
  });
  const url = absoluteUrl(index.space, files[0]?.url ?? '');
  return { url, width, height, type: 'image/jpeg', alt: of.photo?.alt ?? edition.say(photo.alt) };
}
