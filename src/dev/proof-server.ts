import { fileURLToPath } from 'node:url';
import { isRunnableDevEnvironment, type Plugin } from 'vite';

/** The module that finds what is shown while editing; Vite loads it beside the pages, so that both see the same content. */
const PROOF = fileURLToPath(new URL('./proof.ts', import.meta.url));

/**
 * While editing: before a page is asked for, the content is read as it is at that moment, and Astro forgets which pages there were when
 * it has changed. Pictures and recordings are answered here.
 */
export function proofServer(): Plugin {
  return {
    name: 'standfirst:proof-server',
    configureServer(server) {
      const { ssr } = server.environments;
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.originalUrl ?? request.url ?? '/', 'http://localhost');
        if (!isRunnableDevEnvironment(ssr) || isOfVite(pathname)) {
          next();
          return;
        }
        const answer = async (): Promise<void> => {
          const proof = await ssr.runner.import<typeof import('./proof.ts')>(PROOF);
          if (await proof.refreshContent()) {
            ssr.hot.send('astro:content-changed', {});
            await new Promise((resolve) => setImmediate(resolve));
          }
          const file = await proof.findProofFile(pathname);
          if (!file) {
            // Astro takes the page at `news.html` for the one at `news/`, but with a slash at the end.
            if (await proof.isNamedLikeFile(pathname)) request.url = `${request.url ?? ''}/`;
            next();
            return;
          }
          response.writeHead(file.status, Object.fromEntries(file.headers));
          response.end(Buffer.from(await file.arrayBuffer()));
        };
        answer().catch(next);
      });
    },
  };
}

/** Addresses of the code that Vite serves. */
function isOfVite(pathname: string): boolean {
  return /\/(@|__|node_modules\/|src\/|\.vite\/)/.test(pathname);
}
