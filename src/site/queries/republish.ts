import { absoluteUrl } from '../../shared/urls.ts';
import type { RepublishView } from '../views/republish.ts';
import type { StoryView } from '../views/story.ts';
import { buildChrome } from './chrome.ts';
import { buildHead } from './head.ts';
import { editionOf, type NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { getStory } from './stories.ts';
import { withPictures } from './story-pictures.ts';

/** The page from which a story is copied, with the pictures that may go with it. */
export function getRepublish(index: NewsroomIndex, story: Story): RepublishView {
  const { site, space } = index;
  const { republish } = site;
  if (!republish) throw new Error('content/site.yaml does not say on what terms stories may be republished.');
  const edition = editionOf(index, story.language);
  const { words } = edition;
  const { licence } = republish;
  const title = words.text('republish');
  const covers = words.text('republishCovers', { licence: licence.name });
  const alternates = new Map<string, string>();
  const own = getStory(index, story);
  return {
    chrome: buildChrome(index, { edition, section: story.section, alternates }),
    head: {
      ...buildHead(index, edition, { title, description: covers, url: story.url, alternates, indexed: false }),
      name: story.data.headline,
    },
    title,
    covers,
    licence,
    story: withFreePictures(index, own),
    space,
    canonical: absoluteUrl(space, story.url),
    // The words around the names, which are links where the story is read.
    credit: words.text('republishCredit', { site: '{site}', licence: '{licence}' }),
    siteName: site.name,
  };
}

/** A story without the pictures that only their makers may pass on. */
function withFreePictures(index: NewsroomIndex, view: StoryView): StoryView {
  return withPictures(view, ({ image }) => isFree(index.photos.get(image.id)?.licence));
}

/** True of a licence by which anybody may pass a picture on: Creative Commons, or none needed. */
function isFree(licence: { name: string; url?: string | undefined } | undefined): boolean {
  if (!licence) return false;
  return /^(?:CC\b|CC0|Creative Commons|Public domain)/i.test(licence.name) || licence.url?.includes('://creativecommons.org/') === true;
}
