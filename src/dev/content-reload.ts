import { relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { watchFolder } from './folder-watch.ts';

/** Long enough for an editor that writes a file in several steps. */
const SETTLE_MILLISECONDS = 60;

/** The folders of the project whose code Vite has to watch. */
const WATCHED = ['src', 'public'];

/**
 * While editing: has the browser load the page again when anything in the content folder changes. Vite itself would watch every file of the
 * project, each page of the output and each picture of the cache among them.
 */
export function contentReload(root: string, contentDir: string): Plugin {
  let timer: NodeJS.Timeout | undefined;
  const isWatched = (path: string): boolean => {
    const [top = '', ...inside] = relative(root, path).split(sep);
    return top === '..' || WATCHED.includes(top) || inside.length === 0;
  };
  return {
    name: 'standfirst:content-reload',
    config: () => ({ server: { watch: { ignored: (path: string) => !isWatched(path) } } }),
    configureServer(server) {
      const watching = watchFolder(contentDir, () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          server.ws.send({ type: 'full-reload' });
        }, SETTLE_MILLISECONDS);
      });
      server.httpServer?.once('close', () => {
        watching.close();
      });
    },
  };
}
