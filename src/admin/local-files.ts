import { readdirSync, rmdirSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative } from 'node:path';
import { kindOfFile, type FileKind } from '../content/content-list.ts';
import { PICTURE_ENDINGS } from '../shared/picture-shapes.ts';
import { isSingleName } from '../content/content-folders.ts';
import { formatFault } from '../content/faults/fault.ts';
import { ChangeCheck } from './change-check.ts';
import { placeWithin, readWhole, removeWhole, saveWhole } from './content-file.ts';
import { answerKept } from './kept-answers.ts';
import { KeptStates } from './kept-states.ts';
import { failed, keptAsDraft, notAllowed, refused, tag, type Answer } from './file-answers.ts';
import { refusalOf } from './local-request.ts';
import { Turns } from './turns.ts';
import { header, receive } from './uploads.ts';

/** What the editing room calls the content folder, wherever it lies. */
const CONTENT = 'content/';

const PICTURE_TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.tiff': 'image/tiff',
};

/** A file that is to be written. */
interface Upload {
  /** Below the content folder. */
  path: string;
  kind: FileKind;
  bytes: Buffer;
  /** Where the file was, when it is to have another name. */
  from?: string | undefined;
  /** The answer where it has become another meanwhile. */
  changedSince: () => Answer | undefined;
}

/**
 * Answers the editing room on this computer: lists, reads, writes and deletes files of the content folder, and nothing else.
 *
 * What is written or deleted names the digest of what the editor was shown (`If-Match`, or `If-None-Match: *` for a new file) and is
 * refused when the file is another by now (412), or when a build would refuse the content with it (422). `POST` is told the same of
 * a file and writes nothing.
 */
export class LocalFiles {
  readonly #contentDir: string;
  readonly #check: ChangeCheck;
  readonly #kept: KeptStates;
  /** Pictures that are to be written together with their words, by path; `good` once both were found good together. */
  readonly #awaited = new Map<string, { bytes: Buffer; good: boolean }>();
  readonly #turns: Turns;

  /** `desk`: what other pages of the server share with it. */
  constructor(root: string, contentDir: string, desk: { check?: ChangeCheck; kept?: KeptStates; turns?: Turns } = {}) {
    this.#contentDir = contentDir;
    this.#check = desk.check ?? new ChangeCheck(root, contentDir);
    this.#kept = desk.kept ?? new KeptStates(root);
    this.#turns = desk.turns ?? new Turns();
  }

  /** Answers for `?file=content/…`, for `?picture=` with a photo’s id, and with the list of all files for neither. */
  async answer(request: IncomingMessage, response: ServerResponse, wanted: URLSearchParams): Promise<void> {
    const { status, body = '', headers = {} } = await this.#respond(request, wanted).catch(failed);
    if (response.destroyed) return;
    response.writeHead(status, {
      'Cache-Control': 'no-store',
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    });
    response.end(body);
  }

