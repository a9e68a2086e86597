import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { isRunnableDevEnvironment, type Plugin } from 'vite';
import { PageTurns, previewAt, type Preview } from './desk/previews.ts';

/** The module that finds what is shown while editing; Vite loads it beside the pages, so that both see the same content. */
const PROOF = fileURLToPath(new URL('./proof.ts', import.meta.url));

/**
 * While editing: before a page is asked for, the content is read as it is at that moment, and Astro forgets which pages there were when
 * it has changed. Pictures and recordings are answered here. A front that is being arranged is printed from content as it would be.
 */
export function proofServer(): Plugin {
  return {
    name: 'standfirst:proof-server',
    configureServer(server) {
      const { ssr } = server.environments;
      const turns = new PageTurns();
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.originalUrl ?? request.url ?? '/', 'http://localhost');
        if (!isRunnableDevEnvironment(ssr) || isOfVite(pathname)) {
          next();
          return;
        }
        const load = (): Promise<typeof import('./proof.ts')> => ssr.runner.import<typeof import('./proof.ts')>(PROOF);
        const forget = async (): Promise<void> => {
          ssr.hot.send('astro:content-changed', {});
          await new Promise((resolve) => setImmediate(resolve));
        };
        const preview = previewAt(pathname);
        if (preview) {
          showPreview({ request, response, next, preview, turns, load, forget }).catch(next);
          return;
        }
        const answer = async (): Promise<void> => {
          const leave = await turns.join();
          if (response.destroyed) {
            leave();
            return;
          }
          response.once('close', leave);
          const proof = await load();
          if (await proof.refreshContent()) await forget();
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

interface Shown {
  request: IncomingMessage;
  response: ServerResponse;
  next: (error?: unknown) => void;
  preview: Preview;
  turns: PageTurns;
  load: () => Promise<typeof import('./proof.ts')>;
  /** Has Astro forget which pages there are. */
  forget: () => Promise<void>;
}

/** Prints a page from content as it would be, while no other page is printed; then everything is as it was. */
async function showPreview({ request, response, next, preview, turns, load, forget }: Shown): Promise<void> {
  const leave = await turns.alone();
  if (response.destroyed) {
    leave();
    return;
  }
  response.once('close', () => {
    load()
      .then((proof) => {
        proof.endPreview();
      })
      .then(forget)
      .finally(leave)
      .catch(next);
  });
  const proof = await load();
  await proof.refreshContent();
  await proof.beginPreview(preview);
  await forget();
  request.url = preview.address;
  next();
}

/** Addresses of the code that Vite serves. */
function isOfVite(pathname: string): boolean {
  return /\/(@|__|node_modules\/|src\/|\.vite\/)/.test(pathname);
}
