import type { IncomingMessage } from 'node:http';

/** Far more than a picture has, and little enough for memory. */
export const LARGEST_UPLOAD = 256 * 1024 * 1024;

export class TooLarge extends Error {}

export async function receive(request: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > LARGEST_UPLOAD) throw new TooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
