/** How ids are put together: `<language>/<path of the file>`, and below a story’s id what belongs to the story. Taken apart here only. */

/** `en/2022/first-talks` → `en` and `2022/first-talks`. */
export function splitLanguage(id: string): [language: string, key: string] {
  const slash = id.indexOf('/');
  return slash < 0 ? [id, ''] : [id.slice(0, slash), id.slice(slash + 1)];
}

/** A path in the content folder: `articles/en/2022/first-talks.md` → `articles` and `en/2022/first-talks.md`; no folder of `site.yaml`. */
export function splitFolder(path: string): [folder: string, rest: string] {
  const slash = path.indexOf('/');
  return slash < 0 ? ['', path] : [path.slice(0, slash), path.slice(slash + 1)];
}

/** The last part of an id or a path: `2022/first-talks` → `first-talks`. */
export function slugOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** All but the last part; nothing of an id that has only one: `en/2022/first-talks/01` → `en/2022/first-talks`. */
export function parentOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('/')));
}

/** The id of a file of figures beside a story: `en/2026/tides` and `levels.csv` → `en/2026/levels.csv`. */
export function tableId(story: string, file: string): string {
  return `${story.slice(0, story.lastIndexOf('/') + 1)}${file}`;
}
