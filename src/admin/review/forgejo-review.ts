import type { ReviewPlace, ReviewService, WaitingFile } from './review-place.ts';
import { beginBranch } from './work-branch.ts';
import { inPath, type ServiceRequest } from './service-request.ts';

interface PullRequest {
  number: number;
  html_url: string;
  base: { ref: string };
  head: { ref: string; repo?: { full_name: string } | null };
}

interface Commit {
  parents: unknown[];
  files?: { filename: string; status: string }[];
}

/** As many as a server gives at once, unless it is set up to give fewer. */
const PULLS_AT_ONCE = 50;
const MOST_PAGES = 20;

/** Reviews as pull requests on Forgejo and Gitea. Their API: https://codeberg.org/api/swagger */
export function forgejoReview({ repository, branch, workBranch }: ReviewPlace, ask: ServiceRequest): ReviewService {
  const root = `/repos/${inPath(repository)}`;
  const reviewOf = ({ number, html_url }: PullRequest) => ({ name: `#${String(number)}`, address: html_url });
  const isOurs = ({ base, head }: PullRequest): boolean =>
    base.ref === branch && head.ref === workBranch && head.repo?.full_name.toLowerCase() === repository.toLowerCase();
  const openReview = async () => {
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const asked = `state=open&sort=recentupdate&limit=${String(PULLS_AT_ONCE)}&page=${String(page)}`;
      const open = (await ask<PullRequest[]>(`${root}/pulls?${asked}`)) ?? [];
      const own = open.find(isOurs);
      if (own) return reviewOf(own);
      if (open.length === 0) return undefined;
    }
    return undefined;
  };
  const digestOf = async (path: string, of: string) =>
    (await ask<{ sha: string }>(`${root}/contents/${inPath(path)}?${new URLSearchParams({ ref: of }).toString()}`))?.sha;
  return {
    openReview,
    beginWork: () =>
      beginBranch({
        isThere: async () => (await ask(`${root}/branches/${inPath(workBranch)}`)) !== undefined,
        begin: () => ask(`${root}/branches`, { new_branch_name: workBranch, old_ref_name: branch }),
        branch,
      }),
    waitingFiles: async () => {
      const compared = await ask<{ commits: Commit[] | null }>(`${root}/compare/${inPath(branch)}...${inPath(workBranch)}`);
      const { outcome, again } = outcomeOf((compared?.commits ?? []).toReversed());
      // What was changed and then taken back is what is out; only of files that were changed more than once has that to be seen.
      const same = await Promise.all(
        again.map(async (path) => ((await digestOf(path, branch)) === (await digestOf(path, workBranch)) ? path : [])),
      );
      return outcome.filter(({ path }) => !same.flat().includes(path));
    },
    send: async (title, text) => {
      const made = await ask<PullRequest>(`${root}/pulls`, { title, body: text, head: workBranch, base: branch });
      if (!made) throw new Error(`There is no repository ${repository}, or your token does not reach it.`);
      return reviewOf(made);
    },
  };
}

/** What commits have made of the files, from the oldest commit on, and which they have changed again: the service tells it of each commit alone. */
function outcomeOf(commits: readonly Commit[]): { outcome: WaitingFile[]; again: string[] } {
  const outcome = new Map<string, WaitingFile['change']>();
  const counts = new Map<string, number>();
  // A commit that brings two branches together has what others have changed.
  for (const { filename, status } of commits.flatMap(({ parents, files = [] }) => (parents.length > 1 ? [] : files))) {
    const before = outcome.get(filename);
    counts.set(filename, (counts.get(filename) ?? 0) + 1);
    if (status === 'removed' && before === 'new') outcome.delete(filename);
    else if (status === 'removed') outcome.set(filename, 'deleted');
    else if (status === 'added') outcome.set(filename, before === 'deleted' ? 'changed' : 'new');
    else outcome.set(filename, before === 'new' ? 'new' : 'changed');
  }
  const again = [...outcome.keys()].filter((path) => (counts.get(path) ?? 0) > 1);
  return { outcome: [...outcome].map(([path, change]) => ({ path, change })), again };
}
