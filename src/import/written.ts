import type { Loss } from './model.ts';
import type { Counts } from './outcome-counts.ts';

export interface Written {
  readonly counts: Readonly<Record<'stories' | 'pages' | 'authors' | 'topics' | 'photos' | 'comments', Counts>>;
  readonly drafts: number;
  /** Stories that are published in the future. */
  readonly scheduled: number;
  readonly redirects: number;
  readonly newSections: readonly string[];
  readonly losses: readonly Loss[];
}

/** An archive that stands on the stage. */
export interface WrittenArchive {
  /** What has become of it by now; `drafted` are stories that the site’s check has made drafts of. */
  summary(drafted: ReadonlySet<string>): Written;
}