  async #respond(request: IncomingMessage, wanted: URLSearchParams): Promise<Answer> {
    const refusal = refusalOf(request);
    if (refusal !== undefined) return { status: 403, body: refusal };
    const kept = await this.#turns.take(() =>
      answerKept(request, wanted, { contentDir: this.#contentDir, kept: this.#kept, check: this.#check }),
    );
    if (kept) return kept;
    const photo = wanted.get('picture');
    const path = wanted.get('file');
    const method = request.method ?? '';
    if (photo === null && path === null) return method === 'GET' ? this.#list() : notAllowed('GET');
    if (photo !== null) return method === 'GET' ? this.#picture(photo) : notAllowed('GET');
    const place = path?.startsWith(CONTENT) === true ? placeWithin(this.#contentDir, path.slice(CONTENT.length)) : undefined;
    if (path === null || place === undefined) return { status: 403, body: `“${path ?? ''}” is not a file of the content folder.` };
    const inContent = path.slice(CONTENT.length);
    if (method === 'GET') return read(place, path);
    if (method !== 'PUT' && method !== 'POST' && method !== 'DELETE') return notAllowed('GET, PUT, POST, DELETE');
    const bytes = method === 'DELETE' ? undefined : await receive(request);
    return this.#turns.take(() => (bytes ? this.#upload(request, { path: inContent, bytes }) : this.#delete(request, inContent, place)));
  }

  #list(): Answer {
    const files = readdirSync(this.#contentDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.#contentDir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .filter((path) => placeWithin(this.#contentDir, path) !== undefined)
      .map((path) => CONTENT + path)
      .sort();
    return { status: 200, body: JSON.stringify({ files }), headers: { 'Content-Type': 'application/json' } };
  }

  /** The picture of a photo, by the photo’s id. */
  #picture(photo: string): Answer {
    for (const ending of PICTURE_ENDINGS) {
      const path = `photos/${photo}${ending}`;
      const place = placeWithin(this.#contentDir, path);
      if (place !== undefined && statSync(place, { throwIfNoEntry: false })?.isFile() === true) return read(place, CONTENT + path);
    }
    return { status: 404, body: `There is no picture of the photo ${photo}.` };
  }

  async #upload(request: IncomingMessage, { path, bytes }: Pick<Upload, 'path' | 'bytes'>): Promise<Answer> {
    const kind = kindOfFile(path);
    const shown = CONTENT + path;
    if (typeof kind !== 'string') return { status: 422, body: formatFault({ file: shown, ...kind }) };
    if (kind === 'media')
      return { status: 422, body: `${shown} cannot be written from here. Put recordings and other files into the folder themselves.` };
    const from = movedFrom(request);
    const changed = this.#changedSince(request, from ?? path);
    if (changed) return changed;
    if (from !== undefined && this.#read(path) !== undefined) return { status: 412, body: `There is a file ${shown} already.` };
    const upload = { path, kind, bytes, from, changedSince: () => this.#changedSince(request, from ?? path) };
    return request.method === 'POST' ? this.#tryOut(upload) : this.#write(upload);
  }

  /** Says of an upload what would be said if it were written. */
  async #tryOut(upload: Upload): Promise<Answer> {
    const { faults, draftFaults } = await this.#look(upload);
    if (upload.kind === 'picture') {
      // Its words come next. What is wrong with the picture itself no words can mend.
      const unreadable = faults.find(({ field }) => field === undefined);
      if (unreadable) return { status: 422, body: formatFault(unreadable) };
      this.#awaited.set(upload.path, { bytes: upload.bytes, good: false });
      return { status: 204 };
    }
    if (faults.length > 0) return refused(faults);
    for (const [, picture] of this.#awaitedBeside(upload.path)) picture.good = true;
    return draftFaults.length > 0 ? keptAsDraft(draftFaults) : { status: 204 };
  }

  async #write(upload: Upload): Promise<Answer> {
    const { path, kind, bytes, from } = upload;
    const awaited = kind === 'picture' ? this.#awaited.get(path) : undefined;
    const faults = awaited?.good === true && awaited.bytes.equals(bytes) ? [] : (await this.#look(upload)).faults;
    if (faults.length > 0) return refused(faults);
    // While it was checked, another program may have written.
    const changed = upload.changedSince();
    if (changed) return changed;
    const place = placeWithin(this.#contentDir, path);
    if (place === undefined) return { status: 403, body: `“${CONTENT}${path}” is not a file of the content folder.` };
    this.#keepState(from ?? path, path);
    saveWhole(place, bytes);
    if (kind === 'text') this.#kept.keep(path, bytes, Date.now());
    this.#awaited.delete(path);
    const old = from === undefined ? undefined : placeWithin(this.#contentDir, from);
    if (old !== undefined) removeWhole(old, this.#contentDir);
    return { status: 204, headers: { ETag: tag(bytes) } };
  }

  #look({ path, bytes, from }: Upload): ReturnType<ChangeCheck['look']> {
    const change = new Map<string, Buffer | undefined>([[path, bytes]]);
    if (from !== undefined) change.set(from, undefined);
    for (const [picture, awaited] of this.#awaitedBeside(path)) change.set(picture, awaited.bytes);
    return this.#check.look(change);
  }

  /** The picture that is about to be written together with the words in a file. */
  #awaitedBeside(path: string): [path: string, picture: { bytes: Buffer; good: boolean }][] {
    const id = path.startsWith('photos/') && path.endsWith('.yaml') ? path.slice(0, -'.yaml'.length) : '';
    return [...this.#awaited].filter(([picture]) => picture.slice(0, -extname(picture).length) === id);
  }

  /** Deletes a file with what belongs to it alone. A file that others need stays. */
  async #delete(request: IncomingMessage, path: string, place: string): Promise<Answer> {
    if (statSync(place, { throwIfNoEntry: false })?.isDirectory() === true) {
      // A folder is deleted only when nothing is in it.
      rmdirSync(place);
      return { status: 204 };
    }
    if (this.#read(path) === undefined) return { status: 404, body: `There is no file ${CONTENT}${path}.` };
    if (isSingleName(path)) return { status: 422, body: `${CONTENT}${path} cannot be deleted from here.` };
    const before = this.#changedSince(request, path);
    if (before) return before;
    const gone = [path, ...(await this.#check.belongingsOf(path))];
    const faults = await this.#check.faultsOf(new Map(gone.map((one) => [one, undefined])));
    if (faults.length > 0)
      return {
        status: 422,
        body: [`${CONTENT}${path} is needed by other files, so it was not deleted.`, ...faults.map(formatFault)].join('\n\n'),
      };
    const changed = this.#changedSince(request, path);
    if (changed) return changed;
    this.#kept.bin(
      gone.flatMap((one) => {
        const bytes = this.#read(one);
        return bytes ? [[one, bytes] as const] : [];
      }),
      Date.now(),
    );
    for (const one of gone) {
      const file = placeWithin(this.#contentDir, one);
      if (file !== undefined) removeWhole(file, this.#contentDir);
    }
    return { status: 204 };
  }

  /** Keeps a text as it was before it is written over, be it by what program; under the name that it is to have. */
  #keepState(from: string, path: string): void {
    const place = placeWithin(this.#contentDir, from);
    const before = place === undefined || kindOfFile(from) !== 'text' ? undefined : readWhole(place);
    if (before) this.#kept.keep(path, before.bytes, Math.min(before.modified, Date.now()));
  }

  /** The answer to an editor who was shown another file than there is now. */
  #changedSince(request: IncomingMessage, path: string): Answer | undefined {
    const opened = header(request, 'if-match');
    const isNew = header(request, 'if-none-match') === '*';
    const shown = CONTENT + path;
    if (opened === undefined && !isNew) return { status: 428, body: `Say which ${shown} is meant: the request has no If-Match.` };
    const now = this.#read(path);
    if (isNew ? now === undefined : now !== undefined && tag(now) === opened) return undefined;
    const body = now === undefined ? `${shown} has been deleted since it was opened.` : `${shown} has been changed since it was opened.`;
    return { status: 412, body: isNew ? `There is a file ${shown} already.` : body, headers: now === undefined ? {} : { ETag: tag(now) } };
  }

  #read(path: string): Buffer | undefined {
    const place = placeWithin(this.#contentDir, path);
    return place === undefined ? undefined : readWhole(place)?.bytes;
  }
}

function read(place: string, path: string): Answer {
  const file = readWhole(place);
  if (file === undefined) return { status: 404, body: `There is no file ${path}.` };
  const type = PICTURE_TYPES[extname(place).toLowerCase()] ?? 'text/plain; charset=utf-8';
  return { status: 200, body: file.bytes, headers: { 'Content-Type': type, 'X-Modified': String(file.modified), ETag: tag(file.bytes) } };
}

/** Where a file was; written as in an address, since a header holds no letters but those of ASCII. */
function movedFrom(request: IncomingMessage): string | undefined {
  const written = header(request, 'x-moved-from');
  if (written === undefined) return undefined;
  try {
    return decodeURIComponent(written).slice(CONTENT.length);
  } catch {
    return '';
  }
}
