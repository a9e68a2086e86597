import type { IncomingMessage } from 'node:http';
import { isOfThisComputer, isToThisComputer } from './own-computer.ts';

/** Why a request is not the editing room’s own: other computers and other sites in this browser have no business here. */
export function refusalOf(request: IncomingMessage): string | undefined {
  const { headers, method } = request;
  if (!isOfThisComputer(request)) return 'Files can be edited on the computer they lie on only.';
  if (!isToThisComputer(request)) return 'Files can be edited at http://localhost only.';
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host ?? ''}`) return 'Files can be edited from this site only.';
  // Another program of this computer that serves pages is the same site to a browser, and another origin.
  const from = headers['sec-fetch-site'];
  if (from !== undefined && from !== 'same-origin') return 'Files can be edited from this site only.';
  // Another site’s script cannot send a header of its own choice without being allowed to; its pictures cannot say they are of this site.
  if (headers['x-standfirst'] !== 'editing' && !(method === 'GET' && from === 'same-origin'))
    return 'Files can be edited from the page /admin/ only.';
  return undefined;
}
