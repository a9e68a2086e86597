import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';

/** While editing: leads on from the top of the host to the newspaper, and from an address to itself with a slash at its end, as hosts do. */
export function leadingOn(base: string): Plugin {
  const answer = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const location = request.method === 'GET' || request.method === 'HEAD' ? leadsTo(request.url ?? '', base) : undefined;
    if (location === undefined) {
      next();
      return;
    }
    response.writeHead(302, { Location: location }).end();
  };
  return {
    name: 'standfirst:leading-on',
    // Once all others have put theirs in: Astro would answer that there is no such page.
    configureServer: (server) => () => {
      server.middlewares.stack.unshift({ route: '', handle: answer });
    },
  };
}

/** Where a request for a path is led, if it is: `/paper/news` to `/paper/news/`. */
export function leadsTo(target: string, base: string): string | undefined {
  const [, path = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(target) ?? [];
  const top = base.endsWith('/') ? base : `${base}/`;
  if (path === '') return undefined;
  if (path === '/' || `${path}/` === top) return path === top ? undefined : top + query;
  const isPage = path.startsWith(top) && /\/[^/.@]+$/.test(path) && !/\/(?:@|__|node_modules\/|src\/|\.vite\/)/.test(path);
  return isPage ? `${path}/${query}` : undefined;
}
