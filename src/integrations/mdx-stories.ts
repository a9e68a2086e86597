import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

const NAME = 'virtual:standfirst/mdx-stories';
const RESOLVED = `\0${NAME}`;

/**
 * Serves the stories in `.mdx` as one module, by file, each loaded when its page renders. A build gives a list of those that are
 * published, so that drafts are not even compiled; while editing there is none, and all are served.
 */
export function mdxStories(root: string, contentDir: string, listFile: string | undefined): Plugin {
  return {
    name: 'standfirst:mdx-stories',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      const files = listFile === undefined ? findStories(root, contentDir) : (JSON.parse(readFileSync(listFile, 'utf8')) as string[]);
      const entries = files.map((file) => `${JSON.stringify(file)}: () => import(${JSON.stringify(join(root, file))})`);
      return `export default { ${entries.join(', ')} };`;
    },
    configureServer(server) {
      server.watcher.on('all', (event, path) => {
        if (event === 'change' || !path.endsWith('.mdx')) return;
        for (const environment of Object.values(server.environments)) {
          const module = environment.moduleGraph.getModuleById(RESOLVED);
          if (module) environment.moduleGraph.invalidateModule(module);
        }
      });
    },
  };
}

function findStories(root: string, contentDir: string): string[] {
  const folder = join(contentDir, 'articles');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.mdx'))
    .map((path) => relative(root, join(folder, path)).split(sep).join('/'))
    .sort();
}
