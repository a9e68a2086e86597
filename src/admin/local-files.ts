import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync, lstatSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join, relative } from 'node:path';

/** What the editing room calls the content folder, wherever it lies. */
const CONTENT = 'content';
/** A picture from a camera has thirty megabytes at most. */
const LARGEST_UPLOAD = 256 * 1024 * 1024;
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const OWN_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_. -]*$/u;
const TYPES: Record<string, string> = {
  '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp', '.avif': 'image/avif', '.gif': 'image/gif', '.tiff': 'image/tiff',
};

/** Answers the editing room on this computer: lists, reads, writes and deletes files of the content folder, and nothing else. */
export class LocalFiles {
  readonly #contentDir: string;

  constructor(contentDir: string) {
    this.#contentDir = contentDir;
  }

  /** Answers for `?file=content/…`, for `?picture=` with a photo’s id, and with the list of all files for neither. */
  async answer(request: IncomingMessage, response: ServerResponse, wanted: URLSearchParams): Promise<void> {
    const refusal = refusalOf(request);
    if (refusal !== undefined) return end(response, 403, refusal);
    const photo = wanted.get('picture');
    if (photo !== null) return this.#picture(response, photo);
    const path = wanted.get('file');
    if (path === null) return this.#list(response);
    const file = this.#find(path);
    if (file === undefined) return end(response, 403, `“${path}” is not a file of the content folder.`);
    switch (request.method) {
      case 'GET':
        return this.#read(response, file, path);
      case 'PUT':
        return this.#write(request, response, file);
      case 'DELETE':
        return this.#delete(response, file, path);
      default:
        return end(response, 405, 'Files are read, written or deleted.');
    }
  }

  #list(response: ServerResponse): void {
    const files = readdirSync(this.#contentDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => {
        const { size, mtimeMs } = statSync(join(entry.parentPath, entry.name));
        const path = relative(this.#contentDir, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
        return { path: `${CONTENT}/${path}`, size, modified: Math.round(mtimeMs) };
      })
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    response.setHeader('Content-Type', 'application/json');
    end(response, 200, JSON.stringify({ files }));
  }

  /** The picture of a photo, by the photo’s id. */
  #picture(response: ServerResponse, photo: string): void {
    const name = readdirSync(join(this.#contentDir, 'photos')).find((file) => Object.keys(TYPES).some((ending) => file === photo + ending));
    if (name === undefined) return end(response, 404, `There is no picture of the photo ${photo}.`);
    const path = `${CONTENT}/photos/${name}`;
    const file = this.#find(path);
    return file === undefined ? end(response, 403, `“${path}” is not a file of the content folder.`) : this.#read(response, file, path);
  }

  #read(response: ServerResponse, file: string, path: string): void {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isFile() !== true) return end(response, 404, `There is no file ${path}.`);
    const ending = /\.\w+$/.exec(path)?.[0].toLowerCase() ?? '';
    response.setHeader('Content-Type', TYPES[ending] ?? 'text/plain; charset=utf-8');
    response.setHeader('X-Modified', String(Math.round(stat.mtimeMs)));
    end(response, 200, readFileSync(file));
  }

  async #write(request: IncomingMessage, response: ServerResponse, file: string): Promise<void> {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of request as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > LARGEST_UPLOAD) return end(response, 413, `A file may have ${LARGEST_UPLOAD / 1024 / 1024} MB at most.`);
      parts.push(part);
    }
    mkdirSync(dirname(file), { recursive: true });
    const draft = join(dirname(file), `.saving-${process.pid}-${String(Date.now())}`);
    writeFileSync(draft, Buffer.concat(parts));
    renameSync(draft, file);
    end(response, 204, '');
  }

  #delete(response: ServerResponse, file: string, path: string): void {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return end(response, 404, `There is no file ${path}.`);
    if (stat.isDirectory()) rmdirSync(file);
    else rmSync(file);
    end(response, 204, '');
  }

  /** The file’s place on disk, if it is within the content folder and no link leads out of it. */
  #find(path: string): string | undefined {
    const [top, ...rest] = path.split('/');
    if (top !== CONTENT || rest.length === 0 || rest.some((part) => !NAME.test(part) || part === '..')) return undefined;
    let place = this.#contentDir;
    for (const part of rest) {
      place = join(place, part);
      if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true) return undefined;
    }
    return place;
  }
}

/** Why a request is not the editing room’s own: other computers and other sites in this browser have no business here. */
function refusalOf({ socket, headers, method }: IncomingMessage): string | undefined {
  if (!LOOPBACK.has(socket.remoteAddress ?? '')) return 'Files can be edited on the computer they lie on only.';
  if (!OWN_NAMES.test(headers.host ?? '')) return 'Files can be edited at http://localhost only.';
  if (headers['x-standfirst'] !== 'editing' && !(method === 'GET' && headers['sec-fetch-site'] === 'same-origin'))
    return 'Files can be edited from the page /admin/ only.';
  if (headers.origin !== undefined && new URL(headers.origin).host !== headers.host) return 'Files can be edited from this site only.';
  return undefined;
}

function end(response: ServerResponse, status: number, body: string | Buffer): void {
  response.statusCode = status;
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.end(body);
}
