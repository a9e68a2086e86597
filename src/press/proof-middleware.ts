import type { MiddlewareHandler } from 'astro';
import type { Printer } from '../queries/pages.ts';
import style from '../styles/proof.css?inline';
import { markProof } from './proof-marks.ts';
import { findProof, type Proof } from './proof.ts';

/** A build gives each page its view; `npm run dev` finds it here, by the address that was asked for. */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const print = ({ kind, view }: Pick<Proof, 'kind' | 'view'>) => {
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
  const html = markProof(await response.text(), proof.marks, style);
  return new Response(html, { status: proof.kind === 'not-found' ? 404 : response.status, headers: response.headers });
};
