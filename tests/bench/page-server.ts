import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { brotliCompressSync } from 'node:zlib';
import { isCompressible, servingOf } from '../../src/site/statements/serving.ts';
import { OUTPUT } from '../support/site.ts';

/** Serves the sample by HTTP/2, as hosts do, with a certificate that OpenSSL makes for the occasion. */
export interface PageServer {
  origin: string;
  /** Answers for an address with a page that is in no file. */
  add: (path: string, html: string) => void;
  close: () => void;
}

/** So much is encrypted at once, which with its head is a packet of the internet. */
const RECORD_BYTES = 1350;

export async function servePages(): Promise<PageServer> {
  const added = new Map<string, string>();
  const compressed = new Map<string, Buffer>();
  const server = createSecureServer(certificate(), (request, response) => {
    const { pathname } = new URL(request.url, 'https://localhost');
    const own = added.get(pathname);
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const file = join(OUTPUT, decodeURIComponent(path));
    if (own === undefined && !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const name = own === undefined ? path.slice(1) : 'index.html';
    const headers = { 'content-type': servingOf(name).type, 'cache-control': 'max-age=600' };
    const read = () => (own === undefined ? readFileSync(file) : Buffer.from(own));
    if (!isCompressible(name)) {
      response.writeHead(200, headers).end(read());
      return;
    }
    // Hosts keep what they have compressed: a page is not measured by how long that takes here.
    const body = compressed.get(pathname) ?? brotliCompressSync(read());
    compressed.set(pathname, body);
    response.writeHead(200, { ...headers, 'content-encoding': 'br' }).end(body);
  });
  // As hosts do at the beginning of a connection: a browser can read nothing of a record before its last byte is there.
  server.on('secureConnection', (socket: TLSSocket) => {
    socket.setMaxSendFragment(RECORD_BYTES);
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  return {
    origin: `https://localhost:${(server.address() as AddressInfo).port}`,
    add: (path, html) => {
      added.set(path, html);
    },
    close: () => {
      server.close();
    },
  };
}

/** For this machine alone, and for a day. */
function certificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-certificate-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost', '-keyout', key, '-out', cert];
    execFileSync('openssl', args, { stdio: 'ignore' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
