import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const OWN_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** True of a request of a program on this computer. */
export function isOfThisComputer({ socket }: Pick<IncomingMessage, 'socket'>): boolean {
  return LOOPBACK.has(socket.remoteAddress ?? '');
}

/** True of a request to a name that means this computer everywhere: another site’s name can be made to lead here. */
export function isToThisComputer({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return OWN_NAMES.test(headers.host ?? '');
}
