/** Where pages are kept that the reader has opened, and those that they have saved, which stay until they are taken out. */
export const VISITED = 'standfirst-visited';
export const SAVED = 'standfirst-saved';
/** What pages load: files whose names change with what is in them, and pictures. */
export const ASSETS = 'standfirst-assets';
export const PICTURES = 'standfirst-pictures';

export const CACHES = [VISITED, SAVED, ASSETS, PICTURES] as const;

/** Folders of the output. */
export const ASSET_FOLDER = '_astro/';
export const PICTURE_FOLDER = '_pictures/';
