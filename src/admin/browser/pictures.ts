import type { ApiAsset } from '@sveltia/cms';
import { slugOf } from '../../shared/ids.ts';

type FindAsset = (path: string) => ApiAsset | undefined;

/** Of pictures in the content folder. */
export const ENDINGS = ['jpg', 'jpeg', 'png', 'webp', 'avif', 'tiff'];

/** Gives where the browser has a photo’s picture, once it is there. */
type FetchPicture = (photo: string) => Promise<string | undefined>;

let findAsset: FindAsset | undefined;
let fetchPicture: FetchPicture | undefined;
let localFiles: string | undefined;

/** Pictures come from the content folder of this computer, by way of the development server. */
export function takePicturesFrom(address: string): void {
  localFiles = address;
}

/** Pictures come from the repository. */
export function takePicturesOf(fetch: FetchPicture): void {
  fetchPicture = fetch;
}

/** What was chosen here is what the CMS has by now; it gives it to a preview. */
export function takePicturesThrough(find: FindAsset): void {
  findAsset = find;
}

/** What an image has to be drawn with to show a photo’s picture, by the photo’s id; it may come later. */
export interface PictureSource {
  src?: string;
  ref?: (image: HTMLImageElement | null) => void;
}

export function pictureOf(photo: string): PictureSource | undefined {
  if (photo === '') return undefined;
  if (localFiles !== undefined) return { src: `${localFiles}?picture=${encodeURIComponent(photo)}` };
  for (const ending of ENDINGS) {
    const address = findAsset?.(`/content/photos/${photo}.${ending}`)?.url;
    if (address?.startsWith('blob:') === true) return { src: address };
  }
  const later = fetchPicture?.(photo);
  return later && { ref: (image) => void later.then((address) => image && address !== undefined && (image.src = address)) };
}

/** Pictures that were chosen and are not saved yet: where the browser has each, by the photo’s id. */
const pending = new Map<string, string>();

export function notePending(photo: string, address: string): void {
  pending.set(photo, address);
}

/** The bytes of a picture that is about to be saved at a path: `content/photos/sea-wall.jpg`. */
export async function pendingPicture(path: string): Promise<Blob | undefined> {
  const id = slugOf(path).replace(/\.[^.]*$/, '');
  const address = pending.get(id);
  return address === undefined ? undefined : (await fetch(address)).blob();
}
