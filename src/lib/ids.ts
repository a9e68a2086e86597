/** How ids are put together: `<language>/<path of the file>`, and below a story’s id what belongs to the story. Taken apart here only. */

/** `en/2022/first-talks` → `en` and `2022/first-talks`. */
export function splitLanguage(id: string): [language: string, key: string] {
  const slash = id.indexOf('/');
  return slash < 0 ? [id, ''] : [id.slice(0, slash), id.slice(slash + 1)];
}

/** The last part of an id or a path: `2022/first-talks` → `first-talks`. */
export function slugOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** All but the last part; nothing of an id that has only one: `en/2022/first-talks/01` → `en/2022/first-talks`. */
export function parentOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('/')));
}

/** What stands beside a story, by the name of its file: `en/2022/first-talks` and `levels.csv` → `en/2022/levels.csv`. */
export function besideStory(story: string, file: string): string {
  return `${story.slice(0, story.lastIndexOf('/') + 1)}${file}`;
}
