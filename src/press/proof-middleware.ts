import type { MiddlewareHandler } from 'astro';
import { findProof, type Proof } from './proof.ts';

/** A build gives each page its view; `npm run dev` finds it here, by the address that was asked for. */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const print = ({ kind, view }: Proof) => {
    context.locals.kind = kind;
    context.locals.view = view;
    return next(new URL(`${import.meta.env.BASE_URL}${kind}/`, context.url));
  };
  const proof = await findProof(context.url.pathname, {
    renderPage: async ({ kind }, view) => Buffer.from(await (await print({ kind, view: view as Proof['view'] })).arrayBuffer()),
  });
  if (proof instanceof Response) return proof;
  const response = await print(proof);
  return proof.kind === 'not-found' ? new Response(response.body, { status: 404, headers: response.headers }) : response;
};
