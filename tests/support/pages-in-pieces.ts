import { readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { servingOf } from '../../src/site/statements/serving.ts';
import { OUTPUT } from './site.ts';

/** So many tags of a page come at once; it is painted between two pieces, as far as it is there. */
const TAGS_A_PIECE = 12;
const PIECES = 30;
const PAUSE_MILLISECONDS = 40;

/** Serves the sample, whose pages come in pieces: what a reader sees first in many, as from a network that stops and goes. */
export async function servePagesInPieces(): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const file = join(OUTPUT, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': servingOf(name.slice(1)).type, 'cache-control': 'no-store' });
    if (name.endsWith('.html')) void sendInPieces(response, readFileSync(file, 'utf8'));
    else response.end(readFileSync(file));
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function sendInPieces(response: ServerResponse, html: string): Promise<void> {
  const body = html.indexOf('<body');
  const tags = html.slice(body).split(/(?=<)/);
  response.write(html.slice(0, body));
  for (let piece = 0; piece < PIECES; piece += 1) {
    response.write(tags.slice(piece * TAGS_A_PIECE, (piece + 1) * TAGS_A_PIECE).join(''));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
  }
  response.end(tags.slice(PIECES * TAGS_A_PIECE).join(''));
}
