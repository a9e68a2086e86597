import { serviceRequest } from '../review/service-request.ts';
import { forgejoRepository } from './forgejo-repository.ts';
import { githubRepository } from './github-repository.ts';
import { gitlabRepository } from './gitlab-repository.ts';
import type { Repository, RepositoryPlace } from './repository.ts';

/** @param token the editor’s, at the moment of asking */
export function openRepository(place: RepositoryPlace, token: () => string | undefined): Repository {
  switch (place.kind) {
    case 'github':
      return githubRepository(place, serviceRequest(place.api, 'token', token), serviceRequest(graphAddress(place), 'token', token));
    case 'gitlab':
      return gitlabRepository(place, serviceRequest(place.api, 'Bearer', token), serviceRequest(graphAddress(place), 'Bearer', token));
    case 'forgejo':
      return forgejoRepository(place, serviceRequest(place.api, 'token', token));
  }
}

/** Where GitHub and GitLab take queries: beside the version of their other API, where that has one. */
export function graphAddress({ api }: RepositoryPlace): string {
  return `${api.replace(/\/v\d$/, '')}/graphql`;
}
