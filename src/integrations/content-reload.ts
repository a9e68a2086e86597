import { relative } from 'node:path';
import type { Plugin } from 'vite';

/** Long enough for an editor that writes a file in several steps. */
const SETTLE_MILLISECONDS = 60;

/** While editing: has the browser load the page again when anything in the content folder changes. */
export function contentReload(contentDir: string): Plugin {
  let timer: NodeJS.Timeout | undefined;
  return {
    name: 'standfirst:content-reload',
    configureServer(server) {
      server.watcher.add(contentDir);
      server.watcher.on('all', (_event, path) => {
        if (relative(contentDir, path).startsWith('..')) return;
        clearTimeout(timer);
        timer = setTimeout(() => {
          server.ws.send({ type: 'full-reload' });
        }, SETTLE_MILLISECONDS);
      });
    },
  };
}
