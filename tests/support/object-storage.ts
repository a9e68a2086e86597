import { hash } from 'node:crypto';
import { escapeXml } from '../../src/shared/escape-html.ts';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface StoredObject {
  bytes: Buffer;
  type: string;
  cache: string;
}

const SETTINGS = {
  TYPE: 's3',
  PROVIDER: 'Other',
  ACCESS_KEY_ID: 'any',
  SECRET_ACCESS_KEY: 'any',
  NO_CHECK_BUCKET: 'true',
  FORCE_PATH_STYLE: 'true',
};

/** What rclone finds in its environment so that the storage at an address is called `storage:`. */
export function variablesOfRclone(endpoint: string): Record<string, string> {
  const remote = Object.entries({ ...SETTINGS, ENDPOINT: endpoint }).map(([name, value]) => [`RCLONE_CONFIG_STORAGE_${name}`, value]);
  // Authorities that a machine has been told to trust, which older versions of rclone stumble over.
  return { ...(Object.fromEntries(remote) as Record<string, string>), AWS_CA_BUNDLE: '' };
}

/**
 * Object storage as S3 promises it: an object is there whole or as it was before, whatever becomes of the request that brings it
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html). Servers that imitate S3 for developers often do not keep that.
 */
export class ObjectStorage {
  /** By `bucket/key`. */
  readonly objects = new Map<string, StoredObject>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  /** Returns its address. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://storage');
    const key = decodeURIComponent(pathname.slice(1)).replace(/\/$/, '');
    if (request.method === 'GET' && !key.includes('/')) {
      end(response, 200, {}, this.#list(key, searchParams));
      return;
    }
    if (request.method === 'PUT') {
      const bytes = await bodyOf(request);
      const digest = request.headers['content-md5'];
      if (digest !== undefined && hash('md5', bytes, 'base64') !== digest) {
        end(response, 400);
        return;
      }
      const { 'content-type': type = '', 'cache-control': cache = '' } = request.headers;
      this.objects.set(key, { bytes, type, cache });
      end(response, 200, { etag: `"${hash('md5', bytes)}"` });
      return;
    }
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      end(response, 204);
      return;
    }
    const object = this.objects.get(key);
    if (!object) {
      end(response, 404, {}, '<Error><Code>NoSuchKey</Code></Error>');
      return;
    }
    end(
      response,
      200,
      {
        etag: `"${hash('md5', object.bytes)}"`,
        'content-type': object.type,
        'cache-control': object.cache,
        'content-length': String(object.bytes.length),
        'last-modified': new Date(0).toUTCString(),
      },
      request.method === 'HEAD' ? '' : object.bytes,
    );
  }

  /** As XML: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html, of all at once. */
  #list(bucket: string, asked: URLSearchParams): string {
    const prefix = asked.get('prefix') ?? '';
    const delimiter = asked.get('delimiter') ?? '';
    const folders = new Set<string>();
    const objects: string[] = [];
    for (const [path, { bytes }] of this.objects) {
      const key = path.slice(bucket.length + 1);
      if (!path.startsWith(`${bucket}/${prefix}`)) continue;
      const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
      if (cut === -1) {
        const facts = `<Size>${bytes.length}</Size><ETag>"${hash('md5', bytes)}"</ETag><LastModified>1970-01-01T00:00:00Z</LastModified>`;
        objects.push(`<Contents><Key>${escapeXml(key)}</Key>${facts}</Contents>`);
      } else folders.add(key.slice(0, cut + 1));
    }
    const prefixes = [...folders].map((folder) => `<CommonPrefixes><Prefix>${escapeXml(folder)}</Prefix></CommonPrefixes>`);
    const parts = [...objects, ...prefixes].join('');
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated>${parts}</ListBucketResult>`;
  }
}

/** Rejects when the request is cut off. */
async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  if (!request.complete || bytes.length !== Number(request.headers['content-length'])) throw new Error('The request was cut off.');
  return bytes;
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}, body: string | Buffer = ''): void {
  response.writeHead(status, headers).end(body);
}
