import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteEngine } from '../engine.ts';
import { run } from '../run.ts';

/**
 * Cloudflare Pages, by Wrangler; the place is the project. Wrangler sends what the service does not have yet. Unless it is told the
 * project’s branch of production, it takes Git’s, and what comes from any other is put at an address that no reader knows.
 */
export function wranglerEngine(project: string, branch: string): SiteEngine {
  return {
    kind: 'site',
    deploy: async (folder) => {
      await run('wrangler', ['pages', 'deploy', folder, '--project-name', project, '--branch', branch, '--commit-dirty=true'], {
        isShown: true,
      });
    },
  };
}

/** Netlify, by its own program; the place is the site’s id. */
export function netlifyEngine(site: string): SiteEngine {
  return {
    kind: 'site',
    deploy: async (folder) => {
      await run('netlify', ['deploy', '--prod', '--no-build', '--dir', folder, '--site', site], { isShown: true });
    },
  };
}

/**
 * A branch of a Git repository that a host serves, such as GitHub Pages’. The branch holds one commit, that of the present site: a
 * history of the output would only grow.
 */
export function gitEngine(repository: string, branch: string, cacheDir: string): SiteEngine {
  const store = join(cacheDir, 'git');
  return {
    kind: 'site',
    deploy: async (folder) => {
      mkdirSync(cacheDir, { recursive: true });
      if (!existsSync(join(store, 'HEAD'))) await run('git', ['init', '--quiet', '--bare', store]);
      const environment = { GIT_DIR: store, GIT_WORK_TREE: folder, GIT_INDEX_FILE: join(store, 'index') };
      const git = async (args: string[], input?: string) =>
        (await run('git', args, { environment, cwd: folder, ...(input === undefined ? {} : { input }) })).trim();
      // Files are served as they are, whatever an attribute or an ignore list would make of them.
      await git(['-c', 'core.autocrlf=false', '-c', 'core.excludesFile=', 'add', '--all', '--force', '.']);
      const empty = await git(['hash-object', '-w', '--stdin'], '');
      await git(['update-index', '--add', '--cacheinfo', `100644,${empty},.nojekyll`]);
      const tree = await git(['write-tree']);
      const author = ['-c', 'user.name=Standfirst', '-c', 'user.email=standfirst@localhost'];
      const commit = await git([...author, 'commit-tree', tree, '-m', 'Publish the newspaper']);
      await git(['push', '--quiet', '--force', repository, `${commit}:refs/heads/${branch}`]);
      const [there = ''] = (await git(['ls-remote', repository, `refs/heads/${branch}`])).split('\t');
      if (there !== commit) throw new Error(`The branch ${branch} of ${repository} is not what was pushed. Publish again.`);
    },
  };
}
