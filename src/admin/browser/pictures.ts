import type { ApiAsset } from '@sveltia/cms';

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
