import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { isRunnableDevEnvironment, type Connect, type Plugin } from 'vite';
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
      if (!isRunnableDevEnvironment(ssr)) return;
      const load = (): Promise<Proof> => ssr.runner.import<Proof>(PROOF);
      const forget = async (): Promise<void> => {
        ssr.hot.send('astro:content-changed', {});
        await new Promise((resolve) => setImmediate(resolve));
      };
      server.middlewares.use(proofAnswers({ load, forget }));
    },
  };
}

type Proof = typeof import('./proof.ts');

interface ProofPages {
  load: () => Promise<Pick<Proof, 'refreshContent' | 'findProofFile' | 'isNamedLikeFile' | 'beginPreview' | 'endPreview'>>;
  /** Has Astro forget which pages there are. */
  forget: () => Promise<void>;
}

/** Answers files, and leaves pages to what comes next once the content is as it has to be for them. */
export function proofAnswers({ load, forget }: ProofPages): Connect.NextHandleFunction {
  const turns = new PageTurns();
  return (request, response, next) => {
    const { pathname } = new URL(request.originalUrl ?? request.url ?? '/', 'http://localhost');
    if (isOfVite(pathname)) {
      next();
      return;
    }
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
      // A recording can be sent for as long as somebody listens, and no preview has to wait for that.
      leave();
      response.writeHead(file.status, Object.fromEntries(file.headers));
      response.end(Buffer.from(await file.arrayBuffer()));
    };
    answer().catch(next);
  };
}

interface Shown extends ProofPages {
  request: IncomingMessage;
  response: ServerResponse;
  next: (error?: unknown) => void;
  preview: Preview;
  turns: PageTurns;
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
