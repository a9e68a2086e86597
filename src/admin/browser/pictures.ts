import type { ApiAsset } from '@sveltia/cms';
import { slugOf } from '../../shared/ids.ts';

type FindAsset = (path: string) => ApiAsset | undefined;

const ENDINGS = ['jpg', 'jpeg', 'png', 'webp', 'avif', 'tiff'];

let findAsset: FindAsset | undefined;
let localFiles: string | undefined;

/** Pictures come from the content folder of this computer, by way of the development server. */
export function takePicturesFrom(address: string): void {
  localFiles = address;
}

/** Pictures come from the repository, through what the CMS gives to a preview. */
export function takePicturesThrough(find: FindAsset): void {
  findAsset = find;
}

/** Where the browser finds the picture of a photo, by the photo’s id. */
export function pictureAddress(photo: string): string | undefined {
  if (localFiles !== undefined) return `${localFiles}?picture=${encodeURIComponent(photo)}`;
  for (const ending of ENDINGS) {
    const asset = findAsset?.(`/content/photos/${photo}.${ending}`);
    if (asset !== undefined) return asset.url;
  }
  return undefined;
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
