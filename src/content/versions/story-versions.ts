import { readFileSync } from 'node:fs';
import type { ShownText } from './shown-text.ts';

/** Where the published versions of a story are kept, and what tells them from all others. */
export interface StoryVersions {
  file: string;
  /** The same while the versions are. */
  digest: string;
}

export interface VersionText {
  /** Since when readers could see it, in milliseconds since 1970. */
  since: number;
  text: ShownText;
}

/** What is kept of a story: at least two versions, oldest first. */
export interface KeptVersions {
  /** False when the newsroom withholds earlier ones. */
  isWhole: boolean;
  versions: VersionText[];
}

/** Throws when the file has been taken away since the build began. */
export function readVersions({ file }: StoryVersions): KeptVersions {
  return JSON.parse(readFileSync(file, 'utf8')) as KeptVersions;
}
