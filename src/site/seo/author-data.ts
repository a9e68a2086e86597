import type { Organization, Person } from 'schema-dts';
import type { AuthorData } from '../../content/schemas/author.ts';
import { given } from './given.ts';

/** Who has written something: a person, or a desk or agency. */
export interface AuthorFacts {
  /** The same on every page, whatever its language. */
  id: string;
  kind: AuthorData['kind'];
  name: string;
  url: string;
  role?: string | undefined;
  about?: string | undefined;
  email?: string | undefined;
  /** Their accounts elsewhere. */
  accounts: readonly string[];
  /** The newsroom’s id. */
  newsroom: string;
}

export function buildAuthorData(author: AuthorFacts) {
  const { id, name, url, role, about, email, accounts } = author;
  const shared = { '@id': id, name, url, description: about, email, sameAs: accounts };
  if (author.kind === 'person') {
    return given({ '@type': 'Person', ...shared, jobTitle: role, worksFor: { '@id': author.newsroom } }) satisfies Person;
  }
  return given({
    '@type': 'Organization',
    ...shared,
    parentOrganization: author.kind === 'desk' ? { '@id': author.newsroom } : undefined,
  }) satisfies Organization;
}
