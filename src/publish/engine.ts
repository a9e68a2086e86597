import type { ManifestFile } from '../build/manifest.ts';

/** Sends single files to a place that readers see at once. */
export interface FileEngine {
  kind: 'files';
  /** Whether types and caching are kept with each file there, so that a change of them is sent. */
  keepsHeaders: boolean;
  /** What a file there says, or undefined when there is none. */
  read: (path: string) => Promise<string | undefined>;
  write: (path: string, text: string) => Promise<void>;
  /**
   * Puts files of a folder into place. Each is there whole or as it was, at any moment; when it returns, all are there and have been
   * compared with what was sent.
   */
  send: (folder: string, files: readonly ManifestFile[]) => Promise<void>;
  /** Takes files away. What is not there is no fault. */
  remove: (paths: readonly string[]) => Promise<void>;
}

/** Hands the whole site to a host that switches from one version to the next by itself. */
export interface SiteEngine {
  kind: 'site';
  deploy: (folder: string) => Promise<void>;
}

export type Engine = FileEngine | SiteEngine;
