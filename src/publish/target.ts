import type { TargetData } from '../content/schemas/publish.ts';
import type { Engine } from './engine.ts';
import { folderEngine } from './engines/folder.ts';
import { rcloneEngine } from './engines/rclone.ts';
import { rsyncEngine } from './engines/rsync.ts';
import { sftpEngine } from './engines/sftp.ts';
import { gitEngine, netlifyEngine, wranglerEngine } from './engines/whole-site.ts';

/** A target by its name, as `site.yaml` or the call describes it. */
export interface Target extends TargetData {
  name: string;
}

/** What sends to a target; `cacheDir` is the target’s own. */
export async function engineFor({ kind, place, branch }: Target, cacheDir: string): Promise<Engine> {
  switch (kind) {
    case 'folder':
      return folderEngine(place);
    case 'sftp':
      return sftpEngine(place);
    case 'rsync':
      return rsyncEngine(place);
    case 'rclone':
      return rcloneEngine(place);
    case 'wrangler':
      return wranglerEngine(place, branch ?? 'main');
    case 'netlify':
      return netlifyEngine(place);
    case 'git':
      return gitEngine(place, branch ?? 'gh-pages', cacheDir);
  }
}
