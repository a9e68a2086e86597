import type { ReviewPlace, ReviewService, WaitingFile } from './review-place.ts';
import { beginBranch } from './work-branch.ts';
import type { ServiceRequest } from './service-request.ts';

interface MergeRequest {
  iid: number;
  web_url: string;
}

interface Difference {
  old_path: string;
  new_path: string;
  new_file: boolean;
  renamed_file: boolean;
  deleted_file: boolean;
}

/** Reviews as merge requests on GitLab. Its API: https://docs.gitlab.com/api/rest/ */
export function gitlabReview({ repository, branch, workBranch }: ReviewPlace, ask: ServiceRequest): ReviewService {
  const root = `/projects/${encodeURIComponent(repository)}`;
  const reviewOf = ({ iid, web_url }: MergeRequest) => ({ name: `!${String(iid)}`, address: web_url });
  const query = (asked: Record<string, string>): string => new URLSearchParams(asked).toString();
  return {
    openReview: async () => {
      const asked = query({ state: 'opened', source_branch: workBranch, target_branch: branch });
      const [open] = (await ask<MergeRequest[]>(`${root}/merge_requests?${asked}`)) ?? [];
      return open && reviewOf(open);
    },
    beginWork: () =>
      beginBranch({
        isThere: async () => (await ask(`${root}/repository/branches/${encodeURIComponent(workBranch)}`)) !== undefined,
        // Of a branch that is not there it says no more than that the name is none.
        begin: async () =>
          (await ask(`${root}/repository/branches/${encodeURIComponent(branch)}`)) &&
          ask(`${root}/repository/branches?${query({ branch: workBranch, ref: branch })}`, {}),
        branch,
      }),
    waitingFiles: async () => {
      const compared = await ask<{ diffs: Difference[] }>(`${root}/repository/compare?${query({ from: branch, to: workBranch })}`);
      return (compared?.diffs ?? []).flatMap(({ old_path, new_path, new_file, renamed_file, deleted_file }): WaitingFile[] =>
        renamed_file
          ? [
              { path: old_path, change: 'deleted' },
              { path: new_path, change: 'new' },
            ]
          : [{ path: new_path, change: new_file ? 'new' : deleted_file ? 'deleted' : 'changed' }],
      );
    },
    send: async (title, text) => {
      const made = await ask<MergeRequest>(`${root}/merge_requests`, {
        title,
        description: text,
        source_branch: workBranch,
        target_branch: branch,
        remove_source_branch: true,
      });
      if (!made) throw new Error(`There is no project ${repository}, or your token does not reach it.`);
      return reviewOf(made);
    },
  };
}
