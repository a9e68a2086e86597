import { isAccount } from '../accounts.ts';
import { buildAuthorData, type AuthorFacts } from '../seo/author-data.ts';
import { buildBreadcrumbData } from '../seo/breadcrumb-data.ts';
import { buildNewsroomData, buildPublisherData, buildWebsiteData, type NewsroomFacts } from '../seo/newsroom-data.ts';
import type { PageFacts } from '../seo/page-data.ts';
import { absoluteUrl, authorUrl, fileUrl, frontUrl, pageUrl, thingId } from '../../shared/urls.ts';
import type { LinkView } from '../views/link.ts';
import type { Policy } from '../../content/schemas/page.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { pageNamed } from './page-pairs.ts';

/** The newspaper’s name and logo, as every story names its publisher. */
export function buildPublisher(index: NewsroomIndex) {
  return buildPublisherData(newsroomFacts(index));
}

/** The newsroom with its policies and accounts, for the pages on itself. */
export function buildNewsroom(index: NewsroomIndex, edition: Edition) {
  const { site, space } = index;
  const { language } = edition.view;
  const pages = [...edition.pages.values()];
  const contact = pageNamed(edition, 'contact');
  const facts: NewsroomFacts = {
    ...newsroomFacts(index),
    description: edition.say(site.description),
    city: edition.say(site.city),
    founded: site.founded,
    publisher: site.publisher,
    contactUrl: contact && absoluteUrl(space, pageUrl(space, language, contact.path)),
    accounts: webAddresses(site.social.filter(isAccount)),
    policies: new Map(
      pages.flatMap(({ path, data }): [Policy, string][] =>
        data.policy === undefined ? [] : [[data.policy, absoluteUrl(space, pageUrl(space, language, path))]],
      ),
    ),
  };
  return buildNewsroomData(facts);
}

export function buildWebsite(index: NewsroomIndex) {
  return buildWebsiteData({
    id: websiteId(index),
    name: index.site.name,
    url: absoluteUrl(index.space, frontUrl(index.space, index.firstLanguage)),
    languages: [...index.editions.keys()],
    newsroom: newsroomId(index),
  });
}

/** The way to a page, from the front. */
export function buildBreadcrumb(index: NewsroomIndex, edition: Edition, trail: readonly LinkView[]) {
  const front = { label: edition.newspaper, url: frontUrl(index.space, edition.view.language) };
  const links = [front, ...trail.filter(({ url }) => url !== front.url)];
  return buildBreadcrumbData(links.map(({ label, url }) => ({ label, url: absoluteUrl(index.space, url) })));
}

/** An author as stories name them. Throws when there is none. */
export function buildAuthor(index: NewsroomIndex, edition: Edition, id: string) {
  return buildAuthorData(authorFacts(index, edition, id));
}

/** An author with all that their own page says. */
export function buildAuthorInFull(index: NewsroomIndex, edition: Edition, id: string) {
  const author = index.authors.get(id);
  return buildAuthorData({
    ...authorFacts(index, edition, id),
    about: author?.about === undefined ? undefined : edition.say(author.about),
    email: author?.email,
  });
}

/** What a page that is not a story says of itself. */
export function pageFacts(
  index: NewsroomIndex,
  edition: Edition,
  page: { url: string; name: string; description: string; modified?: string | undefined },
): PageFacts {
  return { ...page, url: absoluteUrl(index.space, page.url), language: edition.view.language, website: websiteId(index) };
}

export function websiteId(index: NewsroomIndex): string {
  return thingId(index.space, 'website');
}

function newsroomId(index: NewsroomIndex): string {
  return thingId(index.space, 'newsroom');
}

function newsroomFacts(index: NewsroomIndex) {
  const { site, space } = index;
  return {
    id: newsroomId(index),
    name: site.name,
    url: absoluteUrl(space, frontUrl(space, index.firstLanguage)),
    logo: absoluteUrl(space, fileUrl(space, 'logo.png')),
  };
}

function authorFacts(index: NewsroomIndex, edition: Edition, id: string): AuthorFacts {
  const author = index.authors.get(id);
  if (!author) throw new Error(`“${id}” is not an author.`);
  return {
    id: thingId(index.space, `author-${id}`),
    kind: author.kind,
    name: edition.say(author.name),
    url: absoluteUrl(index.space, authorUrl(index.space, edition.view.language, id)),
    role: author.role === undefined ? undefined : edition.say(author.role),
    accounts: webAddresses(author.links ?? []),
    newsroom: newsroomId(index),
  };
}

function webAddresses(accounts: readonly { url: string }[]): string[] {
  return accounts.map(({ url }) => url).filter((url) => url.startsWith('http'));
}
