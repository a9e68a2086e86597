/** Where changes wait together: everything is saved to one branch, and comes into the published one by a review. */
export interface ReviewPlace {
  /** Whose requests the service takes; Gitea takes Forgejo’s. */
  kind: 'github' | 'gitlab' | 'forgejo';
  /** `https://git.example.org/api/v1` */
  api: string;
  /** `harbour-times/website` */
  repository: string;
  /** The published branch. */
  branch: string;
  workBranch: string;
}

export interface WaitingFile {
  /** From the top of the repository: `content/articles/en/2026/ferry.md` */
  path: string;
  change: 'new' | 'changed' | 'deleted';
}

/** A pull request, or a merge request. */
export interface Review {
  /** Its page. */
  address: string;
  /** Its number as the service writes it: `#12`, `!12`. */
  name: string;
}

/** What a service is asked about the changes that wait. Whatever it refuses is thrown in an editor’s words. */
export interface ReviewService {
  /** Begins the branch of work from the published one; false when it is there already. */
  beginWork(): Promise<boolean>;
  /** What the published branch does not have yet. */
  waitingFiles(): Promise<WaitingFile[]>;
  /** The review that is open; everything that is saved comes into it. */
  openReview(): Promise<Review | undefined>;
  /** Opens a review of all that waits. */
  send(title: string, text: string): Promise<Review>;
}
