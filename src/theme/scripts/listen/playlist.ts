import { parsePage } from '../fetched-page.ts';

/** A story to listen to: where it stands, what it is called, and its page once that is there. */
export interface ListenedStory {
  url: string;
  headline: string;
  page?: Document | undefined;
}

/** The stories that come after one: the saved ones from it on, or all of them where it is not among them. */
export function storiesAfter(url: string, saved: readonly ListenedStory[]): ListenedStory[] {
  const own = saved.findIndex((story) => story.url === url);
  return own < 0 ? [...saved] : saved.slice(own + 1);
}

/** The page of a story; undefined when it cannot be had. */
export async function fetchStory(url: string): Promise<Document | undefined> {
  try {
    const answer = await fetch(url);
    return answer.ok ? parsePage(await answer.text()) : undefined;
  } catch {
    return undefined;
  }
}
