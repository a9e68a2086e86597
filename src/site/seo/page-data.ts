import type { AboutPage, CollectionPage, ContactPage, ItemList, ProfilePage, WebPage } from 'schema-dts';
import type { buildAuthorData } from './author-data.ts';
import { given } from './given.ts';
import type { buildNewsroomData } from './newsroom-data.ts';

/** What any page that is not a story says of itself. */
export interface PageFacts {
  url: string;
  name: string;
  description: string;
  language: string;
  modified?: string | undefined;
  /** The site’s id. */
  website: string;
}

/** A page of the newsroom’s own words; `about` is the newsroom where the page is on it. */
export function buildTextPageData(
  type: 'WebPage' | 'AboutPage' | 'ContactPage',
  page: PageFacts,
  about?: ReturnType<typeof buildNewsroomData>,
) {
  return given({ '@type': type, ...common(page), dateModified: page.modified, mainEntity: about }) satisfies
    WebPage | AboutPage | ContactPage;
}

/** A page that lists stories. */
export function buildCollectionData(page: PageFacts, stories: readonly { url: string; headline: string }[]) {
  return given({ '@type': 'CollectionPage', ...common(page), mainEntity: listOf(stories) }) satisfies CollectionPage;
}

/** An author’s page. */
export function buildProfileData(page: PageFacts, author: ReturnType<typeof buildAuthorData>) {
  return given({ '@type': 'ProfilePage', ...common(page), mainEntity: author }) satisfies ProfilePage;
}

function common({ url, name, description, language, website }: PageFacts) {
  return { url, name, description, inLanguage: language, isPartOf: { '@id': website } };
}

function listOf(stories: readonly { url: string; headline: string }[]) {
  if (stories.length === 0) return undefined;
  return {
    '@type': 'ItemList',
    itemListElement: stories.map(({ url, headline }, position) => ({
      '@type': 'ListItem' as const,
      position: position + 1,
      name: headline,
      url,
    })),
  } as const satisfies ItemList;
}
