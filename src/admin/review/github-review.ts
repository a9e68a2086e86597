import type { ReviewPlace, ReviewService, WaitingFile } from './review-place.ts';
import { beginBranch } from './work-branch.ts';
import { inPath, type ServiceRequest } from './service-request.ts';

interface PullRequest {
  number: number;
  html_url: string;
}

const CHANGES: Readonly<Record<string, WaitingFile['change']>> = { added: 'new', copied: 'new', removed: 'deleted' };

/** Reviews as pull requests on GitHub. Its API: https://docs.github.com/en/rest */
export function githubReview({ repository, branch, workBranch }: ReviewPlace, ask: ServiceRequest): ReviewService {
  const root = `/repos/${inPath(repository)}`;
  const owner = repository.split('/')[0] ?? '';
  const reviewOf = ({ number, html_url }: PullRequest) => ({ name: `#${String(number)}`, address: html_url });
  const openReview = async () => {
    const asked = new URLSearchParams({ state: 'open', head: `${owner}:${workBranch}`, base: branch });
    const [open] = (await ask<PullRequest[]>(`${root}/pulls?${asked.toString()}`)) ?? [];
    return open && reviewOf(open);
  };
  return {
    openReview,
    beginWork: () =>
      beginBranch({
        isThere: async () => (await ask(`${root}/branches/${inPath(workBranch)}`)) !== undefined,
        begin: async () => {
          const from = await ask<{ object: { sha: string } }>(`${root}/git/ref/heads/${inPath(branch)}`);
          return from && ask(`${root}/git/refs`, { ref: `refs/heads/${workBranch}`, sha: from.object.sha });
        },
        branch,
      }),
    waitingFiles: async () => {
      const compared = await ask<{ files?: { filename: string; previous_filename?: string; status: string }[] }>(
        `${root}/compare/${inPath(branch)}...${inPath(workBranch)}`,
      );
      return (compared?.files ?? []).flatMap(({ filename, previous_filename, status }): WaitingFile[] =>
        status === 'renamed' && previous_filename !== undefined
          ? [
              { path: previous_filename, change: 'deleted' },
              { path: filename, change: 'new' },
            ]
          : [{ path: filename, change: CHANGES[status] ?? 'changed' }],
      );
    },
    send: async (title, text) => {
      const made = await ask<PullRequest>(`${root}/pulls`, { title, body: text, head: workBranch, base: branch });
      if (!made) throw new Error(`There is no repository ${repository}, or your token does not reach it.`);
      return reviewOf(made);
    },
  };
}
