import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, extname, join, relative } from 'node:path';

/** What the editing room calls the content folder, wherever it lies. */
const CONTENT = 'content';
/** Far more than a picture has, and little enough for memory. */
const LARGEST_UPLOAD = 256 * 1024 * 1024;
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const OWN_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
/** A file’s or folder’s name: never hidden, never “..”. */
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_. -]*$/u;
const PICTURE_TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.tiff': 'image/tiff',
};

interface Answer {
  status: number;
  body?: string | Buffer;
  headers?: Record<string, string>;
}

/** Answers the editing room on this computer: lists, reads, writes and deletes files of the content folder, and nothing else. */
export class LocalFiles {
  readonly #contentDir: string;

  constructor(contentDir: string) {
    this.#contentDir = contentDir;
  }

  /** Answers for `?file=content/…`, for `?picture=` with a photo’s id, and with the list of all files for neither. */
  async answer(request: IncomingMessage, response: ServerResponse, wanted: URLSearchParams): Promise<void> {
    const { status, body = '', headers = {} } = await this.#respond(request, wanted);
    response.writeHead(status, { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...headers });
    response.end(body);
  }

  async #respond(request: IncomingMessage, wanted: URLSearchParams): Promise<Answer> {
    const refusal = refusalOf(request);
    if (refusal !== undefined) return { status: 403, body: refusal };
    const photo = wanted.get('picture');
    if (photo !== null) return this.#picture(photo);
    const path = wanted.get('file');
    if (path === null) return this.#list();
    const file = this.#find(path);
    if (file === undefined) return { status: 403, body: `“${path}” is not a file of the content folder.` };
    if (request.method === 'PUT') return write(request, file);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return { status: 404, body: `There is no file ${path}.` };
    if (request.method === 'DELETE') {
      // A folder is deleted only when nothing is in it.
      if (stat.isDirectory()) rmdirSync(file);
      else rmSync(file);
      return { status: 204 };
    }
    return request.method === 'GET' && stat.isFile() ? read(file) : { status: 405, body: 'Files are read, written or deleted.' };
  }

  #list(): Answer {
    const files = readdirSync(this.#contentDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${CONTENT}/${relative(this.#contentDir, join(entry.parentPath, entry.name)).replaceAll('\\', '/')}`)
      .filter((path) => this.#find(path) !== undefined)
      .sort();
    return { status: 200, body: JSON.stringify({ files }), headers: { 'Content-Type': 'application/json' } };
  }

  /** The picture of a photo, by the photo’s id. */
  #picture(photo: string): Answer {
    const name = readdirSync(join(this.#contentDir, 'photos')).find((file) =>
      Object.keys(PICTURE_TYPES).some((ending) => file === photo + ending),
    );
    const file = name === undefined ? undefined : this.#find(`${CONTENT}/photos/${name}`);
    return file === undefined ? { status: 404, body: `There is no picture of the photo ${photo}.` } : read(file);
  }

  /** The file’s place on disk, if it is within the content folder and no link leads out of it. */
  #find(path: string): string | undefined {
    const [top, ...rest] = path.split('/');
    if (top !== CONTENT || rest.length === 0 || !rest.every((part) => NAME.test(part))) return undefined;
    let place = this.#contentDir;
    for (const part of rest) {
      place = join(place, part);
      if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true) return undefined;
    }
    return place;
  }
}

function read(file: string): Answer {
  const type = PICTURE_TYPES[extname(file).toLowerCase()] ?? 'text/plain; charset=utf-8';
  const modified = String(Math.round(statSync(file).mtimeMs));
  return { status: 200, body: readFileSync(file), headers: { 'Content-Type': type, 'X-Modified': modified } };
}

/** Written beside its place and renamed into it, so that nobody reads half a file. */
async function write(request: AsyncIterable<Buffer>, file: string): Promise<Answer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > LARGEST_UPLOAD) return { status: 413, body: `A file may have ${LARGEST_UPLOAD / 1024 / 1024} MB at most.` };
    parts.push(part);
  }
  mkdirSync(dirname(file), { recursive: true });
  const draft = join(dirname(file), `.saving-${process.pid}-${Date.now()}`);
  writeFileSync(draft, Buffer.concat(parts));
  renameSync(draft, file);
  return { status: 204 };
}

/** Why a request is not the editing room’s own: other computers and other sites in this browser have no business here. */
function refusalOf({ socket, headers, method }: IncomingMessage): string | undefined {
  if (!LOOPBACK.has(socket.remoteAddress ?? '')) return 'Files can be edited on the computer they lie on only.';
  if (!OWN_NAMES.test(headers.host ?? '')) return 'Files can be edited at http://localhost only.';
  // Another site’s script cannot send a header of its own choice without being allowed to; its pictures cannot say they are of this site.
  if (headers['x-standfirst'] !== 'editing' && !(method === 'GET' && headers['sec-fetch-site'] === 'same-origin'))
    return 'Files can be edited from the page /admin/ only.';
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host ?? ''}`) return 'Files can be edited from this site only.';
  return undefined;
}
