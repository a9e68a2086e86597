import type { CollectionEntry } from 'astro:content';
import { buildTextPageData } from '../seo/page-data.ts';
import type { PageView } from '../views/page.ts';
import { splitLanguage, slugOf } from '../../shared/ids.ts';
import { storyUrl } from '../../shared/urls.ts';
import { buildChrome } from './chrome.ts';
import { buildHead } from './head.ts';
import { getIndex } from './current-index.ts';
import { editionOf } from './newsroom-index.ts';
import { pageFacts } from './structured-data.ts';

export interface OwnPageFacts {
  title: string;
  /** One sentence on what the page is, for search engines and previews. */
  description: string;
  /** The edition whose masthead and footer stand around it; the first when absent. */
  language?: string;
}

/**
 * What `theme/layouts/Document.astro` needs around a page that you add to `src/pages`: masthead, footer, and all that stands in its head.
 * `url` is the page’s own (`Astro.url`). Throws when the newsroom has no edition in the language.
 */
export async function buildOwnPage(url: URL, { title, description, language }: OwnPageFacts): Promise<PageView> {
  const index = await getIndex();
  const edition = editionOf(index, language ?? index.firstLanguage);
  const alternates = new Map<string, string>();
  const address = url.pathname;
  const facts = pageFacts(index, edition, { url: address, name: title, description });
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, { title, description, url: address, alternates, jsonLd: [buildTextPageData('WebPage', facts)] }),
  };
}

/** The address of a story from the collection `articles`: `/news/ukraine/2022/02/28/first-talks/`. */
export async function addressOf({ id, data }: Pick<CollectionEntry<'articles'>, 'id' | 'data'>): Promise<string> {
  const { space } = await getIndex();
  const [language, key] = splitLanguage(id);
  return storyUrl(space, { language, section: data.section, published: data.published, slug: slugOf(key) });
}
