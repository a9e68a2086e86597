/**
 * From so many stories on, a day has an archive page of its own; one with fewer is a part of its month’s page, which lists it in full.
 * Most newspapers would have a page for each day of their history otherwise, and hosts count files.
 */
export const DAY_PAGE_STORIES = 8;

/** Where a day stands on the page of its month: `d28` for `2022-02-28`. */
export function dayAnchor(day: string): string {
  return `d${day.slice(-2)}`;
}
