import type { MiddlewareHandler } from 'astro';
import { findProof } from './proof.ts';

/** A build gives each page its view; `npm run dev` finds it here, by the address that was asked for. */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const proof = await findProof(context.url.pathname);
  if (proof instanceof Response) return proof;
  context.locals.kind = proof.kind;
  context.locals.view = proof.view;
  const response = await next(new URL(`${import.meta.env.BASE_URL}${proof.kind}/`, context.url));
  return proof.kind === 'not-found' ? new Response(response.body, { status: 404, headers: response.headers }) : response;
};
