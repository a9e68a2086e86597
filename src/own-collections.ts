/**
 * The newspaper’s own collections, which Astro has beside the newsroom’s: docs/extending.md tells how one is added. The file is the
 * newspaper’s, as its own pages in src/pages are; no update of Standfirst touches it.
 */
export const ownCollections = {};
