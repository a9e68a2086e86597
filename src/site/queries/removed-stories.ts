import type { RemovedStory } from '../../content/removed-story.ts';
import { dateTimeView } from '../../shared/date-format.ts';
import { slugOf, splitLanguage } from '../../shared/ids.ts';
import { frontUrl, storyUrl } from '../../shared/urls.ts';
import type { RemovedView } from '../views/lost-page.ts';
import { buildChrome } from './chrome.ts';
import { earlierAddress } from './earlier-address.ts';
import { buildHead } from './head.ts';
import { editionOf, type NewsroomIndex } from './newsroom-index.ts';
import { pageFile, pathParam, type SiteFile } from './site-files.ts';
import { standingLink } from './standing-link.ts';

/** A story that was taken down and of which readers are told something, with its address. */
export interface NoticedStory extends RemovedStory {
  id: string;
  url: string;
  notice: string;
}

export function noticedStories(index: NewsroomIndex): NoticedStory[] {
  return [...index.removed].flatMap(([id, story]) => {
    const { notice } = story;
    return notice === undefined ? [] : [{ ...story, id, url: addressOf(index, id, story), notice }];
  });
}

/** The addresses of those of which nothing is told, the earlier ones too: decoded, with a slash at their end. */
export function goneAddresses(index: NewsroomIndex): string[] {
  return [...index.removed].flatMap(([id, story]) =>
    story.notice === undefined
      ? [decodeURI(addressOf(index, id, story)), ...(story.redirects ?? []).map((from) => earlierAddress(index.space, from))]
      : [],
  );
}

/** The notices, each at the address of its story. */
export function removedFiles(index: NewsroomIndex): SiteFile[] {
  return noticedStories(index).map(({ id, url }) =>
    pageFile(
      index,
      '[...removed].astro',
      () => ({ removed: pathParam(index, url) }),
      url,
      () => getRemovedStory(index, id),
    ),
  );
}

/** Nothing of the story stands here but its address: whatever it said may be why it was taken down. */
export function getRemovedStory(index: NewsroomIndex, id: string): RemovedView {
  const story = index.removed.get(id);
  if (story?.notice === undefined) throw new Error(`“${id}” was not taken down with a notice.`);
  const [language] = splitLanguage(id);
  const edition = editionOf(index, language);
  const { words } = edition;
  const alternates = new Map<string, string>();
  const title = words.text('removed');
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, { title, description: story.notice, url: addressOf(index, id, story), alternates, indexed: false }),
    title,
    notice: story.notice,
    when: dateTimeView(story.date, edition.style),
    links: [{ label: words.text('toTheFront'), url: frontUrl(index.space, language) }, standingLink(index, edition, 'archive')],
  };
}

function addressOf({ space }: NewsroomIndex, id: string, { section, published }: RemovedStory): string {
  const [language, key] = splitLanguage(id);
  return storyUrl(space, { language, section, published, slug: slugOf(key) });
}
