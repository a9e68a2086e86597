import { tell } from './dialogs.ts';
import { conditionOf, noteOpened, noteText } from './opened-files.ts';

/**
 * Gives the editing room the content folder of this computer, through the development server that serves the page. It
 * stands in for the browser’s own choice of a folder, so every browser will do and nobody has to choose.
 */
export async function offerLocalFolder(address: string): Promise<void> {
  // The choice that a browser remembers holds for its own folders only.
  for (const { name } of await indexedDB.databases()) if (name !== undefined) await forgetFolder(name);
  // Without this the CMS would begin with the repository, and keep nothing that is being written once it turns to the folder.
  localStorage.setItem('sveltia-cms.user', JSON.stringify({ backendName: 'local' }));
  const folder = new Folder(address, '');
  Object.assign(window, { showDirectoryPicker: () => Promise.resolve(folder) });
}

const HANDLES = 'file-system-handles';

function forgetFolder(name: string): Promise<void> {
  return new Promise((done) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => {
      done();
    };
    opening.onsuccess = () => {
      const database = opening.result;
      if (database.objectStoreNames.contains(HANDLES)) database.transaction(HANDLES, 'readwrite').objectStore(HANDLES).clear();
      database.close();
      done();
    };
  });
}

interface Listing {
  /** Paths: `content/articles/en/2026/ferry.md` */
  files: string[];
}

class Folder {
  readonly kind = 'directory';
  readonly name: string;
  readonly address: string;
  readonly path: string;

  constructor(address: string, path: string) {
    this.address = address;
    this.path = path;
    this.name = path.split('/').at(-1) ?? '';
  }

  async *entries(): AsyncGenerator<[string, Folder | LocalFile]> {
    const below = this.path === '' ? '' : `${this.path}/`;
    const seen = new Set<string>();
    for (const path of (await list(this.address)).files) {
      if (!path.startsWith(below)) continue;
      const [name = '', ...rest] = path.slice(below.length).split('/');
      if (seen.has(name)) continue;
      seen.add(name);
      yield [name, rest.length > 0 ? new Folder(this.address, below + name) : new LocalFile(this.address, below + name)];
    }
  }

  async getDirectoryHandle(name: string, { create = false } = {}): Promise<Folder> {
    const path = this.path === '' ? name : `${this.path}/${name}`;
    const there = name === '.git' || create || (await list(this.address)).files.some((file) => file.startsWith(`${path}/`));
    if (!there) throw new DOMException(`There is no folder ${path}.`, 'NotFoundError');
    return new Folder(this.address, path);
  }

  async getFileHandle(name: string, { create = false } = {}): Promise<LocalFile> {
    const path = this.path === '' ? name : `${this.path}/${name}`;
    if (!create && !(await list(this.address)).files.includes(path)) throw new DOMException(`There is no file ${path}.`, 'NotFoundError');
    return new LocalFile(this.address, path);
  }

  async removeEntry(name: string): Promise<void> {
    const path = `${this.path}/${name}`;
    if (isTemporary(path)) return;
    try {
      await ask(this.address, path, { method: 'DELETE', headers: conditionOf(path) });
      noteOpened(path, null);
    } catch (error) {
      // The CMS says only that it failed.
      if (error instanceof Error && error.name !== 'NotFoundError') await tell('Not deleted', error.message);
      throw error;
    }
  }
}

class LocalFile {
  readonly kind = 'file';
  readonly address: string;
  path: string;
  /** Written, but not yet under the name that it is to have. */
  #draft: Blob | undefined;

  constructor(address: string, path: string) {
    this.address = address;
    this.path = path;
  }

  get name(): string {
    return this.path.split('/').at(-1) ?? '';
  }

  async getFile(): Promise<File> {
    const answer = this.#draft === undefined ? await ask(this.address, this.path) : new Response(this.#draft);
    const content = await answer.blob();
    if (this.#draft === undefined) await noteText(this.path, answer.headers.get('ETag'), content);
    const modified = Number(answer.headers.get('X-Modified') ?? Date.now());
    return new File([content], this.name, { type: content.type, lastModified: modified });
  }

  createWritable(): Promise<{ write: (data: Blob | string) => Promise<void>; close: () => Promise<void> }> {
    const parts: (Blob | string)[] = [];
    return Promise.resolve({
      write: (data) => {
        parts.push(data);
        return Promise.resolve();
      },
      close: async () => {
        if (parts.length === 0) return;
        this.#draft = new Blob(parts);
        if (!isTemporary(this.path)) await this.#save(this.path);
      },
    });
  }

  async move(folder: Folder, name: string): Promise<void> {
    const from = this.path;
    const path = `${folder.path}/${name}`;
    this.#draft ??= await this.getFile();
    await this.#save(path, isTemporary(from) ? undefined : from);
    this.path = path;
  }

  /** Writes the file to its path, or to another, where it is then. */
  async #save(path: string, from?: string): Promise<void> {
    const moved = from === undefined ? {} : { 'X-Moved-From': encodeURIComponent(from) };
    const headers = { ...conditionOf(from ?? path), ...moved };
    const content = this.#draft ?? new Blob();
    const answer = await ask(this.address, path, { method: 'PUT', body: content, headers });
    if (from !== undefined) noteOpened(from, null);
    await noteText(path, answer.headers.get('ETag'), content);
    this.#draft = undefined;
  }
}

function isTemporary(path: string): boolean {
  return (path.split('/').at(-1) ?? '').startsWith('.');
}

async function list(address: string): Promise<Listing> {
  return (await (await ask(address, '')).json()) as Listing;
}

/** The paths of all files of the content folder. */
export async function localPaths(address: string): Promise<readonly string[]> {
  return (await list(address)).files;
}

async function ask(address: string, path: string, init: LocalInit = {}): Promise<Response> {
  const answer = await askLocal(address, path, init);
  if (answer.ok) return answer;
  const why = await answer.text();
  throw answer.status === 404 ? new DOMException(why, 'NotFoundError') : new Error(why);
}

/** What is asked, beside the file. */
type LocalInit = Pick<RequestInit, 'method' | 'body'> & { headers?: Record<string, string> };

/** Asks the development server about a file, or for the list of all files; whatever it answers. */
export function askLocal(address: string, path: string, init: LocalInit = {}): Promise<Response> {
  return askQuery(address, path === '' ? {} : { file: path }, init);
}

/** Asks it for something else than a file. */
export function askQuery(address: string, query: Record<string, string>, init: LocalInit = {}): Promise<Response> {
  return fetch(`${address}?${new URLSearchParams(query).toString()}`, { ...init, headers: { ...init.headers, 'X-Standfirst': 'editing' } });
}
