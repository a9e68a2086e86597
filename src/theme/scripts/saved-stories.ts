/** A story that the reader has saved; the list is kept in this browser and nowhere else. */
export interface SavedStory {
  url: string;
  headline: string;
  label: string;
}

const KEY = 'saved';

export function readSaved(): SavedStory[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(list) ? list.filter(isSavedStory) : [];
  } catch {
    return [];
  }
}

export function isSaved(url: string): boolean {
  return readSaved().some((story) => story.url === url);
}

/** Saves the story, or takes it out when it is there already; says whether it is there now. */
export function toggleSaved(story: SavedStory): boolean {
  const saved = readSaved();
  const others = saved.filter((other) => other.url !== story.url);
  const adding = others.length === saved.length;
  localStorage.setItem(KEY, JSON.stringify(adding ? [story, ...others] : others));
  import('./offline/kept-pages.ts')
    .then(({ dropPage, keepPage, startKeeping }) => (adding ? startKeeping().then(() => keepPage(story.url)) : dropPage(story.url)))
    // Where a browser keeps no pages, the story is in the list all the same.
    .catch(() => undefined);
  return adding;
}

function isSavedStory(value: unknown): value is SavedStory {
  return (
    typeof value === 'object' &&
    value !== null &&
    'url' in value &&
    'headline' in value &&
    typeof value.url === 'string' &&
    value.url.startsWith('/')
  );
}
