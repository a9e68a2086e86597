import { expiryIn } from './expiry-words.ts';
import type { Newsroom, Photo } from './newsroom-model.ts';

/** When the rights to a photo end, as its file tells in any field, or as is written beside it. */
export function photoExpiry({ data, picture }: Pick<Photo, 'data' | 'picture'>): string | undefined {
  const { caption, credit, copyright, licence } = data;
  const captions = caption === undefined || typeof caption === 'string' ? [caption] : Object.values(caption);
  const written = [...captions, credit, copyright, licence?.name].flatMap((text) => (text === undefined ? [] : (expiryIn(text) ?? [])));
  return [...written, ...(picture.expires === undefined ? [] : [picture.expires])].sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}

/** The photos whose rights have ended at a moment. */
export function expiredPhotos({ photos }: Pick<Newsroom, 'photos'>, now: number): Set<string> {
  return new Set(photos.filter((photo) => now > Date.parse(photoExpiry(photo) ?? '')).map(({ id }) => id));
}
