import type { MiddlewareHandler } from 'astro';
import style from './proof.css?inline';
import { markProof } from './proof-marks.ts';
import { findProofMarks } from './proof.ts';

/** While editing: marks on each page what is not out yet. A published page is printed without this. */
export const onRequest: MiddlewareHandler = async (context, next) => {
  const response = await next();
  if (response.headers.get('content-type')?.startsWith('text/html') !== true) return response;
  const marks = await findProofMarks(context.url.pathname);
  if (!marks) return response;
  const html = markProof(await response.text(), marks, style);
  return new Response(html, { status: response.status, headers: response.headers });
};
