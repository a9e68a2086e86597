import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Plugin, ViteDevServer } from 'vite';

/** Answers requests for what is no address, while editing and in the preview. The server would try to read it and end by it. */
export function requestLines(): Plugin {
  return { name: 'standfirst:request-lines', configureServer: refuseOthers, configurePreviewServer: refuseOthers };
}

function refuseOthers({ httpServer, middlewares }: Pick<ViteDevServer, 'httpServer' | 'middlewares'>): void {
  const refused = new WeakSet<IncomingMessage>();
  // The first of the middlewares is too late: what calls them reads the address before.
  httpServer?.prependListener('request', (request: IncomingMessage) => {
    if (isAddress(request.url ?? '')) return;
    refused.add(request);
    request.url = '/';
  });
  httpServer?.prependListener('upgrade', (request: IncomingMessage, socket: Duplex) => {
    if (isAddress(request.url ?? '')) return;
    request.url = '/';
    socket.destroy();
  });
  const answer = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (!refused.has(request)) {
      next();
      return;
    }
    response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', Connection: 'close' });
    response.end('That is not an address of this site.');
  };
  middlewares.stack.unshift({ route: '', handle: answer });
}

/** Whether a request’s target is a path that can be read: `/news/?page=2`, not `http://[/` or `/%`. */
export function isAddress(target: string): boolean {
  if (!target.startsWith('/') || !URL.canParse(target, 'http://localhost')) return false;
  try {
    return !decodeURIComponent(target.replace(/[?#].*$/s, '')).includes('\0');
  } catch {
    return false;
  }
}
