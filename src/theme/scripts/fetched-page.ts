/**
 * A page of the newspaper that was fetched, to be read from. Its styles become templates, of which nothing comes: a policy allows the
 * styles of its own page alone, and browsers report those of any other as soon as they are parsed.
 */
export function parsePage(html: string): Document {
  const unstyled = html.replaceAll('<style', '<template').replaceAll('</style', '</template');
  return new DOMParser().parseFromString(unstyled, 'text/html');
}
