import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeWithin, readWhole } from '../admin/content-file.ts';
import { CARD_CACHE } from '../build/card-key.ts';
import { makeCard } from '../build/card-maker.ts';
import { PICTURE_CACHE } from '../build/picture-cache.ts';
import { makePicture } from '../build/picture-maker.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { photoXmp } from '../content/photo-xmp.ts';
import { focusFor } from '../shared/focal-point.ts';
import { parsePictureFile } from '../shared/pictures.ts';
import { mediaFileType } from '../shared/recording-type.ts';
import type { CardView } from '../site/seo/preview.ts';
import { servingOf } from '../site/statements/serving.ts';

/** A size of a photo, made when it is asked for. */
export async function showPicture(root: string, newsroom: Newsroom, path: string): Promise<Response> {
  const [, set = '', file = ''] = path.split('/');
  const facts = parsePictureFile(set, file);
  const photo = facts && newsroom.photos.find(({ id }) => id === facts.photo);
  if (!photo) return new Response(null, { status: 404 });
  const { width, height, format } = facts;
  const bytes = await makePicture(
    {
      source: join(root, photo.file),
      digest: photo.digest,
      focus: photo.data.focus ?? focusFor(photo.picture),
      xmp: photoXmp(photo, newsroom.site.languages[0]?.code ?? 'en'),
      width,
      height,
      format,
    },
    { cacheDir: join(root, PICTURE_CACHE) },
  );
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': `image/${format === 'jpg' ? 'jpeg' : format}` } });
}

/** The picture that is shared with a page without a photo. */
export async function showCard(root: string, { look }: Newsroom, card: CardView): Promise<Response> {
  const bytes = await makeCard(card, { cacheDir: join(root, CARD_CACHE), look });
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'image/jpeg' } });
}

/** A style sheet, a face or a logo of the newspaper’s own. */
export function showLookFile({ path, from }: Newsroom['look']['files'][number]): Response {
  return asFile(path, 'file' in from ? readFileSync(from.file) : from.text);
}

/** A file that is held whole, as a host would answer with it. */
export function asFile(path: string, content: string | Buffer): Response {
  const body = typeof content === 'string' ? content : new Uint8Array(content);
  return new Response(body, { headers: { 'content-type': servingOf(path).type, 'x-content-type-options': 'nosniff' } });
}

/** A recording of a content folder. */
export function showMedia(contentDir: string, path: string): Response {
  const place = placeWithin(contentDir, path);
  const file = place === undefined ? undefined : readWhole(place);
  if (!file) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(file.bytes), {
    headers: { 'content-type': mediaFileType(path), 'x-content-type-options': 'nosniff' },
  });
}
