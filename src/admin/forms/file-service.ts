import type { Backend } from '@sveltia/cms';
import { PUBLISHED_BRANCH, type EditingData } from '../../content/schemas/editing.ts';
import type { RepositoryPlace } from '../repository/repository.ts';
import { DELETION } from '../repository/deletions.ts';
import type { ReviewPlace } from '../review/review-place.ts';

/** While the newsroom has named no repository, the editing room works on the files of this computer only. */
const NOT_CONNECTED: EditingData = { service: 'github', repository: 'newsroom/not-connected' };

/** What the CMS is told of the service that holds the files. */
export function fileService(editing: EditingData = NOT_CONNECTED): Backend {
  const { service, repository, branch = PUBLISHED_BRANCH, workBranch = branch, server, signIn, application } = editing;
  const root = server?.replace(/\/$/, '');
  const common = {
    repo: repository,
    branch: workBranch,
    commit_messages: { delete: `${DELETION} {{collection}} “{{slug}}”` },
    auth_methods: signIn === undefined && application === undefined ? ['token' as const] : ['oauth' as const, 'token' as const],
    ...(signIn === undefined ? {} : { base_url: signIn }),
  };
  const id = application === undefined ? {} : { app_id: application };
  switch (service) {
    case 'github':
      return {
        ...common,
        name: service,
        ...(root === undefined ? {} : { api_root: `${root}/api/v3`, graphql_api_root: `${root}/api/graphql` }),
      };
    case 'gitlab':
      return {
        ...common,
        name: service,
        ...(root === undefined ? {} : { api_root: `${root}/api/v4`, graphql_api_root: `${root}/api/graphql`, base_url: root }),
        ...(application === undefined ? {} : { auth_type: 'pkce', ...id }),
      };
    case 'forgejo':
    case 'gitea': {
      const own = root ?? PUBLIC_ORIGINS[service][0];
      return { ...common, name: 'gitea', api_root: `${own}/api/v1`, base_url: own, ...id };
    }
  }
}

/** The hosts that the editing room speaks to: the service that holds the files, and nobody else. */
export function editingOrigins({ service, server, signIn }: EditingData): string[] {
  const own = server === undefined ? PUBLIC_ORIGINS[service] : [new URL(server).origin];
  return [...own, ...(signIn === undefined ? [] : [new URL(signIn).origin])];
}

const PUBLIC_ORIGINS = {
  github: ['https://api.github.com', 'https://github.com'],
  gitlab: ['https://gitlab.com'],
  forgejo: ['https://codeberg.org'],
  gitea: ['https://gitea.com'],
} as const;

/** Where the service keeps the newspaper, and the branch that is saved to. */
export function repositoryPlace({
  service,
  repository,
  branch = PUBLISHED_BRANCH,
  workBranch = branch,
  server,
}: EditingData): RepositoryPlace {
  const root = (server ?? PUBLIC_ORIGINS[service][0]).replace(/\/$/, '');
  const kind = service === 'gitea' ? 'forgejo' : service;
  return { kind, api: root + pathOfApi(kind, server), repository, branch: workBranch };
}

/** Where all changes wait together for a review; undefined where they do not. */
export function reviewPlace(editing: EditingData): ReviewPlace | undefined {
  const { branch = PUBLISHED_BRANCH, workBranch } = editing;
  return workBranch === undefined ? undefined : { ...repositoryPlace(editing), branch, workBranch };
}

function pathOfApi(kind: ReviewPlace['kind'], server: string | undefined): string {
  switch (kind) {
    case 'github':
      return server === undefined ? '' : '/api/v3';
    case 'gitlab':
      return '/api/v4';
    case 'forgejo':
      return '/api/v1';
  }
}

/** Whether the CMS itself has each story wait. */
export function waitsApart({ review, workBranch }: Partial<EditingData>): boolean {
  return review === true && workBranch === undefined;
}
