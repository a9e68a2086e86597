import type { NewsMediaOrganization, WebSite } from 'schema-dts';
import type { Policy } from '../../content/schemas/page.ts';
import { given } from './given.ts';

export interface NewsroomFacts {
  /** `https://example.org/#newsroom`: what every page calls it by. */
  id: string;
  name: string;
  url: string;
  logo: string;
  description: string;
  city: string;
  founded?: string | undefined;
  publisher: { name: string; email: string };
  /** The page that says where to write. */
  contactUrl?: string | undefined;
  /** Its accounts elsewhere. */
  accounts: readonly string[];
  /** Where each of its policies can be read. */
  policies: ReadonlyMap<Policy, string>;
}

/** The newsroom as every story names it: its policies and accounts stand on the front. */
export function buildPublisherData({ id, name, url, logo }: Pick<NewsroomFacts, 'id' | 'name' | 'url' | 'logo'>) {
  return {
    '@type': 'NewsMediaOrganization',
    '@id': id,
    name,
    url,
    logo: { '@type': 'ImageObject', url: logo },
  } as const satisfies NewsMediaOrganization;
}

/** Everything that is known of the newsroom: https://schema.org/NewsMediaOrganization */
export function buildNewsroomData(newsroom: NewsroomFacts) {
  const { publisher, policies } = newsroom;
  const policy = (...names: Policy[]) => {
    const pages = names.flatMap((name) => policies.get(name) ?? []);
    return pages.length < 2 ? pages[0] : pages;
  };
  return given({
    ...buildPublisherData(newsroom),
    description: newsroom.description,
    foundingDate: newsroom.founded,
    email: publisher.email,
    address: { '@type': 'PostalAddress', addressLocality: newsroom.city },
    contactPoint: given({ '@type': 'ContactPoint', contactType: 'newsroom', email: publisher.email, url: newsroom.contactUrl }),
    parentOrganization: { '@type': 'Organization', name: publisher.name },
    sameAs: newsroom.accounts,
    // schema.org has no property for rules on the use of AI: they are among the principles.
    publishingPrinciples: policy('principles', 'ai'),
    ethicsPolicy: policy('ethics'),
    correctionsPolicy: policy('corrections'),
    ownershipFundingInfo: policy('ownership', 'funding'),
    diversityPolicy: policy('diversity'),
    unnamedSourcesPolicy: policy('sources'),
    verificationFactCheckingPolicy: policy('verification'),
    actionableFeedbackPolicy: policy('feedback'),
    missionCoveragePrioritiesPolicy: policy('mission'),
    noBylinesPolicy: policy('bylines'),
    masthead: policy('masthead'),
  }) satisfies NewsMediaOrganization;
}

/** The site as a whole, from which search engines take the name above its results. */
export function buildWebsiteData(site: { id: string; name: string; url: string; languages: readonly string[]; newsroom: string }) {
  return {
    '@type': 'WebSite',
    '@id': site.id,
    name: site.name,
    url: site.url,
    inLanguage: site.languages,
    publisher: { '@id': site.newsroom },
  } as const satisfies WebSite;
}
