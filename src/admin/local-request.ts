import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const OWN_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Why a request is not the editing room’s own: other computers and other sites in this browser have no business here. */
export function refusalOf({ socket, headers, method }: IncomingMessage): string | undefined {
  if (!LOOPBACK.has(socket.remoteAddress ?? '')) return 'Files can be edited on the computer they lie on only.';
  if (!OWN_NAMES.test(headers.host ?? '')) return 'Files can be edited at http://localhost only.';
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host ?? ''}`) return 'Files can be edited from this site only.';
  // Another program of this computer that serves pages is the same site to a browser, and another origin.
  const from = headers['sec-fetch-site'];
  if (from !== undefined && from !== 'same-origin') return 'Files can be edited from this site only.';
  // Another site’s script cannot send a header of its own choice without being allowed to; its pictures cannot say they are of this site.
  if (headers['x-standfirst'] !== 'editing' && !(method === 'GET' && from === 'same-origin'))
    return 'Files can be edited from the page /admin/ only.';
  return undefined;
}
