import type { MiddlewareHandler } from 'astro';
import type { Printer } from '../queries/pages.ts';
import { findProof, type Proof } from './proof.ts';

/** A build gives each page its view; `npm run dev` finds it here, by the address that was asked for. */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const print = ({ kind, view }: Proof) => {
    context.locals.kind = kind;
    context.locals.view = view;
    return next(new URL(`${import.meta.env.BASE_URL}${kind}/`, context.url));
  };
  // One request has one place for a view: the pages that a data file asks for are printed one after another.
  let latest: Promise<unknown> = Promise.resolve();
  const printer: Printer = {
    renderPage: ({ kind }, view) => {
      const page = latest.then(async () => Buffer.from(await (await print({ kind, view: view as Proof['view'] })).arrayBuffer()));
      latest = page.catch(() => undefined);
      return page;
    },
  };
  const proof = await findProof(context.url.pathname, printer);
  if (proof instanceof Response) return proof;
  const response = await print(proof);
  return proof.kind === 'not-found' ? new Response(response.body, { status: 404, headers: response.headers }) : response;
};
